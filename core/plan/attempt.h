// One mutant against the cases that may notice it.
#ifndef AFTERCARE_PLAN_ATTEMPT_H
#define AFTERCARE_PLAN_ATTEMPT_H

#include "core/plan/mutants.h"

// A rulebase with the mutant in it, under the options of one variant.
struct altered {
    const struct variant *variant;
    const struct rule *rule, *changed; // as it is, and as it would be
    const struct mutation *mutation;
    aftercare_rules rules;
    aftercare_assessor *assessor;
    struct altered *next;
};

struct attempt {
    const struct aftercare_mutants *mutants;
    const struct target *target;
    struct arena arena, case_arena;
    struct altered *altered; // one for each variant that was asked for
};

void attempt_begin(struct attempt *attempt, const struct aftercare_mutants *mutants,
                   const struct target *target);
void attempt_end(struct attempt *attempt);

// The altered rules of a variant, made when first asked for. ENOMEM.
aftercare_status attempt_alter(struct altered **out, struct attempt *attempt,
                               const struct variant *variant, aftercare_error *err);

// Whether the case speaks of what the rule decides, as it is or as it would be.
bool attempt_touches(const struct altered *altered, const struct bystander *bystander);

// The first case that notices the mutant; *out NULL: none does. ENOMEM.
aftercare_status attempt_run(const struct bystander **out, struct attempt *attempt,
                             aftercare_error *err);

#endif
