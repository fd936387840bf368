// What stands behind the public handles.
#ifndef AFTERCARE_PLAN_LIBRARY_H
#define AFTERCARE_PLAN_LIBRARY_H

#include "aftercare/aftercare.h"
#include "core/base/zone.h"
#include "core/rules/function.h"
#include "core/rules/inference.h"

#include <stdatomic.h>

// Who still needs rules: the caller until it frees them, and each assessor of them. The
// one thing about rules that changes once they are loaded; so it stands beside them.
struct rules_holders {
    atomic_size_t count;
    struct aftercare_rules *rules; // what the last one frees
};

// Immutable once loaded.
struct aftercare_rules {
    struct allocator allocator;
    struct arena arena; // owns base and all it points to
    struct rulebase *base;
    const char *zoneinfo;
    struct rules_holders *holders; // the arena's
};

// Take and give back; the last one to give back frees them, in whichever thread that is.
void rules_hold(const struct aftercare_rules *rules);
void rules_release(const struct aftercare_rules *rules);

// One document at a time: everything of it lives in the arena, which the next call
// resets.
struct aftercare_assessor {
    const struct aftercare_rules *rules; // held
    struct allocator allocator;
    struct arena arena, zones_arena;
    struct zone_cache *zones;      // survives documents
    struct inference inference;    // likewise
    struct function_runner runner; // likewise
    struct buffer out;
};

#endif
