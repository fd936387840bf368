// What the files share that list mutations.
#ifndef AFTERCARE_RULES_MUTATION_INSIDE_H
#define AFTERCARE_RULES_MUTATION_INSIDE_H

#include "core/rules/mutation.h"

struct mutating {
    struct mutations *out;
    struct arena *arena;
    const struct rulebase *base;
    const struct rule *rule;
    uint32_t value; // that is mutated now, among the rule's
    uint64_t seed;
    bool is_out_of_memory;
};

// Adds one; that there was no memory is noted.
void mutation_add(struct mutating *mutating, const struct mutation *mutation);

// The mutations of a condition, and those of any other value.
void mutation_of_condition(struct mutating *mutating, const struct condition *condition);
void mutation_of_value(struct mutating *mutating, const struct field *field,
                       const struct rule_value *value);

// Another term of the same category that neither holds this one nor lies in it: one with
// a parent in common, where there is one. NULL: there is none.
const struct term *mutation_sibling(const struct mutating *mutating,
                                    const struct term *term);

// The span one unit longer or shorter: of its own smallest unit; of one of no length, an
// hour. False where it would be shorter than nothing.
bool mutation_shift(struct span *out, struct span span, int by);

#endif
