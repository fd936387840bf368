// The yardstick of the other languages: rate FILE THREADS PLUGINS RULES assesses each
// line of FILE, which is read beforehand, and prints how many that were in a second on
// the clock, how many in a second of a processor, and how many were wrong. Thread k of n
// has the lines k, k + n, k + 2n …
#include <aftercare/aftercare.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define THREADS_MAX 8

struct worker {
    const aftercare_rules *rules;
    aftercare_document *documents;
    size_t count, first, step, wrong;
    aftercare_status status;
};

static void *work(void *context) {
    struct worker *worker = context;
    aftercare_assessor *assessor = NULL;
    aftercare_json answer;
    aftercare_error err = {0};
    worker->status = aftercare_assessor_new(&assessor, worker->rules, &err);
    for (size_t i = worker->first; !worker->status && i < worker->count;
         i += worker->step) {
        aftercare_assessor_try_again(assessor);
        worker->wrong += aftercare_assess(assessor, &worker->documents[i], "2026-11-22",
                                          &answer, &err) != AFTERCARE_OK;
    }
    aftercare_assessor_free(assessor);
    return NULL;
}

static double seconds(clockid_t clock) {
    struct timespec time;
    (void)clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

// The whole file; the caller's.
static char *read_all(const char *path, size_t *len) {
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    long size = 0;
    if (file && fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) > 0 &&
        fseek(file, 0, SEEK_SET) == 0 && (text = malloc((size_t)size))) {
        *len = fread(text, 1, (size_t)size, file);
    }
    if (file) {
        (void)fclose(file);
    }
    return text;
}

static aftercare_document *lines_of(const char *text, size_t len, size_t *count) {
    size_t room = 1;
    for (size_t i = 0; i < len; i++) {
        room += text[i] == '\n';
    }
    aftercare_document *lines = calloc(room, sizeof *lines);
    const char *end = text + len;
    *count = 0;
    while (lines && text < end) {
        const char *feed = memchr(text, '\n', (size_t)(end - text));
        const char *stop = feed ? feed : end;
        lines[(*count)++] =
            (aftercare_document){.text = text, .len = (size_t)(stop - text)};
        text = stop + 1;
    }
    return lines;
}

static int measure(const aftercare_rules *rules, aftercare_document *documents,
                   size_t count, size_t threads_count) {
    struct worker workers[THREADS_MAX];
    pthread_t threads[THREADS_MAX];
    size_t wrong = 0;
    double begin = seconds(CLOCK_MONOTONIC), used = seconds(CLOCK_PROCESS_CPUTIME_ID);
    for (size_t i = 0; i < threads_count; i++) {
        workers[i] = (struct worker){.rules = rules,
                                     .documents = documents,
                                     .count = count,
                                     .first = i,
                                     .step = threads_count};
        if (pthread_create(&threads[i], NULL, work, &workers[i])) {
            abort();
        }
    }
    for (size_t i = 0; i < threads_count; i++) {
        (void)pthread_join(threads[i], NULL);
        wrong += workers[i].wrong;
        if (workers[i].status) {
            return 1;
        }
    }
    (void)printf("%.1f %.1f %zu\n", (double)count / (seconds(CLOCK_MONOTONIC) - begin),
                 (double)count / (seconds(CLOCK_PROCESS_CPUTIME_ID) - used), wrong);
    return 0;
}

int main(int count, char **arguments) {
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_rules *rules = NULL;
    aftercare_error err = {0};
    size_t len = 0, lines_count = 0;
    char *text = count == 5 ? read_all(arguments[1], &len) : NULL;
    if (!text) {
        (void)fprintf(stderr, "rate FILE THREADS PLUGINS RULES\n");
        return 64;
    }
    size_t threads = strtoul(arguments[2], NULL, 10);
    const char *plugins[] = {arguments[3]}, *folders[] = {arguments[4]};
    options.plugins = plugins, options.plugins_count = 1;
    options.rules = folders, options.rules_count = 1;
    if (threads < 1 || threads > THREADS_MAX ||
        aftercare_rules_load(&rules, &options, &err)) {
        (void)fprintf(stderr, "%s: %s\n", err.place, err.sentence);
        return 1;
    }
    aftercare_document *lines = lines_of(text, len, &lines_count);
    int failed = !lines || measure(rules, lines, lines_count, threads);
    aftercare_rules_free(rules);
    free(lines);
    free(text);
    return failed;
}
