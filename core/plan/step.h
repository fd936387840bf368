// The fold `steps`: what to do, to avoid, to check or to book, each from its moment until
// its end. Steps of one name from several treatments are one step, as long as the one
// begins before the other is over.
#ifndef AFTERCARE_PLAN_STEP_H
#define AFTERCARE_PLAN_STEP_H

#include "core/plan/applied.h"

struct step {
    struct text name;
    const struct applied *leading; // the one that lasts longest: its words are used
    const struct rule **rules;     // all that want it, by name
    size_t rules_count;
    const struct remind *remind; // of the leading one, else of the first that has any
    const struct rule *reminded_by;
    struct instant from, till;
    const struct change *change;
    bool is_urgent;
};

struct step_list {
    const struct step *items; // by from, then name
    size_t count;
};

// ENOMEM is the only failure.
aftercare_status step_list_make(struct step_list *out, struct arena *arena,
                                const struct applied_list *applied);

#endif
