// What an assessor of the shipped rules holds after a call, its answer included, counted
// at the allocator that the caller gives: the most after any of many documents made by
// chance. The yardstick is the 100 kB that are promised.
#include "core/base/arena.h"

#include "aftercare/aftercare.h"
#include "aftercare/author.h"

#include <stdio.h>
#include <stdlib.h>

#define SAMPLES 200
#define PROMISED 100000.0
#define DAY "2026-11-22"

struct bench {
    size_t live; // bytes
    aftercare_rules *rules;
    aftercare_assessor *assessor, *maker;
};

static void *count(void *context, void *pointer, size_t old_size, size_t new_size) {
    struct bench *bench = context;
    void *result = system_allocator.allocate(NULL, pointer, old_size, new_size);
    bench->live -= pointer ? old_size : 0;
    bench->live += result ? new_size : 0;
    return result;
}

static void die(const char *what) {
    (void)fprintf(stderr, "held_bench: %s\n", what);
    exit(1);
}

static void load(struct bench *bench) {
    const char *plugins[] = {AFTERCARE_SOURCE "/plugins"};
    const char *folders[] = {AFTERCARE_SOURCE "/rules"};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_error err = {0};
    options.plugins = plugins;
    options.rules = folders;
    options.plugins_count = options.rules_count = 1;
    options.allocate = count;
    options.allocate_context = bench;
    if (aftercare_rules_load(&bench->rules, &options, &err) ||
        aftercare_assessor_new(&bench->maker, bench->rules, &err)) {
        die(err.sentence);
    }
}

static void assess(struct bench *bench, const aftercare_document *document) {
    aftercare_json answer;
    if (aftercare_assess(bench->assessor, document, DAY, &answer, NULL)) {
        die("a sample is wrong");
    }
}

static void assess_one(struct bench *bench, const aftercare_document *document) {
    static const char *const one[] = {"microneedling"};
    aftercare_document asked = *document;
    asked.treatments = one;
    asked.treatments_count = 1;
    assess(bench, &asked);
}

static void ask(struct bench *bench, const aftercare_document *document) {
    aftercare_json answer;
    if (aftercare_ask(bench->assessor, document, DAY, &answer, NULL)) {
        die("a sample is wrong");
    }
}

static void assess_to_structs(struct bench *bench, const aftercare_document *document) {
    const aftercare_assessment *answer;
    if (aftercare_assess_result(bench->assessor, document, DAY, &answer, NULL)) {
        die("a sample is wrong");
    }
}

static void plan(struct bench *bench, const aftercare_document *document) {
    const aftercare_plan_options options = AFTERCARE_PLAN_OPTIONS;
    const aftercare_plan *made;
    // A session made by chance may be none that can be planned.
    (void)aftercare_plan_session(bench->assessor, document, &options, &made, NULL);
}

struct row {
    const char *name;
    void (*call)(struct bench *bench, const aftercare_document *document);
    aftercare_status (*sample)(aftercare_assessor *assessor, uint64_t number,
                               aftercare_json *out, aftercare_error *err);
};

static void measure(struct bench *bench, const struct row *row) {
    size_t before = bench->live;
    size_t most = 0;
    if (aftercare_assessor_new(&bench->assessor, bench->rules, NULL)) {
        die("no memory");
    }
    for (uint64_t i = 0; i < SAMPLES; i++) {
        aftercare_json sample;
        size_t made_from = bench->live;
        if (row->sample(bench->maker, i, &sample, NULL)) {
            die("no memory");
        }
        before += bench->live - made_from; // the maker's own
        const aftercare_document document = {.text = sample.text, .len = sample.len};
        row->call(bench, &document);
        most = bench->live - before > most ? bench->live - before : most;
    }
    printf("%s %zu bytes %.2f\n", row->name, most, (double)most / PROMISED);
    aftercare_assessor_free(bench->assessor);
}

int main(void) {
    static const struct row rows[] = {
        {"assessor_held_one_treatment", assess_one, aftercare_sample_request},
        {"assessor_held_all_treatments", assess, aftercare_sample_request},
        {"assessor_held_intake", ask, aftercare_sample_request},
        {"assessor_held_structs", assess_to_structs, aftercare_sample_request},
        {"assessor_held_plan", plan, aftercare_sample_session},
    };
    struct bench bench = {0};
    load(&bench);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        measure(&bench, &rows[i]);
    }
    aftercare_assessor_free(bench.maker);
    aftercare_rules_free(bench.rules);
    return 0;
}
