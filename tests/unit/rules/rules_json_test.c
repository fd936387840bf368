#include "tests/unit/rules/golden.h"

static const struct json *list(struct workshop *shop, const char *kind,
                               const char *rule) {
    aftercare_json answer = {0};
    aftercare_error err = {0};
    aftercare_status status =
        aftercare_rules_list(shop->assessor, kind, rule, &answer, &err);
    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    return workshop_read(shop, answer);
}

static void all_rules_are_written_as_the_golden_document_shows(void **state) {
    (void)state;
    struct workshop shop;
    golden_open(&shop);

    golden_compare(&shop, list(&shop, NULL, NULL), "rules.answer.json");
    workshop_close(&shop);
}

static void kind_and_rule_narrow_the_list(void **state) {
    (void)state;
    static const struct {
        const char *kind, *rule, *rules;
    } rows[] = {
        {"job", NULL, "['t.look-for-stains','t.no-load','t.wipe']"},
        {NULL, "wipe", "['t.wipe']"},
        {NULL, "t.wipe", "['t.wipe']"},
        {"job", "wipe", "['t.wipe']"},
        {"bar", "wipe", "[]"},
    };
    struct workshop shop;
    golden_open(&shop);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct json *answer = list(&shop, rows[i].kind, rows[i].rule);
        assert_part(&shop, answer, "/rules/*/rule", rows[i].rules);
        assert_part(&shop, answer, "/kinds/*/kind", "['bar','suit','put','job']");
    }
    workshop_close(&shop);
}

static void what_is_not_there_is_told_with_the_nearest(void **state) {
    (void)state;
    static const struct {
        const char *kind, *rule, *sentence;
    } rows[] = {
        {"jobb", NULL, "there is no kind \"jobb\" (did you mean \"job\"?)"},
        {"zzzz", NULL, "there is no kind \"zzzz\" (see the plugins)"},
        {NULL, "wpie", "there is no rule \"wpie\" (did you mean \"wipe\"?)"},
        {NULL, "zzzzzz",
         "there is no rule \"zzzzzz\" (the list of rules shows them all)"},
    };
    struct workshop shop;
    golden_open(&shop);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        aftercare_json answer = {"untouched", 9};
        aftercare_error err = {0};
        assert_int_equal(aftercare_rules_list(shop.assessor, rows[i].kind, rows[i].rule,
                                              &answer, &err),
                         AFTERCARE_ENOTFOUND);
        assert_string_equal(err.sentence, rows[i].sentence);
        assert_string_equal(answer.text, "untouched");
    }
    workshop_close(&shop);
}

static void a_rule_that_sleeps_is_listed_as_such(void **state) {
    (void)state;
    struct workshop shop;
    golden_open(&shop);

    const struct json *answer = list(&shop, NULL, "coated-lately-fast");

    assert_part(&shop, answer, "/rules/*/is_awake", "[false]");
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_rules_are_written_as_the_golden_document_shows),
        cmocka_unit_test(kind_and_rule_narrow_the_list),
        cmocka_unit_test(what_is_not_there_is_told_with_the_nearest),
        cmocka_unit_test(a_rule_that_sleeps_is_listed_as_such),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
