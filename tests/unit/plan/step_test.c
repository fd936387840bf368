// The fold steps: what to do after a work.
#include "core/plan/step.h"

#include "tests/unit/rules/workshop.h"

#define BOTH                                                                             \
    "{'session': {'id': 's', 'treatments': ['sanding', 'waxing'], 'ended_at': "          \
    "'2026-06-15T12:00:00Z', 'timezone': 'UTC'}}"

// The steps of a plan after sanding and waxing: "rules from-till", hours from the end.
static const char *steps_of(struct workshop *shop, const struct json *plan) {
    struct instant ended;
    const char *all = "";
    assert_true(instant_parse(&ended, NULL, TEXT("2026-06-15T12:00:00Z")));
    for (const struct json *one = json_member(plan, "steps")->first; one;
         one = one->next) {
        struct instant from, till;
        assert_true(instant_parse(&from, NULL, json_member(one, "from")->text));
        assert_true(instant_parse(&till, NULL, json_member(one, "till")->text));
        all = arena_format(&shop->arena, "%s%s%s %d-%d", all, one->index > 0 ? "; " : "",
                           workshop_at(shop, one, "/rules"),
                           (int)((from.milliseconds - ended.milliseconds) / 3600000),
                           (int)((till.milliseconds - ended.milliseconds) / 3600000));
    }
    return all;
}

#define JOB(id, after, act, from, till, more)                                            \
    "job '" id "' { after = '" after "', act = '" act "', from = '" from                 \
    "', till = '" till "', message = 'Of " id ".'" more " }\n"

static void steps_of_one_name_are_one(void **state) {
    (void)state;
    static const struct {
        const char *rules, *steps;
    } rows[] = {
        {JOB("a", "sanding", "make", "PT0S", "PT24H", "")
             JOB("b", "waxing", "make", "PT12H", "PT36H", ""),
         "['t.a'] 0-24; ['t.b'] 12-36"},
        {JOB("a", "sanding", "make", "PT0S", "PT24H", ", name = 'n'")
             JOB("b", "waxing", "make", "PT12H", "PT36H", ", name = 'n'"),
         "['t.a','t.b'] 0-36"},
        // A name may be another rule's id.
        {JOB("n", "sanding", "make", "PT0S", "PT24H", "")
             JOB("b", "waxing", "make", "PT12H", "PT36H", ", name = 'n'"),
         "['t.b','t.n'] 0-36"},
        // What is done and what is left are two.
        {JOB("a", "sanding", "make", "PT0S", "PT24H", ", name = 'n'")
             JOB("b", "waxing", "leave", "PT12H", "PT36H", ", name = 'n'"),
         "['t.a'] 0-24; ['t.b'] 12-36"},
        // Neighbours join; what lies apart stays apart.
        {JOB("a", "sanding", "make", "PT0S", "PT24H", ", name = 'n'")
             JOB("b", "waxing", "make", "PT24H", "PT36H", ", name = 'n'"),
         "['t.a','t.b'] 0-36"},
        {JOB("a", "sanding", "make", "PT0S", "PT12H", ", name = 'n'")
             JOB("b", "waxing", "make", "PT24H", "PT36H", ", name = 'n'"),
         "['t.a'] 0-12; ['t.b'] 24-36"},
        {JOB("a", "sanding", "make", "PT0S", "PT12H", ", name = 'n'")
             JOB("b", "waxing", "make", "PT24H", "PT36H", ", name = 'n'")
                 JOB("c", "waxing", "make", "PT6H", "PT30H", ", name = 'n'"),
         "['t.a','t.b','t.c'] 0-36"},
        // In the order of their beginnings, then of names.
        {JOB("z", "sanding", "make", "PT0S", "PT12H", "")
             JOB("a", "sanding", "make", "PT6H", "PT12H", "")
                 JOB("m", "sanding", "make", "PT0S", "PT9H", ""),
         "['t.m'] 0-9; ['t.z'] 0-12; ['t.a'] 6-12"},
        // Never in force.
        {JOB("a", "sanding", "make", "PT12H", "PT12H", ""), ""},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        workshop_open(&shop, rows[i].rules);
        const char *steps = steps_of(&shop, workshop_plan(&shop, BOTH));
        assert_string_equal(
            arena_format(&shop.arena, "%s%s", rows[i].rules, steps),
            arena_format(&shop.arena, "%s%s", rows[i].rules, rows[i].steps));
        workshop_close(&shop);
    }
}

static void the_longest_leads(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(
        &shop, JOB("a", "sanding", "make", "PT0S", "PT24H", ", name = 'n', remind = true")
                   JOB("b", "waxing", "make", "PT12H", "PT36H",
                       ", name = 'n', remind = { every = 'PT12H' }, sources = { 'W-1' }")
                       JOB("c", "waxing", "make", "PT12H", "PT30H", ", name = 'n'"));

    const struct json *plan = workshop_plan(&shop, BOTH);

    assert_part(&shop, plan, "/steps/*/rule", "['t.b']");
    assert_part(&shop, plan, "/steps/*/message", "['Of b.']");
    assert_part(&shop, plan, "/steps/*/sources", "[['W-1']]");
    assert_part(&shop, plan, "/reminders/*/key", "['s/t.b/1','s/t.b/2','s/t.b/3']");
    assert_part(&shop, plan, "/reminders/*/due",
                "['2026-06-15T12:00:00+00:00','2026-06-16T00:00:00+00:00',"
                "'2026-06-16T12:00:00+00:00']");
    workshop_close(&shop);
}

static void where_the_longest_reminds_of_nothing_another_does(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(
        &shop, JOB("a", "sanding", "make", "PT0S", "PT24H", ", name = 'n', remind = true")
                   JOB("b", "waxing", "make", "PT12H", "PT36H", ", name = 'n'"));

    const struct json *plan = workshop_plan(&shop, BOTH);

    assert_part(&shop, plan, "/reminders/*/rule", "['t.a']");
    assert_part(&shop, plan, "/reminders/*/message", "['Of b.']");
    workshop_close(&shop);
}

static void red_flags_and_what_is_urgent_ignore_quiet_hours(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, JOB("a", "sanding", "make", "PT10H", "PT24H", ", remind = true")
                             JOB("b", "sanding", "make", "PT10H", "PT24H",
                                 ", remind = true, urgent = true")
                                 JOB("c", "sanding", "make", "PT10H", "PT24H",
                                     ", remind = true, red_flag = 'Call.'")
                                     JOB("d", "sanding", "make", "PT10H", "PT24H",
                                         ", remind = true, urgent = false")
                                         JOB("e1", "sanding", "make", "PT10H", "PT24H",
                                             ", name = 'e', remind = true")
                                             JOB("e2", "sanding", "make", "PT10H",
                                                 "PT20H", ", name = 'e', urgent = true"));

    const struct json *plan = workshop_plan(
        &shop, workshop_session(&shop, "", ", 'contact': {'quiet': ['21:00', '08:00']}"));

    assert_part(&shop, plan, "/reminders/*/rule", "['t.b','t.c','t.e1','t.a','t.d']");
    assert_part(&shop, plan, "/reminders/*/urgent", "[true,true,true,false,false]");
    assert_part(&shop, plan, "/reminders/0/due", "'2026-06-15T22:00:00+02:00'");
    assert_part(&shop, plan, "/reminders/3/due", "'2026-06-16T08:00:00+02:00'");
    workshop_close(&shop);
}

static void a_reminder_that_can_never_be_sent_is_told_as_missed(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, JOB("a", "sanding", "make", "PT10H", "PT24H",
                             ", remind = { at = { '22:00' }, expires = 'PT1H' }"));

    const struct json *plan = workshop_plan(
        &shop, "{'session': {'id': 's', 'treatments': ['sanding'], 'ended_at': "
               "'2026-06-15T21:30:00Z', 'timezone': 'UTC', 'changes': [{'rule': 'a', "
               "'from': 'PT0S', 'by': 'j'}]}, 'contact': {'quiet': ['21:00', '08:00']}}");

    assert_part(&shop, plan, "/reminders/*/missed",
                "['quiet hours last until after it expires']");
    assert_part(&shop, plan, "/reminders/*/due", "['2026-06-15T22:00:00+00:00']");
    workshop_close(&shop);
}

static void what_may_apply_is_a_step_as_well(void **state) {
    (void)state;
    static const struct {
        const char *patient, *steps;
    } rows[] = {{"", "['t.a'] 0-24"},
                {", 'patient': {'indoors': true}", "['t.a'] 0-24"},
                {", 'patient': {'indoors': false}", ""}};
    struct workshop shop;
    workshop_open(
        &shop, JOB("a", "sanding", "make", "PT0S", "PT24H", ", when = indoors :yes()"));

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *document = workshop_session(&shop, "", rows[i].patient);
        struct json const *plan = workshop_plan(&shop, document);
        const char *steps = workshop_at(&shop, plan, "/steps/*/rules");
        assert_string_equal(steps, *rows[i].steps ? "[['t.a']]" : "[]");
    }
    workshop_close(&shop);
}

static void a_change_moves_a_step_and_is_shown(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, JOB("a", "sanding", "make", "PT0S", "PT24H", ""));

    const struct json *plan = workshop_plan(
        &shop,
        workshop_session(&shop,
                         ", 'changes': [{'rule': 'a', 'till': 'P2D', 'by': 'joiner', "
                         "'because': 'damp'}]",
                         ""));

    assert_part(&shop, plan, "/steps/0/till", "'2026-06-17T12:00:00+02:00'");
    assert_part(&shop, plan, "/steps/0/changed",
                "{'rule':'t.a','by':'joiner','because':'damp'}");
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_of_one_name_are_one),
        cmocka_unit_test(the_longest_leads),
        cmocka_unit_test(where_the_longest_reminds_of_nothing_another_does),
        cmocka_unit_test(red_flags_and_what_is_urgent_ignore_quiet_hours),
        cmocka_unit_test(a_reminder_that_can_never_be_sent_is_told_as_missed),
        cmocka_unit_test(what_may_apply_is_a_step_as_well),
        cmocka_unit_test(a_change_moves_a_step_and_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
