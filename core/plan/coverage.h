// What the cases of a folder of packs have seen of its rules. A case counts where it
// expects something of what the rule decides: a verdict or findings, matches, the use of
// a product or the steps at a moment. Cases run under the options that each of them
// chooses; their rulebases differ in what is awake, and in nothing else.
#ifndef AFTERCARE_PLAN_COVERAGE_H
#define AFTERCARE_PLAN_COVERAGE_H

#include "core/plan/pack_expect.h"
#include "core/plan/part.h"
#include "core/plan/side.h"

struct coverage {
    struct arena *arena;
    struct sides *rules; // by the rules' index
    struct parts *parts; // likewise
    size_t count;
};

// Everything is the arena's. ENOMEM.
aftercare_status coverage_begin(struct coverage *out, struct arena *arena,
                                const struct rulebase *base);

// Looks at one case, whose documents are right. ENOMEM.
aftercare_status coverage_add(struct coverage *coverage, const struct pack_trial *trial);

#endif
