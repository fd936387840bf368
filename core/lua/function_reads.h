// What a function reads while it runs, and what is taken for granted of that which nobody
// knows. A function never sees that something is unknown: it is run once for each answer
// that there could be, and its own answer is certain only where all of these runs agree.
// So what it answers for certain stays, whatever is told later.
#ifndef AFTERCARE_LUA_FUNCTION_READS_H
#define AFTERCARE_LUA_FUNCTION_READS_H

#include "core/rules/condition.h"

#define FUNCTION_FORKS_MAX 64 // unknowns that one run may meet

struct function_read {
    struct test test;
    struct answer answer;
};

// One unknown, and which of its answers is taken for granted.
struct function_fork {
    size_t read;
    int way, ways;
};

struct function_reads {
    struct arena *arena;
    const struct inquiry *inquiry;
    struct function_read *list; // each once, in the order in which they were first read
    size_t count, capacity;
    struct function_fork forks[FUNCTION_FORKS_MAX];
    size_t taken; // forks that are decided before a run begins
    size_t met;   // that this run has met
    bool takes_last;
    bool is_stuck; // this run met what has too many answers to try them all
    bool is_out_of_memory;
};

// The inquiry's facts are asked; what is remembered is the arena's.
void function_reads_init(struct function_reads *reads, struct arena *arena,
                         const struct inquiry *inquiry);

// Begins a run that takes the first way, or the last, of all that it meets.
void function_reads_first(struct function_reads *reads);
void function_reads_last(struct function_reads *reads);

// Begins the run after that which has just ended, in the order of ways; false when there
// is none. The one before was no run of function_reads_last.
bool function_reads_next(struct function_reads *reads);

// Asks a test and remembers it. NULL when there is no memory. The pointer is good until
// the next one is asked.
const struct function_read *function_reads_ask(struct function_reads *reads,
                                               const struct test *test);

// Which of that many answers is taken for granted, from 0, of a read that is not known;
// -1 when the run cannot go on (is_stuck).
int function_reads_fork(struct function_reads *reads, const struct function_read *read,
                        int ways);

// The first day on which anything that was read may be otherwise.
struct date function_reads_until(const struct function_reads *reads);

#endif
