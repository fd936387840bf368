// Each struct with a size, as a program that is built with a later release hands it over:
// understood while it uses nothing new, and refused by name when it does.
#include "aftercare/aftercare.h"
#include "aftercare/author.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define GROWN 64

union later {
    size_t size;
    aftercare_load_options load;
    aftercare_plan_options plan;
    aftercare_batch batch;
    aftercare_rule_file file;
    aftercare_mutants_options mutants;
    char room[GROWN + 512];
};

static aftercare_status load(aftercare_assessor *assessor, const union later *given,
                             aftercare_error *err) {
    (void)assessor;
    aftercare_rules *none = NULL;
    aftercare_status status = aftercare_rules_load(&none, &given->load, err);
    assert_null(none);
    return status;
}

static aftercare_status plan(aftercare_assessor *assessor, const union later *given,
                             aftercare_error *err) {
    const aftercare_document document = {.text = "{}", .len = 2};
    const aftercare_plan *none = NULL;
    aftercare_status status =
        aftercare_plan_session(assessor, &document, &given->plan, &none, err);
    assert_null(none);
    return status;
}

static aftercare_status batch(aftercare_assessor *assessor, const union later *given,
                              aftercare_error *err) {
    return aftercare_assess_batch(assessor, &given->batch, NULL, err);
}

static aftercare_status lay_out(aftercare_assessor *assessor, const union later *given,
                                aftercare_error *err) {
    (void)assessor;
    const aftercare_layout_watch nobody = {0};
    return aftercare_rule_file_layout(&given->file, &nobody, err);
}

static aftercare_status mutate(aftercare_assessor *assessor, const union later *given,
                               aftercare_error *err) {
    (void)assessor;
    aftercare_mutants *none = NULL;
    aftercare_status status = aftercare_mutants_open(&none, &given->mutants, err);
    assert_null(none);
    return status;
}

static const char *const nowhere[] = {"nowhere"};
static const aftercare_load_options of_nothing = {
    .size = sizeof of_nothing, .rules = nowhere, .rules_count = 1};

// Each with a mistake that is found only after the struct was read.
static const struct row {
    const char *begin;
    union later given;
    aftercare_status (*call)(aftercare_assessor *assessor, const union later *given,
                             aftercare_error *err);
    const char *mistake;
} rows[] = {
    {"AFTERCARE_LOAD_OPTIONS",
     {.load = {.size = sizeof of_nothing, .rules = nowhere, .rules_count = 1}},
     load,
     "there is no"},
    {"AFTERCARE_PLAN_OPTIONS",
     {.plan = {.size = sizeof(aftercare_plan_options)}},
     plan,
     "tell of the \"session\""},
    {"AFTERCARE_BATCH",
     {.batch = {.size = sizeof(aftercare_batch)}},
     batch,
     "nobody takes the answers"},
    {"AFTERCARE_RULE_FILE",
     {.file = {.size = sizeof(aftercare_rule_file), .text = "(", .len = 1}},
     lay_out,
     "unexpected"},
    {"AFTERCARE_MUTANTS_OPTIONS",
     {.mutants = {.size = sizeof(aftercare_mutants_options), .load = &of_nothing}},
     mutate,
     "there is no"},
};

static aftercare_rules *load_shipped(void) {
    static const char *const plugins[] = {AFTERCARE_SOURCE "/plugins"};
    static const char *const folders[] = {AFTERCARE_SOURCE "/rules"};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_rules *rules = NULL;
    options.plugins = plugins, options.rules = folders;
    options.plugins_count = options.rules_count = 1;
    assert_int_equal(aftercare_rules_load(&rules, &options, NULL), AFTERCARE_OK);
    return rules;
}

static void expect(const struct row *row, aftercare_assessor *assessor,
                   const union later *given, const char *part) {
    aftercare_error err = {0};
    assert_int_not_equal(row->call(assessor, given, &err), AFTERCARE_OK);
    if (!strstr(err.sentence, part)) {
        fail_msg("%s: \"%s\", not \"%s\"", row->begin, err.sentence, part);
    }
}

static void other_releases_are_understood_or_refused_by_name(void **state) {
    (void)state;
    aftercare_rules *rules = load_shipped();
    aftercare_assessor *assessor = NULL;
    assert_int_equal(aftercare_assessor_new(&assessor, rules, NULL), AFTERCARE_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        union later given = rows[i].given;
        expect(&rows[i], assessor, &given, rows[i].mistake);
        given.size += GROWN;
        expect(&rows[i], assessor, &given, rows[i].mistake);
        given.room[given.size - 1] = 1;
        expect(&rows[i], assessor, &given, "sets a member of a later release");
        expect(&rows[i], assessor, &given, rows[i].begin);
        given.size = 0;
        expect(&rows[i], assessor, &given, "has a size of 0");
        given.size = SIZE_MAX;
        expect(&rows[i], assessor, &given, rows[i].begin);
    }
    aftercare_assessor_free(assessor);
    aftercare_rules_free(rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_releases_are_understood_or_refused_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
