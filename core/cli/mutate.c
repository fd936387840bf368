#include "core/cli/mutate.h"

#include "core/cli/clock.h"
#include "core/cli/mutate_report.h"
#include "core/cli/number.h"
#include "core/cli/report.h"

#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

#define PROGRESS_EVERY 200 // milliseconds

// What the threads share; the lock is of all that changes.
struct mutating {
    aftercare_mutants *mutants;
    size_t count;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t begun, done, noticed, working;
    aftercare_status status; // of the first that failed
    aftercare_error err;
};

static bool take(struct mutating *mutating, size_t *number) {
    (void)pthread_mutex_lock(&mutating->lock);
    bool is_taken = !mutating->status && mutating->begun < mutating->count;
    if (is_taken) {
        *number = mutating->begun++;
    }
    (void)pthread_mutex_unlock(&mutating->lock);
    return is_taken;
}

static void finish(struct mutating *mutating, size_t number, aftercare_status status,
                   const aftercare_error *err) {
    (void)pthread_mutex_lock(&mutating->lock);
    mutating->done++;
    if (status && !mutating->status) {
        mutating->status = status;
        mutating->err = *err;
    }
    if (!status) {
        mutating->noticed += aftercare_mutants_get(mutating->mutants, number)->state ==
                             AFTERCARE_MUTANT_NOTICED;
    }
    (void)pthread_cond_signal(&mutating->changed);
    (void)pthread_mutex_unlock(&mutating->lock);
}

static void *work(void *context) {
    struct mutating *mutating = context;
    size_t number;
    while (take(mutating, &number)) {
        aftercare_error err = {0};
        aftercare_status status = aftercare_mutants_try(mutating->mutants, number, &err);
        finish(mutating, number, status, &err);
    }
    (void)pthread_mutex_lock(&mutating->lock);
    mutating->working--;
    (void)pthread_cond_signal(&mutating->changed);
    (void)pthread_mutex_unlock(&mutating->lock);
    return NULL;
}

// Waits for the threads, and shows how far they are.
static void watch(struct mutating *mutating, bool shows_progress) {
    int64_t shown = 0;
    (void)pthread_mutex_lock(&mutating->lock);
    while (mutating->working > 0) {
        (void)pthread_cond_wait(&mutating->changed, &mutating->lock);
        int64_t now = shows_progress ? clock_milliseconds() : 0;
        if (now >= shown + PROGRESS_EVERY) {
            shown = now;
            (void)fprintf(stderr, "\r\033[K%zu of %zu mutants, %zu noticed",
                          mutating->done, mutating->count, mutating->noticed);
        }
    }
    (void)pthread_mutex_unlock(&mutating->lock);
    if (shows_progress) {
        (void)fputs("\r\033[K", stderr);
    }
}

static aftercare_status try_all(struct mutating *mutating, size_t jobs,
                                bool shows_progress) {
    pthread_t threads[MUTATE_JOBS_MAX];
    size_t started = 0;
    mutating->working = jobs;
    while (started < jobs &&
           pthread_create(&threads[started], NULL, work, mutating) == 0) {
        started++;
    }
    (void)pthread_mutex_lock(&mutating->lock);
    mutating->working -= jobs - started;
    (void)pthread_mutex_unlock(&mutating->lock);
    if (started == 0) { // then this one does it
        mutating->working = 1;
        (void)work(mutating);
    }
    watch(mutating, shows_progress);
    for (size_t i = 0; i < started; i++) {
        (void)pthread_join(threads[i], NULL);
    }
    return mutating->status;
}

static enum exit_status run(struct invocation *invocation, aftercare_mutants *mutants,
                            size_t jobs, long least) {
    struct mutating mutating = {.mutants = mutants,
                                .count = aftercare_mutants_count(mutants)};
    bool shows_progress = isatty(STDERR_FILENO) && !has_option(invocation, "quiet");
    if (pthread_mutex_init(&mutating.lock, NULL) != 0) {
        return EXIT_OURS;
    }
    if (pthread_cond_init(&mutating.changed, NULL) != 0) {
        (void)pthread_mutex_destroy(&mutating.lock);
        return EXIT_OURS;
    }
    aftercare_status status = try_all(&mutating, jobs, shows_progress);
    (void)pthread_cond_destroy(&mutating.changed);
    (void)pthread_mutex_destroy(&mutating.lock);
    return status ? report_error(invocation, &mutating.err)
                  : mutate_report(invocation, mutants, least);
}

static enum exit_status read_numbers(long *jobs, long *sample, long *seed,
                                     const struct invocation *invocation) {
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    const struct number_range ranges[] = {
        {"jobs", 1, MUTATE_JOBS_MAX}, {"sample", 1, 1000000}, {"seed", 0, 1000000000}};
    *jobs = cores > 0 && cores <= MUTATE_JOBS_MAX ? cores : 1;
    *sample = 0;
    *seed = 1;
    enum exit_status status = number_read(jobs, invocation, &ranges[0]);
    if (!status) {
        status = number_read(sample, invocation, &ranges[1]);
    }
    return status ? status : number_read(seed, invocation, &ranges[2]);
}

enum exit_status mutate_run(struct invocation *invocation,
                            const struct load_request *request, size_t first,
                            long least) {
    aftercare_mutants *mutants = NULL;
    aftercare_error err = {0};
    long jobs;
    long sample;
    long seed;
    enum exit_status status = read_numbers(&jobs, &sample, &seed, invocation);
    if (status) {
        return status;
    }
    const aftercare_mutants_options options = {
        .size = sizeof options,
        .load = &request->options,
        .first = first,
        .rule = option_of(invocation, "rule"),
        .seed = (uint64_t)seed,
        .sample = (size_t)sample,
    };
    aftercare_status opened = aftercare_mutants_open(&mutants, &options, &err);
    if (opened == AFTERCARE_ERULES) {
        return EXIT_RULES; // each mistake was printed already
    }
    if (opened || !mutants) {
        enum exit_status told = report_error(invocation, &err);
        return opened == AFTERCARE_ECONFLICT ? EXIT_FOUND : told;
    }
    status = run(invocation, mutants, (size_t)jobs, least);
    aftercare_mutants_close(mutants);
    return status;
}
