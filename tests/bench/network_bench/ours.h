// The rules engine itself: loaded from the files of a pack, and asked from facts.
#ifndef AFTERCARE_BENCH_OURS_H
#define AFTERCARE_BENCH_OURS_H

#include "core/plan/library.h"
#include "core/rules/assessment.h"
#include "tests/bench/network_bench/world.h"

struct counted { // bytes
    size_t live, peak;
};

struct ours {
    aftercare_rules *rules;
    struct counted memory; // of the rules
    double loaded;         // microseconds
    uint32_t *numbers;     // by rule: its number in the world
    struct arena facts_arena;
    const struct facts **patients;
    size_t patients_count;
};

// What one thread assesses with.
struct desk {
    const struct ours *ours;
    struct inference inference;
    struct arena arena;
    size_t findings;     // of all assessments
    unsigned char *seen; // by rule
};

// Loads the folder's rules; of the world's patients, so many are read.
void ours_open(struct ours *ours, const char *folder, const struct world *world,
               unsigned patients);
void ours_close(struct ours *ours);

void desk_open(struct desk *desk, const struct ours *ours);
void desk_close(struct desk *desk);

// From the patient's facts to all findings, with the facts of each.
void desk_assess(struct desk *desk, size_t patient);

// The same, and writes the numbers of the rules that hold, each once for however many
// treatments; returns how many. Dies of one that may hold: all that it could depend on is
// known.
size_t desk_held(struct desk *desk, size_t patient, uint32_t *held);

// The same by a plain loop over all rules, each asked anew.
size_t desk_loop(struct desk *desk, size_t patient, uint32_t *held);

#endif
