// Each word of conditions, asked through a rule: what it answers, and until when.
#include "tests/unit/rules/workshop.h"

struct row {
    const char *when, *patient, *value; // value: "true until 2026-07-01", "unknown"
};

static void check(const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct workshop shop;
        char rules[600];
        (void)snprintf(rules, sizeof rules,
                       "bar 'x' { works = 'sanding', when = %s, grade = 'never' }",
                       rows[i].when);
        workshop_open(&shop, rules);
        const char *document = arena_format(
            &shop.arena, "{'patient': {%s}, 'request': {'areas': ['top_left']}}",
            rows[i].patient);
        const struct json *answer = workshop_explain(&shop, document, "x");
        const struct json *condition = json_member(answer, "condition");
        const struct json *until = json_member(condition, "until");
        const char *value = arena_format(
            &shop.arena, "%.*s%s%.*s", TEXT_ARGS(json_member(condition, "value")->text),
            until->type == JSON_NULL ? "" : " until ", TEXT_ARGS(until->text));
        assert_string_equal(arena_format(&shop.arena, "%s of %s: %s", rows[i].when,
                                         rows[i].patient, value),
                            arena_format(&shop.arena, "%s of %s: %s", rows[i].when,
                                         rows[i].patient, rows[i].value));
        workshop_close(&shop);
    }
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void a_record_is_there_from_its_beginning_to_its_end(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"fault 'rot' :now()", "'faults': []", "false"},
        {"fault 'rot' :now()", "'faults': [{'code':'rot','status':'present'}]", "true"},
        {"fault 'rot' :now()", "'faults': [{'code':'worm','status':'present'}]", "false"},
        {"fault 'rot' :now()", "'faults': [{'code':'rot'}]", "unknown"},
        {"fault 'rot' :now()", "", "unknown"},
        {"fault 'rot' :now()",
         "'faults': [{'code':'rot','seen':'2026-06-15','mended':'2026-07-01'}]",
         "true until 2026-07-01"},
        {"fault 'rot' :now()",
         "'faults': [{'code':'rot','seen':'2026-06-16','mended':'2026-07-01'}]",
         "false until 2026-06-16"},
        {"fault 'rot' :now()",
         "'faults': [{'code':'rot','seen':'2026-01-01','mended':'2026-06-15'}]", "false"},
        {"fault 'rot' :now()", "'faults': [{'code':'rot','status':'gone'}]", "false"},
        {"fault 'rot' :now()", "'faults': [{'code':'rot','status':'resting'}]", "false"},
    };
    CHECK(rows);
}

static void a_part_of_a_date_is_unknown_where_it_matters(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"fault 'rot' :now()", "'faults': [{'code':'rot','seen':'2026-06'}]",
         "unknown until 2026-06-30"},
        {"fault 'rot' :now()", "'faults': [{'code':'rot','seen':'2026-05'}]", "true"},
        {"fault 'rot' :now()", "'faults': [{'code':'rot','seen':'2026-07'}]",
         "false until 2026-07-01"},
        {"fault 'rot' :now()", "'faults': [{'code':'rot','seen':'2026'}]",
         "unknown until 2026-12-31"},
        {"fault 'rot' :ever()", "'faults': [{'code':'rot','seen':'2026'}]",
         "unknown until 2026-12-31"},
        {"fault 'rot' :now()",
         "'faults': [{'code':'rot','seen':'2020','mended':'2026-06'}]",
         "unknown until 2026-06-30"},
        {"fault 'rot' :within 'P1M'",
         "'faults': [{'code':'rot','seen':'2020','mended':'2026-05'}]",
         "unknown until 2026-06-30"},
        {"fault 'rot' :within 'P2M'",
         "'faults': [{'code':'rot','seen':'2020','mended':'2026-05'}]",
         "true until 2026-07-01"},
        {"event 'flood' :within 'P6M'", "'events': [{'code':'flood','day':'2026'}]",
         "unknown until 2026-07-01"}, // the first of the two unknowns to change
    };
    CHECK(rows);
}

static void a_wait_ends_on_exactly_start_and_wait(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"coat 'varnish' :within 'P6M'",
         "'coats': [{'code':'varnish','ended':'2026-01-01'}]", "true until 2026-07-01"},
        {"coat 'varnish' :within 'P6M'",
         "'coats': [{'code':'varnish','ended':'2025-12-16'}]", "true until 2026-06-16"},
        {"coat 'varnish' :within 'P6M'",
         "'coats': [{'code':'varnish','ended':'2025-12-15'}]", "false"},
        {"coat 'varnish' :within 'P180D'",
         "'coats': [{'code':'varnish','ended':'2026-01-01'}]", "true until 2026-06-30"},
        {"coat 'varnish' :within 'P6M'",
         "'coats': [{'code':'varnish','status':'going_on'}]", "true"},
        {"coat 'varnish' :within 'P6M'",
         "'coats': [{'code':'varnish','status':'stopped'}]", "unknown until 2026-12-15"},
        {"coat 'varnish' :within 'P6M'",
         "'coats': [{'code':'varnish','status':'going_on','ended':'2026-08-31'}]",
         "true until 2027-02-28"},
        {"event 'flood' :within 'P1D'", "'events': [{'code':'flood','day':'2026-06-15'}]",
         "true until 2026-06-16"},
        {"event 'flood' :within 'P1D'", "'events': [{'code':'flood','day':'2026-06-14'}]",
         "false"},
        {"event 'flood' :within 'P1W'", "'events': [{'code':'flood','day':'2026-06-20'}]",
         "false until 2026-06-20"},
        {"event 'flood' :within 'P1W'", "'events': [{'code':'flood'}]",
         "unknown until 2026-06-22"},
        {"event 'flood' :ever()", "'events': [{'code':'flood'}]", "true"},
    };
    CHECK(rows);
}

static void months_end_where_the_month_ends(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"event 'flood' :within 'P6M'", "'events': [{'code':'flood','day':'2025-12-31'}]",
         "true until 2026-06-30"},
        {"event 'flood' :within 'P4M'", "'events': [{'code':'flood','day':'2026-03-31'}]",
         "true until 2026-07-31"},
        {"event 'flood' :within 'P3M'", "'events': [{'code':'flood','day':'2026-03-31'}]",
         "true until 2026-06-30"},
        {"event 'flood' :within 'P40M'",
         "'events': [{'code':'flood','day':'2024-10-31'}]", "true until 2028-02-29"},
    };
    CHECK(rows);
}

static void an_age_is_complete_on_the_birthday(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"age :under 'P22Y'", "'made': '2004-06-16'", "true until 2026-06-16"},
        {"age :under 'P22Y'", "'made': '2004-06-15'", "false"},
        {"age :under 'P22Y'", "'made': '2004'", "unknown until 2026-12-31"},
        {"age :under 'P22Y'", "'made': '2005'", "true until 2027-01-01"},
        {"age :under 'P22Y'", "'made': '2003'", "false"},
        {"age :under 'P22Y'", "", "unknown"},
        {"age :at_least 'P22Y'", "'made': '2004-06-16'", "false until 2026-06-16"},
        {"age :at_least 'P22Y'", "'made': '2004-06-15'", "true"},
        // Who is born on 29 February completes a year on 1 March in common years.
        {"age :under 'P27Y'", "'made': '2000-02-29'", "true until 2027-03-01"},
        {"age :under 'P28Y'", "'made': '2000-02-29'", "true until 2028-02-29"},
        {"age :under 'P26Y6M'", "'made': '2000-02-29'", "true until 2026-08-29"},
        {"age :under 'P26Y1M'", "'made': '2000-05-31'", "true until 2026-07-01"},
        {"age :under 'P1M2D'", "'made': '2026-05-31'", "true until 2026-07-03"},
        {"age :under 'P1Y'", "'made': '2026-06-16'", "true until 2027-06-16"},
    };
    CHECK(rows);
}

static void flags_numbers_and_choices_are_what_was_said(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"indoors :yes()", "'indoors': true", "true"},
        {"indoors :yes()", "'indoors': false", "false"},
        {"indoors :yes()", "", "unknown"},
        {"hardness :between(2, 4)", "'hardness': 1", "false"},
        {"hardness :between(2, 4)", "'hardness': 2", "true"},
        {"hardness :between(2, 4)", "'hardness': 4", "true"},
        {"hardness :between(2, 4)", "'hardness': 5", "false"},
        {"hardness :between(2, 4)", "", "unknown"},
        {"hardness :at_least(3)", "'hardness': 3", "true"},
        {"hardness :at_least(3)", "'hardness': 2", "false"},
        {"hardness :at_most(3)", "'hardness': 3", "true"},
        {"hardness :at_most(3)", "'hardness': 4", "false"},
        {"hardness :is(3)", "'hardness': 3", "true"},
        {"hardness :is(3)", "'hardness': 4", "false"},
        {"wood :is 'oak'", "'wood': 'oak'", "true"},
        {"wood :is 'oak'", "'wood': 'pine'", "false"},
        {"wood :is 'oak'", "'wood': null", "unknown"},
        {"~wood :is 'oak'", "", "unknown"},
        {"~wood :is 'oak'", "'wood': 'pine'", "true"},
    };
    CHECK(rows);
}

// The request is about the left of the top.
static void here_counts_where_areas_are_equal_or_one_contains_the_other(void **state) {
    (void)state;
#define ROT_IN(area) "'faults': [{'code':'rot','status':'present','area':'" area "'}]"
    static const struct row rows[] = {
        {"fault 'rot' :now() :here()", ROT_IN("top_left"), "true"},
        {"fault 'rot' :now() :here()", ROT_IN("top"), "true"},
        {"fault 'rot' :now() :here()", ROT_IN("table"), "true"},
        {"fault 'rot' :now() :here()", ROT_IN("inlay"), "true"},
        {"fault 'rot' :now() :here()", ROT_IN("top_right"), "false"},
        {"fault 'rot' :now() :here()", ROT_IN("leg"), "false"},
        {"fault 'rot' :now() :here()", ROT_IN("drawer"), "false"},
        {"fault 'rot' :now() :here()", "'faults': [{'code':'rot','status':'present'}]",
         "unknown"},
        {"fault 'rot' :now() :here()", "'faults': [{'code':'rot','status':'gone'}]",
         "false"},
        {"fault 'rot' :now() :here()",
         ROT_IN("leg', 'x_b': 'y'}, {'code':'rot','status':'present','area':'top"),
         "true"},
        {"fault 'rot' :now()", ROT_IN("leg"), "true"},
        {"event 'flood' :within 'P1M' :here()",
         "'events': [{'code':'flood','day':'2026-06-01','area':'top'}]",
         "true until 2026-07-01"},
        {"event 'flood' :within 'P1M' :here()",
         "'events': [{'code':'flood','day':'2026-06-01'}]", "unknown until 2026-07-01"},
    };
    CHECK(rows);
#undef ROT_IN
}

static void a_group_holds_for_its_members(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"fault 'damage' :now()", "'faults': [{'code':'rot_deep','status':'present'}]",
         "true"},
        {"fault 'rot' :now()", "'faults': [{'code':'rot_deep','status':'present'}]",
         "true"},
        {"fault 'rot_deep' :now()", "'faults': [{'code':'rot','status':'present'}]",
         "false"},
        {"fault 'rot' :now()", "'faults': [{'code':'dry rot','status':'present'}]",
         "true"},
        {"fault 'rot' :now()", "'faults': [{'code':'shop:D1','status':'present'}]",
         "true"},
    };
    CHECK(rows);
}

static void a_status_is_found_by_the_verb_that_asks_for_it(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"fault 'rot' :resting()", "'faults': [{'code':'rot','status':'resting'}]",
         "true"},
        {"fault 'rot' :resting()", "'faults': [{'code':'rot','status':'gone'}]", "false"},
        {"fault 'rot' :resting()", "'faults': [{'code':'rot','seen':'2026-01-01'}]",
         "false"},
        {"fault 'rot' :resting()", "'faults': [{'code':'rot','mended':'2026-01-01'}]",
         "false"},
        // It may be: nothing tells whether it is there, is gone, or rests.
        {"fault 'rot' :resting()", "'faults': [{'code':'rot'}]", "unknown"},
        {"fault 'rot' :resting()", "", "unknown"},
        {"fault 'rot' :resting()", "'faults': [{'code':'rot','status':'present'}]",
         "false"},
        {"fault 'rot' :resting()",
         "'faults': [{'code':'rot','status':'resting','seen':'2026-06-20'}]",
         "false until 2026-06-20"},
        {"mark 'stamp'", "'marks': [{'code':'stamp'}]", "true"},
        {"mark 'stamp'", "'marks': []", "false"},
    };
    CHECK(rows);
}

static void what_nobody_answered_is_unknown(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"fault 'rot' :now()", "'faults': [], 'unanswered': ['rot']", "unknown"},
        {"fault 'rot' :now()", "'faults': [], 'unanswered': ['damage']", "unknown"},
        {"fault 'rot' :now()", "'faults': [], 'unanswered': ['rot_deep']", "unknown"},
        {"fault 'rot' :now()", "'faults': [], 'unanswered': ['crack']", "false"},
        // Black rot is a stain as well.
        {"fault 'stain' :now()", "'faults': [], 'unanswered': ['rot']", "unknown"},
        {"fault 'rot' :now()", "'faults': [], 'unanswered': ['stain']", "unknown"},
        {"fault 'rot' :now()",
         "'faults': [{'code':'rot','status':'present'}], 'unanswered': ['rot']", "true"},
        {"fault 'rot' :now()",
         "'faults': [{'code':'rot','status':'present','mended':'2026-07-01'}],"
         " 'unanswered': ['rot']",
         "true until 2026-07-01"},
        {"fault 'rot' :now()",
         "'faults': [{'code':'rot','status':'gone'}], 'unanswered': ['rot_deep']",
         "unknown"},
    };
    CHECK(rows);
}

static void several_records_hold_until_the_last_of_them(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"event 'flood' :within 'P1M'",
         "'events': [{'code':'flood','day':'2026-06-01'}, "
         "{'code':'flood','day':'2026-06-10'}]",
         "true until 2026-07-10"},
        {"event 'flood' :within 'P1M'",
         "'events': [{'code':'flood','day':'2026-06-01'}, "
         "{'code':'flood','day':'2026-06-20'}]",
         "true until 2026-07-01"}, // the second is not certain to have begun by then
        {"event 'flood' :within 'P1M'",
         "'events': [{'code':'flood','day':'2026-07-01'}, "
         "{'code':'flood','day':'2026-08-01'}]",
         "false until 2026-07-01"},
        {"event 'flood' :within 'P1M'",
         "'events': [{'code':'flood','day':'2026-06-01'}, {'code':'flood','day':'2026'}]",
         "true until 2026-07-01"},
    };
    CHECK(rows);
}

static void an_area_is_requested_or_not(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"area 'top_left'", "", "true"},   {"area 'top'", "", "true"},
        {"area 'table'", "", "true"},      {"area 'leg'", "", "false"},
        {"area 'top_right'", "", "false"}, {"area 'inlay'", "", "false"},
        {"~area 'top'", "", "false"},
    };
    CHECK(rows);
}

static void without_areas_an_area_is_unknown(void **state) {
    (void)state;
    static const struct {
        const char *document, *value;
    } rows[] = {
        {"{}", "'unknown'"},
        {"{'patient': {'wishes': [{'code':'smooth','area':'leg'}]}}", "'false'"},
        {"{'patient': {'wishes': [{'code':'smooth','area':'leg'}, {'code':'shiny'}]}}",
         "'unknown'"},
        {"{'patient': {'wishes': [{'code':'smooth','area':'top'}, {'code':'shiny'}]}}",
         "'true'"},
    };
    struct workshop shop;
    workshop_open(&shop,
                  "bar 'x' { works = 'sanding', when = area 'top', grade = 'care' }");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct json *answer = workshop_explain(&shop, rows[i].document, "x");
        assert_part(&shop, answer, "/condition/value", rows[i].value);
    }
    workshop_close(&shop);
}

static void an_option_is_what_the_workshop_chose(void **state) {
    (void)state;
    static const struct {
        const char *choice, *when, *value;
    } rows[] = {
        {NULL, "option 'drying' :is 'slow'", "'true'"},
        {NULL, "option 'drying' :is 'fast'", "'false'"},
        {"drying=fast", "option 'drying' :is 'fast'", "'true'"},
        {NULL, "option 'old_school' :is 'yes'", "'false'"},
        {"old_school=yes", "option 'old_school' :is 'yes'", "'true'"},
        {"old_school=yes", "~option 'old_school' :is 'yes'", "'false'"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        char rules[300];
        (void)snprintf(rules, sizeof rules,
                       "bar 'x' { works = 'sanding', when = %s, grade = 'never' }",
                       rows[i].when);
        assert_int_equal(workshop_try(&shop, rules, rows[i].choice), AFTERCARE_OK);
        assert_part(&shop, workshop_explain(&shop, "{}", "x"), "/condition/value",
                    rows[i].value);
        workshop_close(&shop);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_is_there_from_its_beginning_to_its_end),
        cmocka_unit_test(a_part_of_a_date_is_unknown_where_it_matters),
        cmocka_unit_test(a_wait_ends_on_exactly_start_and_wait),
        cmocka_unit_test(months_end_where_the_month_ends),
        cmocka_unit_test(an_age_is_complete_on_the_birthday),
        cmocka_unit_test(flags_numbers_and_choices_are_what_was_said),
        cmocka_unit_test(here_counts_where_areas_are_equal_or_one_contains_the_other),
        cmocka_unit_test(a_group_holds_for_its_members),
        cmocka_unit_test(a_status_is_found_by_the_verb_that_asks_for_it),
        cmocka_unit_test(what_nobody_answered_is_unknown),
        cmocka_unit_test(several_records_hold_until_the_last_of_them),
        cmocka_unit_test(an_area_is_requested_or_not),
        cmocka_unit_test(without_areas_an_area_is_unknown),
        cmocka_unit_test(an_option_is_what_the_workshop_chose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
