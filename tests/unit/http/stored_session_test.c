#include "core/http/stored_session.h"

#include "core/posting/posting.h"
#include "tests/unit/base/failing.h"

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

static aftercare_status make_and_show(struct arena *arena, struct buffer *out) {
    struct json_writer writer = {.out = out};
    aftercare_stored_session session = {.id = "untouched"};
    aftercare_status status = posting_make(&session, arena, &plan, &document, NULL);
    if (status == AFTERCARE_OK) {
        status = stored_session_show(&writer, arena, &session, NULL);
    } else {
        assert_string_equal(session.id, "untouched");
    }
    return status;
}

static void what_is_kept_of_a_reminder_is_shown_instead_of_what_is_planned(void **state) {
    static const aftercare_reminder kept[] = {
        {.key = "s/r/1",
         .session = "s",
         .rule = "r",
         .message = "as it went out",
         .due = 1000,
         .expires = 2000,
         .state = AFTERCARE_REMINDER_DELIVERED},
    };
    static const aftercare_stored_session session = {
        .id = "s",
        .plan =
            "{\"reminders\":[{\"key\":\"s/r/1\",\"due\":\"1970-01-02T01:00:00+01:00\","
            "\"expires\":null,\"urgent\":false,\"message\":\"new\"}]}",
        .reminders = kept,
        .reminders_count = 1};
    struct buffer out;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    buffer_init(&out, &system_allocator, 65536);
    struct json_writer writer = {.out = &out};
    (void)state;

    assert_int_equal(stored_session_show(&writer, &arena, &session, NULL), AFTERCARE_OK);

    assert_string_equal(
        out.at,
        "{\"reminders\":[{\"key\":\"s/r/1\",\"due\":\"1970-01-01T01:00:01+01:00\","
        "\"expires\":\"1970-01-01T00:00:02+00:00\",\"urgent\":false,"
        "\"message\":\"as it went out\",\"state\":\"delivered\",\"attempts\":0,"
        "\"reason\":null,\"answer\":null}]}");
    buffer_clear(&out);
    arena_clear(&arena);
}

static void every_failing_allocation_is_told(void **state) {
    aftercare_status status = AFTERCARE_ENOMEM;
    struct buffer out;
    size_t n = 0;
    buffer_init(&out, &system_allocator, 65536);
    (void)state;

    while (status != AFTERCARE_OK && n < 1000) {
        struct failing failing = {.fails_at = ++n};
        struct allocator allocator = failing_allocator(&failing);
        struct arena arena;
        arena_init(&arena, &allocator, 0);
        buffer_reset(&out);
        status = make_and_show(&arena, &out);
        arena_clear(&arena);
        assert_int_equal(failing.live, 0);
        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
    }

    assert_int_equal(status, AFTERCARE_OK);
    assert_true(n > 1);
    assert_non_null(strstr(out.at, "{\"key\":\"s/r/2\",\"state\":\"missed\""));
    assert_non_null(strstr(out.at, "],\"n\":1}"));
    buffer_clear(&out);
}

static void what_an_earlier_plan_left_behind_is_shown_last(void **state) {
    static const aftercare_reminder kept[] = {
        {.key = "s/old/1",
         .session = "s",
         .rule = "old",
         .message = "m",
         .state = AFTERCARE_REMINDER_DELIVERED},
    };
    static const aftercare_stored_session session = {
        .id = "s",
        .plan = "{\"reminders\":[{\"key\":\"s/new/1\"}]}",
        .reminders = kept,
        .reminders_count = 1};
    struct buffer out;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    buffer_init(&out, &system_allocator, 65536);
    struct json_writer writer = {.out = &out};
    (void)state;

    assert_int_equal(stored_session_show(&writer, &arena, &session, NULL), AFTERCARE_OK);

    assert_non_null(strstr(out.at, "[{\"key\":\"s/new/1\"},{\"key\":\"s/old/1\""));
    assert_non_null(strstr(out.at, "\"state\":\"delivered\""));
    buffer_clear(&out);
    arena_clear(&arena);
}

// The plan has one reminder, which is the one that is kept unless a row names another.
static void what_is_not_meant_to_come_does_not_stand(void **state) {
    static const struct {
        const char *name;
        aftercare_reminder kept;
        bool stands;
    } rows[] = {
        {"to come",
         {.due = 5, .next_try = 5, .expires = 9, .state = AFTERCARE_REMINDER_SCHEDULED},
         true},
        {"put off",
         {.due = 5, .next_try = 9, .expires = 9, .state = AFTERCARE_REMINDER_SCHEDULED},
         true},
        {"held",
         {.due = 5, .next_try = 10, .expires = 9, .state = AFTERCARE_REMINDER_SCHEDULED},
         false},
        {"gone out", {.due = 5, .state = AFTERCARE_REMINDER_DELIVERED}, true},
        {"not taken", {.due = 5, .state = AFTERCARE_REMINDER_FAILED}, true},
        {"cancelled", {.due = 5, .state = AFTERCARE_REMINDER_CANCELLED}, false},
        {"answered when it had come",
         {.due = 5, .answered_at = 5, .state = AFTERCARE_REMINDER_ACKNOWLEDGED},
         true},
        {"answered before",
         {.due = 5, .answered_at = 4, .state = AFTERCARE_REMINDER_ACKNOWLEDGED},
         false},
        {"an earlier plan's",
         {.key = "s/old/1", .due = 5, .state = AFTERCARE_REMINDER_DELIVERED},
         false},
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        aftercare_reminder kept = rows[i].kept;
        kept.key = kept.key ? kept.key : "s/r/1";
        const aftercare_stored_session session = {
            .id = "s",
            .plan = "{\"reminders\":[{\"key\":\"s/r/1\"}]}",
            .reminders = &kept,
            .reminders_count = 1};
        struct buffer out;
        struct arena arena;
        arena_init(&arena, &system_allocator, 0);
        buffer_init(&out, &system_allocator, 65536);
        struct json_writer writer = {.out = &out};

        assert_int_equal(stored_session_standing(&writer, &arena, &session, NULL), 0);

        bool stands = strstr(out.at, "\"key\":\"s/") != NULL;
        if (stands != rows[i].stands) {
            fail_msg("%s: %s", rows[i].name, out.at);
        }
        buffer_clear(&out);
        arena_clear(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_kept_of_a_reminder_is_shown_instead_of_what_is_planned),
        cmocka_unit_test(every_failing_allocation_is_told),
        cmocka_unit_test(what_an_earlier_plan_left_behind_is_shown_last),
        cmocka_unit_test(what_is_not_meant_to_come_does_not_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
