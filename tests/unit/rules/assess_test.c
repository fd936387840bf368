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

// A second kind that ranks, for what is wrong instead of for what is wished.
#define SECOND_PLUGIN                                                                    \
    "plugin 'second' { version = '1.0.0', engine = { '0.1', '1.0' }, says = 'x' }\n"     \
    "kind 'cure' { says = 'x', fields = { { 'fault', type = 'term', of = { 'fault' }, "  \
    "needed = true, says = 'x' }, { 'work', type = 'terms', of = { 'work' }, needed = "  \
    "true, says = 'x' }, { 'rate', type = 'number', from = 0, till = 9, needed = true, " \
    "says = 'x' } }, decide = rank_by { subject = 'work', of = 'fault', by = 'rate', "   \
    "among = 'faults', allowed = { 'go' }, last = { 'never' } } }"

static void each_kind_that_ranks_has_its_matches(void **state) {
    (void)state;
    struct workshop shop;
    aftercare_error err = {0};
    char path[160];
    workshop_begin(&shop,
                   "suit 'a' { wish = 'smooth', work = 'sanding', points = 10 }\n"
                   "cure 'b' { fault = 'rot', work = 'painting', rate = 7 }",
                   NULL);
    workshop_write(&shop, "t/pack.lua",
                   "pack 't' { version = '1.0.0', licence = 'MIT', engine = { '0.1', "
                   "'1.0' }, plugins = { 'workshop', 'second' }, says = 'x' }");
    (void)snprintf(path, sizeof path, "%s-plugins", shop.folder);
    assert_int_equal(mkdir(path, 0700), 0);
    char file[200];
    (void)snprintf(file, sizeof file, "%s/second.lua", path);
    FILE *plugin = fopen(file, "wb");
    assert_non_null(plugin);
    assert_true(fputs(SECOND_PLUGIN, plugin) >= 0);
    assert_int_equal(fclose(plugin), 0);
    const char *plugins[] = {WORKSHOP "/plugins", path};
    aftercare_load_options options = workshop_options(&shop);
    options.plugins = plugins;
    options.plugins_count = 2;

    aftercare_status status = aftercare_rules_load(&shop.rules, &options, &err);

    assert_string_equal(shop.mistakes, "");
    assert_int_equal(status, AFTERCARE_OK);
    assert_int_equal(aftercare_assessor_new(&shop.assessor, shop.rules, &err), 0);
    const struct json *answer =
        workshop_assess(&shop, "{'patient': {'wishes': [{'code':'smooth'}], 'faults': "
                               "[{'code':'rot'}, {'code':'worm'}]}}");
    assert_part(&shop, answer, "/matches/*/concern", "['rot','worm','smooth']");
    assert_part(&shop, answer, "/matches/*/treatments/*/rule", "[['t.b'],[],['t.a']]");
    assert_int_equal(remove(file), 0);
    assert_int_equal(remove(path), 0);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_requested_works_are_judged_in_the_order_of_ids),
        cmocka_unit_test(without_a_request_all_works_are_judged_that_rules_speak_of),
        cmocka_unit_test(a_work_that_only_suits_is_judged_for_the_match),
        cmocka_unit_test(an_assessor_forgets_the_last_document),
        cmocka_unit_test(rules_without_a_scale_judge_nothing),
        cmocka_unit_test(each_kind_that_ranks_has_its_matches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
