// aftercare bench FILE: how fast a document is assessed on this machine, JSON to JSON.
#include "core/base/fail.h"
#include "core/cli/clock.h"
#include "core/cli/open.h"
#include "core/cli/report.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define SAMPLES_MAX ((size_t)1 << 20)
#define WARM_UP 1000
#define SECONDS_MAX 3600

static const struct option_row options[] = {
    {"date", "DATE", "assesses for that day, instead of the document's (else today)"},
    {"treatment", "NAME", "only this treatment; may be given again"},
    {"seconds", "N", "how long it is measured; 2 without it"},
    {0},
};

// Assessments, and how long the first SAMPLES_MAX of them took, in nanoseconds.
struct measured {
    int64_t count, nanoseconds;
    uint32_t *samples;
    size_t samples_count;
};

static aftercare_status assess_once(struct opened *opened, aftercare_error *err) {
    aftercare_json answer;
    return aftercare_assess(opened->assessor, &opened->document, opened->today, &answer,
                            err);
}

static aftercare_status measure(struct measured *out, struct opened *opened,
                                int64_t seconds, aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    for (int i = 0; i < WARM_UP && !status; i++) {
        status = assess_once(opened, err);
    }
    int64_t first = clock_nanoseconds();
    int64_t before = first;
    while (!status && before - first < seconds * INT64_C(1000000000)) {
        status = assess_once(opened, err);
        int64_t after = clock_nanoseconds();
        int64_t took = after - before;
        if (out->samples_count < SAMPLES_MAX) {
            out->samples[out->samples_count++] =
                took < UINT32_MAX ? (uint32_t)took : UINT32_MAX;
        }
        out->count++;
        before = after;
    }
    out->nanoseconds = before - first;
    return status;
}

static int ascending(const void *a, const void *b) {
    const uint32_t *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

// The duration that this share of a hundred did not exceed.
static uint32_t percentile(const struct measured *measured, size_t share) {
    return measured->samples[(measured->samples_count - 1) * share / 100];
}

static enum exit_status show(const struct invocation *invocation,
                             const struct measured *measured) {
    int64_t rate = measured->count * INT64_C(1000000000) / measured->nanoseconds;
    uint32_t half = percentile(measured, 50), most = percentile(measured, 99);
    if (wants_json(invocation)) {
        (void)printf("{\"assessments\":%" PRId64 ",\"per_second\":%" PRId64
                     ",\"p50_ns\":%" PRIu32 ",\"p99_ns\":%" PRIu32 "}\n",
                     measured->count, rate, half, most);
    } else {
        (void)printf("%" PRId64 " assessments, %" PRId64 " a second on one thread\n"
                     "half of them took at most %" PRIu32 ".%" PRIu32
                     " µs, 99 of 100 at most %" PRIu32 ".%" PRIu32 " µs\n",
                     measured->count, rate, half / 1000, half % 1000 / 100, most / 1000,
                     most % 1000 / 100);
    }
    return fflush(stdout) == 0 ? EXIT_DONE : EXIT_OURS;
}

static enum exit_status read_seconds(int64_t *out, const struct invocation *invocation) {
    const char *text = option_of(invocation, "seconds");
    char *end = NULL;
    *out = 2;
    if (!text) {
        return EXIT_DONE;
    }
    errno = 0;
    long read = strtol(text, &end, 10);
    if (errno || end == text || *end || read < 1 || read > SECONDS_MAX) {
        (void)fprintf(stderr, "aftercare: --seconds: \"%s\" is no number from 1 to %d\n",
                      text, SECONDS_MAX);
        return EXIT_USAGE;
    }
    *out = read;
    return EXIT_DONE;
}

static enum exit_status bench(struct invocation *invocation, struct opened *opened,
                              int64_t seconds) {
    struct measured measured = {0};
    aftercare_error err;
    measured.samples = arena_array(&invocation->arena, SAMPLES_MAX, sizeof(uint32_t));
    if (!measured.samples) {
        (void)fail(&err, AFTERCARE_ENOMEM, NULL, "no memory for what is measured");
        return report_error(invocation, &err);
    }
    if (measure(&measured, opened, seconds, &err)) {
        return report_error(invocation, &err);
    }
    qsort(measured.samples, measured.samples_count, sizeof *measured.samples, ascending);
    return show(invocation, &measured);
}

static enum exit_status run(struct invocation *invocation) {
    struct opened opened = {0};
    int64_t seconds = 0;
    enum exit_status status = read_seconds(&seconds, invocation);
    if (status) {
        return status;
    }
    status = open_all(&opened, invocation);
    if (!status) {
        opened_ask(&opened, invocation);
        status = bench(invocation, &opened, seconds);
    }
    opened_close(&opened);
    return status;
}

const struct command command_bench = {
    .name = "bench",
    .arguments = "FILE",
    .says = "how fast the document is assessed: assessments a second, p50, p99",
    .least = 1,
    .most = 1,
    .options = options,
    .run = run,
};
