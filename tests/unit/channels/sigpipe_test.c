#include "core/channels/sigpipe.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

static void write_to_nobody(void) {
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    (void)close(ends[0]);
    assert_int_equal(write(ends[1], "x", 1), -1);
    assert_int_equal(errno, EPIPE);
    (void)close(ends[1]);
}

static void the_signal_is_kept_from_the_process(void **state) {
    struct sigpipe held;
    sigset_t mask;

    (void)state;
    sigpipe_hold(&held);
    write_to_nobody();
    write_to_nobody();
    sigpipe_release(&held); // without it, this would be the end

    assert_int_equal(pthread_sigmask(SIG_BLOCK, NULL, &mask), 0);
    assert_int_equal(sigismember(&mask, SIGPIPE), 0);
}

static void a_signal_that_was_there_before_stays(void **state) {
    struct sigpipe held;
    sigset_t only, pending;
    int taken = 0;

    (void)state;
    (void)sigemptyset(&only);
    (void)sigaddset(&only, SIGPIPE);
    assert_int_equal(pthread_sigmask(SIG_BLOCK, &only, NULL), 0);
    assert_int_equal(raise(SIGPIPE), 0);

    sigpipe_hold(&held);
    write_to_nobody();
    sigpipe_release(&held);

    assert_int_equal(sigpending(&pending), 0);
    assert_int_equal(sigismember(&pending, SIGPIPE), 1);
    assert_int_equal(sigwait(&only, &taken), 0);
    assert_int_equal(pthread_sigmask(SIG_UNBLOCK, &only, NULL), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_signal_is_kept_from_the_process),
        cmocka_unit_test(a_signal_that_was_there_before_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
