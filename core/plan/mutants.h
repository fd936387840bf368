// Mutants: rules with one small mistake each, and the cases that should notice it.
#ifndef AFTERCARE_PLAN_MUTANTS_H
#define AFTERCARE_PLAN_MUTANTS_H

#include "aftercare/author.h"
#include "core/plan/pack_facts.h"
#include "core/plan/variant.h"
#include "core/rules/mutation.h"

// A case as mutants meet it.
struct bystander {
    const struct pack_case *pack_case;
    const struct variant *variant;
    const struct facts *facts;   // of its assessment; NULL: it has none
    const struct facts *session; // of its session; NULL: it has none
};

// A folder of packs with those before it, and the cases of its packs.
struct world {
    struct variants variants;
    const struct rulebase *base; // under the default options
    struct bystander *cases;
    size_t cases_count;
};

// What one mutant is: the number-th mutation of a rule.
struct target {
    const struct world *world;
    uint32_t rule, number;
};

struct aftercare_mutants {
    struct allocator allocator;
    struct arena arena;   // owns all
    struct arena scratch; // of one case, while they are opened
    uint64_t seed;
    struct world *worlds;
    size_t worlds_count;
    struct target *targets;
    aftercare_mutant *mutants;
    char **kept; // the case found for each, of the allocator's memory; NULL: none
    size_t count;
};

#endif
