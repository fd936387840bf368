#include "core/reminders/pace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define NOON INT64_C(1795435200000)

static int at_once(struct pace *pace, int64_t now, int asked) {
    int count = 0;
    for (int i = 0; i < asked; i++) {
        count += pace_turn(pace, now) == now;
    }
    return count;
}

static void a_tenth_of_a_seconds_worth_goes_at_once_and_no_more(void **state) {
    static const struct {
        int rate, at_once;
    } rows[] = {{1, 1}, {10, 2}, {100, 11}, {1000, 101}, {100000, 10001}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct pace pace = {.rate = rows[i].rate};
        assert_int_equal(rows[i].at_once, at_once(&pace, NOON, 20000));
    }
}

static void those_in_line_have_their_turns_one_after_the_other(void **state) {
    struct pace pace = {.rate = 10};
    (void)state;

    (void)at_once(&pace, NOON, 2);
    for (int i = 1; i <= 50; i++) {
        assert_true(pace_turn(&pace, NOON) == NOON + i * 100);
    }
}

static void after_a_rest_a_tenth_of_a_seconds_worth_goes_again(void **state) {
    struct pace pace = {.rate = 100};
    (void)state;

    (void)at_once(&pace, NOON, 100);
    assert_int_equal(0, at_once(&pace, NOON + 500, 5));
    assert_int_equal(11, at_once(&pace, NOON + 60000, 100));
}

static void a_clock_set_back_makes_nobody_wait_longer(void **state) {
    struct pace pace = {.rate = 10};
    (void)state;

    (void)at_once(&pace, NOON, 2);
    assert_true(pace_turn(&pace, NOON) == NOON + 100);
    assert_true(pace_turn(&pace, NOON - 3600000) == NOON - 3600000 + 200);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tenth_of_a_seconds_worth_goes_at_once_and_no_more),
        cmocka_unit_test(those_in_line_have_their_turns_one_after_the_other),
        cmocka_unit_test(after_a_rest_a_tenth_of_a_seconds_worth_goes_again),
        cmocka_unit_test(a_clock_set_back_makes_nobody_wait_longer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
