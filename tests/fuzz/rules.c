// Any bytes load as a rule file of a small world, or are refused with sentences. What
// loads, functions too, answers about each document, and twice the same.
#include "aftercare/aftercare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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
    char path[128];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, len, file) != len || fclose(file) != 0) {
        abort();
    }
}

// A pack whose rules are written for each input; the process ends with it.
static const char *pack_folder(void) {
    static const char manifest[] =
        "pack \"t\" { version = \"1.0.0\", licence = \"MIT\", engine = { \"0.1\", "
        "\"1.0\" "
        "}, plugins = { \"workshop\" }, says = \"A test.\" }\n";
    static char folder[64];
    if (!folder[0]) {
        char pack[96];
        (void)snprintf(folder, sizeof folder, "/tmp/aftercare-fuzz-XXXXXX");
        if (!mkdtemp(folder)) {
            abort();
        }
        (void)snprintf(pack, sizeof pack, "%s/t", folder);
        if (mkdir(pack, 0700) != 0) {
            abort();
        }
        write_file(folder, "t/pack.lua", manifest, sizeof manifest - 1);
    }
    return folder;
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const char *folder = pack_folder();
    const char *const plugins[] = {WORLD "/plugins"};
    const char *const folders[] = {WORLD "/rules", folder};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_rules *rules = NULL;
    aftercare_error err = {0};
    size_t mistakes = 0;
    write_file(folder, "t/rules.lua", data, size);
    options.plugins = plugins;
    options.plugins_count = 1;
    options.rules = folders;
    options.rules_count = 2;
    options.problem = count;
    options.problem_context = &mistakes;
    if (aftercare_rules_load(&rules, &options, &err)) {
        if (err.status != AFTERCARE_ERULES || mistakes == 0) {
            abort();
        }
        return 0;
    }
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        assess_twice(rules, documents[i]);
    }
    aftercare_rules_free(rules);
    return 0;
}
