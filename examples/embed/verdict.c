// The verdict on one patient: FILE is a document as in examples/clinic/ben.json. The
// answer is read from structs; aftercare_result_json would give the whole of it as JSON.
#include <aftercare/aftercare.h>

#include <stdio.h>

#define DOCUMENT_MAX 65536

static void show(const aftercare_assessment *answer) {
    for (size_t i = 0; i < answer->treatments_count; i++) {
        const aftercare_verdict *verdict = answer->treatments[i];
        (void)printf("%s: %s\n", verdict->treatment, verdict->verdict);
        for (size_t k = 0; k < verdict->findings_count; k++) {
            const aftercare_finding *finding = verdict->findings[k];
            (void)printf("  %s, %s: %s\n", finding->severity, finding->rule,
                         finding->because ? finding->because : "");
        }
    }
}

int main(int count, char **arguments) {
    static char text[DOCUMENT_MAX];
    const char *plugins[] = {"plugins"}, *rules_folders[] = {"rules"};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_rules *rules = NULL;
    aftercare_assessor *assessor = NULL;
    const aftercare_assessment *answer = NULL; // the assessor's, until its next call
    aftercare_error err = {0};

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
        aftercare_assess_result(assessor, &document, NULL, &answer, &err)) {
        (void)fprintf(stderr, "%s:%d:%d: %s\n", err.place, err.line, err.column,
                      err.sentence);
    } else {
        show(answer);
    }
    int failed = answer == NULL;
    aftercare_assessor_free(assessor);
    aftercare_rules_free(rules);
    return failed;
}
