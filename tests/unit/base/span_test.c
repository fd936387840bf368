#include "core/base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void durations_are_read_and_written_canonically(void **state) {
    (void)state;
    static const struct {
        const char *text;
        struct span span;
        const char *canonical;
    } rows[] = {
        {"P6M", {6, 0, 0}, "P6M"},
        {"P12M", {12, 0, 0}, "P1Y"},
        {"P18M", {18, 0, 0}, "P1Y6M"},
        {"P2W", {0, 14, 0}, "P2W"},
        {"P14D", {0, 14, 0}, "P2W"},
        {"P10D", {0, 10, 0}, "P10D"},
        {"P1W3D", {0, 10, 0}, "P10D"},
        {"P1M2W", {1, 14, 0}, "P1M14D"},
        {"P7DT1H", {0, 7, 3600}, "P7DT1H"},
        {"PT72H", {0, 0, 259200}, "PT72H"},
        {"PT90M", {0, 0, 5400}, "PT1H30M"},
        {"PT61S", {0, 0, 61}, "PT1M1S"},
        {"PT0S", {0, 0, 0}, "PT0S"},
        {"P0D", {0, 0, 0}, "PT0S"},
        {"P007D", {0, 7, 0}, "P1W"},
        {"P1Y2M3W4DT5H6M7S", {14, 25, 18367}, "P1Y2M25DT5H6M7S"},
        {"P178956970Y7M", {INT32_MAX, 0, 0}, "P178956970Y7M"},
        {"PT999999999H", {0, 0, INT64_C(3599999996400)}, "PT999999999H"},
    };
    char out[SPAN_TEXT_MAX];

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct span span = {0};
        assert_true(span_parse(&span, text_of(rows[i].text)));
        assert_int_equal(span.months, rows[i].span.months);
        assert_int_equal(span.days, rows[i].span.days);
        assert_int_equal(span.seconds, rows[i].span.seconds);
        assert_string_equal(span_format(out, span), rows[i].canonical);
    }
}

static void what_is_no_duration_is_refused_untouched(void **state) {
    (void)state;
    static const char *const rows[] = {
        "",
        "P",
        "PT",
        "P1",
        "1D",
        "6M",
        "P1DT",
        "PT1D",
        "P1H",
        "P1D1M",
        "P1M1Y",
        "P1D1D",
        "PT1S1M",
        "P1D2W",
        "P-1D",
        "-P1D",
        "P1.5D",
        "P1,5D",
        "P 1D",
        "P1D ",
        "p1d",
        "PT1H1",
        "PTT1H",
        "PT1HT1M",
        "P1000000000D",
        "P1X",
        "P999999999Y",
        "P178956970Y8M",
        "P306783379W",
        "PD",
        "P1",
    };
    struct span span = {7, 8, 9};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_false(span_parse(&span, text_of(rows[i])));
    }
    assert_false(span_parse(&span, (struct text){"P1D\0", 4}));
    assert_true(span.months == 7 && span.days == 8 && span.seconds == 9);
}

static void the_longest_text_fits(void **state) {
    (void)state;
    char out[SPAN_TEXT_MAX];
    struct span longest = {INT32_MIN, INT32_MIN, INT64_MIN};

    assert_string_equal(span_format(out, longest),
                        "P-178956970Y-8M-2147483648DT-2562047788015215H-30M-8S");
}

static void spans_are_ordered_by_their_usual_length(void **state) {
    (void)state;
    static const struct {
        struct span a, b;
        int order;
    } rows[] = {
        {{1, 0, 0}, {0, 30, 0}, 1},
        {{1, 0, 0}, {0, 31, 0}, -1},
        {{12, 0, 0}, {0, 365, 0}, 1},
        {{0, 1, 0}, {0, 0, 86400}, 0},
        {{0, 0, 1}, {0, 0, 0}, 1},
        {{0, 0, INT64_MAX}, {INT32_MAX, INT32_MAX, INT64_MAX}, 0},
        {{INT32_MIN, 0, INT64_MIN}, {0, 0, 0}, -1},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(span_compare(rows[i].a, rows[i].b), rows[i].order);
        assert_int_equal(span_compare(rows[i].b, rows[i].a), -rows[i].order);
    }
}

static void only_nothing_is_zero(void **state) {
    (void)state;
    assert_true(span_is_zero((struct span){0, 0, 0}));
    assert_false(span_is_zero((struct span){1, 0, 0}));
    assert_false(span_is_zero((struct span){0, 1, 0}));
    assert_false(span_is_zero((struct span){0, 0, -1}));
    assert_true(span_is_civil((struct span){1, 0, 0}));
    assert_true(span_is_civil((struct span){0, -1, 60}));
    assert_false(span_is_civil((struct span){0, 0, 86400}));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(durations_are_read_and_written_canonically),
        cmocka_unit_test(what_is_no_duration_is_refused_untouched),
        cmocka_unit_test(the_longest_text_fits),
        cmocka_unit_test(spans_are_ordered_by_their_usual_length),
        cmocka_unit_test(only_nothing_is_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
