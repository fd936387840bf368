// The verdict on one patient, by rules that a clinic keeps in its database. DOCUMENT is
// as in examples/clinic/ben.json; the FILEs stand for the rows of a table, each a path as
// in "rules/schema.lua" and a text:
//   from_memory DOCUMENT $(find plugins rules -name '*.lua')
#include <aftercare/aftercare.h>

#include <stdio.h>

#define TEXT_MAX 131072
#define ROWS_MAX 1000

static char texts[ROWS_MAX][TEXT_MAX]; // of a table; only what is read is ever touched

// False when there is no such file.
static int read_row(aftercare_file *row, char *text, const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        (void)fprintf(stderr, "%s: cannot be read\n", path);
        return 0;
    }
    *row = (aftercare_file){
        .path = path, .text = text, .len = fread(text, 1, TEXT_MAX, file)};
    (void)fclose(file);
    return 1;
}

int main(int count, char **arguments) {
    static aftercare_file rows[ROWS_MAX]; // the first one is the document
    size_t rows_count = 0;
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_rules *rules = NULL;
    aftercare_assessor *assessor = NULL;
    aftercare_error err = {0};
    aftercare_json answer = {0};

    for (int i = 1; i < count && rows_count < ROWS_MAX; i++, rows_count++) {
        if (!read_row(&rows[rows_count], texts[rows_count], arguments[i])) {
            return 66;
        }
    }
    if (rows_count < 2) {
        (void)fprintf(stderr, "from_memory DOCUMENT FILE...\n");
        return 64;
    }
    aftercare_document document = {
        .name = rows[0].path, .text = rows[0].text, .len = rows[0].len};
    options.files = rows + 1, options.files_count = rows_count - 1;

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
