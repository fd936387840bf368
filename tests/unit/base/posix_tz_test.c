#include "core/base/posix_tz.h"

#include "core/base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *at(int64_t second) {
    static _Thread_local char text[INSTANT_TEXT_MAX];
    return instant_format(text, (struct instant){second * 1000}, 0);
}

static void rules_fall_on_their_days(void **state) {
    (void)state;
    static const struct {
        const char *rule;
        int year;
        const char *begins, *ends;
    } rows[] = {
        {"CET-1CEST,M3.5.0,M10.5.0/3", 2026, "2026-03-29T01:00:00+00:00",
         "2026-10-25T01:00:00+00:00"},
        {"EST5EDT,M3.2.0,M11.1.0", 2026, "2026-03-08T07:00:00+00:00",
         "2026-11-01T06:00:00+00:00"},
        {"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 2026, "2026-10-03T15:30:00+00:00",
         "2026-04-04T15:00:00+00:00"},
        {"IST-1GMT0,M10.5.0,M3.5.0/1", 2026, "2026-10-25T01:00:00+00:00",
         "2026-03-29T01:00:00+00:00"},
        {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2026, "2026-03-29T01:00:00+00:00",
         "2026-10-25T01:00:00+00:00"},
        {"EET-2EEST,M4.5.5/0,M10.5.4/24", 2026, "2026-04-23T22:00:00+00:00",
         "2026-10-29T21:00:00+00:00"},
        {"AAA0BBB,J60/0,J365/0:00:30", 2024, "2024-03-01T00:00:00+00:00",
         "2024-12-30T23:00:30+00:00"},
        {"AAA0BBB,J60/0,J59/0", 2026, "2026-03-01T00:00:00+00:00",
         "2026-02-27T23:00:00+00:00"},
        {"AAA0BBB,59/0,0/1", 2024, "2024-02-29T00:00:00+00:00",
         "2024-01-01T00:00:00+00:00"},
        {"AAA0BBB,59/0,365/1", 2026, "2026-03-01T00:00:00+00:00",
         "2027-01-01T00:00:00+00:00"},
        {"AAA+0BBB-1:00:00,M2.5.6/167,M1.1.1/-167", 2026, "2026-03-06T23:00:00+00:00",
         "2025-12-29T00:00:00+00:00"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct posix_tz tz = {0};
        assert_true(posix_tz_parse(&tz, text_of(rows[i].rule)));
        assert_true(tz.has_summer);
        assert_string_equal(at(posix_tz_begins(&tz, rows[i].year)), rows[i].begins);
        assert_string_equal(at(posix_tz_ends(&tz, rows[i].year)), rows[i].ends);
    }
}

static void a_zone_without_summer_time_is_an_offset(void **state) {
    (void)state;
    static const struct {
        const char *rule;
        int32_t standard;
    } rows[] = {{"UTC0", 0},        {"<+0545>-5:45", 20700}, {"EST5", -18000},
                {"<-03>3", -10800}, {"ABC+1:02:03", -3723},  {"XYZ-24", 86400}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct posix_tz tz = {0};
        assert_true(posix_tz_parse(&tz, text_of(rows[i].rule)));
        assert_false(tz.has_summer);
        assert_int_equal(tz.standard, rows[i].standard);
    }
}

static void what_is_no_rule_is_refused_untouched(void **state) {
    (void)state;
    static const char *const rows[] = {
        "",
        "UTC",
        "UT0",
        "<>0",
        "<UTC0",
        "<U T>0",
        "UTC25",
        "UTC0:60",
        "UTC0:0:60",
        "UTC0000",
        "UTC0 ",
        "EST5EDT",
        "EST5EDT4",
        "EST5EDT,M3.2.0",
        "EST5EDT,M3.2.0,",
        "EST5EDT,M13.2.0,M11.1.0",
        "EST5EDT,M0.2.0,M11.1.0",
        "EST5EDT,M3.6.0,M11.1.0",
        "EST5EDT,M3.2.7,M11.1.0",
        "EST5EDT,M3.2,M11.1.0",
        "EST5EDT,J0,J100",
        "EST5EDT,J366,J100",
        "EST5EDT,366,100",
        "EST5EDT,M3.2.0/168,M11.1.0",
        "EST5EDT,M3.2.0,M11.1.0x",
        "EST5EDT,M3.2.0,M11.1.0,",
        "EST5EDT25,M3.2.0,M11.1.0",
        "EST5E,M3.2.0,M11.1.0",
    };
    struct posix_tz tz = {.standard = 7};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_false(posix_tz_parse(&tz, text_of(rows[i])));
    }
    assert_int_equal(tz.standard, 7);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_fall_on_their_days),
        cmocka_unit_test(a_zone_without_summer_time_is_an_offset),
        cmocka_unit_test(what_is_no_rule_is_refused_untouched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
