#include "tests/unit/rules/golden.h"

static void an_explanation_is_written_as_the_golden_document_shows(void **state) {
    (void)state;
    struct workshop shop;
    golden_open(&shop);

    const struct json *answer =
        workshop_explain(&shop, golden_read(&shop, "assess.json"), "coated-lately");

    golden_compare(&shop, answer, "explain.answer.json");
    workshop_close(&shop);
}

// What would have to change for the other answer, and when time alone does it.
static void a_change_is_a_day_or_the_cheapest_set_of_tests(void **state) {
    (void)state;
    static const struct {
        const char *when, *patient, *to, *on, *tests;
    } rows[] = {
        {"event 'flood' :within 'P1M'", "'events': [{'code':'flood','day':'2026-06-01'}]",
         "'false'", "'2026-07-01'", "[['event \\'flood\\' :within \\'P1M\\'','false']]"},
        {"indoors :yes()", "'indoors': true", "'false'", "null",
         "[['indoors :yes()','false']]"},
        {"indoors :yes()", "'indoors': false", "'true'", "null",
         "[['indoors :yes()','true']]"},
        {"indoors :yes()", "", "'false'", "null", "[['indoors :yes()','false']]"},
        {"age :at_least 'P36Y1M'", "'made': '1990-05-20'", "'true'", "'2026-06-20'",
         "[['age :under \\'P36Y1M\\'','false']]"},
        // Of two ways the shorter one.
        {"indoors :yes() & wood :is 'oak'", "'indoors': false, 'wood': 'pine'", "'true'",
         "null", "[['indoors :yes()','true'],['wood :is \\'oak\\'','true']]"},
        {"indoors :yes() & wood :is 'oak'", "'indoors': true, 'wood': 'oak'", "'false'",
         "null", "[['indoors :yes()','false']]"},
        {"(indoors :yes() & wood :is 'oak') | hardness :is(2)",
         "'indoors': false, 'wood': 'pine', 'hardness': 3", "'true'", "null",
         "[['hardness :is(2)','true']]"},
        {"indoors :yes() | wood :is 'oak'", "'indoors': true, 'wood': 'oak'", "'false'",
         "null", "[['indoors :yes()','false'],['wood :is \\'oak\\'','false']]"},
        {"~(indoors :yes() | wood :is 'oak')", "'indoors': true, 'wood': 'pine'",
         "'true'", "null", "[['indoors :yes()','false']]"},
        // What time changes while another part stays as it is.
        {"event 'flood' :within 'P1M' & indoors :yes()",
         "'indoors': true, 'events': [{'code':'flood','day':'2026-06-01'}]", "'false'",
         "'2026-07-01'", "[['event \\'flood\\' :within \\'P1M\\'','false']]"},
        {"event 'flood' :within 'P1M' & indoors :yes()",
         "'indoors': false, 'events': [{'code':'flood','day':'2026-07-01'}]", "'true'",
         "null",
         "[['event \\'flood\\' :within \\'P1M\\'','true'],['indoors :yes()','true']]"},
        // From unknown to certainly not.
        {"event 'flood' :within 'P1M'", "'events': [{'code':'flood','day':'2026-05'}]",
         "'false'", "'2026-06-30'", "[['event \\'flood\\' :within \\'P1M\\'','false']]"},
        {"event 'flood' :within 'P1M'", "'events': [{'code':'flood','day':'2026-06-20'}]",
         "'true'", "'2026-06-20'", "[['event \\'flood\\' :within \\'P1M\\'','true']]"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        char rules[400];
        (void)snprintf(rules, sizeof rules,
                       "bar 'x' { works = 'sanding', when = %s, grade = 'never' }",
                       rows[i].when);
        workshop_open(&shop, rules);
        const struct json *answer = workshop_explain(
            &shop, arena_format(&shop.arena, "{'patient': {%s}}", rows[i].patient), "x");
        const struct json *tests = json_member(json_member(answer, "change"), "tests");
        const char *got = "[";
        for (const struct json *one = tests->first; one; one = one->next) {
            got = arena_format(&shop.arena, "%s%s[%s,%s]", got, one->index > 0 ? "," : "",
                               workshop_at(&shop, one, "/wording"),
                               workshop_at(&shop, one, "/should_be"));
        }
        assert_string_equal(
            arena_format(&shop.arena, "%s of %s: %s %s %s]", rows[i].when,
                         rows[i].patient, workshop_at(&shop, answer, "/change/to"),
                         workshop_at(&shop, answer, "/change/on"), got),
            arena_format(&shop.arena, "%s of %s: %s %s %s", rows[i].when, rows[i].patient,
                         rows[i].to, rows[i].on, rows[i].tests));
        workshop_close(&shop);
    }
}

static void a_change_is_a_sentence_too(void **state) {
    (void)state;
    static const struct {
        const char *patient, *sentence;
    } rows[] = {
        {"'events': [{'code':'flood','day':'2026-06-01'}]",
         "'With time alone it surely holds no more from 1 July 2026 on.'"},
        {"'events': [{'code':'flood','day':'2026-06-20'}]",
         "'With time alone it holds from 20 June 2026 on.'"},
        {"'events': []", "'Time alone does not change this; it would hold if event "
                         "\\'flood\\' :within \\'P1M\\' were true.'"},
        {"", "'Time alone does not change this; it would not hold if event \\'flood\\' "
             ":within \\'P1M\\' were false.'"},
    };
    struct workshop shop;
    workshop_open(&shop, "bar 'x' { works = 'sanding', when = event 'flood' :within "
                         "'P1M', grade = 'never' }");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct json *answer = workshop_explain(
            &shop, arena_format(&shop.arena, "{'patient': {%s}}", rows[i].patient), "x");
        assert_part(&shop, answer, "/change/sentence", rows[i].sentence);
    }
    workshop_close(&shop);
}

static void each_part_has_its_value_and_its_facts(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "bar 'x' { works = 'sanding', when = (fault 'rot' :now() | "
                         "indoors :yes()) & ~wood :is 'oak', grade = 'never' }");

    const struct json *answer = workshop_explain(
        &shop,
        "{'patient': {'faults': [{'code':'rot','status':'present'}], 'wood': 'oak'}}",
        "x");

    assert_part(&shop, answer, "/holds", "'false'");
    assert_part(&shop, answer, "/condition/part", "'and'");
    assert_part(&shop, answer, "/condition/value", "'false'");
    assert_part(&shop, answer, "/condition/parts/*/part", "['or','not']");
    assert_part(&shop, answer, "/condition/parts/*/value", "['true','false']");
    assert_part(&shop, answer, "/condition/parts/0/parts/*/value", "['true','unknown']");
    assert_part(&shop, answer, "/condition/parts/0/parts/*/facts",
                "[['/patient/faults/0'],['/patient/indoors']]");
    assert_part(&shop, answer, "/condition/parts/1/parts/*/value", "['true']");
    workshop_close(&shop);
}

static void details_are_told_with_what_the_request_says(void **state) {
    (void)state;
    static const struct {
        const char *details, *value, *is, *sentence;
    } rows[] = {
        {"", "['unknown']", "[null]",
         "['The request does not say tool; the rule needs \\'belt\\' or "
         "\\'scraper\\'.']"},
        {"'tool': 'scraper'", "['true']", "['scraper']",
         "['The request says \\'scraper\\' of tool; the rule needs \\'belt\\' or "
         "\\'scraper\\'.']"},
        {"'tool': 'plane'", "['false']", "['plane']",
         "['The request says \\'plane\\' of tool; the rule needs \\'belt\\' or "
         "\\'scraper\\'.']"},
    };
    struct workshop shop;
    workshop_open(&shop, "suit 'x' { wish = 'smooth', work = 'sanding', details = { tool "
                         "= { 'belt', 'scraper' } }, points = 3 }");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct json *answer = workshop_explain(
            &shop,
            arena_format(&shop.arena, "{'patient': {}, 'request': {'details': {%s}}}",
                         rows[i].details),
            "x");
        assert_part(&shop, answer, "/details/*/detail", "['tool']");
        assert_part(&shop, answer, "/details/*/should_be", "[['belt','scraper']]");
        assert_part(&shop, answer, "/details/*/value", rows[i].value);
        assert_part(&shop, answer, "/details/*/is", rows[i].is);
        assert_part(&shop, answer, "/details/*/sentence", rows[i].sentence);
    }
    workshop_close(&shop);
}

static void what_holds_reckons_with_details_and_exceptions(void **state) {
    (void)state;
    static const struct {
        const char *details, *patient, *holds;
    } rows[] = {
        {"'tool': 'plane'", "'indoors': false", "'true'"},
        {"", "'indoors': false", "'unknown'"},
        {"'tool': 'belt'", "'indoors': false", "'false'"},
        {"'tool': 'plane'", "'indoors': true", "'false'"},
        {"'tool': 'plane'", "", "'unknown'"},
    };
    struct workshop shop;
    workshop_open(&shop, "suit 'x' { wish = 'smooth', work = 'sanding', details = { tool "
                         "= 'plane' }, unless = indoors :yes(), points = 3 }");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct json *answer = workshop_explain(
            &shop,
            arena_format(&shop.arena, "{'patient': {%s}, 'request': {'details': {%s}}}",
                         rows[i].patient, rows[i].details),
            "x");
        assert_part(&shop, answer, "/holds", rows[i].holds);
        assert_part(&shop, answer, "/condition", "nothing");
        assert_part(&shop, answer, "/exception/wording", "'indoors :yes()'");
    }
    workshop_close(&shop);
}

static void a_rule_that_is_not_there_is_told_with_the_nearest(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "bar 'x-ray' { works = 'sanding', grade = 'never' }");
    aftercare_document document = workshop_document(&shop, "{}");
    aftercare_json answer = {"untouched", 9};
    aftercare_error err = {0};

    assert_int_equal(aftercare_explain(shop.assessor, &document, WORKSHOP_TODAY, "x-rya",
                                       &answer, &err),
                     AFTERCARE_ENOTFOUND);

    assert_string_equal(err.sentence,
                        "there is no rule \"x-rya\" (did you mean \"x-ray\"?)");
    assert_string_equal(answer.text, "untouched");
    workshop_close(&shop);
}

static void parts_that_are_joined_in_one_way_stand_in_one_list(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "bar 'x' { works = 'sanding', when = indoors :yes() & (wood :is "
                         "'oak' & hardness :is(2)) & (mark 'stamp' | age :under 'P1Y' | "
                         "~area 'top'), grade = 'never' }");

    const struct json *answer = workshop_explain(&shop, "{}", "x");

    assert_part(&shop, answer, "/condition/parts/*/part", "['test','test','test','or']");
    assert_part(&shop, answer, "/condition/parts/3/parts/*/part",
                "['test','test','not']");
    workshop_close(&shop);
}

static void a_part_that_does_not_hold_names_the_facts_that_say_so(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "bar 'x' { works = 'sanding', when = wood :is 'oak' & fault "
                         "'rot' :now(), grade = 'never' }");

    const struct json *answer =
        workshop_explain(&shop, "{'patient': {'wood': 'pine', 'faults': []}}", "x");

    assert_part(&shop, answer, "/condition/parts/*/facts",
                "[['/patient/wood'],['/patient/faults']]");
    workshop_close(&shop);
}

static void a_long_condition_is_explained(void **state) {
    (void)state;
    struct workshop shop;
    struct buffer rules;
    buffer_init(&rules, &system_allocator, 1 << 16);
    buffer_string(&rules, "bar 'x' { works = 'sanding', when = wood :is 'oak'");
    for (size_t i = 0; i < 90; i++) {
        buffer_string(&rules, " & hardness :is(2) | indoors :yes()");
    }
    buffer_string(&rules, ", grade = 'never' }");
    workshop_open(&shop, rules.at);

    const struct json *answer =
        workshop_explain(&shop, "{'patient': {'hardness': 2, 'indoors': false}}", "x");

    assert_part(&shop, answer, "/condition/value", "'unknown'");
    buffer_clear(&rules);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_explanation_is_written_as_the_golden_document_shows),
        cmocka_unit_test(a_change_is_a_day_or_the_cheapest_set_of_tests),
        cmocka_unit_test(a_change_is_a_sentence_too),
        cmocka_unit_test(each_part_has_its_value_and_its_facts),
        cmocka_unit_test(details_are_told_with_what_the_request_says),
        cmocka_unit_test(what_holds_reckons_with_details_and_exceptions),
        cmocka_unit_test(a_rule_that_is_not_there_is_told_with_the_nearest),
        cmocka_unit_test(parts_that_are_joined_in_one_way_stand_in_one_list),
        cmocka_unit_test(a_part_that_does_not_hold_names_the_facts_that_say_so),
        cmocka_unit_test(a_long_condition_is_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
