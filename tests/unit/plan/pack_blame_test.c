// Which rule a failing case blames, and how it is explained.
#include "tests/unit/plan/trials.h"

#define RULES                                                                            \
    "bar 'a' { works = 'sanding', when = indoors :yes(), grade = 'care' }\n"             \
    "bar 'b' { works = 'sanding', when = hardness :at_least(5), grade = 'care' }\n"      \
    "suit 's' { work = 'sanding', wish = 'shiny', points = 50 }\n"                       \
    "put 'w' { after = 'sanding', stuff = 'wax', use = 'hold', from = 'PT0S', till = "   \
    "'P7D' }\n"
#define HEAD                                                                             \
    "case 'it' { patient = { faults = {}, coats = {}, events = {}, marks = {}, wishes "  \
    "= { { code = 'shiny' } }, indoors = true, made = '2020-06-15', hardness = 3, wood " \
    "= 'oak' }, request = { treatments = { 'sanding' }, areas = { 'table' }, date = "    \
    "'2026-06-15' }, session = { id = 's', treatments = { 'sanding' }, areas = { "       \
    "'table' }, ended_at = '2026-06-15T12:00:00+02:00', timezone = 'Europe/Berlin' }, "  \
    "expect = { "

struct blamed {
    char rule[64], explanation[1 << 16];
};

static void note(void *context, const aftercare_test_case *told) {
    struct blamed *blamed = context;
    (void)snprintf(blamed->rule, sizeof blamed->rule, "%s",
                   told->rule ? told->rule : "nobody");
    (void)snprintf(blamed->explanation, sizeof blamed->explanation, "%s",
                   told->explanation.text ? told->explanation.text : "");
}

static struct blamed blame(const char *cases) {
    struct workshop shop;
    struct blamed blamed;
    aftercare_test_result result = {0};
    aftercare_error err = {0};
    workshop_begin(&shop, RULES, cases);
    aftercare_load_options options = workshop_options(&shop);
    assert_int_equal(aftercare_rules_test(&options, 1, note, &blamed, &result, &err),
                     AFTERCARE_OK);
    assert_string_equal(shop.mistakes, "");
    workshop_close(&shop);
    return blamed;
}

static void the_rule_that_made_the_difference_is_told(void **state) {
    (void)state;
    static const struct {
        const char *cases, *rule;
    } rows[] = {
        {HEAD "verdict = 'care' } }", "nobody"},                     // it passes
        {HEAD "verdict = 'go' } }", "t.a"},                          // what is there
        {HEAD "verdict = 'go', findings = { 'a', 'b' } } }", "t.b"}, // what is missing
        {HEAD "findings = {} } }", "t.a"},
        {HEAD "findings = { 'a', 'b' } } }", "t.b"},
        {HEAD "unknown = { 'b' } } }", "t.b"},
        {HEAD "score = { sanding = 51 } } }", "t.s"},
        {HEAD "matches = {} } }", "t.s"},
        {HEAD "at = { P1D = { fine = { 'wax' } } } } }", "t.w"},
        {HEAD "reminders = { w = 3 } } }", "t.w"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct blamed blamed = blame(rows[i].cases);
        assert_string_equal(blamed.rule, rows[i].rule);
        assert_true((strcmp(blamed.rule, "nobody") == 0) == (*blamed.explanation == 0));
    }
}

static void its_explanation_is_of_the_cases_own_document(void **state) {
    (void)state;
    const struct blamed missing = blame(HEAD "findings = { 'a', 'b' } } }");
    const struct blamed planned = blame(HEAD "at = { P1D = { fine = { 'wax' } } } } }");

    assert_non_null(strstr(missing.explanation, "\"rule\":\"t.b\""));
    assert_non_null(strstr(missing.explanation, "\"holds\":\"false\""));
    assert_non_null(strstr(missing.explanation, "hardness :at_least(5)"));
    assert_non_null(strstr(planned.explanation, "\"rule\":\"t.w\""));
    assert_non_null(strstr(planned.explanation, "\"holds\":\"true\""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rule_that_made_the_difference_is_told),
        cmocka_unit_test(its_explanation_is_of_the_cases_own_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
