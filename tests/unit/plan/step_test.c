// The fold steps: what to do after a work.
#include "core/plan/step.h"

#include "tests/unit/rules/workshop.h"

#define BOTH                                                                             \
    "{'session': {'id': 's', 'treatments': ['sanding', 'waxing'], 'ended_at': "          \
    "'2026-06-15T12:00:00Z', 'timezone': 'UTC'}}"

// Hours from the session's end.
static int hours_of(const struct json *one, const char *member) {
    struct instant ended, at;
    assert_true(instant_parse(&ended, NULL, TEXT("2026-06-15T12:00:00Z")));
    assert_true(instant_parse(&at, NULL, json_member(one, member)->text));
    return (int)((at.milliseconds - ended.milliseconds) / 3600000);
}

// The steps of a plan after sanding and waxing: "rules from-till".
static const char *steps_of(struct workshop *shop, const struct json *plan) {
    const char *all = "";
    for (const struct json *one = json_member(plan, "steps")->first; one;
         one = one->next) {
        all = arena_format(&shop->arena, "%s%s%s %d-%d", all, one->index > 0 ? "; " : "",
                           workshop_at(shop, one, "/rules"), hours_of(one, "from"),
                           hours_of(one, "till"));
    }
    return all;
}

// Its reminders: "rule/number due-expires".
static const char *reminders_of(struct workshop *shop, const struct json *plan) {
    const char *all = "";
    for (const struct json *one = json_member(plan, "reminders")->first; one;
         one = one->next) {
        struct text key = json_member(one, "key")->text;
        all = arena_format(&shop->arena, "%s%s%.*s %d-%d", all,
                           one->index > 0 ? "; " : "", (int)key.len - 4, key.at + 4,
                           hours_of(one, "due"), hours_of(one, "expires"));
    }
    return all;
}

#define JOB(id, after, act, from, till, more)                                            \
    "job '" id "' { after = '" after "', act = '" act "', from = '" from                 \
    "', till = '" till "', message = 'Of " id ".'" more " }\n"

struct steps_row {
    const char *rules, *steps;
};

static void check_steps(const struct steps_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct workshop shop;
        workshop_open(&shop, rows[i].rules);
        const char *steps = steps_of(&shop, workshop_plan(&shop, BOTH));
        assert_string_equal(
            arena_format(&shop.arena, "%s%s", rows[i].rules, steps),
            arena_format(&shop.arena, "%s%s", rows[i].rules, rows[i].steps));
        workshop_close(&shop);
    }
}

static void steps_of_one_name_are_one(void **state) {
    (void)state;
    static const struct steps_row rows[] = {
        {JOB("a", "sanding", "leave", "PT0S", "PT24H", "")
             JOB("b", "waxing", "leave", "PT12H", "PT36H", ""),
         "['t.a'] 0-24; ['t.b'] 12-36"},
        {JOB("a", "sanding", "leave", "PT0S", "PT24H", ", name = 'n'")
             JOB("b", "waxing", "leave", "PT12H", "PT36H", ", name = 'n'"),
         "['t.a','t.b'] 0-36"},
        // A name may be another rule's id.
        {JOB("n", "sanding", "leave", "PT0S", "PT24H", "")
             JOB("b", "waxing", "leave", "PT12H", "PT36H", ", name = 'n'"),
         "['t.b','t.n'] 0-36"},
        // What is done and what is left are two.
        {JOB("a", "sanding", "make", "PT0S", "PT24H", ", name = 'n'")
             JOB("b", "waxing", "leave", "PT12H", "PT36H", ", name = 'n'"),
         "['t.a'] 0-24; ['t.b'] 12-36"},
        // Neighbours join; what lies apart stays apart.
        {JOB("a", "sanding", "leave", "PT0S", "PT24H", ", name = 'n'")
             JOB("b", "waxing", "leave", "PT24H", "PT36H", ", name = 'n'"),
         "['t.a','t.b'] 0-36"},
        {JOB("a", "sanding", "leave", "PT0S", "PT12H", ", name = 'n'")
             JOB("b", "waxing", "leave", "PT24H", "PT36H", ", name = 'n'"),
         "['t.a'] 0-12; ['t.b'] 24-36"},
        {JOB("a", "sanding", "leave", "PT0S", "PT12H", ", name = 'n'")
             JOB("b", "waxing", "leave", "PT24H", "PT36H", ", name = 'n'")
                 JOB("c", "waxing", "leave", "PT6H", "PT30H", ", name = 'n'"),
         "['t.a','t.b','t.c'] 0-36"},
        // What is looked for is looked for from the first moment to the last.
        {JOB("a", "sanding", "look", "PT0S", "PT24H", ", name = 'n'")
             JOB("b", "waxing", "look", "PT12H", "PT36H", ", name = 'n'"),
         "['t.a','t.b'] 0-36"},
        // In the order of their beginnings, then of names.
        {JOB("z", "sanding", "make", "PT0S", "PT12H", "")
             JOB("a", "sanding", "make", "PT6H", "PT12H", "")
                 JOB("m", "sanding", "make", "PT0S", "PT9H", ""),
         "['t.m'] 0-9; ['t.z'] 0-12; ['t.a'] 6-12"},
        // Never in force.
        {JOB("a", "sanding", "make", "PT12H", "PT12H", ""), ""},
    };

    check_steps(rows, sizeof rows / sizeof *rows);
}

static void the_one_that_begins_first_or_is_named_first_leads_among_equals(void **state) {
    (void)state;
    static const char *const rules[] = {
        JOB("z", "sanding", "look", "PT0S", "PT24H", ", name = 'n'")
            JOB("a", "waxing", "look", "PT12H", "PT24H", ", name = 'n'"),
        JOB("z", "sanding", "look", "PT12H", "PT24H", ", name = 'n'")
            JOB("a", "waxing", "look", "PT12H", "PT24H", ", name = 'n'"),
    };
    static const char *const leading[] = {"['t.z']", "['t.a']"};

    for (size_t i = 0; i < 2; i++) {
        struct workshop shop;
        workshop_open(&shop, rules[i]);
        assert_part(&shop, workshop_plan(&shop, BOTH), "/steps/*/rule", leading[i]);
        workshop_close(&shop);
    }
}

static void the_longest_leads(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop,
                  JOB("a", "sanding", "look", "PT0S", "PT24H", ", name = 'n'")
                      JOB("b", "waxing", "look", "PT12H", "PT36H",
                          ", name = 'n', sources = { 'W-1' }")
                          JOB("c", "waxing", "look", "PT12H", "PT30H", ", name = 'n'"));

    const struct json *plan = workshop_plan(&shop, BOTH);

    assert_part(&shop, plan, "/steps/*/rule", "['t.b']");
    assert_part(&shop, plan, "/steps/*/message", "['Of b.']");
    assert_part(&shop, plan, "/steps/*/sources", "[['W-1']]");
    workshop_close(&shop);
}

#define EVERY(span) ", name = 'n', remind = { every = '" span "' }"

// Of two jobs of one name: the moments of their reminders, hours from the end, and when
// each is worthless.
static void reminders_have_one_rhythm_at_a_time(void **state) {
    (void)state;
    static const struct steps_row rows[] = {
        // The longer one takes over where it begins, with its own count.
        {JOB("a", "sanding", "look", "PT0S", "PT24H", EVERY("PT5H"))
             JOB("b", "waxing", "look", "PT12H", "PT36H", EVERY("PT10H")),
         "a/1 0-5; a/2 5-10; a/3 10-12; b/1 12-22; b/2 22-32; b/3 32-36"},
        // The shorter one has no turn.
        {JOB("a", "sanding", "look", "PT0S", "PT36H", EVERY("PT20H"))
             JOB("b", "waxing", "look", "PT12H", "PT24H", EVERY("PT1H")),
         "a/1 0-20; a/2 20-36"},
        // Nor has the one that lasts no longer.
        {JOB("a", "sanding", "look", "PT0S", "PT36H", EVERY("PT20H"))
             JOB("b", "waxing", "look", "PT12H", "PT36H", EVERY("PT1H")),
         "a/1 0-20; a/2 20-36"},
        // Two that begin together: the longer one's.
        {JOB("a", "sanding", "look", "PT0S", "PT12H", EVERY("PT1H"))
             JOB("b", "waxing", "look", "PT0S", "PT24H", EVERY("PT20H")),
         "b/1 0-20; b/2 20-24"},
        // One reminds where the longer one does not, and what it says lives on.
        {JOB("a", "sanding", "look", "PT0S", "PT24H", ", name = 'n', remind = true")
             JOB("b", "waxing", "look", "PT12H", "PT36H", ", name = 'n'"),
         "a/1 0-36"},
        {JOB("a", "sanding", "look", "PT0S", "PT36H", ", name = 'n'")
             JOB("b", "waxing", "look", "PT12H", "PT24H", EVERY("PT10H")),
         "b/1 12-22; b/2 22-36"},
        // A turn that its reminders do not fill.
        {JOB("a", "sanding", "look", "PT0S", "PT24H", ", name = 'n', remind = true")
             JOB("b", "waxing", "look", "PT12H", "PT36H",
                 ", name = 'n', remind = { at = { '20:00' } }"),
         "a/1 0-32; b/1 32-36"},
        // What waits counts from where it begins.
        {JOB("a", "sanding", "make", "PT0S", "PT36H", EVERY("PT10H"))
             JOB("b", "waxing", "make", "PT12H", "PT24H", ", name = 'n'"),
         "a/1 12-22; a/2 22-32; a/3 32-36"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        workshop_open(&shop, rows[i].rules);
        const struct json *plan = workshop_plan(&shop, BOTH);
        assert_string_equal(
            arena_format(&shop.arena, "%s%s", rows[i].rules, reminders_of(&shop, plan)),
            arena_format(&shop.arena, "%s%s", rows[i].rules, rows[i].steps));
        workshop_close(&shop);
    }
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

static void red_flags_of_all_treatments_are_told(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, JOB("a", "sanding", "look", "PT0S", "PT12H",
                             ", name = 'n', red_flag = 'Call.'")
                             JOB("b", "waxing", "look", "PT0S", "PT24H",
                                 ", name = 'n', remind = true, red_flag = 'Wash.'")
                                 JOB("c", "waxing", "look", "PT0S", "PT6H",
                                     ", name = 'n'") "job 'd' { after = 'sanding', name "
                                                     "= 'n', act = 'look', from = "
                                                     "'PT0S', till = 'PT9H', message = "
                                                     "'Of a.', red_flag = 'Call.' }\n");

    const struct json *plan = workshop_plan(&shop, BOTH);

    assert_part(&shop, plan, "/steps/*/rules", "[['t.a','t.b','t.c','t.d']]");
    assert_part(&shop, plan, "/steps/0/message", "'Of b.'");
    assert_part(&shop, plan, "/steps/0/red_flag", "'Wash.'");
    assert_part(&shop, plan, "/steps/0/also",
                "[{'rule':'t.a','message':'Of a.','red_flag':'Call.'}]");
    assert_part(&shop, plan, "/reminders/*/message", "['Of b. Of a.']");
    workshop_close(&shop);
}

static void a_red_flag_of_the_shorter_is_told_too(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, JOB("a", "sanding", "look", "PT0S", "PT12H",
                             ", name = 'n', red_flag = 'Call.'")
                             JOB("b", "waxing", "look", "PT0S", "PT24H", ", name = 'n'"));

    const struct json *plan = workshop_plan(&shop, BOTH);

    assert_part(&shop, plan, "/steps/0/red_flag", "null");
    assert_part(&shop, plan, "/steps/0/also/*/rule", "['t.a']");
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
        cmocka_unit_test(the_one_that_begins_first_or_is_named_first_leads_among_equals),
        cmocka_unit_test(reminders_have_one_rhythm_at_a_time),
        cmocka_unit_test(where_the_longest_reminds_of_nothing_another_does),
        cmocka_unit_test(red_flags_and_what_is_urgent_ignore_quiet_hours),
        cmocka_unit_test(red_flags_of_all_treatments_are_told),
        cmocka_unit_test(a_red_flag_of_the_shorter_is_told_too),
        cmocka_unit_test(a_reminder_that_can_never_be_sent_is_told_as_missed),
        cmocka_unit_test(what_may_apply_is_a_step_as_well),
        cmocka_unit_test(a_change_moves_a_step_and_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
