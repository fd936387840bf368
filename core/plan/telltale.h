// The case that would notice a mutant: searched for among the documents around its rule
// (vary.h), and held against both before it is shown.
#ifndef AFTERCARE_PLAN_TELLTALE_H
#define AFTERCARE_PLAN_TELLTALE_H

#include "core/plan/attempt.h"

// Of each choice of options: so many plain documents, and so many others.
#define TELLTALE_TRIES_MAX 600

struct telltale {
    struct text
        test;     // as the packs' tests write it, in the attempt's arena; at NULL: none
    size_t tries; // so many documents were tried
};

// Of a mutant that no case notices. ENOMEM.
aftercare_status telltale_find(struct telltale *out, struct attempt *attempt,
                               aftercare_error *err);

#endif
