// The fold worst_of: from the rules about a work to a verdict.
#include "tests/unit/rules/workshop.h"

static void
the_worst_that_is_certain_decides_but_for_open_questions_that_block(void **state) {
    (void)state;
    static const struct {
        const char *yes[2], *unknown[2], *verdict;
    } rows[] = {
        {{NULL}, {NULL}, "'go'"},
        {{"care"}, {NULL}, "'care'"},
        {{"care", "ask"}, {NULL}, "'ask'"},
        {{"later", "ask"}, {NULL}, "'later'"},
        {{"later", "never"}, {NULL}, "'never'"},
        {{NULL}, {"care"}, "'go'"},
        {{NULL}, {"ask"}, "'go'"},
        {{NULL}, {"later"}, "'unclear'"},
        {{NULL}, {"never"}, "'unclear'"},
        {{"care"}, {"ask"}, "'care'"},
        {{"ask"}, {"later"}, "'unclear'"},
        {{"care"}, {"never"}, "'unclear'"},
        {{"later"}, {"never"}, "'later'"},
        {{"later"}, {"care"}, "'later'"},
        {{"never"}, {"never"}, "'never'"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        char rules[900] = "bar 'other' { works = 'waxing', grade = 'never' }\n"
                          "bar 'dead' { works = 'sanding', when = mark 'stamp', grade = "
                          "'never' }\n";
        for (size_t k = 0; k < 2; k++) {
            size_t len = strlen(rows[i].yes[k] ? rules : "");
            if (rows[i].yes[k]) {
                (void)snprintf(rules + len, sizeof rules - len,
                               "bar 'yes%zu' { works = 'sanding', grade = '%s' }\n", k,
                               rows[i].yes[k]);
            }
            len = strlen(rules);
            if (rows[i].unknown[k]) {
                (void)snprintf(rules + len, sizeof rules - len,
                               "bar 'open%zu' { works = 'sanding', when = indoors "
                               ":yes(), grade = '%s' }\n",
                               k, rows[i].unknown[k]);
            }
        }
        workshop_open(&shop, rules);
        assert_part(&shop, workshop_judge(&shop, ""), "/treatments/0/verdict",
                    rows[i].verdict);
        workshop_close(&shop);
    }
}

static void findings_come_worst_first_then_certain_then_by_name(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop,
                  "bar 'b-care' { works = 'sanding', grade = 'care' }\n"
                  "bar 'a-care' { works = 'sanding', grade = 'care' }\n"
                  "bar 'a-later' { works = 'sanding', when = indoors :yes(), grade = "
                  "'later' }\n"
                  "bar 'z-later' { works = 'sanding', when = wood :is 'oak', grade = "
                  "'later' }\n"
                  "bar 'ask' { works = 'sanding', grade = 'ask' }\n"
                  "bar 'never' { works = 'sanding', when = indoors :yes(), grade = "
                  "'never' }\n"
                  "bar 'no' { works = 'sanding', when = wood :is 'pine', grade = 'never' "
                  "}");

    const struct json *answer = workshop_judge(&shop, "'wood': 'oak'");

    assert_part(&shop, answer, "/treatments/0/findings/*/rule",
                "['t.never','t.z-later','t.a-later','t.ask','t.a-care','t.b-care']");
    assert_part(&shop, answer, "/treatments/0/findings/*/holds",
                "['unknown','true','unknown','true','true','true']");
    assert_part(&shop, answer, "/treatments/0/verdict", "'later'");
    workshop_close(&shop);
}

static void a_work_of_which_no_rule_speaks_is_unknown(void **state) {
    (void)state;
    struct workshop shop;
    assert_int_equal(
        workshop_try(&shop,
                     "bar 'asleep' { policy = { drying = 'fast' }, works = 'painting', "
                     "grade = 'care' }\n"
                     "bar 'other' { works = 'waxing', grade = 'care' }",
                     NULL),
        AFTERCARE_OK);

    const struct json *answer =
        workshop_assess(&shop, "{'request': {'treatments': ['sanding', 'painting']}}");

    assert_part(&shop, answer, "/treatments/*/verdict", "['unclear','unclear']");
    assert_part(&shop, answer, "/treatments/*/clear_from", "[null,null]");
    assert_part(&shop, answer, "/treatments/*/findings", "[[],[]]");
    workshop_close(&shop);
}

static void a_rule_about_a_group_judges_its_members(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "bar 'group' { works = 'finishing', grade = 'ask' }\n"
                         "bar 'one' { works = 'oiling', grade = 'care' }");

    const struct json *answer = workshop_assess(
        &shop, "{'request': {'treatments': ['oiling', 'waxing', 'finishing']}}");

    assert_part(&shop, answer, "/treatments/*/treatment",
                "['finishing','oiling','waxing']");
    assert_part(&shop, answer, "/treatments/*/findings/*/rule",
                "[['t.group'],['t.group','t.one'],['t.group']]");
    workshop_close(&shop);
}

#define DAY(day) "'events': [{'code':'flood','day':'" day "'}]"

static void the_day_that_is_clear_is_walked_to(void **state) {
    (void)state;
    static const struct {
        const char *rules, *patient, *clear_from, *of_findings;
    } rows[] = {
        {"bar 'a' { works = 'sanding', when = event 'flood' :within 'P1M', grade = "
         "'later' }",
         DAY("2026-06-01"), "'2026-07-01'", "['2026-07-01']"},
        // Nothing blocks: no day is asked for.
        {"bar 'a' { works = 'sanding', when = event 'flood' :within 'P1M', grade = "
         "'care' "
         "}",
         DAY("2026-06-01"), "null", "[null]"},
        {"bar 'a' { works = 'sanding', when = event 'flood' :within 'P1M', grade = "
         "'later' }",
         "", "null", "[]"},
        // Time never clears it.
        {"bar 'a' { works = 'sanding', when = mark 'stamp', grade = 'never' }",
         "'marks': [{'code':'stamp'}]", "null", "[null]"},
        // The later of two.
        {"bar 'a' { works = 'sanding', when = event 'flood' :within 'P1M', grade = "
         "'later' }\n"
         "bar 'b' { works = 'sanding', when = event 'flood' :within 'P3M', grade = "
         "'never' }",
         DAY("2026-06-01"), "'2026-09-01'", "['2026-09-01','2026-07-01']"},
        // An open question could still block, for ever.
        {"bar 'a' { works = 'sanding', when = event 'flood' :within 'P1M', grade = "
         "'later' }\n"
         "bar 'b' { works = 'sanding', when = indoors :yes(), grade = 'later' }",
         DAY("2026-06-01"), "null", "['2026-07-01',null]"},
        // A question that cannot block does not matter.
        {"bar 'a' { works = 'sanding', when = event 'flood' :within 'P1M', grade = "
         "'later' }\n"
         "bar 'b' { works = 'sanding', when = indoors :yes(), grade = 'ask' }",
         DAY("2026-06-01"), "'2026-07-01'", "['2026-07-01',null]"},
        // A part of a date: the first day that is clear whichever day it was.
        {"bar 'a' { works = 'sanding', when = event 'flood' :within 'P1M', grade = "
         "'later' }",
         DAY("2026-05"), "'2026-06-30'", "['2026-06-30']"},
        // A wait that ends while another, which begins later, has begun.
        {"bar 'a' { works = 'sanding', when = event 'flood' :within 'P1M', grade = "
         "'later' }",
         "'events': [{'code':'flood','day':'2026-06-01'}, "
         "{'code':'flood','day':'2026-06-20'}]",
         "'2026-07-20'", "['2026-07-20']"},
        // A gap between two waits is clear.
        {"bar 'a' { works = 'sanding', when = event 'flood' :within 'P1M', grade = "
         "'later' }",
         "'events': [{'code':'flood','day':'2026-06-01'}, "
         "{'code':'flood','day':'2026-07-10'}]",
         "'2026-07-01'", "['2026-07-01']"},
        // What is planned begins on the very day on which the other ends.
        {"bar 'a' { works = 'sanding', when = event 'flood' :within 'P1M', grade = "
         "'later' }\n"
         "bar 'b' { works = 'sanding', when = event 'move' :within 'P1W', grade = "
         "'later' "
         "}",
         "'events': [{'code':'flood','day':'2026-06-01'}, "
         "{'code':'move','day':'2026-07-01'}]",
         "'2026-07-08'", "['2026-07-01']"},
        // Old enough: time clears an age, also where it is the worst.
        {"bar 'a' { works = 'sanding', when = age :under 'P10Y', grade = 'never' }",
         "'made': '2016-06-16'", "'2026-06-16'", "['2026-06-16']"},
        // What is mended some day.
        {"bar 'a' { works = 'sanding', when = fault 'rot' :now(), grade = 'later' }",
         "'faults': [{'code':'rot','status':'present'}]", "null", "[null]"},
        {"bar 'a' { works = 'sanding', when = fault 'rot' :within 'P2W', grade = 'later' "
         "}",
         "'faults': [{'code':'rot','mended':'2026-06-10'}]", "'2026-06-24'",
         "['2026-06-24']"},
        // The end of the calendar.
        {"bar 'a' { works = 'sanding', when = fault 'rot' :within 'P200Y', grade = "
         "'later' }",
         "'faults': [{'code':'rot','mended':'9900-01-01'}]", "null", "[null]"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        workshop_open(&shop, rows[i].rules);
        const struct json *answer = workshop_judge(&shop, rows[i].patient);
        const char *clear_from = workshop_at(&shop, answer, "/treatments/0/clear_from");
        const char *of_findings =
            workshop_at(&shop, answer, "/treatments/0/findings/*/clear_from");
        assert_string_equal(arena_format(&shop.arena, "%s\n%s: %s %s", rows[i].rules,
                                         rows[i].patient, clear_from, of_findings),
                            arena_format(&shop.arena, "%s\n%s: %s %s", rows[i].rules,
                                         rows[i].patient, rows[i].clear_from,
                                         rows[i].of_findings));
        workshop_close(&shop);
    }
}

static void what_is_planned_blocks_from_its_day_on(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "bar 'a' { works = 'sanding', when = event 'flood' :within "
                         "'P1M', grade = 'later' }");

    const struct json *answer = workshop_judge(&shop, DAY("2026-06-16"));

    assert_part(&shop, answer, "/treatments/0/verdict", "'go'");
    assert_part(&shop, answer, "/treatments/0/findings", "[]");
    workshop_close(&shop);
}

static void what_is_overruled_is_listed_and_does_not_count(void **state) {
    (void)state;
    struct workshop shop;
    assert_int_equal(
        workshop_try(&shop,
                     "bar 'old' { works = { 'sanding', 'oiling' }, when = event 'flood' "
                     ":within 'P1M' & indoors :yes(), grade = 'never', sources = { 'W-1' "
                     "} }\n"
                     "bar 'new' { policy = { drying = 'fast' }, overrules = { 'old' }, "
                     "works = 'sanding', when = event 'flood' :within 'P1W', grade = "
                     "'care' }\n"
                     "bar 'base' { works = 'sanding', when = event 'flood' :within "
                     "'P2W', grade = 'later' }",
                     "drying=fast"),
        AFTERCARE_OK);

    const struct json *answer = workshop_assess(
        &shop,
        "{'patient': {" DAY("2026-06-14") ", 'indoors': true}, 'request': "
                                          "{'treatments': ['sanding', 'oiling']}}");

    assert_part(&shop, answer, "/treatments/*/treatment", "['oiling','sanding']");
    assert_part(&shop, answer, "/treatments/*/verdict", "['never','later']");
    assert_part(&shop, answer, "/treatments/*/clear_from", "['2026-07-14','2026-06-28']");
    assert_part(&shop, answer, "/treatments/1/findings/*/rule", "['t.base','t.new']");
    assert_part(&shop, answer, "/treatments/1/overruled",
                "[{'rule':'t.old','grade':'never','holds':'true','clear_from':"
                "'2026-07-14','area':null,'because':null,'facts':['/patient/indoors',"
                "'/patient/events/0'],'sources':['W-1'],'overruled_by':'t.new'}]");
    assert_part(&shop, answer, "/treatments/0/overruled", "[]");
    workshop_close(&shop);
}

static void overruled_rules_come_worst_first_as_well(void **state) {
    (void)state;
    struct workshop shop;
    assert_int_equal(
        workshop_try(&shop,
                     "bar 'a' { works = 'sanding', grade = 'ask' }\n"
                     "bar 'b' { works = 'sanding', grade = 'never' }\n"
                     "bar 'c' { works = 'sanding', when = indoors :yes(), grade = "
                     "'never' }\n"
                     "bar 'new' { policy = { drying = 'fast' }, overrules = { 'a', 'b', "
                     "'c' }, works = 'sanding', grade = 'care' }",
                     "drying=fast"),
        AFTERCARE_OK);

    const struct json *answer = workshop_judge(&shop, "");

    assert_part(&shop, answer, "/treatments/0/overruled/*/rule", "['t.b','t.c','t.a']");
    assert_part(&shop, answer, "/treatments/0/verdict", "'care'");
    workshop_close(&shop);
}

static void an_overruled_rule_asks_nothing(void **state) {
    (void)state;
    struct workshop shop;
    assert_int_equal(
        workshop_try(&shop,
                     "bar 'old' { works = 'sanding', when = indoors :yes(), grade = "
                     "'never' }\n"
                     "bar 'new' { policy = { drying = 'fast' }, overrules = { 'old' }, "
                     "works = 'sanding', when = wood :is 'oak', grade = 'care' }",
                     "drying=fast"),
        AFTERCARE_OK);

    const struct json *answer = workshop_judge(&shop, "");

    assert_part(&shop, answer, "/treatments/0/verdict", "'go'");
    assert_part(&shop, answer, "/treatments/0/overruled/*/holds", "['unknown']");
    assert_part(&shop, answer, "/treatments/0/questions/*/fact", "['/patient/wood']");
    workshop_close(&shop);
}

static void details_that_nobody_gave_are_asked_for(void **state) {
    (void)state;
    static const char both[] = "['/request/details/colour','/request/details/tool']";
    static const struct {
        const char *details, *verdict, *questions, *facts;
    } rows[] = {
        {"", "'unclear'", both, both},
        {"'tool': 'plane'", "'unclear'", "['/request/details/colour']",
         "['/request/details/colour']"},
        {"'tool': 'belt'", "'go'", "[]", "nothing"},
        {"'tool': 'plane', 'colour': 'red'", "'never'", "[]", both},
    };
    struct workshop shop;
    workshop_open(&shop,
                  "bar 'a' { works = 'sanding', details = { tool = 'plane', colour "
                  "= 'red' }, grade = 'never' }");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct json *answer = workshop_assess(
            &shop, arena_format(&shop.arena,
                                "{'request': {'treatments': ['sanding'], 'details': "
                                "{%s}}}",
                                rows[i].details));
        assert_part(&shop, answer, "/treatments/0/verdict", rows[i].verdict);
        assert_part(&shop, answer, "/treatments/0/questions/*/fact", rows[i].questions);
        assert_part(&shop, answer, "/treatments/0/findings/0/facts", rows[i].facts);
    }
    workshop_close(&shop);
}

static void a_question_comes_once_and_the_most_decisive_first(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(
        &shop, "bar 'a' { works = 'sanding', when = indoors :yes(), grade = 'care' }\n"
               "bar 'b' { works = 'sanding', when = wood :is 'oak', grade = 'ask' }\n"
               "bar 'c' { works = 'sanding', when = indoors :yes() & hardness :is(3), "
               "grade = 'later' }\n"
               "bar 'd' { works = 'sanding', when = hardness :is(4), grade = 'care' }\n"
               "bar 'e' { works = 'sanding', when = indoors :yes(), grade = 'ask' }\n"
               "bar 'f' { works = 'sanding', when = age :under 'P1Y', grade = 'care' "
               "}");

    const struct json *answer = workshop_judge(&shop, "");

    assert_part(
        &shop, answer, "/treatments/0/questions/*/fact",
        "['/patient/indoors','/patient/hardness','/patient/wood','/patient/made']");
    assert_part(&shop, answer, "/treatments/0/questions/*/could_be",
                "['later','later','ask','care']");
    assert_part(&shop, answer, "/treatments/0/questions/*/rules",
                "[['t.a','t.c','t.e'],['t.c','t.d'],['t.b'],['t.f']]");
    workshop_close(&shop);
}

static void a_question_that_cannot_change_the_rule_is_not_asked(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "bar 'a' { works = 'sanding', when = indoors :yes() & wood :is "
                         "'oak', grade = 'never' }\n"
                         "bar 'b' { works = 'sanding', when = hardness :is(2) | wood :is "
                         "'pine', grade = 'care' }");

    const struct json *answer = workshop_judge(&shop, "'wood': 'pine'");

    assert_part(&shop, answer, "/treatments/0/verdict", "'care'");
    assert_part(&shop, answer, "/treatments/0/questions", "[]");
    workshop_close(&shop);
}

static void a_rule_about_a_part_of_the_area_takes_that_part_out(void **state) {
    (void)state;
    static const struct {
        const char *areas, *patient, *verdict, *excluded;
    } rows[] = {
        {"'areas': ['table']", "'indoors': true", "'go'", "['inlay','top_right']"},
        {"'areas': ['top_left']", "'indoors': true", "'go'", "['inlay']"},
        {"'areas': ['inlay']", "'indoors': true", "'never'", "[]"},
        {"'areas': ['top_right']", "'indoors': true", "'later'", "[]"},
        {"'areas': ['leg']", "'indoors': true", "'go'", "[]"},
        {"'areas': ['top_right', 'top_left']", "'indoors': true", "'later'", "['inlay']"},
        {"'areas': ['table']", "'indoors': false", "'go'", "['inlay']"},
        {"'areas': ['table']", "", "'go'", "['inlay','top_right']"},
        {"'x_none': 1", "'indoors': true", "'unclear'", "[]"},
    };
    struct workshop shop;
    assert_int_equal(
        workshop_try(&shop,
                     "bar 'inlay' { works = 'sanding', when = area 'inlay', grade = "
                     "'never' }\n"
                     "bar 'right' { works = 'sanding', when = area 'top_right' & indoors "
                     ":yes(), grade = 'later' }\n"
                     "bar 'asleep' { policy = { drying = 'fast' }, works = 'sanding', "
                     "when = area 'leg_front', grade = 'never' }",
                     NULL),
        AFTERCARE_OK);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct json *answer = workshop_assess(
            &shop, arena_format(&shop.arena,
                                "{'patient': {%s}, 'request': {'treatments': "
                                "['sanding'], %s}}",
                                rows[i].patient, rows[i].areas));
        assert_part(&shop, answer, "/treatments/0/verdict", rows[i].verdict);
        assert_part(&shop, answer, "/treatments/0/excluded_areas", rows[i].excluded);
    }
    workshop_close(&shop);
}

// As if that part alone were worked on.
static void a_part_is_taken_out_where_the_rule_holds_for_it_alone(void **state) {
    (void)state;
    static const struct {
        const char *when, *patient, *excluded;
    } rows[] = {
        {"area 'inlay' & fault 'rot' :now() :here()",
         "'faults': [{'code':'rot','status':'present','area':'leg'}]", "[]"},
        {"area 'inlay' & fault 'rot' :now() :here()",
         "'faults': [{'code':'rot','status':'present','area':'top'}]", "['inlay']"},
        {"area 'inlay' & fault 'rot' :now() :here()",
         "'faults': [{'code':'rot','status':'present'}]", "['inlay']"},
        {"area 'top_left' & ~area 'inlay'", "", "['top_left']"},
        {"area 'inlay' & indoors :yes() | area 'leg' & ~indoors :yes()",
         "'indoors': false", "['leg']"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        char rules[600];
        (void)snprintf(rules, sizeof rules,
                       "bar 'x' { works = 'sanding', when = %s, grade = 'never' }",
                       rows[i].when);
        workshop_open(&shop, rules);
        const struct json *answer = workshop_judge(&shop, rows[i].patient);
        assert_part(&shop, answer, "/treatments/0/verdict", "'go'");
        assert_part(&shop, answer, "/treatments/0/excluded_areas", rows[i].excluded);
        workshop_close(&shop);
    }
}

// A record at one of the two is at that part of the other as well.
static void a_part_of_two_areas_is_taken_out_of_the_one_for_the_other(void **state) {
    (void)state;
    static const struct {
        const char *at, *excluded;
    } rows[] = {
        {"leg", "['hinge']"},
        {"hinge", "['hinge']"},
        {"top", "[]"},
    };
    struct workshop shop;
    workshop_open(&shop, "bar 'x' { works = 'sanding', when = area 'hinge' & fault 'rot' "
                         ":now() :here(), grade = 'never' }");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct json *answer = workshop_assess(
            &shop, arena_format(&shop.arena,
                                "{'patient': {'faults': [{'code':'rot','status':"
                                "'present','area':'%s'}]}, 'request': {'treatments': "
                                "['sanding'], 'areas': ['drawer']}}",
                                rows[i].at));
        assert_part(&shop, answer, "/treatments/0/excluded_areas", rows[i].excluded);
    }
    workshop_close(&shop);
}

static void an_overruled_rule_excludes_nothing(void **state) {
    (void)state;
    struct workshop shop;
    assert_int_equal(
        workshop_try(&shop,
                     "bar 'old' { works = 'sanding', when = area 'inlay', grade = "
                     "'never' }\n"
                     "bar 'new' { policy = { drying = 'fast' }, overrules = { 'old' }, "
                     "works = 'sanding', when = mark 'stamp', grade = 'care' }",
                     "drying=fast"),
        AFTERCARE_OK);

    const struct json *answer = workshop_judge(&shop, "");

    assert_part(&shop, answer, "/treatments/0/excluded_areas", "[]");
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            the_worst_that_is_certain_decides_but_for_open_questions_that_block),
        cmocka_unit_test(findings_come_worst_first_then_certain_then_by_name),
        cmocka_unit_test(a_work_of_which_no_rule_speaks_is_unknown),
        cmocka_unit_test(a_rule_about_a_group_judges_its_members),
        cmocka_unit_test(the_day_that_is_clear_is_walked_to),
        cmocka_unit_test(what_is_planned_blocks_from_its_day_on),
        cmocka_unit_test(what_is_overruled_is_listed_and_does_not_count),
        cmocka_unit_test(overruled_rules_come_worst_first_as_well),
        cmocka_unit_test(an_overruled_rule_asks_nothing),
        cmocka_unit_test(details_that_nobody_gave_are_asked_for),
        cmocka_unit_test(a_question_comes_once_and_the_most_decisive_first),
        cmocka_unit_test(a_question_that_cannot_change_the_rule_is_not_asked),
        cmocka_unit_test(a_rule_about_a_part_of_the_area_takes_that_part_out),
        cmocka_unit_test(a_part_is_taken_out_where_the_rule_holds_for_it_alone),
        cmocka_unit_test(a_part_of_two_areas_is_taken_out_of_the_one_for_the_other),
        cmocka_unit_test(an_overruled_rule_excludes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
