#include "core/base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct date day(const char *text) {
    struct date date = {0};
    assert_true(date_parse(&date, text_of(text)));
    return date;
}

static const char *shown(struct date date) {
    static _Thread_local char text[DATE_TEXT_MAX];
    return date_format(text, date);
}

// Returns the day behind the month's last one.
static int32_t check_month(int32_t first, int year, int month) {
    struct date date = {0};
    for (int i = 1; date_make(&date, year, month, i); i++) {
        struct civil civil = date_civil(date);
        assert_int_equal(date.day, first++);
        assert_true(civil.year == year && civil.month == month && civil.day == i);
    }
    return first;
}

static void every_day_of_the_calendar_has_one_name(void **state) {
    (void)state;
    int32_t day_number = -719162;

    for (int year = 1; year <= 9999; year++) {
        for (int month = 1; month <= 12; month++) {
            day_number = check_month(day_number, year, month);
        }
    }
    assert_int_equal(day_number, 2932897);
}

static void centuries_are_leap_years_only_by_four_hundred(void **state) {
    (void)state;
    static const struct {
        int year;
        bool has_leap_day;
    } rows[] = {{4, true},     {100, false}, {400, true},   {1900, false}, {2000, true},
                {2023, false}, {2024, true}, {2100, false}, {9996, true}};
    struct date date = {7};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(date_make(&date, rows[i].year, 2, 29), rows[i].has_leap_day);
        assert_false(date_make(&date, rows[i].year, 2, 30));
    }
}

static void a_day_that_does_not_exist_is_refused_untouched(void **state) {
    (void)state;
    static const char *const rows[] = {
        "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31",  "2026-04-00",
        "0000-01-01", "2026-4-01",  "20260401",   "2026-04-01 ", "2026/04/01",
        "",           "2026-04",    "-026-04-01", "2026-04-0x",  "10000-01-01",
    };
    struct date date = {7};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_false(date_parse(&date, text_of(rows[i])));
    }
    assert_int_equal(date.day, 7);
}

static void a_partial_date_is_all_of_its_days(void **state) {
    (void)state;
    static const struct {
        const char *text, *first, *last;
    } rows[] = {
        {"2026", "2026-01-01", "2026-12-31"},
        {"2026-02", "2026-02-01", "2026-02-28"},
        {"2024-02", "2024-02-01", "2024-02-29"},
        {"2026-12", "2026-12-01", "2026-12-31"},
        {"2026-05-14", "2026-05-14", "2026-05-14"},
        {"9999", "9999-01-01", "9999-12-31"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct days days = {0};
        assert_true(days_parse(&days, text_of(rows[i].text)));
        assert_string_equal(shown(days.first), rows[i].first);
        assert_string_equal(shown(days.last), rows[i].last);
    }
}

static void what_is_no_partial_date_is_refused_untouched(void **state) {
    (void)state;
    static const char *const rows[] = {"",        "26",      "2026-",      "2026-13",
                                       "2026-00", "2026-1",  "2026-02-30", "0000",
                                       "20x6",    "2026-0x", "2026 05",    "2026-05-1"};
    struct days days = {{7}, {8}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_false(days_parse(&days, text_of(rows[i])));
    }
    assert_int_equal(days.first.day, 7);
    assert_int_equal(days.last.day, 8);
}

static void what_is_outside_the_calendar_has_no_name(void **state) {
    (void)state;
    static const int32_t rows[] = {INT32_MIN, -719163, 2932897, INT32_MAX};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(shown((struct date){rows[i]}), "");
        assert_int_equal(date_civil((struct date){rows[i]}).year, 0);
    }
}

static void weeks_begin_on_monday(void **state) {
    (void)state;
    static const struct {
        const char *date;
        int weekday;
    } rows[] = {{"1970-01-01", 4}, {"1969-12-31", 3}, {"1969-12-28", 7},
                {"2026-11-22", 7}, {"2026-11-23", 1}, {"2000-02-29", 2},
                {"0001-01-01", 1}, {"9999-12-31", 5}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(date_weekday(day(rows[i].date)), rows[i].weekday);
    }
    assert_in_range(date_weekday(DATE_MIN), 1, 7);
    assert_in_range(date_weekday(DATE_MAX), 1, 7);
}

static void days_have_an_order(void **state) {
    (void)state;
    assert_true(date_compare(day("2026-01-31"), day("2026-02-01")) < 0);
    assert_true(date_compare(DATE_MAX, day("9999-12-31")) > 0);
    assert_true(date_compare(DATE_MIN, day("0001-01-01")) < 0);
    assert_int_equal(date_compare(DATE_MIN, DATE_MIN), 0);
}

static void adding_months_clamps_to_the_months_last_day(void **state) {
    (void)state;
    static const struct {
        const char *from;
        struct span span;
        const char *to;
    } rows[] = {
        {"2025-08-31", {6, 0, 0}, "2026-02-28"},
        {"2023-08-31", {6, 0, 0}, "2024-02-29"},
        {"2026-01-31", {1, 0, 0}, "2026-02-28"},
        {"2026-01-31", {1, 1, 0}, "2026-03-01"},
        {"2026-06-15", {6, 0, 0}, "2026-12-15"},
        {"2024-02-29", {12, 0, 0}, "2025-02-28"},
        {"2024-02-29", {48, 0, 0}, "2028-02-29"},
        {"2096-02-29", {48, 0, 0}, "2100-02-28"},
        {"2026-12-31", {0, 1, 0}, "2027-01-01"},
        {"2026-03-31", {-1, 0, 0}, "2026-02-28"},
        {"2026-01-15", {-13, -15, 0}, "2024-11-30"},
        {"2026-11-22", {0, 0, 864000}, "2026-11-22"},
        {"2026-11-22", {0, 0, 0}, "2026-11-22"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(shown(date_add(day(rows[i].from), rows[i].span)), rows[i].to);
    }
}

static void what_leaves_the_calendar_becomes_never_or_always(void **state) {
    (void)state;
    static const struct {
        struct span span;
        int32_t from_first, from_last; // expected from 0001-01-01 and from 9999-12-31
    } rows[] = {
        {{1, 0, 0}, -719131, INT32_MAX},
        {{0, 1, 0}, -719161, INT32_MAX},
        {{-1, 0, 0}, INT32_MIN, 2932865},
        {{0, -1, 0}, INT32_MIN, 2932895},
        {{INT32_MAX, INT32_MAX, 0}, INT32_MAX, INT32_MAX},
        {{INT32_MIN, INT32_MIN, 0}, INT32_MIN, INT32_MIN},
        {{0, INT32_MAX, 0}, INT32_MAX, INT32_MAX},
        {{0, INT32_MIN, 0}, INT32_MIN, INT32_MIN},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(date_add(day("0001-01-01"), rows[i].span).day,
                         rows[i].from_first);
        assert_int_equal(date_add(day("9999-12-31"), rows[i].span).day,
                         rows[i].from_last);
        assert_int_equal(date_add(DATE_MIN, rows[i].span).day, INT32_MIN);
        assert_int_equal(date_add(DATE_MAX, rows[i].span).day, INT32_MAX);
    }
}

static void a_span_reaches_beyond_a_day_from_some_day_on_and_not_before(void **state) {
    (void)state;
    static const struct {
        const char *date;
        struct span span;
        const char *from;
    } rows[] = {
        {"2026-06-15", {0, 0, 0}, "2026-06-16"},
        {"2026-06-15", {0, 14, 0}, "2026-06-02"},
        {"2026-06-15", {6, 0, 0}, "2025-12-16"},
        // 29 to 31 January all end on 28 February, which is not beyond itself.
        {"2026-02-28", {1, 0, 0}, "2026-02-01"},
        {"2026-02-27", {1, 0, 0}, "2026-01-28"},
        {"2024-02-29", {12, 0, 0}, "2023-03-01"},
        {"2025-02-28", {12, 0, 0}, "2024-03-01"},
        {"2026-03-30", {1, 0, 0}, "2026-03-01"},
        {"2026-03-28", {1, 1, 0}, "2026-02-28"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date from = date_reaching(day(rows[i].date), rows[i].span);
        assert_string_equal(shown(from), rows[i].from);
    }
}

static void the_day_that_reaches_is_the_first_that_does(void **state) {
    (void)state;
    static const struct span spans[] = {{0, 0, 0},  {0, 1, 0},   {0, 90, 0}, {1, 0, 0},
                                        {2, 3, 0},  {6, 0, 0},   {11, 0, 0}, {12, 0, 0},
                                        {13, 7, 0}, {1200, 0, 0}};

    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        struct date date = day("2023-11-01");
        for (int k = 0; k < 800; k++, date.day++) {
            struct date from = date_reaching(date, spans[i]);
            struct date before = {from.day - 1};
            assert_true(date_compare(date_add(from, spans[i]), date) > 0);
            assert_true(date_compare(date_add(before, spans[i]), date) <= 0);
        }
    }
}

static void
at_the_calendars_ends_a_span_reaches_from_its_first_day_or_never(void **state) {
    (void)state;
    static const struct {
        const char *date;
        struct span span;
        int32_t from;
    } rows[] = {
        {"0001-01-01", {0, 0, 0}, -719161},
        {"0001-01-01", {12, 0, 0}, -719162},
        {"0900-01-01", {12000, 0, 0}, -719162},
        {"9999-12-31", {0, 0, 0}, INT32_MAX},
        {"9999-12-31", {0, 1, 0}, 2932896},
        {"2026-06-15", {INT32_MAX, INT32_MAX, 0}, -719162},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(date_reaching(day(rows[i].date), rows[i].span).day,
                         rows[i].from);
    }
}

static void who_is_born_on_a_leap_day_completes_a_year_on_1_march(void **state) {
    (void)state;
    static const struct {
        const char *birth;
        int months;
        const char *complete;
    } rows[] = {
        {"2004-02-29", 22 * 12, "2026-03-01"}, {"2004-02-29", 20 * 12, "2024-02-29"},
        {"2004-02-28", 22 * 12, "2026-02-28"}, {"2004-12-31", 22 * 12, "2026-12-31"},
        {"2026-01-31", 1, "2026-03-01"},       {"2026-03-31", 1, "2026-05-01"},
        {"2023-12-30", 2, "2024-03-01"},       {"2023-12-29", 2, "2024-02-29"},
        {"2026-05-14", 0, "2026-05-14"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(shown(date_complete(day(rows[i].birth), rows[i].months)),
                            rows[i].complete);
    }
    assert_int_equal(date_complete(DATE_MIN, 12).day, INT32_MIN);
    assert_int_equal(date_complete(DATE_MAX, -12).day, INT32_MAX);
    assert_int_equal(date_complete(day("9999-12-31"), 1).day, INT32_MAX);
    assert_int_equal(date_complete(day("0001-01-01"), INT32_MIN).day, INT32_MIN);
}

static void who_completes_an_age_later_is_born_on_some_day_or_later(void **state) {
    (void)state;
    static const struct {
        const char *date;
        struct span span;
        const char *born;
    } rows[] = {
        {"2026-06-15", {0, 0, 0}, "2026-06-16"},
        {"2026-06-15", {22 * 12, 0, 0}, "2004-06-16"},
        {"2026-06-15", {22 * 12, 10, 0}, "2004-06-06"},
        // Who is born on 29 February completes a year on 1 March.
        {"2026-02-28", {22 * 12, 0, 0}, "2004-02-29"},
        {"2026-03-01", {22 * 12, 0, 0}, "2004-03-02"},
        {"2024-02-28", {20 * 12, 0, 0}, "2004-02-29"},
        {"2024-02-29", {20 * 12, 0, 0}, "2004-03-01"},
        {"2026-02-28", {1, 0, 0}, "2026-01-29"},
        {"0001-01-01", {12, 0, 0}, "0001-01-01"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date born = date_completing(day(rows[i].date), rows[i].span);
        assert_string_equal(shown(born), rows[i].born);
    }
    assert_int_equal(date_completing(day("9999-12-31"), (struct span){0}).day, INT32_MAX);
}

static void the_day_of_birth_is_the_first_that_completes_later(void **state) {
    (void)state;
    static const int months[] = {0, 1, 5, 12, 18 * 12, 22 * 12, 1000};

    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        struct date date = day("2023-11-01");
        for (int k = 0; k < 800; k++, date.day++) {
            struct date born = date_completing(date, (struct span){.months = months[i]});
            struct date before = {born.day - 1};
            assert_true(date_compare(date_complete(born, months[i]), date) > 0);
            assert_true(date_compare(date_complete(before, months[i]), date) <= 0);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_the_calendar_has_one_name),
        cmocka_unit_test(centuries_are_leap_years_only_by_four_hundred),
        cmocka_unit_test(a_day_that_does_not_exist_is_refused_untouched),
        cmocka_unit_test(a_partial_date_is_all_of_its_days),
        cmocka_unit_test(what_is_no_partial_date_is_refused_untouched),
        cmocka_unit_test(what_is_outside_the_calendar_has_no_name),
        cmocka_unit_test(weeks_begin_on_monday),
        cmocka_unit_test(days_have_an_order),
        cmocka_unit_test(adding_months_clamps_to_the_months_last_day),
        cmocka_unit_test(what_leaves_the_calendar_becomes_never_or_always),
        cmocka_unit_test(a_span_reaches_beyond_a_day_from_some_day_on_and_not_before),
        cmocka_unit_test(the_day_that_reaches_is_the_first_that_does),
        cmocka_unit_test(
            at_the_calendars_ends_a_span_reaches_from_its_first_day_or_never),
        cmocka_unit_test(who_completes_an_age_later_is_born_on_some_day_or_later),
        cmocka_unit_test(the_day_of_birth_is_the_first_that_completes_later),
        cmocka_unit_test(who_is_born_on_a_leap_day_completes_a_year_on_1_march),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
