#include "core/channels/retry_after.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define NOW 784111777000 // Sun, 06 Nov 1994 08:49:37 GMT

static void a_wait_is_seconds_or_a_date_and_never_more_than_a_day(void **state) {
    static const struct {
        const char *value;
        int64_t wait;
    } rows[] = {
        {"30", 30000},
        {"0", 0},
        {"0030", 30000},
        {"86400", RETRY_AFTER_MAX},
        {"86401", RETRY_AFTER_MAX},
        {"99999999999999999999999999999999999999", RETRY_AFTER_MAX},
        {"Sun, 06 Nov 1994 08:50:07 GMT", 30000},
        {"Sunday, 06-Nov-94 08:50:07 GMT", 30000},
        {"Sun Nov  6 08:50:07 1994", 30000},
        {"Sun, 06 Nov 1994 08:49:37 GMT", 0},
        {"Sun, 06 Nov 1994 08:49:36 GMT", 0},
        {"Thu, 01 Jan 1970 00:00:00 GMT", 0},
        {"Sun, 06 Nov 2094 08:49:37 GMT", RETRY_AFTER_MAX},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t wait = retry_after_read(rows[i].value, NOW);
        if (wait != rows[i].wait) {
            fail_msg("\"%s\" gave %lld", rows[i].value, (long long)wait);
        }
    }
}

static void what_is_neither_is_passed_over(void **state) {
    static const char *const rows[] = {
        "",         "-5",         "+5",
        "1.5",      "30 s",       "0x10",
        "soon",     "Sun",        "Monday",
        "tomorrow", "1994-11-06", "Sun, 99 Nov 1994 08:50:07 GMT",
        "30, 40",   "\xff\xfe",   "Sun, 06 Nov 1994 99:50:07 GMT",
        "Sunday :",
    };

    (void)state;
    assert_int_equal(retry_after_read(NULL, NOW), 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t wait = retry_after_read(rows[i], NOW);
        if (wait != 0) {
            fail_msg("\"%s\" gave %lld", rows[i], (long long)wait);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wait_is_seconds_or_a_date_and_never_more_than_a_day),
        cmocka_unit_test(what_is_neither_is_passed_over),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
