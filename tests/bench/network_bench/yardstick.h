// Something that finds the rules that hold for a patient. Each is handed the same world,
// and prepares whatever it needs, rules and patients, before any time is taken.
#ifndef AFTERCARE_BENCH_YARDSTICK_H
#define AFTERCARE_BENCH_YARDSTICK_H

#include "tests/bench/network_bench/world.h"

struct yardstick {
    const char *name;
    unsigned rules_max; // more take too long to load
    // patients: how many of the world's it will be asked about.
    void *(*open)(const struct world *world, unsigned patients);
    // Writes the numbers of the rules that hold, in any order, each at least once;
    // returns how many.
    size_t (*ask)(void *context, size_t patient, uint32_t *held);
    void (*close)(void *context);
};

extern const struct yardstick yardstick_bare;
extern const struct yardstick yardstick_lua;
extern const struct yardstick yardstick_clips; // NULL functions: built without it

#endif
