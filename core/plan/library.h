// What stands behind the public handles.
#ifndef AFTERCARE_PLAN_LIBRARY_H
#define AFTERCARE_PLAN_LIBRARY_H

#include "aftercare/aftercare.h"
#include "core/base/zone.h"
#include "core/rules/function.h"
#include "core/rules/inference.h"

// Immutable once loaded.
struct aftercare_rules {
    struct allocator allocator;
    struct arena arena; // owns base and all it points to
    struct rulebase *base;
    const char *zoneinfo;
};

// One document at a time: everything of it lives in the arena, which the next call
// resets.
struct aftercare_assessor {
    const struct aftercare_rules *rules;
    struct allocator allocator;
    struct arena arena, zones_arena;
    struct zone_cache *zones;      // survives documents
    struct inference inference;    // likewise
    struct function_runner runner; // likewise
    struct buffer out;
};

#endif
