#include "core/base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void instants_are_read_and_written(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int64_t milliseconds;
        int32_t offset;
        const char *written;
    } rows[] = {
        {"1970-01-01T00:00:00Z", 0, 0, "1970-01-01T00:00:00+00:00"},
        {"2026-11-22T15:30:00+01:00", INT64_C(1795357800000), 3600,
         "2026-11-22T15:30:00+01:00"},
        {"2026-11-22T15:30:00.1+01:00", INT64_C(1795357800100), 3600,
         "2026-11-22T15:30:00.100+01:00"},
        {"2026-11-22T15:30:00.1239999999999+01:00", INT64_C(1795357800123), 3600,
         "2026-11-22T15:30:00.123+01:00"},
        {"2026-11-22T15:30:00.000-00:00", INT64_C(1795361400000), 0,
         "2026-11-22T15:30:00+00:00"},
        {"2026-11-22t15:30:00z", INT64_C(1795361400000), 0, "2026-11-22T15:30:00+00:00"},
        {"1969-12-31T23:59:59.999Z", -1, 0, "1969-12-31T23:59:59.999+00:00"},
        {"2026-01-01T00:15:00-03:30", INT64_C(1767239100000), -12600,
         "2026-01-01T00:15:00-03:30"},
        {"9999-12-31T23:59:59.999+23:59", INT64_C(253402214459999), 86340,
         "9999-12-31T23:59:59.999+23:59"},
    };
    char out[INSTANT_TEXT_MAX];

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct instant instant = {0};
        int32_t offset = 7;
        assert_true(instant_parse(&instant, &offset, text_of(rows[i].text)));
        assert_int_equal(instant.milliseconds, rows[i].milliseconds);
        assert_int_equal(offset, rows[i].offset);
        assert_ptr_equal(instant_format(out, instant, offset), out);
        assert_string_equal(out, rows[i].written);
        assert_true(instant_parse(&instant, NULL, text_of(rows[i].text)));
    }
}

static void what_is_no_instant_is_refused_untouched(void **state) {
    (void)state;
    static const char *const rows[] = {
        "",
        "2026-11-22",
        "2026-11-22T15:30:00",
        "2026-11-22 15:30:00Z",
        "2026-11-22T15:30Z",
        "2026-11-22T15:30:00.Z",
        "2026-11-22T15:30:00,5Z",
        "2026-11-22T15:30:60Z",
        "2026-11-22T15:60:00Z",
        "2026-11-22T24:00:00Z",
        "2026-02-29T15:30:00Z",
        "2026-11-22T15:30:00+1:00",
        "2026-11-22T15:30:00+0100",
        "2026-11-22T15:30:00+24:00",
        "2026-11-22T15:30:00+01:60",
        "2026-11-22T15:30:00+01:00 ",
        "2026-11-22T15:30:00+01:00Z",
        "2026-11-22T15:30:00ZZ",
        "2026-11-22T15:30:00.123",
        "2026-11-22T15:30:00-",
        "2026-11-22T1x:30:00Z",
        "2026-11-22T15-30:00Z",
        "2026-11-22T15:30-00Z",
    };
    struct instant instant = {7};
    int32_t offset = 8;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_false(instant_parse(&instant, &offset, text_of(rows[i])));
    }
    assert_int_equal(instant.milliseconds, 7);
    assert_int_equal(offset, 8);
}

static void seconds_of_an_offset_are_dropped_from_both_sides(void **state) {
    (void)state;
    char out[INSTANT_TEXT_MAX];
    struct instant instant = {0};

    assert_string_equal(instant_format(out, instant, 3208), // Berlin's mean solar time
                        "1970-01-01T00:53:00+00:53");
    assert_string_equal(instant_format(out, instant, -3208), "1969-12-31T23:07:00-00:53");
}

static void what_is_outside_the_calendar_is_not_written(void **state) {
    (void)state;
    static const int64_t rows[] = {INT64_MIN, INT64_MAX, INT64_C(-62135596800001),
                                   INT64_C(253402300800000)};
    char out[INSTANT_TEXT_MAX];

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(instant_format(out, (struct instant){rows[i]}, 0), "");
    }
    assert_string_not_equal(
        instant_format(out, (struct instant){INT64_C(253402300800000)}, -60), "");
}

static void a_wall_shows_whole_seconds(void **state) {
    (void)state;
    static const struct {
        int64_t milliseconds;
        int32_t offset, day, second;
    } rows[] = {
        {0, 0, 0, 0},
        {999, 0, 0, 0},
        {-1, 0, -1, 86399},
        {-1000, 3600, 0, 3599},
        {0, -1, -1, 86399},
        {86399999, 1, 1, 0},
        {INT64_C(1795357800123), 3600, 20779, 55800},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct instant instant = {rows[i].milliseconds};
        struct wall wall = instant_wall(instant, rows[i].offset);
        assert_int_equal(wall.date.day, rows[i].day);
        assert_int_equal(wall.second, rows[i].second);
        assert_int_equal(instant_seconds(instant_at(wall, rows[i].offset)),
                         instant_seconds(instant));
    }
}

static void a_wall_shows_always_or_never_beyond_every_date(void **state) {
    (void)state;
    struct wall first = instant_wall((struct instant){INT64_MIN}, -86400);
    struct wall last = instant_wall((struct instant){INT64_MAX}, 86400);

    assert_int_equal(date_compare(first.date, DATE_MIN), 0);
    assert_int_equal(date_compare(last.date, DATE_MAX), 0);
    assert_in_range(first.second, 0, 86399);
    assert_in_range(last.second, 0, 86399);
}

static void clocks_have_two_digits(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int32_t second; // -1 for none
    } rows[] = {
        {"00:00", 0},        {"08:00", 28800}, {"23:59", 86340},  {"08:00:30", 28830},
        {"23:59:59", 86399}, {"24:00", -1},    {"8:00", -1},      {"08:60", -1},
        {"08:00:60", -1},    {"08:00:", -1},   {"08:00:3", -1},   {"0800", -1},
        {"08.00", -1},       {"", -1},         {"08:00:30Z", -1}, {"-8:00", -1},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int32_t second = -1;
        assert_int_equal(clock_parse(&second, text_of(rows[i].text)),
                         rows[i].second >= 0);
        assert_int_equal(second, rows[i].second);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(instants_are_read_and_written),
        cmocka_unit_test(what_is_no_instant_is_refused_untouched),
        cmocka_unit_test(seconds_of_an_offset_are_dropped_from_both_sides),
        cmocka_unit_test(what_is_outside_the_calendar_is_not_written),
        cmocka_unit_test(a_wall_shows_whole_seconds),
        cmocka_unit_test(a_wall_shows_always_or_never_beyond_every_date),
        cmocka_unit_test(clocks_have_two_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
