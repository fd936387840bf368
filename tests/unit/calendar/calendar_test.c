// A calendar file as calendars on phones read it: what is written is parsed again.
#include "core/calendar/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define NOW INT64_C(1795000000000) // 2026-11-18T11:06:40Z

// The file with its folded lines joined again.
static void write_unfolded(struct buffer *out, const struct calendar *calendar) {
    struct buffer folded;
    buffer_init(&folded, &system_allocator, 1 << 24);
    assert_int_equal(calendar_write(&folded, calendar, NULL), AFTERCARE_OK);
    const char *line = folded.at;
    for (const char *end = strstr(line, "\r\n"); end; end = strstr(line, "\r\n")) {
        assert_true(end - line <= 75);
        buffer_add(out, line, (size_t)(end - line));
        line = end + 2;
        if (*line == ' ') {
            line++;
        } else {
            buffer_string(out, "\n");
        }
    }
    assert_string_equal(line, "");
    buffer_clear(&folded);
}

// Without libical nothing is written, and what is missing is told.
static void a_build_writes_calendars_or_says_so(void **state) {
    (void)state;
    struct buffer out;
    aftercare_error err = {0};
    buffer_init(&out, &system_allocator, 1 << 16);
    aftercare_status status = calendar_write(&out, &(struct calendar){.now = NOW}, &err);
    assert_int_equal(status, calendar_is_built_in() ? AFTERCARE_OK : AFTERCARE_EUSAGE);
    if (status) {
        assert_non_null(strstr(err.sentence, "AFTERCARE_ICAL"));
    }
    buffer_clear(&out);
}

static void an_event_rings_at_its_moment(void **state) {
    (void)state;
    if (!calendar_is_built_in()) {
        skip();
    }
    const struct calendar_event event = {.uid = TEXT("s-77/pack.wash/1"),
                                         .summary = TEXT("Wash; gently, twice."),
                                         .description = TEXT("Call us."),
                                         .start = INT64_C(1795003200000)};
    struct buffer out;
    buffer_init(&out, &system_allocator, 1 << 16);

    write_unfolded(&out, &(struct calendar){&event, 1, NOW});

    assert_string_equal(out.at,
                        "BEGIN:VCALENDAR\n"
                        "PRODID:-//aftercare//aftercare " AFTERCARE_VERSION "//EN\n"
                        "VERSION:2.0\n"
                        "CALSCALE:GREGORIAN\n"
                        "METHOD:PUBLISH\n"
                        "BEGIN:VEVENT\n"
                        "UID:s-77/pack.wash/1\n"
                        "DTSTAMP:20261118T110640Z\n"
                        "SEQUENCE:0\n"
                        "DTSTART:20261118T120000Z\n"
                        "SUMMARY:Wash\\; gently\\, twice.\n"
                        "CLASS:PRIVATE\n"
                        "TRANSP:TRANSPARENT\n"
                        "DESCRIPTION:Call us.\n"
                        "BEGIN:VALARM\n"
                        "ACTION:DISPLAY\n"
                        "TRIGGER:PT0S\n"
                        "DESCRIPTION:Wash\\; gently\\, twice.\n"
                        "END:VALARM\n"
                        "END:VEVENT\n"
                        "END:VCALENDAR\n");
    buffer_clear(&out);
}

static const struct {
    struct text summary;
    const char *line;
} hostile[] = {
    {TEXT("a\r\nBEGIN:VEVENT"), "\nSUMMARY:a??BEGIN:VEVENT\n"},
    {TEXT("a\nEND:VCALENDAR"), "\nSUMMARY:a?END:VCALENDAR\n"},
    {TEXT("back\\slash"), "\nSUMMARY:back\\\\slash\n"},
    {TEXT("nul\0here"), "\nSUMMARY:nul?here\n"},
    {TEXT("bad\xFFutf"), "\nSUMMARY:bad?utf\n"},
    {TEXT("ñandú 𝒳"), "\nSUMMARY:ñandú 𝒳\n"},
    {TEXT("<b>&amp;"), "\nSUMMARY:<b>&amp\\;\n"},
    {TEXT(""), "\nSUMMARY:\n"},
};

static void no_text_breaks_out_of_its_line(void **state) {
    (void)state;
    if (!calendar_is_built_in()) {
        skip();
    }
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        const struct calendar_event event = {.uid = hostile[i].summary,
                                             .summary = hostile[i].summary,
                                             .description = hostile[i].summary,
                                             .start = NOW};
        struct buffer out;
        buffer_init(&out, &system_allocator, 1 << 16);

        write_unfolded(&out, &(struct calendar){&event, 1, NOW});

        assert_non_null(strstr(out.at, hostile[i].line));
        const char *begin = strstr(out.at, "BEGIN:VEVENT\n");
        assert_non_null(begin);
        assert_null(strstr(begin + 1, "\nBEGIN:VEVENT"));
        buffer_clear(&out);
    }
}

static void a_calendar_of_thousands_is_written(void **state) {
    (void)state;
    if (!calendar_is_built_in()) {
        skip();
    }
    static struct calendar_event events[5000];
    char summary[4000];
    memset(summary, 'x', sizeof summary);
    for (size_t i = 0; i < 5000; i++) {
        events[i] = (struct calendar_event){.uid = TEXT("u"),
                                            .summary = {summary, i % sizeof summary},
                                            .start = NOW + (int64_t)i};
    }
    struct buffer out;
    buffer_init(&out, &system_allocator, 64 << 20);

    assert_int_equal(calendar_write(&out, &(struct calendar){events, 5000, NOW}, NULL),
                     AFTERCARE_OK);
    buffer_clear(&out);
}

static void a_buffer_that_is_full_is_no_calendar(void **state) {
    (void)state;
    if (!calendar_is_built_in()) {
        skip();
    }
    struct buffer out;
    aftercare_error err;
    buffer_init(&out, &system_allocator, 100);

    assert_int_equal(calendar_write(&out, &(struct calendar){.now = NOW}, &err),
                     AFTERCARE_ENOMEM);
    buffer_clear(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_build_writes_calendars_or_says_so),
        cmocka_unit_test(an_event_rings_at_its_moment),
        cmocka_unit_test(no_text_breaks_out_of_its_line),
        cmocka_unit_test(a_calendar_of_thousands_is_written),
        cmocka_unit_test(a_buffer_that_is_full_is_no_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
