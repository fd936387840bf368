// Descriptors that are marked for a while.
#include "core/channels/descriptors.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <unistd.h>

#define COUNT 100

static int open_one(int flags) {
    int descriptor = open("/dev/null", O_RDONLY | flags);

    assert_true(descriptor > 2);
    return descriptor;
}

static int begin(void **state) {
    static int opened[COUNT];

    for (size_t i = 0; i < COUNT; i++) {
        opened[i] = open_one(i % 2 == 0 ? 0 : O_CLOEXEC);
    }
    *state = opened;
    return 0;
}

static int end(void **state) {
    const int *opened = *state;

    for (size_t i = 0; i < COUNT; i++) {
        (void)close(opened[i]);
    }
    return 0;
}

static void every_one_is_marked_and_then_as_it_was(void **state) {
    const int *opened = *state;
    struct descriptors held;
    int before[3];

    for (int i = 0; i < 3; i++) {
        before[i] = fcntl(i, F_GETFD);
    }
    assert_true(descriptors_hold(&held, &system_allocator));
    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal(fcntl(opened[i], F_GETFD), FD_CLOEXEC);
    }
    for (int i = 0; i < 3; i++) {
        assert_int_equal(fcntl(i, F_GETFD), before[i]);
    }
    descriptors_release(&held);
    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal(fcntl(opened[i], F_GETFD), i % 2 == 0 ? 0 : FD_CLOEXEC);
    }
}

static void one_that_is_closed_meanwhile_is_passed_over(void **state) {
    struct descriptors held;
    int closed = open_one(0);

    (void)state;
    assert_true(descriptors_hold(&held, &system_allocator));
    (void)close(closed);
    descriptors_release(&held);
    assert_int_equal(fcntl(closed, F_GETFD), -1);
}

static void without_memory_nothing_is_marked(void **state) {
    const int *opened = *state;
    bool is_held = false;
    size_t n = 1;

    for (; !is_held; n++) {
        struct failing failing = {.fails_at = n};
        const struct allocator allocator = failing_allocator(&failing);
        struct descriptors held;
        is_held = descriptors_hold(&held, &allocator);
        if (is_held) {
            descriptors_release(&held);
        }
        for (size_t i = 0; i < COUNT; i++) {
            assert_int_equal(fcntl(opened[i], F_GETFD), i % 2 == 0 ? 0 : FD_CLOEXEC);
        }
        assert_int_equal(failing.live, 0);
    }
    assert_true(n > 3);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(every_one_is_marked_and_then_as_it_was),
        TEST(one_that_is_closed_meanwhile_is_passed_over),
        TEST(without_memory_nothing_is_marked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
