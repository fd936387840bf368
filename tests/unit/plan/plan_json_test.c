#include "tests/unit/rules/golden.h"

static void a_plan_is_written_as_the_golden_document_shows(void **state) {
    (void)state;
    struct workshop shop;
    golden_open(&shop);

    const struct json *plan = workshop_plan(&shop, golden_read(&shop, "session.json"));

    golden_compare(&shop, plan, "plan.answer.json");
    workshop_close(&shop);
}

static void a_moment_is_written_as_the_golden_document_shows(void **state) {
    (void)state;
    struct workshop shop;
    golden_open(&shop);

    const struct json *moment = workshop_plan_at(
        &shop, golden_read(&shop, "session.json"), "2026-06-16T13:00:00+02:00");

    golden_compare(&shop, moment, "moment.answer.json");
    workshop_close(&shop);
}

// One step of several rules, and what is said of each.
static void what_a_reaction_leads_to_stands_with_the_step(void **state) {
    (void)state;
    static const struct {
        const char *first, *second, *written;
    } rows[] = {
        {"", "", "[nothing]"},
        {", on_reaction = 'hold'", "", "['hold']"},
        {", on_reaction = 'hold'", ", on_reaction = 'send'", "['send']"},
        {", on_reaction = 'send'", ", on_reaction = 'hold'", "['send']"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        char rules[512];
        (void)snprintf(rules, sizeof rules,
                       "job 'a' { after = 'sanding', name = 'x', act = 'look', from = "
                       "'P1D', till = 'P2D', message = 'x'%s }\n"
                       "job 'b' { after = 'sanding', name = 'x', act = 'look', from = "
                       "'P1D', till = 'P2D', message = 'x'%s }",
                       rows[i].first, rows[i].second);
        workshop_open(&shop, rules);
        const struct json *plan = workshop_plan(&shop, workshop_session(&shop, "", ""));
        assert_part(&shop, plan, "/steps/*/rule", "['t.a']");
        assert_part(&shop, plan, "/steps/*/on_reaction", rows[i].written);
        workshop_close(&shop);
    }
}

#define RULES                                                                            \
    "put 'a' { after = 'sanding', stuff = 'wax', use = 'take', before = 'hold', from = " \
    "'PT2H', till = 'PT4H' }\n"                                                          \
    "put 'b' { after = 'sanding', stuff = 'wax', use = 'hold', from = 'PT6H', till = "   \
    "'PT8H' }\n"                                                                         \
    "job 'c' { after = 'sanding', act = 'make', from = 'PT2H', till = 'PT4H', message "  \
    "= 'x' }"

// A window and a step hold from their beginning on, and no more at their end.
static void a_moment_tells_the_use_and_until_when(void **state) {
    (void)state;
    static const struct {
        const char *at, *use, *until, *steps;
    } rows[] = {
        {"2026-06-15T12:00:00+02:00", "'hold'", "'2026-06-15T14:00:00+02:00'", "[]"},
        {"2026-06-15T13:59:59+02:00", "'hold'", "'2026-06-15T14:00:00+02:00'", "[]"},
        {"2026-06-15T12:00:00Z", "'take'", "'2026-06-15T16:00:00+02:00'", "['t.c']"},
        {"2026-06-15T15:59:59.999+02:00", "'take'", "'2026-06-15T16:00:00+02:00'",
         "['t.c']"},
        // Between windows and behind them it is free; when that changes is told.
        {"2026-06-15T16:00:00+02:00", "'free'", "'2026-06-15T18:00:00+02:00'", "[]"},
        {"2026-06-15T18:00:00+02:00", "'hold'", "'2026-06-15T20:00:00+02:00'", "[]"},
        {"2026-06-15T20:00:00+02:00", "'free'", "null", "[]"},
        {"2030-06-15T20:00:00+02:00", "'free'", "null", "[]"},
    };
    struct workshop shop;
    workshop_open(&shop, RULES);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct json *moment = workshop_plan_at(
            &shop, workshop_session(&shop, ", 'products': ['wax', 'water']", ""),
            rows[i].at);
        assert_part(&shop, moment, "/products/1/use", rows[i].use);
        assert_part(&shop, moment, "/products/1/until", rows[i].until);
        assert_part(&shop, moment, "/steps/*/rule", rows[i].steps);
        assert_part(&shop, moment, "/products/0/use", "'unclear'");
        assert_part(&shop, moment, "/products/0/until", "null");
    }
    workshop_close(&shop);
}

// A window that several rules make, one after the other: at each moment only those that
// want it then, with their sources, and with the change that one of them has.
static void a_moment_cites_the_rules_of_the_moment(void **state) {
    (void)state;
    static const struct {
        const char *at, *until, *rules, *sources, *changed;
    } rows[] = {
        {"2026-06-15T13:00:00+02:00", "'2026-06-15T20:00:00+02:00'", "['t.a']", "['W-1']",
         "nothing"},
        {"2026-06-15T15:00:00+02:00", "'2026-06-15T20:00:00+02:00'", "['t.a','t.b']",
         "['W-1','W-2']", "{'rule':'t.b','by':'j','because':'damp'}"},
        {"2026-06-15T18:00:00+02:00", "'2026-06-15T20:00:00+02:00'", "['t.b']", "['W-2']",
         "{'rule':'t.b','by':'j','because':'damp'}"},
        {"2026-06-15T20:00:00+02:00", "null", "[]", "[]", "nothing"},
    };
    struct workshop shop;
    workshop_open(&shop,
                  "put 'a' { after = 'sanding', stuff = 'wax', use = 'hold', from = "
                  "'PT0S', till = 'PT4H', sources = { 'W-1' } }\n"
                  "put 'b' { after = 'sanding', stuff = 'wax', use = 'hold', from = "
                  "'PT2H', till = 'PT6H', sources = { 'W-2' } }\n");
    const char *session = workshop_session(
        &shop,
        ", 'changes': [{'rule': 'b', 'till': 'PT8H', 'by': 'j', 'because': 'damp'}]", "");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct json *moment = workshop_plan_at(&shop, session, rows[i].at);
        assert_part(&shop, moment, "/products/0/until", rows[i].until);
        assert_part(&shop, moment, "/products/0/rules", rows[i].rules);
        assert_part(&shop, moment, "/products/0/sources", rows[i].sources);
        assert_part(&shop, moment, "/products/0/changed", rows[i].changed);
    }
    assert_part(&shop, workshop_plan(&shop, session), "/topicals/0/windows/*/rules",
                "[['t.a','t.b']]");
    workshop_close(&shop);
}

static void a_moment_must_be_one_and_not_before_the_end_of_the_session(void **state) {
    (void)state;
    static const struct {
        const char *at, *sentence;
    } rows[] = {
        {"tomorrow", "\"tomorrow\" is no instant (RFC 3339 with an offset, such as "
                     "\"2026-11-22T15:30:00+01:00\")"},
        {"2026-06-16", "\"2026-06-16\" is no instant (RFC 3339 with an offset, such as "
                       "\"2026-11-22T15:30:00+01:00\")"},
        {"2026-06-15T11:59:59+02:00",
         "\"2026-06-15T11:59:59+02:00\" lies before the session ended (ask for a later "
         "instant)"},
    };
    struct workshop shop;
    workshop_open(&shop, RULES);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        aftercare_document document =
            workshop_document(&shop, workshop_session(&shop, "", ""));
        aftercare_json answer = {"untouched", 9};
        aftercare_error err = {0};
        assert_int_equal(
            aftercare_plan_at(shop.assessor, &document, NULL, rows[i].at, &answer, &err),
            AFTERCARE_EUSAGE);
        assert_string_equal(err.sentence, rows[i].sentence);
        assert_string_equal(answer.text, "untouched");
    }
    workshop_close(&shop);
}

// A change of a window, of a step that it takes away, and of a rule that is not in force.
static void changes_are_listed_with_what_came_of_them(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(
        &shop, "put 'a' { after = 'sanding', stuff = 'wax', use = 'hold', from = 'PT0S', "
               "till = 'PT4H' }\n"
               "job 'b' { after = 'sanding', act = 'make', from = 'PT0S', till = 'PT4H', "
               "message = 'Wipe.' }\n"
               "job 'c' { after = 'waxing', act = 'leave', from = 'PT0S', till = 'PT4H', "
               "message = 'Rest.' }\n");

    const struct json *plan = workshop_plan(
        &shop, workshop_session(
                   &shop,
                   ", 'products': [], 'changes': [{'rule': 'a', 'till': 'PT8H', 'by': "
                   "'j'}, {'rule': 'b', 'till': 'PT0S', 'by': 'j', 'because': 'dry'}, "
                   "{'rule': 'c', 'till': 'PT0S', 'by': 'j'}]",
                   ""));

    assert_part(&shop, plan, "/changes/*/rule", "['t.a','t.b','t.c']");
    assert_part(&shop, plan, "/changes/*/applied", "[true,true,false]");
    assert_part(&shop, plan, "/changes/*/taken_away", "[false,true,false]");
    assert_part(&shop, plan, "/changes/*/message", "[null,'Wipe.','Rest.']");
    assert_part(&shop, plan, "/changes/*/shown", "['hold','make','leave']");
    assert_part(&shop, plan, "/changes/*/label", "['Wax',nothing,nothing]");
    workshop_close(&shop);
}

static void overruled_rules_are_listed(void **state) {
    (void)state;
    struct workshop shop;
    assert_int_equal(
        workshop_try(&shop,
                     "put 'old-put' { after = 'sanding', stuff = 'wax', use = 'hold', "
                     "from = 'PT0S', till = 'PT4H', sources = { 'W-1' } }\n"
                     "put 'new-put' { policy = { drying = 'fast' }, overrules = { "
                     "'old-put' }, after = 'sanding', stuff = 'wax', use = 'take', from "
                     "= 'PT0S', till = 'PT4H' }\n"
                     "job 'old-job' { after = 'sanding', act = 'make', from = 'PT0S', "
                     "till = 'PT4H', message = 'x' }\n"
                     "job 'new-job' { policy = { drying = 'fast' }, overrules = { "
                     "'old-job' }, after = 'sanding', act = 'make', from = 'PT0S', till "
                     "= 'PT2H', message = 'y' }",
                     "drying=fast"),
        AFTERCARE_OK);

    const struct json *plan = workshop_plan(&shop, workshop_session(&shop, "", ""));

    assert_part(&shop, plan, "/overruled",
                "[{'rule':'t.old-put','overruled_by':'t.new-put','sources':['W-1']},"
                "{'rule':'t.old-job','overruled_by':'t.new-job','sources':[]}]");
    assert_part(&shop, plan, "/topicals/*/windows/*/use", "[['take']]");
    assert_part(&shop, plan, "/steps/*/rule", "['t.new-job']");
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plan_is_written_as_the_golden_document_shows),
        cmocka_unit_test(a_moment_is_written_as_the_golden_document_shows),
        cmocka_unit_test(what_a_reaction_leads_to_stands_with_the_step),
        cmocka_unit_test(a_moment_tells_the_use_and_until_when),
        cmocka_unit_test(a_moment_cites_the_rules_of_the_moment),
        cmocka_unit_test(a_moment_must_be_one_and_not_before_the_end_of_the_session),
        cmocka_unit_test(changes_are_listed_with_what_came_of_them),
        cmocka_unit_test(overruled_rules_are_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
