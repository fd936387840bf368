// The fold cut_windows: at each moment one use of a stuff.
#include "core/plan/window.h"

#include "tests/unit/rules/workshop.h"

// The windows of all stuffs after sanding at noon of 15 June: "oil hold 0-24 take 24-48",
// in hours from the end of the session.
static const char *windows_of(struct workshop *shop, const char *session,
                              const char *rest) {
    struct instant ended;
    assert_true(instant_parse(&ended, NULL, TEXT("2026-06-15T12:00:00+02:00")));
    const struct json *plan = workshop_plan(shop, workshop_session(shop, session, rest));
    const char *all = "";
    for (const struct json *one = json_member(plan, "topicals")->first; one;
         one = one->next) {
        all = arena_format(&shop->arena, "%s%s%.*s", all, one->index > 0 ? "; " : "",
                           TEXT_ARGS(json_member(one, "product")->text));
        for (const struct json *w = json_member(one, "windows")->first; w; w = w->next) {
            struct instant from, till;
            assert_true(instant_parse(&from, NULL, json_member(w, "from")->text));
            assert_true(instant_parse(&till, NULL, json_member(w, "till")->text));
            const struct json *frequency = json_member(w, "frequency");
            all =
                arena_format(&shop->arena, "%s %.*s %d-%d%s%.*s", all,
                             TEXT_ARGS(json_member(w, "use")->text),
                             (int)((from.milliseconds - ended.milliseconds) / 3600000),
                             (int)((till.milliseconds - ended.milliseconds) / 3600000),
                             frequency->type == JSON_TEXT ? " " : "",
                             frequency->type == JSON_TEXT ? (int)frequency->text.len : 0,
                             frequency->type == JSON_TEXT ? frequency->text.at : "");
        }
    }
    return all;
}

#define PUT(id, stuff, use, from, till)                                                  \
    "put '" id "' { after = 'sanding', stuff = '" stuff "', use = '" use                 \
    "', from = '" from "', till = '" till "'"

struct row {
    const char *rules, *session, *patient, *windows;
};

static void check(const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct workshop shop;
        workshop_open(&shop, rows[i].rules);
        const char *rest =
            rows[i].patient
                ? arena_format(&shop.arena, ", 'patient': {%s}", rows[i].patient)
                : "";
        const char *windows =
            windows_of(&shop, rows[i].session ? rows[i].session : "", rest);
        assert_string_equal(
            arena_format(&shop.arena, "%s\n%s", rows[i].rules, windows),
            arena_format(&shop.arena, "%s\n%s", rows[i].rules, rows[i].windows));
        workshop_close(&shop);
    }
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void the_strongest_use_wins_at_each_moment(void **state) {
    (void)state;
    static const struct row rows[] = {
        {PUT("a", "wax", "hold", "PT0S", "PT48H") " }", NULL, NULL, "wax hold 0-48"},
        // A stronger one cuts a piece out of a weaker one.
        {PUT("a", "wax", "hold", "PT24H", "PT48H") " }\n" PUT("b", "wax", "take", "PT0S",
                                                              "PT96H") " }",
         NULL, NULL, "wax take 0-24 hold 24-48 take 48-96"},
        {PUT("a", "wax", "free", "PT24H", "PT48H") " }\n" PUT("b", "wax", "take", "PT0S",
                                                              "PT96H") " }",
         NULL, NULL, "wax take 0-96"},
        {PUT("a", "wax", "take", "PT12H", "PT36H") " }\n" PUT(
             "b", "wax", "hold", "PT0S", "PT24H") " }\n" PUT("c", "wax", "free", "PT30H",
                                                             "PT60H") " }",
         NULL, NULL, "wax hold 0-24 take 24-36 free 36-60"},
        // A gap stays a gap.
        {PUT("a", "wax", "take", "PT0S", "PT12H") " }\n" PUT("b", "wax", "take", "PT24H",
                                                             "PT36H") " }",
         NULL, NULL, "wax take 0-12 take 24-36"},
        // Neighbours that say the same are one.
        {PUT("a", "wax", "take", "PT0S", "PT12H") " }\n" PUT("b", "wax", "take", "PT12H",
                                                             "PT36H") " }",
         NULL, NULL, "wax take 0-36"},
    };
    CHECK(rows);
}

static void before_its_window_a_rule_may_want_something_else(void **state) {
    (void)state;
    static const struct row rows[] = {
        {PUT("a", "wax", "take", "PT24H", "PT48H") ", before = 'hold' }", NULL, NULL,
         "wax hold 0-24 take 24-48"},
        {PUT("a", "wax", "take", "PT0S", "PT48H") ", before = 'hold' }", NULL, NULL,
         "wax take 0-48"},
        {PUT("a", "wax", "take", "PT24H", "PT48H") ", before = 'hold', frequency = "
                                                   "'2/day' }",
         NULL, NULL, "wax hold 0-24 take 24-48 2/day"},
        {PUT("a", "wax", "take", "PT24H", "PT48H") ", before = 'free' }\n" PUT(
             "b", "wax", "take", "PT12H", "PT36H") " }",
         NULL, NULL, "wax free 0-12 take 12-48"},
    };
    CHECK(rows);
}

static void the_stricter_frequency_holds_where_two_want_the_same(void **state) {
    (void)state;
    static const struct row rows[] = {
        {PUT("a", "wax", "take", "PT0S", "PT48H") ", frequency = '2/day' }\n" PUT(
             "b", "wax", "take", "PT24H", "PT72H") ", frequency = '1/day' }",
         NULL, NULL, "wax take 0-24 2/day take 24-72 1/day"},
        {PUT("a", "wax", "take", "PT0S", "PT48H") ", frequency = '2/day' }\n" PUT(
             "b", "wax", "take", "PT24H", "PT72H") " }",
         NULL, NULL, "wax take 0-48 2/day take 48-72"},
        // What does not win has no say.
        {PUT("a", "wax", "take", "PT0S", "PT48H") ", frequency = '2/day' }\n" PUT(
             "b", "wax", "free", "PT0S", "PT48H") ", frequency = 'once' }",
         NULL, NULL, "wax take 0-48 2/day"},
    };
    CHECK(rows);
}

static void a_rule_about_a_group_is_about_its_members(void **state) {
    (void)state;
    static const struct row rows[] = {
        {PUT("a", "oil", "hold", "PT0S", "PT24H") " }\n" PUT("b", "tung_oil", "take",
                                                             "PT0S", "PT48H") " }",
         NULL, NULL,
         "linseed_oil hold 0-24; oil hold 0-24; tung_oil hold 0-24 take 24-48"},
        {PUT("a", "tung_oil", "take", "PT0S", "PT48H") " }", ", 'products': ['oil']",
         NULL, "oil"},
    };
    CHECK(rows);
}

static void products_of_the_session_are_told_even_if_no_rule_names_them(void **state) {
    (void)state;
    static const struct row rows[] = {
        {PUT("a", "wax", "hold", "PT0S", "PT24H") " }", ", 'products': ['water', 'wax']",
         NULL, "water; wax hold 0-24"},
        {PUT("a", "wax", "hold", "PT0S", "PT24H") " }", ", 'products': ['water']", NULL,
         "water"},
        {PUT("a", "wax", "hold", "PT0S", "PT24H") " }", ", 'products': []", NULL,
         "wax hold 0-24"},
        {"put 'a' { after = 'waxing', stuff = 'wax', use = 'hold', from = 'PT0S', till = "
         "'PT24H' }",
         NULL, NULL, ""},
    };
    CHECK(rows);
}

// What is not certain keeps away what it would forbid, and makes unclear what only it
// would want; what is certain anyway stays so.
static void what_nobody_knows_is_on_the_safe_side(void **state) {
    (void)state;
    static const struct row rows[] = {
        {PUT("a", "wax", "hold", "PT0S", "PT24H") ", when = indoors :yes() }", NULL, NULL,
         "wax hold 0-24"},
        {PUT("a", "wax", "take", "PT0S", "PT24H") ", when = indoors :yes() }", NULL, NULL,
         "wax unclear 0-24"},
        {PUT("a", "wax", "free", "PT0S", "PT24H") ", when = indoors :yes() }", NULL, NULL,
         "wax unclear 0-24"},
        {PUT("a", "wax", "take", "PT0S", "PT24H") ", when = indoors :yes() }\n" PUT(
             "b", "wax", "free", "PT0S", "PT48H") " }",
         NULL, NULL, "wax unclear 0-24 free 24-48"},
        {PUT("a", "wax", "take", "PT0S", "PT24H") ", when = indoors :yes() }\n" PUT(
             "b", "wax", "take", "PT0S", "PT48H") " }",
         NULL, NULL, "wax take 0-48"},
        {PUT("a", "wax", "free", "PT0S", "PT24H") ", when = indoors :yes() }\n" PUT(
             "b", "wax", "take", "PT0S", "PT48H") " }",
         NULL, NULL, "wax take 0-48"},
        {PUT("a", "wax", "take", "PT0S", "PT24H") ", when = indoors :yes() }\n" PUT(
             "b", "wax", "hold", "PT0S", "PT48H") " }",
         NULL, NULL, "wax hold 0-48"},
        {PUT("a", "wax", "take", "PT24H", "PT48H") ", before = 'hold', when = indoors "
                                                   ":yes() }",
         NULL, NULL, "wax hold 0-24 unclear 24-48"},
        // Known, it holds or not.
        {PUT("a", "wax", "take", "PT0S", "PT24H") ", when = indoors :yes() }", NULL,
         "'indoors': true", "wax take 0-24"},
        {PUT("a", "wax", "take", "PT0S", "PT24H") ", when = indoors :yes() }", NULL,
         "'indoors': false", ""},
        // A detail that the session does not tell.
        {PUT("a", "wax", "take", "PT0S", "PT24H") ", details = { tool = 'plane' } }",
         NULL, NULL, "wax unclear 0-24"},
        {PUT("a", "wax", "take", "PT0S", "PT24H") ", details = { tool = 'plane' } }",
         ", 'details': {'tool': 'plane'}", NULL, "wax take 0-24"},
        {PUT("a", "wax", "take", "PT0S", "PT24H") ", details = { tool = 'plane' } }",
         ", 'details': {'tool': 'belt'}", NULL, ""},
    };
    CHECK(rows);
}

static void a_change_of_the_practitioner_moves_a_window(void **state) {
    (void)state;
#define CHANGE(members) ", 'changes': [{'rule': 'a', 'by': 'j', " members "}]"
    static const struct row rows[] = {
        {PUT("a", "wax", "hold", "PT0S", "PT24H") " }", CHANGE("'till': 'PT72H'"), NULL,
         "wax hold 0-72"},
        {PUT("a", "wax", "hold", "PT0S", "PT24H") " }", CHANGE("'from': 'PT12H'"), NULL,
         "wax hold 12-24"},
        {PUT("a", "wax", "take", "PT24H", "PT48H") ", before = 'hold' }",
         CHANGE("'from': 'PT12H', 'till': 'PT36H'"), NULL, "wax hold 0-12 take 12-36"},
        {PUT("a", "wax", "hold", "PT0S", "PT24H") " }", CHANGE("'from': 'PT24H'"), NULL,
         "wax"},
        // Of two changes of one rule the last counts.
        {PUT("a", "wax", "hold", "PT0S", "PT24H") " }",
         ", 'changes': [{'rule': 'a', 'by': 'j', 'till': 'PT1H'}, {'rule': 't.a', 'by': "
         "'k', 'till': 'PT2H'}]",
         NULL, "wax hold 0-2"},
    };
#undef CHANGE
    CHECK(rows);
}

static void a_window_cites_every_rule_behind_it(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop,
                  PUT("z", "wax", "take", "PT0S",
                      "PT24H") ", sources = { 'W-1', 'W-2' }, "
                               "because = 'Because of z.' }\n" PUT(
                                   "a", "oil", "take", "PT0S",
                                   "PT24H") ", sources = { 'W-2', 'W-3' }, "
                                            "because = 'Because of a.' }\n" PUT(
                                                "m", "tung_oil", "take", "PT0S",
                                                "PT24H") ", sources = { 'W-3', "
                                                         "'W-1' } }\n" PUT("weak", "oil",
                                                                           "free", "PT0S",
                                                                           "PT24H") " }");

    const struct json *plan = workshop_plan(
        &shop, workshop_session(&shop, ", 'products': ['tung_oil', 'wax']", ""));

    assert_part(&shop, plan, "/topicals/*/windows/0/rules", "[['t.a','t.m'],['t.z']]");
    assert_part(&shop, plan, "/topicals/*/windows/0/sources",
                "[['W-2','W-3','W-1'],['W-1','W-2']]");
    assert_part(&shop, plan, "/topicals/*/windows/0/because",
                "['Because of a.','Because of z.']");
    workshop_close(&shop);
}

// What holds until a rule's own window counts as long as that lasts, and no longer.
static void the_reason_is_of_the_rule_that_wants_it_longest(void **state) {
    (void)state;
    static const struct {
        const char *rules, *because;
    } rows[] = {
        {PUT("a", "wax", "hold", "PT0S", "PT12H") ", because = 'A.' }\n" PUT(
             "b", "wax", "hold", "PT0S", "PT24H") ", because = 'B.' }",
         "['B.']"},
        {PUT("a", "wax", "hold", "PT0S", "PT24H") ", because = 'A.' }\n" PUT(
             "b", "wax", "hold", "PT0S", "PT24H") ", because = 'B.' }",
         "['A.']"},
        {PUT("a", "wax", "hold", "PT0S", "PT12H") ", because = 'A.' }\n" PUT(
             "b", "wax", "hold", "PT6H", "PT24H") ", because = 'B.' }",
         "['B.']"},
        {PUT("a", "wax", "take", "PT12H",
             "PT99H") ", before = 'hold', because = 'A.' }\n" PUT("b", "wax", "hold",
                                                                  "PT0S",
                                                                  "PT24H") ", because "
                                                                           "= 'B.' }",
         "['B.','A.']"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        workshop_open(&shop, rows[i].rules);
        const struct json *plan = workshop_plan(&shop, workshop_session(&shop, "", ""));
        assert_part(&shop, plan, "/topicals/0/windows/*/because", rows[i].because);
        workshop_close(&shop);
    }
}

static void windows_of_several_works_are_cut_together(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(
        &shop, "put 'a' { after = 'sanding', stuff = 'wax', use = 'hold', from = 'PT0S', "
               "till = 'PT24H' }\n"
               "put 'b' { after = 'finishing', stuff = 'wax', use = 'take', from = "
               "'PT0S', till = 'PT48H' }\n"
               "put 'c' { after = 'painting', stuff = 'wax', use = 'hold', from = "
               "'PT0S', till = 'PT99H' }");

    const struct json *plan = workshop_plan(
        &shop, "{'session': {'id': 's', 'treatments': ['waxing', 'sanding'], 'ended_at': "
               "'2026-06-15T12:00:00Z', 'timezone': 'UTC'}}");

    assert_part(&shop, plan, "/topicals/0/windows/*/use", "['hold','take']");
    assert_part(&shop, plan, "/topicals/0/windows/*/till",
                "['2026-06-16T12:00:00+00:00','2026-06-17T12:00:00+00:00']");
    workshop_close(&shop);
}

static void no_two_windows_of_a_stuff_overlap(void **state) {
    (void)state;
    static const char *const uses[] = {"hold", "take", "free"};
    struct workshop shop;
    struct buffer rules;
    buffer_init(&rules, &system_allocator, 1 << 16);
    for (unsigned i = 0; i < 60; i++) { // windows of many lengths, from a fixed pattern
        unsigned from = i * 37 % 90;
        buffer_format(
            &rules,
            "put 'r%u' { after = 'sanding', stuff = 'wax', use = '%s', before = "
            "'%s', from = 'PT%uH', till = 'PT%uH', frequency = '%u/day' }\n",
            i, uses[i % 3], uses[i * 7 % 3], from, from + 1 + i * 13 % 40, 1 + i % 4);
    }
    workshop_open(&shop, rules.at);
    const struct json *plan = workshop_plan(&shop, workshop_session(&shop, "", ""));
    const struct json *windows =
        json_member(json_member(plan, "topicals")->first, "windows");

    for (const struct json *w = windows->first; w; w = w->next) {
        struct instant from, till, next;
        assert_true(instant_parse(&from, NULL, json_member(w, "from")->text));
        assert_true(instant_parse(&till, NULL, json_member(w, "till")->text));
        assert_true(from.milliseconds < till.milliseconds);
        if (w->next) {
            assert_true(instant_parse(&next, NULL, json_member(w->next, "from")->text));
            assert_true(till.milliseconds <= next.milliseconds);
        }
    }
    assert_true(windows->count > 3);
    buffer_clear(&rules);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_strongest_use_wins_at_each_moment),
        cmocka_unit_test(before_its_window_a_rule_may_want_something_else),
        cmocka_unit_test(the_stricter_frequency_holds_where_two_want_the_same),
        cmocka_unit_test(a_rule_about_a_group_is_about_its_members),
        cmocka_unit_test(products_of_the_session_are_told_even_if_no_rule_names_them),
        cmocka_unit_test(what_nobody_knows_is_on_the_safe_side),
        cmocka_unit_test(a_change_of_the_practitioner_moves_a_window),
        cmocka_unit_test(a_window_cites_every_rule_behind_it),
        cmocka_unit_test(the_reason_is_of_the_rule_that_wants_it_longest),
        cmocka_unit_test(windows_of_several_works_are_cut_together),
        cmocka_unit_test(no_two_windows_of_a_stuff_overlap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
