// A plan as the host is handed it.
#include "core/plan/plan.h"

#include "tests/unit/rules/workshop.h"

#define RULES                                                                            \
    "job 'wipe' { after = 'sanding', act = 'make', from = 'PT2H', till = 'P3D', remind " \
    "= { at = { '08:00', '20:00' }, times = 3, expires = 'PT4H' }, message = { en = "    \
    "'Wipe.', es = 'Limpie.' } }\n"                                                      \
    "job 'look' { after = 'sanding', act = 'look', from = 'P1D', till = 'P2D', remind "  \
    "= true, message = 'Look.', red_flag = 'Call.' }"

static void a_plan_tells_the_host_whom_to_remind_of_what_and_when(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);

    const aftercare_plan *plan = workshop_plan_struct(
        &shop, workshop_session(&shop, "",
                                ", 'patient': {'id': 'p-1'}, 'contact': {'channel': "
                                "'mail', 'to': 'a@b', 'locale': 'es', 'quiet': ['21:00', "
                                "'08:30']}"));

    assert_string_equal(plan->session, "s");
    assert_string_equal(plan->patient, "p-1");
    assert_string_equal(plan->timezone, "Europe/Berlin");
    assert_string_equal(plan->channel, "mail");
    assert_string_equal(plan->to, "a@b");
    assert_string_equal(plan->locale, "es");
    assert_int_equal(strlen(plan->content), 71);
    assert_int_equal(strlen(plan->json), plan->json_len);
    assert_int_equal(plan->reminders_count, 4);
    const aftercare_planned_reminder *second = &plan->reminders[1];
    assert_string_equal(second->key, "s/t.wipe/2");
    assert_string_equal(second->rule, "t.wipe");
    assert_string_equal(second->message, "Limpie.");
    assert_int_equal(second->wanted, 1781589600000); // 2026-06-16T08:00:00+02:00
    assert_int_equal(second->due, second->wanted + 30 * 60 * 1000);
    assert_int_equal(second->expires, second->wanted + 4 * 3600 * 1000);
    assert_int_equal(second->due_offset, 7200);
    assert_int_equal(second->expires_offset, 7200);
    // 08:30 and 12:00 on 16 June 2026, as if they were UTC's.
    assert_int_equal(second->due_wall, 1781598600);
    assert_int_equal(second->expires_wall, 1781611200);
    assert_false(second->is_urgent);
    assert_null(second->missed);
    assert_true(plan->reminders[2].is_urgent);
    assert_string_equal(plan->reminders[2].message, "Look.");
    workshop_close(&shop);
}

static void what_the_document_does_not_say_is_null(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);

    const aftercare_plan *plan =
        workshop_plan_struct(&shop, workshop_session(&shop, "", ""));

    assert_null(plan->patient);
    assert_null(plan->channel);
    assert_null(plan->to);
    assert_null(plan->locale);
    workshop_close(&shop);
}

static void a_course_is_told_by_its_treatments_and_number(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);

    const aftercare_plan *plan =
        workshop_plan_struct(&shop, workshop_session(&shop, "", ""));
    assert_string_equal(plan->course, "sanding");
    assert_int_equal(plan->ended, 1781517600000); // 2026-06-15T12:00:00+02:00
    assert_int_equal(plan->number, 0);
    assert_string_equal(plan->reminders[0].course, "");
    plan = workshop_plan_struct(&shop, workshop_session(&shop, ", 'number': 3", ""));
    assert_int_equal(plan->number, 3);
    workshop_close(&shop);
}

static void
what_lasts_till_the_next_session_names_the_treatments_it_is_about(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "job 'come' { after = { 'sanding', 'oiling' }, act = 'make', "
                         "from = 'P1D', till = 'P2D', remind = true, till_next = true, "
                         "message = 'x' }\n"
                         "job 'stay' { after = 'sanding', act = 'make', from = 'P3D', "
                         "till = 'P4D', remind = true, till_next = false, message = "
                         "'x' }");

    const aftercare_plan *plan =
        workshop_plan_struct(&shop, workshop_session(&shop, "", ""));

    assert_string_equal(plan->reminders[0].course, "sanding");
    assert_string_equal(plan->reminders[1].course, "");
    workshop_close(&shop);
}

static void reminders_come_by_due_then_by_key(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop,
                  "job 'b' { after = 'sanding', act = 'make', from = 'PT1H', till = "
                  "'P1D', remind = { every = 'PT1H', times = 2 }, message = 'x' }\n"
                  "job 'a' { after = 'sanding', act = 'make', from = 'PT2H', till = "
                  "'P1D', remind = { every = 'PT1H', times = 2 }, message = 'x' }");

    const aftercare_plan *plan =
        workshop_plan_struct(&shop, workshop_session(&shop, "", ""));

    static const char *const keys[] = {"s/t.b/1", "s/t.a/1", "s/t.b/2", "s/t.a/2"};
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(plan->reminders[i].key, keys[i]);
    }
    workshop_close(&shop);
}

static void the_same_session_has_the_same_keys(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);
    const aftercare_plan *plan =
        workshop_plan_struct(&shop, workshop_session(&shop, "", ""));
    const char *first = arena_copy(&shop.arena, plan->json, plan->json_len);
    const char *content = arena_copy(&shop.arena, plan->content, strlen(plan->content));

    plan = workshop_plan_struct(&shop, workshop_session(&shop, "", ""));

    assert_string_equal(plan->json, first);
    assert_string_equal(plan->content, content);
    plan = workshop_plan_struct(&shop, workshop_session(&shop, ", 'x_note': 1", ""));
    assert_string_equal(plan->content, content);
    plan = workshop_plan_struct(&shop, workshop_session(&shop, ", 'number': 1", ""));
    assert_string_not_equal(plan->content, content);
    workshop_close(&shop);
}

static void a_works_rules_are_nobody_elses(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);

    const aftercare_plan *plan = workshop_plan_struct(
        &shop, "{'session': {'id': 's', 'treatments': ['waxing'], 'ended_at': "
               "'2026-06-15T12:00:00Z', 'timezone': 'UTC'}}");

    assert_int_equal(plan->reminders_count, 0);
    workshop_close(&shop);
}

static void an_id_with_percents_and_slashes_stays_in_the_key(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);

    const aftercare_plan *plan = workshop_plan_struct(
        &shop, "{'session': {'id': '%s/%n ü', 'treatments': ['sanding'], 'ended_at': "
               "'2026-06-15T12:00:00Z', 'timezone': 'UTC'}}");

    assert_string_equal(plan->reminders[0].key, "%s/%n ü/t.wipe/1");
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plan_tells_the_host_whom_to_remind_of_what_and_when),
        cmocka_unit_test(what_the_document_does_not_say_is_null),
        cmocka_unit_test(reminders_come_by_due_then_by_key),
        cmocka_unit_test(
            what_lasts_till_the_next_session_names_the_treatments_it_is_about),
        cmocka_unit_test(a_course_is_told_by_its_treatments_and_number),
        cmocka_unit_test(the_same_session_has_the_same_keys),
        cmocka_unit_test(a_works_rules_are_nobody_elses),
        cmocka_unit_test(an_id_with_percents_and_slashes_stays_in_the_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
