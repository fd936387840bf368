// What the files share that look at a case.
#ifndef AFTERCARE_PLAN_COVERAGE_INSIDE_H
#define AFTERCARE_PLAN_COVERAGE_INSIDE_H

#include "core/plan/coverage.h"

// One case, as a rule meets it.
struct looking {
    struct coverage *coverage;
    const struct pack_trial *trial;
    const struct rulebase *base;
    const struct facts *facts;
};

// Notes that it was seen; nothing where there is no such thing to see of the rule.
void coverage_see(struct coverage *coverage, const struct rule *rule, enum side_kind kind,
                  uint32_t test);

// Notes what the parts of its condition answer, and on which side of its bounds the facts
// lie.
void coverage_bounds(const struct looking *looking, const struct rule *rule);

// Whether the rule is awake, about the treatment, and overruled by none for it.
bool coverage_concerns(const struct rule *rule, const struct facts *facts,
                       const struct term *treatment);

// Look at the documents of the case, each with ENOMEM as its only failure.
aftercare_status coverage_assessment(struct looking *looking);
aftercare_status coverage_plan(struct looking *looking);

#endif
