#include "tests/bench/network_bench/measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROUNDS_MAX 60

void die(const char *what) {
    (void)fprintf(stderr, "network_bench: %s\n", what);
    exit(1);
}

double now(void) {
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static int by_size(const void *a, const void *b) {
    const double *left = a;
    const double *right = b;
    return (*left > *right) - (*left < *right);
}

struct figure measure(void call(void *context, size_t patient), void *context,
                      size_t patients, double budget) {
    double *times = calloc(patients, sizeof *times);
    if (!times) {
        die("no memory");
    }
    double begin = now();
    for (int round = 0; round == 0 || (round < ROUNDS_MAX && now() - begin < budget);
         round++) {
        for (size_t p = 0; p < patients; p++) {
            double before = now();
            call(context, p);
            double took = now() - before;
            times[p] = round == 0 || took < times[p] ? took : times[p];
        }
    }
    qsort(times, patients, sizeof *times, by_size);
    struct figure figure = {times[patients / 2], times[patients * 99 / 100], 0};
    for (size_t p = 0; p < patients; p++) {
        figure.mean += times[p] / (double)patients;
    }
    free(times);
    return figure;
}
