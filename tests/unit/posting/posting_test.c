#include "core/posting/posting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static const aftercare_planned_reminder planned[] = {
    {.key = "s/r/1",
     .rule = "r",
     .due = 10,
     .wanted = 10,
     .due_wall = 3600,
     .expires_wall = 7200,
     .expires = 20,
     .message = "m",
     .course = "waxing",
     .rhythm = "{\"number\":1}",
     .is_urgent = true},
    {.key = "s/r/2",
     .rule = "r",
     .due = 30,
     .wanted = 30,
     .expires = 40,
     .message = "m",
     .course = "",
     .missed = "late"},
    {.key = "s/r/3",
     .rule = "r",
     .due = 36000000,
     .wanted = 18000000,
     .due_offset = 3600,
     .expires = 72000000,
     .message = "m"},
};

static const aftercare_plan plan = {
    .session = "s",
    .patient = "p",
    .content = "sha256:1",
    .channel = "webhook",
    .locale = "en",
    .reminders = planned,
    .timezone = "Europe/Berlin",
    .timezone_digest = "sha256:2",
    .course = "sanding waxing",
    .ended = 5,
    .number = 3,
    .reminders_count = 3,
    .json = "{\"reminders\":[{\"key\":\"s/r/1\"},{\"key\":\"s/r/2\"}],\"n\":1} beyond",
    .json_len = 53,
};

static const aftercare_document document = {.text = "{} beyond", .len = 2};

static void a_plan_is_copied_whole(void **state) {
    aftercare_stored_session session;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    (void)state;

    assert_int_equal(posting_make(&session, &arena, &plan, &document, NULL),
                     AFTERCARE_OK);

    assert_string_equal(session.id, "s");
    assert_string_equal(session.document, "{}");
    assert_int_equal(strlen(session.plan), plan.json_len);
    assert_int_equal(session.reminders_count, 3);
    assert_string_equal(session.timezone, "Europe/Berlin");
    assert_string_equal(session.timezone_digest, "sha256:2");
    assert_string_equal(session.course, "sanding waxing");
    assert_int_equal(session.ended, 5);
    assert_int_equal(session.number, 3);
    assert_string_equal(session.reminders[0].course, "waxing");
    assert_null(session.reminders[1].course);
    assert_string_equal(session.reminders[0].rhythm, "{\"number\":1}");
    assert_null(session.reminders[1].rhythm);
    const aftercare_reminder *first = &session.reminders[0];
    assert_string_equal(first->key, "s/r/1");
    assert_string_equal(first->session, "s");
    assert_string_equal(first->patient, "p");
    assert_string_equal(first->channel, "webhook");
    assert_null(first->to);
    assert_null(first->reason);
    assert_true(first->is_urgent);
    assert_int_equal(first->due, 10);
    assert_int_equal(first->next_try, 10);
    assert_int_equal(first->expires, 20);
    assert_int_equal(first->state, AFTERCARE_REMINDER_SCHEDULED);
    assert_int_equal(session.reminders[1].state, AFTERCARE_REMINDER_MISSED);
    assert_string_equal(session.reminders[1].reason, "late");
    assert_int_equal(first->due_wall, 3600);
    assert_int_equal(first->expires_wall, 7200);
    assert_string_equal(session.reminders[2].reason,
                        "quiet hours move it from 1970-01-01T06:00:00+01:00 to "
                        "1970-01-01T11:00:00+01:00");
    assert_ptr_not_equal(session.id, plan.session);
    arena_clear(&arena);
}

static void a_plan_without_reminders_is_a_plan(void **state) {
    static const aftercare_plan empty = {.session = "s", .json = "{}", .json_len = 2};
    aftercare_stored_session session;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    (void)state;

    assert_int_equal(posting_make(&session, &arena, &empty, &document, NULL),
                     AFTERCARE_OK);

    assert_int_equal(session.reminders_count, 0);
    assert_null(session.patient);
    arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plan_is_copied_whole),
        cmocka_unit_test(a_plan_without_reminders_is_a_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
