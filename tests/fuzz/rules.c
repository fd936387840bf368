// Any bytes load as a rule file of a small world, or are refused with sentences. What
// loads, functions too, answers about each document, and twice the same.
#include "aftercare/aftercare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define FOLDER_MAX 64
#define WORLD AFTERCARE_SOURCE "/tests/data/engine"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const documents[] = {
    "{\"patient\": {}, \"request\": {\"treatments\": [\"sanding\"]}}",
    "{\"patient\": {\"made\": \"2020-05-17\", \"wood\": \"oak\", \"indoors\": true, "
    "\"hardness\": 4, \"faults\": [{\"code\": \"worm\", \"area\": \"leg\"}], \"coats\": "
    "[{\"code\": \"oil\", \"ended\": \"2026-06\"}], \"events\": [], \"marks\": []}, "
    "\"request\": {\"treatments\": [\"sanding\"], \"areas\": [\"table\"]}}",
};

static void write_file(const char *folder, const char *name, const void *bytes,
                       size_t len) {
    char path[FOLDER_MAX];
    (void)snprintf(path, sizeof path, "%.32s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, len, file) != len || fclose(file) != 0) {
        abort();
    }
}

// A folder with one pack, whose rules are the input.
static void write_pack(char folder[FOLDER_MAX], const uint8_t *data, size_t size) {
    static const char manifest[] =
        "pack \"t\" { version = \"1.0.0\", licence = \"MIT\", engine = { \"0.1\", "
        "\"1.0\" "
        "}, plugins = { \"workshop\" }, says = \"A test.\" }\n";
    char path[FOLDER_MAX];
    (void)snprintf(folder, FOLDER_MAX, "/tmp/aftercare-fuzz-XXXXXX");
    if (!mkdtemp(folder)) {
        abort();
    }
    (void)snprintf(path, sizeof path, "%.32s/t", folder);
    if (mkdir(path, 0700) != 0) {
        abort();
    }
    write_file(folder, "t/pack.lua", manifest, sizeof manifest - 1);
    write_file(folder, "t/rules.lua", data, size);
}

static void remove_pack(const char *folder) {
    static const char *const names[] = {"t/rules.lua", "t/pack.lua", "t", ""};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[FOLDER_MAX];
        (void)snprintf(path, sizeof path, "%.32s/%s", folder, names[i]);
        (void)remove(path);
    }
}

static void count(void *context, const aftercare_error *err) {
    size_t *mistakes = context;
    if (err->sentence[0] == '\0') {
        abort();
    }
    ++*mistakes;
}

static void assess_twice(const aftercare_rules *rules, const char *text) {
    aftercare_document document = {.text = text, .len = strlen(text)};
    aftercare_assessor *assessor = NULL;
    aftercare_json answer = {0};
    aftercare_error err = {0};
    if (aftercare_assessor_new(&assessor, rules, &err) ||
        aftercare_assess(assessor, &document, "2026-06-15", &answer, &err)) {
        abort();
    }
    char *first = strdup(answer.text);
    if (!first || aftercare_assess(assessor, &document, "2026-06-15", &answer, &err) ||
        strcmp(first, answer.text) != 0) {
        abort();
    }
    free(first);
    aftercare_assessor_free(assessor);
}

static aftercare_status load(aftercare_rules **rules, const char *folder) {
    const char *const plugins[] = {WORLD "/plugins"};
    const char *const folders[] = {WORLD "/rules", folder};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_error err = {0};
    size_t mistakes = 0;
    options.plugins = plugins;
    options.plugins_count = 1;
    options.rules = folders;
    options.rules_count = 2;
    options.problem = count;
    options.problem_context = &mistakes;
    aftercare_status status = aftercare_rules_load(rules, &options, &err);
    if (status && (status != AFTERCARE_ERULES || mistakes == 0)) {
        abort();
    }
    return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char folder[FOLDER_MAX];
    aftercare_rules *rules = NULL;
    write_pack(folder, data, size);
    aftercare_status status = load(&rules, folder);
    remove_pack(folder);
    for (size_t i = 0; !status && i < sizeof documents / sizeof *documents; i++) {
        assess_twice(rules, documents[i]);
    }
    aftercare_rules_free(rules);
    return 0;
}
