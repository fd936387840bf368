// Time, as benchmarks take it.
#ifndef AFTERCARE_BENCH_MEASURE_H
#define AFTERCARE_BENCH_MEASURE_H

#include <stddef.h>

// Says what is wrong, and ends the program.
_Noreturn void die(const char *what);

double now(void); // microseconds

// What one call takes, over all patients.
struct figure {
    double median, p99, mean;
};

// Calls once for each patient, in rounds for as long as the budget lasts (microseconds),
// and at least once; of each patient the best round counts, so that what else the machine
// does is left out. Between two calls for one patient there is one for every other.
struct figure measure(void call(void *context, size_t patient), void *context,
                      size_t patients, double budget);

#endif
