// Giving memory back: nothing is left on the loop when it has been stopped.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/daemon/trim.h"

static void others(void *context) {
    trim_now(context);
}

static void stopped_it_leaves_nothing_on_the_loop(void **state) {
    uv_loop_t loop;
    struct trim trim;
    (void)state;
    assert_int_equal(0, uv_loop_init(&loop));

    trim_start(&trim, &loop, others, &trim);
    assert_true(uv_loop_alive(&loop));
    others(&trim);
    others(&trim); // while it is at work
    trim_stop(&trim);

    assert_int_equal(0, uv_run(&loop, UV_RUN_DEFAULT));
    assert_int_equal(0, uv_loop_close(&loop));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stopped_it_leaves_nothing_on_the_loop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
