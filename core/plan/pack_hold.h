// Each expectation of a pack's test, held against one answer of the library.
#ifndef AFTERCARE_PLAN_PACK_HOLD_H
#define AFTERCARE_PLAN_PACK_HOLD_H

#include "core/plan/pack_expect.h"

// Of which answer something can be expected: an assessment, a plan, the plan at a moment.
enum answer_kind { OF_ASSESSMENT, OF_PLAN, OF_MOMENT };

// Everything that one expectation is held against.
struct holding {
    const struct pack_trial *trial;
    const struct json *answer, *expected; // expected: the value of this expectation
    const char *what;                     // its name
    struct text moment;                   // of `at`: the duration; else empty
    aftercare_error *err;
};

// Holds all that the case expects of this kind of answer against it, until the first that
// differs: EDOCUMENT with the case's place, what was expected and what was there. ENOMEM.
aftercare_status pack_hold_all(struct holding *holding, enum answer_kind of);

// Likewise what a case expects of one moment: { avoid = …, steps = …, rules = … }.
aftercare_status pack_hold_moment(struct holding *holding, const struct json *moment);

// The name of the first thing that is expected of this kind of answer; NULL: nothing is.
const char *pack_hold_first(const struct json *expect, enum answer_kind of);

#endif
