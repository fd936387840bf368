// A host as small as they come: host PLUGINS RULES FILE loads the rules, assesses the
// document, and prints how many bytes it gave to the rules and to the assessor. It ends
// with its standard input, so that a bench can look at it until then.
#include <aftercare/aftercare.h>

#include <stdio.h>
#include <stdlib.h>

#define DOCUMENT_MAX 65536

static void *count(void *context, void *pointer, size_t old_size, size_t new_size) {
    size_t *live = context;
    if (new_size == 0) {
        free(pointer);
        *live -= pointer ? old_size : 0;
        return NULL;
    }
    void *moved = realloc(pointer, new_size);
    if (moved) {
        *live += new_size - (pointer ? old_size : 0);
    }
    return moved;
}

// Prints what the rules hold, and what the assessor holds behind its first verdict.
static int assess(const aftercare_rules *rules, const aftercare_document *document,
                  const size_t *live, aftercare_error *err) {
    size_t held = *live;
    aftercare_assessor *assessor = NULL;
    aftercare_json answer = {0};
    int failed = aftercare_assessor_new(&assessor, rules, err) ||
                 aftercare_assess(assessor, document, NULL, &answer, err);
    if (!failed) {
        (void)printf("%zu %zu\n", held, *live - held);
        (void)fflush(stdout);
        (void)getchar();
    }
    aftercare_assessor_free(assessor);
    return failed;
}

int main(int arguments_count, char **arguments) {
    static char text[DOCUMENT_MAX];
    size_t live = 0;
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_rules *rules = NULL;
    aftercare_error err = {0};
    FILE *file = arguments_count == 4 ? fopen(arguments[3], "rb") : NULL;
    if (!file) {
        (void)fprintf(stderr, "host PLUGINS RULES FILE\n");
        return 64;
    }
    aftercare_document document = {
        .name = arguments[3], .text = text, .len = fread(text, 1, sizeof text, file)};
    (void)fclose(file);
    const char *plugins[] = {arguments[1]}, *folders[] = {arguments[2]};
    options.plugins = plugins, options.plugins_count = 1;
    options.rules = folders, options.rules_count = 1;
    options.allocate = count, options.allocate_context = &live;

    int failed = aftercare_rules_load(&rules, &options, &err) ||
                 assess(rules, &document, &live, &err);
    if (failed) {
        (void)fprintf(stderr, "%s:%d: %s\n", err.place, err.line, err.sentence);
    }
    aftercare_rules_free(rules);
    return failed;
}
