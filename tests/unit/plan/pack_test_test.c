// Running the tests of packs.
#include "tests/unit/plan/trials.h"

#define RULES                                                                            \
    "bar 'wood' { works = 'sanding', when = wood :is 'pine', grade = 'care' }\n"         \
    "bar 'fast' { policy = { drying = 'fast' }, works = 'sanding', grade = 'ask' }"
#define CASE(name, more)                                                                 \
    "case '" name "' { patient = { wood = 'pine' }, request = { treatments = { "         \
    "'sanding' }, date = '2026-06-15' }, " more " }\n"

static void every_case_is_told_in_its_order(void **state) {
    (void)state;
    struct trials_told told;

    trials_run(&told, RULES,
               CASE("the first", "expect = { verdict = 'care' }")
                   CASE("the second", "expect = { verdict = 'go' }")
                       CASE("the third", "expect = { findings = { 'wood' } }"),
               NULL);

    assert_int_equal(told.status, AFTERCARE_OK);
    assert_string_equal(told.told,
                        "ok the first\n"
                        "no the second: cases.lua:2: verdict: expected go, got care\n"
                        "ok the third\n");
    assert_int_equal(told.result.passed, 2);
    assert_int_equal(told.result.failed, 1);
    workshop_close(&told.shop);
}

static void a_case_chooses_for_itself_and_the_host_for_nobody(void **state) {
    (void)state;
    const aftercare_option fast = {"drying", "fast"};
    struct trials_told told;

    trials_run(&told, RULES,
               CASE("slow", "expect = { verdict = 'care' }")
                   CASE("fast", "options = { drying = 'fast' }, expect = { verdict = "
                                "'ask' }")
                       CASE("slow again", "expect = { verdict = 'care' }")
                           CASE("fast again", "options = { drying = 'fast' }, expect = { "
                                              "verdict = 'ask' }")
                               CASE("slow by choice",
                                    "options = { drying = 'slow' }, expect = { verdict = "
                                    "'care' }"),
               &fast);

    assert_string_equal(told.told, "ok slow\nok fast\nok slow again\nok fast again\n"
                                   "ok slow by choice\n");
    workshop_close(&told.shop);
}

static void a_pack_without_tests_has_none(void **state) {
    (void)state;
    struct trials_told told;

    trials_run(&told, RULES, NULL, NULL);

    assert_int_equal(told.status, AFTERCARE_OK);
    assert_int_equal(told.result.passed + told.result.failed, 0);
    workshop_close(&told.shop);
}

static void nobody_need_listen(void **state) {
    (void)state;
    struct workshop shop;
    aftercare_test_result result = {0};
    aftercare_error err = {0};
    workshop_begin(&shop, RULES, CASE("it", "expect = { verdict = 'care' }"));
    aftercare_load_options options = workshop_options(&shop);

    assert_int_equal(aftercare_rules_test(&options, 1, NULL, NULL, &result, &err), 0);

    assert_int_equal(result.passed, 1);
    workshop_close(&shop);
}

static void what_does_not_load_is_not_run(void **state) {
    (void)state;
    static const struct {
        const char *rules, *cases;
    } rows[] = {
        {"bar 'wood' { works = 'sandign', grade = 'care' }",
         CASE("it", "expect = { verdict = 'care' }")},
        {RULES, "case 'it' { expect = { verdikt = 'care' } }"},
        {RULES, CASE("it", "options = { dryng = 'fast' }, expect = { verdict = 'ask' }")},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct trials_told told;
        trials_run(&told, rows[i].rules, rows[i].cases, NULL);
        assert_int_equal(told.status, AFTERCARE_ERULES);
        assert_string_not_equal(told.shop.mistakes, "");
        assert_string_equal(told.told, "");
        assert_int_equal(told.result.passed + told.result.failed, 0);
        workshop_close(&told.shop);
    }
}

static void folders_before_the_first_are_not_tested(void **state) {
    (void)state;
    struct workshop shop;
    aftercare_test_result result = {0};
    aftercare_error err = {0};
    workshop_begin(&shop, RULES, CASE("it", "expect = { verdict = 'care' }"));
    aftercare_load_options options = workshop_options(&shop);

    assert_int_equal(aftercare_rules_test(&options, 2, NULL, NULL, &result, &err), 0);

    assert_int_equal(result.passed, 0);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_is_told_in_its_order),
        cmocka_unit_test(a_case_chooses_for_itself_and_the_host_for_nobody),
        cmocka_unit_test(a_pack_without_tests_has_none),
        cmocka_unit_test(nobody_need_listen),
        cmocka_unit_test(what_does_not_load_is_not_run),
        cmocka_unit_test(folders_before_the_first_are_not_tested),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
