// Threads that assess with the shipped rules, an assessor each: what a second thread adds
// (nothing locks, so all of its own), and eight of them while rules are reloaded once a
// second. `bench_threads_bench 10000000` does that second part alone, with so many
// assessments: for the thread sanitizer, which finds what was not ordered. Most of those
// answer with structs, since each byte of JSON takes that sanitizer long.
#include "aftercare/aftercare.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROUNDS 9
#define ROUND 4000    // assessments of a thread in one round
#define STRESS 100000 // assessments of all threads unless an argument says so
#define THREADS_MAX 8
#define TEXT_EVERY 16 // of the second part's answers, so many are one as JSON
#define SECOND 1e6

static const char document_text[] =
    "{\"patient\":{\"birth_date\":\"1991-03-14\",\"sex\":\"female\",\"pregnant\":false,"
    "\"fitzpatrick\":4,\"medications\":[{\"code\":\"isotretinoin_oral\",\"stopped\":"
    "\"2026-06-15\",\"status\":\"stopped\"}],\"concerns\":[{\"code\":"
    "\"acne_scar_atrophic\",\"area\":\"cheek\"}]},\"request\":{\"treatments\":"
    "[\"microneedling\"],\"areas\":[\"face\"],\"date\":\"2026-11-22\"}}";

// What a host keeps: the rules of now, and a number that says whether they are still the
// ones that an assessor was made of. Only making an assessor takes the lock.
struct current {
    pthread_mutex_t lock;
    aftercare_rules *rules;
    atomic_uint generation;
    atomic_size_t working; // threads
};

struct worker {
    struct current *current;
    pthread_t thread;
    size_t count;      // of what it is to assess
    size_t text_every; // answer is JSON
    double cpu;        // microseconds that it took of a processor
};

static double clock_of(clockid_t clock) {
    struct timespec time;
    (void)clock_gettime(clock, &time);
    return (double)time.tv_sec * SECOND + (double)time.tv_nsec / 1e3;
}

static void die(const char *what) {
    (void)fprintf(stderr, "threads_bench: %s\n", what);
    exit(1);
}

static aftercare_rules *load(void) {
    const char *plugins[] = {AFTERCARE_SOURCE "/plugins"};
    const char *folders[] = {AFTERCARE_SOURCE "/rules"};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_rules *rules = NULL;
    aftercare_error err = {0};
    options.plugins = plugins, options.plugins_count = 1;
    options.rules = folders, options.rules_count = 1;
    if (aftercare_rules_load(&rules, &options, &err)) {
        die(err.sentence);
    }
    return rules;
}

static unsigned renew(struct current *current, aftercare_assessor **assessor) {
    aftercare_error err = {0};
    aftercare_assessor_free(*assessor);
    (void)pthread_mutex_lock(&current->lock);
    unsigned mine = atomic_load(&current->generation);
    aftercare_status status = aftercare_assessor_new(assessor, current->rules, &err);
    (void)pthread_mutex_unlock(&current->lock);
    if (status) {
        die(err.sentence);
    }
    return mine;
}

static void assess(aftercare_assessor *assessor, bool as_text) {
    const aftercare_document document = {
        .name = "bench", .text = document_text, .len = sizeof document_text - 1};
    const aftercare_assessment *answer = NULL;
    aftercare_json text = {0};
    aftercare_error err = {0};
    if (as_text ? aftercare_assess(assessor, &document, NULL, &text, &err)
                : aftercare_assess_result(assessor, &document, NULL, &answer, &err)) {
        die(err.sentence);
    }
}

static void *work(void *context) {
    struct worker *worker = context;
    aftercare_assessor *assessor = NULL;
    unsigned mine = renew(worker->current, &assessor);
    double begin = clock_of(CLOCK_THREAD_CPUTIME_ID);
    for (size_t i = 0; i < worker->count; i++) {
        if (mine != atomic_load(&worker->current->generation)) {
            mine = renew(worker->current, &assessor);
        }
        assess(assessor, i % worker->text_every == 0);
    }
    worker->cpu = clock_of(CLOCK_THREAD_CPUTIME_ID) - begin;
    aftercare_assessor_free(assessor);
    (void)atomic_fetch_sub(&worker->current->working, 1);
    return NULL;
}

static void begin(struct worker *workers, size_t threads, size_t each, size_t text_every,
                  struct current *current) {
    atomic_store(&current->working, threads);
    for (size_t i = 0; i < threads; i++) {
        workers[i] =
            (struct worker){.current = current, .count = each, .text_every = text_every};
        if (pthread_create(&workers[i].thread, NULL, work, &workers[i])) {
            die("no thread");
        }
    }
}

static double join(struct worker *workers, size_t threads) {
    double cpu = 0;
    for (size_t i = 0; i < threads; i++) {
        (void)pthread_join(workers[i].thread, NULL);
        cpu += workers[i].cpu;
    }
    return cpu;
}

// Assessments a second, by the wall's clock and by the processors' own.
struct rate {
    double wall, cpu;
};

static void measure(struct rate *best, size_t threads, struct current *current) {
    struct worker workers[THREADS_MAX];
    double since = clock_of(CLOCK_MONOTONIC);
    begin(workers, threads, ROUND, 1, current);
    double cpu = join(workers, threads);
    double took = clock_of(CLOCK_MONOTONIC) - since;
    double all = (double)(threads * ROUND) * SECOND;
    best->wall = all / took > best->wall ? all / took : best->wall;
    double of_cpu = (double)threads * all / cpu;
    best->cpu = of_cpu > best->cpu ? of_cpu : best->cpu;
}

static unsigned reload_till_done(struct current *current) {
    unsigned reloads = 0;
    double last = clock_of(CLOCK_MONOTONIC);
    while (atomic_load(&current->working) > 0) {
        const struct timespec pause = {.tv_nsec = 20000000};
        (void)nanosleep(&pause, NULL);
        if (clock_of(CLOCK_MONOTONIC) - last < SECOND) {
            continue;
        }
        aftercare_rules *fresh = load();
        (void)pthread_mutex_lock(&current->lock);
        aftercare_rules *old = current->rules;
        current->rules = fresh;
        (void)atomic_fetch_add(&current->generation, 1);
        (void)pthread_mutex_unlock(&current->lock);
        aftercare_rules_free(old);
        last = clock_of(CLOCK_MONOTONIC);
        reloads++;
    }
    return reloads;
}

static void stress(struct current *current, size_t assessments) {
    struct worker workers[THREADS_MAX];
    size_t each = assessments / THREADS_MAX;
    double since = clock_of(CLOCK_MONOTONIC);
    begin(workers, THREADS_MAX, each, TEXT_EVERY, current);
    unsigned reloads = reload_till_done(current);
    (void)join(workers, THREADS_MAX);
    double took = clock_of(CLOCK_MONOTONIC) - since;
    (void)printf("threads_8_assessments %zu\n", each * THREADS_MAX);
    (void)printf("threads_8_reloads %u\n", reloads);
    (void)printf("threads_8_rate %.0f 1/s\n",
                 (double)(each * THREADS_MAX) * SECOND / took);
}

static void compare(struct current *current) {
    struct rate one = {0, 0}, two = {0, 0};
    for (int i = 0; i < ROUNDS; i++) {
        measure(&one, 1, current);
        measure(&two, 2, current);
    }
    (void)printf("threads_1_rate %.0f 1/s\n", one.wall);
    (void)printf("threads_2_rate %.0f 1/s %.2f\n", two.wall, two.wall / one.wall);
    (void)printf("threads_2_rate_of_cpu %.0f 1/s %.2f\n", two.cpu, two.cpu / one.cpu);
}

int main(int count, char **arguments) {
    struct current current = {.lock = PTHREAD_MUTEX_INITIALIZER, .rules = load()};

    if (count > 1) {
        stress(&current, (size_t)strtoull(arguments[1], NULL, 10));
    } else {
        compare(&current);
        stress(&current, STRESS);
    }

    aftercare_rules_free(current.rules);
    return 0;
}
