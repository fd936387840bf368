#include "core/simulation/virtual_loop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

// What is called writes its letter.
struct written {
    struct virtual_loop loop;
    char letters[32];
    size_t count;
    int64_t at[32];
};

static void write(struct written *written, char letter) {
    assert_true(written->count < sizeof written->letters - 1);
    written->at[written->count] = written->loop.now;
    written->letters[written->count++] = letter;
}

static void run(void *context) {
    write(context, 'w');
}

static void done(void *context) {
    write(context, 'd');
}

static void soon(void *context) {
    write(context, 's');
}

static void closed(void *context) {
    write(context, 'c');
}

static void strike(void *context) {
    struct written *written = context;
    write(written, 't');
    if (written->count < 4) {
        written->loop.loop.functions->arm(&written->loop.loop, 100, strike, written);
    }
}

static const struct loop_functions *begin(struct written *written) {
    memset(written, 0, sizeof *written);
    virtual_loop_init(&written->loop, 1000);
    return written->loop.loop.functions;
}

static void nothing_is_called_before_a_step_is_made(void **state) {
    struct written written;
    const struct loop_functions *functions = begin(&written);
    (void)state;

    functions->soon(&written.loop.loop, soon, &written);
    functions->work(&written.loop.loop, run, done, &written);
    assert_string_equal(written.letters, "");

    assert_true(virtual_loop_step(&written.loop));
    assert_string_equal(written.letters, "w");
    virtual_loop_settle(&written.loop);
    assert_string_equal(written.letters, "wds");
    assert_false(virtual_loop_step(&written.loop));
}

static void what_is_asked_for_twice_comes_once(void **state) {
    struct written written;
    const struct loop_functions *functions = begin(&written);
    (void)state;

    functions->soon(&written.loop.loop, soon, &written);
    functions->soon(&written.loop.loop, soon, &written);
    functions->arm(&written.loop.loop, 50, strike, &written);
    functions->arm(&written.loop.loop, 5000, strike, &written);
    virtual_loop_run(&written.loop, 2000);

    assert_string_equal(written.letters, "s");
    assert_int_equal(written.loop.now, 2000);
}

static void the_clock_jumps_from_timer_to_timer(void **state) {
    struct written written;
    const struct loop_functions *functions = begin(&written);
    (void)state;

    functions->arm(&written.loop.loop, 100, strike, &written);
    virtual_loop_run(&written.loop, 1250);

    assert_string_equal(written.letters, "tt");
    assert_int_equal(written.at[0], 1100);
    assert_int_equal(written.at[1], 1200);
    assert_int_equal(written.loop.now, 1250);
}

static void the_clock_on_the_wall_may_be_ahead(void **state) {
    struct written written;
    (void)begin(&written);
    (void)state;

    written.loop.ahead = -300;

    assert_int_equal(virtual_loop_now(&written.loop), 700);
}

static void once_closed_nothing_else_is_called(void **state) {
    struct written written;
    const struct loop_functions *functions = begin(&written);
    (void)state;

    functions->arm(&written.loop.loop, 1, strike, &written);
    functions->soon(&written.loop.loop, soon, &written);
    functions->close(&written.loop.loop, closed, &written);
    virtual_loop_run(&written.loop, 5000);

    assert_string_equal(written.letters, "c");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_called_before_a_step_is_made),
        cmocka_unit_test(what_is_asked_for_twice_comes_once),
        cmocka_unit_test(the_clock_jumps_from_timer_to_timer),
        cmocka_unit_test(the_clock_on_the_wall_may_be_ahead),
        cmocka_unit_test(once_closed_nothing_else_is_called),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
