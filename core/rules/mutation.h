// Small mistakes that somebody could make in a rule: a number or a duration one off, an
// operator turned into the other, a part of a condition dropped or negated, a term taken
// for its sibling, a choice for its neighbour. Tests that are worth something notice
// them.
//
// A mutation changes one field of one compiled rule. The rulebase stays as it is: the
// mutated one is a copy that shares all else with it.
#ifndef AFTERCARE_RULES_MUTATION_H
#define AFTERCARE_RULES_MUTATION_H

#include "core/rules/rulebase.h"
#include "core/rules/sketch.h"

struct mutation {
    uint32_t value;            // among the rule's values
    struct rule_value changed; // unless it is a condition
    // Of a condition, as it was and as changed; NULL: it is none.
    const struct sketch *original, *condition;
    const struct test *test; // that it asks and the base does not have, or NULL
};

struct mutations {
    struct mutation *items;
    size_t count, capacity;
};

// All mutations of a rule. The seed chooses which of several siblings a term is taken
// for; otherwise they are always the same, in the same order, under all options. They
// are the arena's. ENOMEM.
aftercare_status mutation_list(struct mutations *out, struct arena *arena,
                               const struct rulebase *base, const struct rule *rule,
                               uint64_t seed);

// A rulebase in which the rule is mutated. It is the arena's, and lives no longer than
// the base. ENOMEM.
aftercare_status mutation_apply(struct rulebase **out, struct arena *arena,
                                const struct rulebase *base, const struct rule *rule,
                                const struct mutation *mutation);

#endif
