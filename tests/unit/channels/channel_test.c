#include "core/channels/channel.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void a_channel_is_found_by_its_type(void **state) {
    (void)state;
    assert_ptr_equal(channel_of_type("log"), &channel_log);
    assert_ptr_equal(channel_of_type("webhook"), &channel_webhook);
    assert_ptr_equal(channel_of_type("mail"), &channel_mail);
    assert_ptr_equal(channel_of_type("exec"), &channel_exec);
    assert_ptr_equal(channel_of_type("callback"), &channel_callback);
    assert_null(channel_of_type("pigeon"));
    assert_null(channel_of_type("Log"));
    assert_null(channel_of_type(""));
    assert_null(channel_of_type(NULL));
}

static void a_time_out_has_a_default_and_bounds(void **state) {
    static const struct {
        int64_t asked, given; // given 0: refused
    } rows[] = {
        {0, 15000}, {1, 1}, {86400000, 86400000}, {86400001, 0}, {-1, 0}, {INT64_MIN, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const aftercare_channel_options options = {.timeout = rows[i].asked};
        int64_t timeout = 0;
        assert_int_equal(channel_timeout(&timeout, &options, NULL),
                         rows[i].given == 0 ? AFTERCARE_EUSAGE : AFTERCARE_OK);
        assert_int_equal(timeout, rows[i].given);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_channel_is_found_by_its_type),
        cmocka_unit_test(a_time_out_has_a_default_and_bounds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
