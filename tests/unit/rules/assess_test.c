#include "tests/unit/rules/workshop.h"

#define RULES                                                                            \
    "bar 'a' { works = { 'sanding', 'waxing' }, when = indoors :yes(), grade = 'care' "  \
    "}\n"                                                                                \
    "bar 'b' { works = 'oiling', grade = 'ask' }\n"                                      \
    "suit 'c' { wish = 'smooth', work = { 'sanding', 'waxing' }, points = 10 }"

static void the_requested_works_are_judged_in_the_order_of_ids(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);

    const struct json *answer = workshop_assess(
        &shop, "{'request': {'treatments': ['waxing', 'painting', 'oiling']}}");

    assert_part(&shop, answer, "/treatments/*/treatment",
                "['oiling','painting','waxing']");
    workshop_close(&shop);
}

static void without_a_request_all_works_are_judged_that_rules_speak_of(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);

    assert_part(&shop, workshop_assess(&shop, "{}"), "/treatments/*/treatment",
                "['oiling','sanding','waxing']");
    workshop_close(&shop);
}

static void a_work_that_only_suits_is_judged_for_the_match(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);

    const struct json *answer =
        workshop_assess(&shop, "{'patient': {'indoors': true, 'wishes': "
                               "[{'code':'smooth'}]}, 'request': {'treatments': "
                               "['oiling']}}");

    assert_part(&shop, answer, "/treatments/*/treatment", "['oiling']");
    assert_part(&shop, answer, "/matches/0/treatments/*/verdict", "['care','care']");
    workshop_close(&shop);
}

static void an_assessor_forgets_the_last_document(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);
    const char *one = "{'patient': {'indoors': true}}";
    const char *other = "{'patient': {'indoors': false}}";

    assert_part(&shop, workshop_assess(&shop, one), "/treatments/*/verdict",
                "['ask','care','care']");
    assert_part(&shop, workshop_assess(&shop, other), "/treatments/*/verdict",
                "['ask','go','go']");
    assert_part(&shop, workshop_assess(&shop, one), "/treatments/*/verdict",
                "['ask','care','care']");
    workshop_close(&shop);
}

static void rules_without_a_scale_judge_nothing(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "suit 'c' { wish = 'smooth', work = 'sanding', points = 10 }");

    const struct json *answer =
        workshop_assess(&shop, "{'patient': {'wishes': [{'code':'smooth'}]}, 'request': "
                               "{'treatments': ['sanding']}}");

    assert_part(&shop, answer, "/treatments/*/verdict", "['unclear']");
    assert_part(&shop, answer, "/matches/0/treatments/*/verdict", "['unclear']");
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_requested_works_are_judged_in_the_order_of_ids),
        cmocka_unit_test(without_a_request_all_works_are_judged_that_rules_speak_of),
        cmocka_unit_test(a_work_that_only_suits_is_judged_for_the_match),
        cmocka_unit_test(an_assessor_forgets_the_last_document),
        cmocka_unit_test(rules_without_a_scale_judge_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
