// Which rules apply after a session.
#include "core/plan/applied.h"

#include "tests/unit/facts/reading.h"

// "rule holds" of the jobs that apply, "(overruler)" behind those that are overruled.
static const char *applied_to(struct workshop *shop, const char *document) {
    const struct rulebase *base = shop->rules->base;
    aftercare_error err = {0};
    struct session session;
    struct session_reading from = {
        .reading = {&shop->arena, &base->schema, json_of(shop, document), &err},
        .base = base,
        .zones = shop->assessor->zones,
    };
    struct applied_list list;
    assert_int_equal(session_read(&session, &from), AFTERCARE_OK);
    assert_int_equal(applied_find(&list, &shop->arena, base, &session, FOLD_STEPS), 0);
    const char *all = "";
    for (size_t i = 0; i < list.count; i++) {
        const struct applied *one = &list.items[i];
        all = arena_format(&shop->arena, "%s%s%.*s%s", all, i > 0 ? " " : "",
                           TEXT_ARGS(rule_id(one->rule)), one->holds == YES ? "" : "?");
        if (one->overruled_by) {
            all = arena_format(&shop->arena, "%s(%.*s)", all,
                               TEXT_ARGS(rule_id(one->overruled_by)));
        }
    }
    return all;
}

#define JOB(id, after, more)                                                             \
    "job '" id "' { after = " after ", act = 'make', from = 'PT0S', till = 'P1D', "      \
    "message = 'x'" more " }\n"

static void a_rule_applies_after_the_works_that_it_is_about(void **state) {
    (void)state;
    static const struct {
        const char *works, *rules;
    } rows[] = {
        {"'sanding'", "both group-and-sanding sanding"},
        {"'oiling'", "both group group-and-sanding"},
        {"'finishing'", "group group-and-sanding"},
        {"'painting'", ""},
        {"'painting', 'sanding'", "both group-and-sanding sanding"},
    };
    struct workshop shop;
    workshop_open(
        &shop, JOB("sanding", "'sanding'", "") JOB("group", "'finishing'", "")
                   JOB("both", "{ 'oiling', 'sanding' }", "")
                       JOB("group-and-sanding", "{ 'sanding', 'finishing' }", "")
                           JOB("asleep", "'sanding'", ", policy = { drying = 'fast' }"));

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *document =
            arena_format(&shop.arena,
                         "{'session': {'id': 's', 'treatments': [%s], 'ended_at': "
                         "'2026-06-15T12:00:00Z', 'timezone': 'UTC'}}",
                         rows[i].works);
        assert_string_equal(applied_to(&shop, document), rows[i].rules);
    }
    workshop_close(&shop);
}

static void what_surely_does_not_hold_does_not_apply(void **state) {
    (void)state;
    static const struct {
        const char *more, *rest, *rules;
    } rows[] = {
        {"", "", "detail? when?"},
        {", 'details': {'tool': 'plane'}", ", 'patient': {'indoors': true}",
         "detail when"},
        {", 'details': {'tool': 'belt'}", ", 'patient': {'indoors': false}", ""},
        {", 'details': {'tool': 'belt'}", "", "when?"},
    };
    struct workshop shop;
    workshop_open(&shop, JOB("when", "'sanding'", ", when = indoors :yes()") JOB(
                             "detail", "'sanding'", ", details = { tool = 'plane' }"));

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(
            applied_to(&shop, workshop_session(&shop, rows[i].more, rows[i].rest)),
            rows[i].rules);
    }
    workshop_close(&shop);
}

static void a_condition_is_asked_of_the_day_and_the_areas_of_the_session(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, JOB("flood", "'sanding'", ", when = event 'flood' :within 'P1D'")
                             JOB("top", "'sanding'", ", when = area 'top'")
                                 JOB("leg", "'sanding'", ", when = area 'leg'")
                                     JOB("rot", "'sanding'",
                                         ", when = fault 'rot' :now() :here()"));

    assert_string_equal(
        applied_to(&shop, "{'session': {'id': 's', 'treatments': ['sanding'], 'areas': "
                          "['top_left'], 'ended_at': '2026-06-15T23:00:00Z', 'timezone': "
                          "'Europe/Berlin'}, 'patient': {'events': "
                          "[{'code':'flood','day':'2026-06-16'}], 'faults': "
                          "[{'code':'rot','status':'present','area':'leg'}]}}"),
        "flood top");
    workshop_close(&shop);
}

static void overruled_for_all_its_works_it_is_listed_and_does_not_count(void **state) {
    (void)state;
    static const struct {
        const char *works, *rules;
    } rows[] = {
        {"'sanding'", "new old(new)"},
        {"'oiling'", "old"},
        {"'sanding', 'oiling'", "new old"}, // in force for the other work
    };
    struct workshop shop;
    assert_int_equal(workshop_try(&shop,
                                  JOB("old", "{ 'sanding', 'oiling' }", "")
                                      JOB("new", "'sanding'",
                                          ", policy = { drying = 'fast' }, overrules = { "
                                          "'old' }"),
                                  "drying=fast"),
                     AFTERCARE_OK);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *document =
            arena_format(&shop.arena,
                         "{'session': {'id': 's', 'treatments': [%s], 'ended_at': "
                         "'2026-06-15T12:00:00Z', 'timezone': 'UTC'}}",
                         rows[i].works);
        assert_string_equal(applied_to(&shop, document), rows[i].rules);
    }
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rule_applies_after_the_works_that_it_is_about),
        cmocka_unit_test(what_surely_does_not_hold_does_not_apply),
        cmocka_unit_test(a_condition_is_asked_of_the_day_and_the_areas_of_the_session),
        cmocka_unit_test(overruled_for_all_its_works_it_is_listed_and_does_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
