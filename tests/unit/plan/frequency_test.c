#include "core/plan/frequency.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void what_is_used_less_often_is_stricter(void **state) {
    (void)state;
    static const struct {
        const char *a, *b, *stricter;
    } rows[] = {
        {"2/day", "1/day", "1/day"},
        {"1/day", "2/day", "1/day"},
        {"3/week", "1/day", "3/week"},
        {"8/week", "1/day", "1/day"},
        {"1/month", "1/week", "1/month"},
        {"1/hour", "20/day", "20/day"},
        {"once", "1/month", "once"},
        {"as_needed", "4/day", "4/day"},
        {"once", "as_needed", "once"},
        {"", "2/day", "2/day"},
        {"2/day", "", "2/day"},
        {"", "", ""},
        // What cannot be read counts as often as it is needed.
        {"now and then", "2/day", "2/day"},
        {"now", "then", "now"},
        {"/day", "2/day", "2/day"},
        {"2/year", "2/day", "2/day"},
        {"2 /day", "2/day", "2/day"},
        {"99999999999999999999/day", "2/day", "2/day"},
        {"2/day", "2/day", "2/day"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text stricter = frequency_stricter(text_of(rows[i].a), text_of(rows[i].b));
        if (!text_is(stricter, rows[i].stricter)) {
            fail_msg("of %s and %s: %.*s", rows[i].a, rows[i].b, TEXT_ARGS(stricter));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_used_less_often_is_stricter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
