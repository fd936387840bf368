#include "core/rules/assessment.h"

#include "tests/unit/base/failing.h"
#include "tests/unit/facts/reading.h"

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

// Rules and a document that walk every way from facts to findings.
#define RICH_RULES                                                                       \
    "bar 'a' { works = { 'sanding', 'finishing' }, grade = 'later', when = event "       \
    "'flood' :within 'P6M' & hardness :at_least(2) }\n"                                  \
    "bar 'b' { works = 'sanding', grade = 'never', details = { tool = 'belt' }, when = " \
    "fault 'rot' :now() :here() | fault 'worm' :ever() }\n"                              \
    "bar 'c' { works = 'sanding', grade = 'ask', overrules = 'd' }\n"                    \
    "bar 'd' { works = 'sanding', grade = 'care' }\n"                                    \
    "bar 'e' { works = 'sanding', grade = 'care', when = area 'inlay' }\n"               \
    "suit 'f' { wish = 'smooth', work = { 'sanding', 'painting' }, points = 10 }\n"      \
    "suit 'g' { wish = 'smooth', work = { 'waxing' }, points = 10 }"
#define RICH_DOCUMENT                                                                    \
    "{'patient': {'hardness': 4, 'events': [{'code':'flood','day':'2026-03-01'}], "      \
    "'faults': [{'code':'rot_deep','area':'top'}, {'code':'rot'}], 'coats': [], "        \
    "'wishes': [{'code':'smooth'}], 'unanswered': ['worm']}, 'request': {'areas': "      \
    "['top']}}"

static void a_warm_assessment_allocates_nothing(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RICH_RULES);
    const struct facts *rich = facts_of(&shop, RICH_DOCUMENT);
    const struct facts *empty = facts_of(&shop, "{}");
    struct failing counting = {0};
    struct allocator allocator = failing_allocator(&counting);
    struct inference inference;
    struct assessment assessment;
    struct arena arena;
    arena_init(&arena, &allocator, 0);
    assert_int_equal(inference_init(&inference, &allocator, shop.rules->base->network),
                     0);
    size_t warm = 0;

    for (int round = 0; round < 3; round++) {
        warm = counting.requests;
        arena_reset(&arena);
        assert_int_equal(assess(&assessment, &arena, &inference, rich), 0);
        arena_reset(&arena);
        assert_int_equal(assess(&assessment, &arena, &inference, empty), 0);
    }

    assert_true(counting.requests > 0);
    assert_int_equal(counting.requests, warm);
    inference_clear(&inference);
    arena_clear(&arena);
    assert_int_equal(counting.live, 0);
    workshop_close(&shop);
}

static void an_assessment_without_enough_memory_says_so(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RICH_RULES);
    const struct facts *facts = facts_of(&shop, RICH_DOCUMENT);
    struct inference inference;
    aftercare_status status = AFTERCARE_ENOMEM;
    assert_int_equal(
        inference_init(&inference, &system_allocator, shop.rules->base->network), 0);

    for (size_t limit = 0; status == AFTERCARE_ENOMEM; limit += 16) {
        struct assessment assessment;
        struct arena arena;
        arena_init(&arena, &system_allocator, limit + 1);
        status = assess(&assessment, &arena, &inference, facts);
        arena_clear(&arena);
        assert_true(limit < 100000);
    }

    assert_int_equal(status, AFTERCARE_OK);
    inference_clear(&inference);
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
        cmocka_unit_test(a_warm_assessment_allocates_nothing),
        cmocka_unit_test(an_assessment_without_enough_memory_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
