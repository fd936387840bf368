// Random numbers of tests: the same on every machine, from a seed that a test prints.
#ifndef AFTERCARE_TESTS_CHANCE_H
#define AFTERCARE_TESTS_CHANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct chance { // SplitMix64
    uint64_t state;
};

static inline uint64_t chance_next(struct chance *chance) {
    uint64_t z = chance->state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static inline size_t chance_below(struct chance *chance, size_t count) {
    return (size_t)(chance_next(chance) % count);
}

static inline bool chance_one_in(struct chance *chance, size_t count) {
    return chance_below(chance, count) == 0;
}

#endif
