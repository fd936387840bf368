// What a pack's test expects, held against what came out.
#ifndef AFTERCARE_PLAN_PACK_EXPECT_H
#define AFTERCARE_PLAN_PACK_EXPECT_H

#include "core/lua/pack_tests.h"
#include "core/plan/library.h"

struct pack_trial {
    const struct pack_case *pack_case;
    aftercare_assessor *assessor; // of the rules with the case's options
    struct arena *arena;          // for this case
    const struct rule **culprit;  // set where a rule made the difference; may be NULL
};

// Runs one case. OK: all came out as expected; EDOCUMENT: it did not, with the case's
// place and what was expected and what was there; otherwise what went wrong.
aftercare_status pack_expect(const struct pack_trial *trial, aftercare_error *err);

#endif
