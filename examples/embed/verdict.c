// The verdict on one patient: FILE is a document as in examples/clinic/ben.json.
#include <aftercare/aftercare.h>

#include <stdio.h>

#define DOCUMENT_MAX 65536

int main(int count, char **arguments) {
    static char text[DOCUMENT_MAX];
    const char *plugins[] = {"plugins"}, *rules_folders[] = {"rules"};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_rules *rules = NULL;
    aftercare_assessor *assessor = NULL;
    aftercare_error err = {0};
    aftercare_json answer = {0};

    FILE *file = count > 1 ? fopen(arguments[1], "rb") : NULL;
    if (!file) {
        (void)fprintf(stderr, "verdict FILE\n");
        return 64;
    }
    aftercare_document document = {
        .name = arguments[1], .text = text, .len = fread(text, 1, sizeof text, file)};
    (void)fclose(file);
    options.plugins = plugins, options.plugins_count = 1;
    options.rules = rules_folders, options.rules_count = 1;

    if (aftercare_rules_load(&rules, &options, &err) ||
        aftercare_assessor_new(&assessor, rules, &err) ||
        aftercare_assess(assessor, &document, NULL, &answer, &err)) {
        (void)fprintf(stderr, "%s:%d:%d: %s\n", err.place, err.line, err.column,
                      err.sentence);
    } else {
        (void)printf("%s\n", answer.text);
    }
    int failed = answer.text == NULL;
    aftercare_assessor_free(assessor);
    aftercare_rules_free(rules);
    return failed;
}
