#include "core/reminders/backoff.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

struct row {
    int64_t first, last;
    int attempt;
    int64_t whole; // what it is before the share is taken off
};

static const struct row rows[] = {
    {5000, 3600000, 1, 5000},
    {5000, 3600000, 2, 10000},
    {5000, 3600000, 3, 20000},
    {5000, 3600000, 10, 2560000},
    {5000, 3600000, 11, 3600000},
    {5000, 3600000, INT_MAX, 3600000},
    {5000, 5000, 7, 5000},
    {9000, 5000, 1, 5000},
    {1, 1, 1, 1},
    {INT64_MAX, INT64_MAX, 9, INT64_MAX},
};

static void it_doubles_up_to_the_last_and_loses_at_most_a_quarter(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct backoff backoff = {rows[i].first, rows[i].last};
        int64_t delay = backoff_delay(&backoff, "s-1/r/1", rows[i].attempt);
        assert_true(delay <= rows[i].whole);
        assert_true(delay >= rows[i].whole - rows[i].whole / 4);
    }
}

static void those_that_failed_together_do_not_come_back_together(void **state) {
    (void)state;
    struct backoff backoff = {60000, 3600000};
    int64_t least = INT64_MAX, most = 0;
    for (int i = 0; i < 1000; i++) {
        char key[32];
        (void)snprintf(key, sizeof key, "s-%d/r/1", i);
        int64_t delay = backoff_delay(&backoff, key, 1);
        least = delay < least ? delay : least;
        most = delay > most ? delay : most;
    }
    assert_true(least < 46000 && most > 59000);
}

static void the_same_key_and_attempt_always_wait_equally_long(void **state) {
    (void)state;
    struct backoff backoff = {60000, 3600000};
    assert_int_equal(backoff_delay(&backoff, "s-1/r/1", 2),
                     backoff_delay(&backoff, "s-1/r/1", 2));
    assert_int_not_equal(backoff_delay(&backoff, "s-1/r/1", 2),
                         backoff_delay(&backoff, "s-1/r/2", 2));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_doubles_up_to_the_last_and_loses_at_most_a_quarter),
        cmocka_unit_test(those_that_failed_together_do_not_come_back_together),
        cmocka_unit_test(the_same_key_and_attempt_always_wait_equally_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
