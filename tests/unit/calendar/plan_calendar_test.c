// A plan's reminders as a calendar file.
#include "core/calendar/plan_calendar.h"

#include "core/calendar/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define NOW INT64_C(1795000000000) // 2026-11-18T11:06:40Z

static const char plan[] =
    "{\"steps\":[{\"rule\":\"p.look\",\"rules\":[\"p.look\",\"p.look-too\"],"
    "\"red_flag\":\"Call us.\",\"also\":[{\"rule\":\"p.look-too\","
    "\"message\":\"Wet?\",\"red_flag\":\"Come by.\"}]}],"
    "\"reminders\":[{\"key\":\"s/p.look-too/1\",\"rule\":\"p.look-too\","
    "\"due\":\"2026-11-23T19:00:00+01:00\",\"message\":\"Hot?\"},"
    "{\"key\":\"s/p.look-too/2\",\"rule\":\"p.look-too\","
    "\"due\":\"2026-11-24T19:00:00+01:00\",\"message\":\"Hot?\","
    "\"missed\":\"it is quiet then\"}]}";

static void a_plans_reminders_are_events_but_for_those_that_are_missed(void **state) {
    (void)state;
    if (!calendar_is_built_in()) {
        skip();
    }
    struct arena arena;
    struct json_document document;
    struct buffer out;
    arena_init(&arena, &system_allocator, 0);
    buffer_init(&out, &system_allocator, 1 << 16);
    assert_int_equal(
        json_read(&document, &arena, "plan", text_of(plan), &JSON_LIMITS, NULL), 0);

    assert_int_equal(plan_calendar(&out, &arena, document.root, NOW, NULL), AFTERCARE_OK);

    assert_non_null(strstr(out.at, "UID:s/p.look-too/1\r\n"));
    assert_non_null(strstr(out.at, "DTSTART:20261123T180000Z\r\n"));
    assert_non_null(strstr(out.at, "DESCRIPTION:Call us. Come by.\r\n"));
    assert_null(strstr(out.at, "look-too/2"));
    buffer_clear(&out);
    arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plans_reminders_are_events_but_for_those_that_are_missed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
