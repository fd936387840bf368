// Any document is assessed and planned under the shipped rules, or refused with a
// sentence; what is answered is JSON again, and twice the same.
#include "aftercare/aftercare.h"
#include "core/base/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// Loaded once; the process ends with it.
static aftercare_assessor *assessor_of_shipped_rules(void) {
    static const char *const plugins[] = {AFTERCARE_SOURCE "/plugins"};
    static const char *const rules[] = {AFTERCARE_SOURCE "/rules"};
    static aftercare_rules *loaded;
    static aftercare_assessor *assessor;
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_error err = {0};
    options.plugins = plugins;
    options.plugins_count = 1;
    options.rules = rules;
    options.rules_count = 1;
    if (!assessor && (aftercare_rules_load(&loaded, &options, &err) ||
                      aftercare_assessor_new(&assessor, loaded, &err))) {
        (void)fprintf(stderr, "%s:%d: %s\n", err.place, err.line, err.sentence);
        abort();
    }
    return assessor;
}

static void expect_json(aftercare_json answer) {
    struct json_limits limits = {.bytes = 64 << 20, .entries = 1 << 20, .depth = 64};
    struct json_document document;
    struct arena arena;
    aftercare_error err = {0};
    arena_init(&arena, &system_allocator, 0);
    if (json_read(&document, &arena, "answer", (struct text){answer.text, answer.len},
                  &limits, &err)) {
        (void)fprintf(stderr, "%d:%d: %s\n", err.line, err.column, err.sentence);
        abort();
    }
    arena_clear(&arena);
}

static void expect_refusal(const aftercare_error *err) {
    if (err->sentence[0] == '\0' ||
        (err->status != AFTERCARE_EDOCUMENT && err->status != AFTERCARE_ELIMIT)) {
        (void)fprintf(stderr, "%d: %s\n", (int)err->status, err->sentence);
        abort();
    }
}

static void assess(aftercare_assessor *assessor, const aftercare_document *document) {
    aftercare_json answer = {0};
    aftercare_error err = {0};
    if (aftercare_assess(assessor, document, "2026-11-22", &answer, &err)) {
        expect_refusal(&err);
        return;
    }
    expect_json(answer);
    char *first = strdup(answer.text);
    if (!first || aftercare_assess(assessor, document, "2026-11-22", &answer, &err) ||
        strcmp(first, answer.text) != 0) {
        abort();
    }
    free(first);
}

static void plan(aftercare_assessor *assessor, const aftercare_document *document) {
    const aftercare_plan *made = NULL;
    aftercare_error err = {0};
    if (aftercare_plan_session(assessor, document, NULL, &made, &err)) {
        expect_refusal(&err);
        return;
    }
    expect_json((aftercare_json){made->json, made->json_len});
    for (size_t i = 0; i < made->reminders_count; i++) {
        const aftercare_planned_reminder *one = &made->reminders[i];
        bool is_in_order = i == 0 || one->due >= made->reminders[i - 1].due;
        if (!is_in_order || (!one->missed && one->expires <= one->due)) {
            abort();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    aftercare_assessor *assessor = assessor_of_shipped_rules();
    aftercare_document document = {.text = (const char *)data, .len = size};

    assess(assessor, &document);
    plan(assessor, &document);
    return 0;
}
