#include "core/base/text.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void it_is_a_string_from_the_start(void **state) {
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, &system_allocator, 100);

    assert_string_equal(buffer.at, "");
    buffer_add(&buffer, NULL, 0);
    buffer_text(&buffer, TEXT("skin"));
    buffer_string(&buffer, " and ");
    buffer_format(&buffer, "%d %s", 12, "serums");
    assert_string_equal(buffer.at, "skin and 12 serums");
    assert_int_equal(buffer.len, 18);
    assert_false(buffer.failed);
    buffer_clear(&buffer);
    assert_string_equal(buffer.at, "");
}

static void it_holds_exactly_its_largest_size(void **state) {
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, &system_allocator, 5);

    buffer_string(&buffer, "12345");
    assert_false(buffer.failed);
    buffer_string(&buffer, "6");
    assert_true(buffer.failed);
    assert_string_equal(buffer.at, "12345");
    buffer_clear(&buffer);
}

static void after_a_failure_nothing_is_added_until_it_is_reset(void **state) {
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, &system_allocator, 5);

    buffer_string(&buffer, "123");
    buffer_format(&buffer, "%d", 456);
    buffer_string(&buffer, "4");
    assert_string_equal(buffer.at, "123");
    buffer_reset(&buffer);
    assert_string_equal(buffer.at, "");
    buffer_string(&buffer, "45");
    assert_string_equal(buffer.at, "45");
    assert_false(buffer.failed);
    buffer_clear(&buffer);
}

static void it_is_extended_by_what_the_caller_writes(void **state) {
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, &system_allocator, 5);

    buffer_string(&buffer, "12");
    char *at = buffer_extend(&buffer, 3);
    assert_non_null(at);
    memset(at, '3', 3);
    assert_string_equal(buffer.at, "12333");
    assert_non_null(buffer_extend(&buffer, 0));
    assert_null(buffer_extend(&buffer, 1));
    assert_true(buffer.failed);
    assert_string_equal(buffer.at, "12333");
    buffer_clear(&buffer);
}

static void resetting_keeps_its_memory(void **state) {
    (void)state;
    struct failing failing = {0};
    struct allocator allocator = failing_allocator(&failing);
    struct buffer buffer;
    buffer_init(&buffer, &allocator, 100000);
    buffer_format(&buffer, "%*d", 50000, 1);
    size_t requests = failing.requests;

    buffer_reset(&buffer);
    buffer_format(&buffer, "%*d", 50000, 1);

    assert_int_equal(failing.requests, requests);
    buffer_clear(&buffer);
    assert_int_equal(failing.live, 0);
}

static void trimming_leaves_the_text_and_what_is_kept(void **state) {
    (void)state;
    struct failing failing = {0};
    struct allocator allocator = failing_allocator(&failing);
    struct buffer buffer;
    buffer_init(&buffer, &allocator, 100000);
    buffer_trim(&buffer, 0);
    assert_string_equal(buffer.at, "");
    buffer_format(&buffer, "%*d", 50000, 1);

    buffer_trim(&buffer, 60000);
    assert_in_range(buffer.capacity, 50001, 60000);
    buffer_trim(&buffer, 100);
    assert_int_equal(buffer.capacity, 50001);
    assert_int_equal(strlen(buffer.at), 50000);
    buffer_string(&buffer, "more");
    assert_string_equal(buffer.at + 49999, "1more");
    buffer_reset(&buffer);
    buffer_trim(&buffer, 100);
    assert_int_equal(buffer.capacity, 100);
    buffer_string(&buffer, "again");
    assert_string_equal(buffer.at, "again");

    buffer_clear(&buffer);
    assert_int_equal(failing.live, 0);
}

static void each_allocation_may_fail(void **state) {
    (void)state;
    bool failed = true;
    for (size_t n = 1; failed; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct buffer buffer;
        buffer_init(&buffer, &allocator, 100000);

        for (int i = 0; i < 1000; i++) {
            buffer_string(&buffer, "0123456789");
            buffer_format(&buffer, "%d", i);
        }

        failed = buffer.failed;
        assert_int_equal(strlen(buffer.at), buffer.len);
        assert_int_equal(failed, failing.requests >= n);
        buffer_clear(&buffer);
        assert_int_equal(failing.live, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_a_string_from_the_start),
        cmocka_unit_test(it_holds_exactly_its_largest_size),
        cmocka_unit_test(after_a_failure_nothing_is_added_until_it_is_reset),
        cmocka_unit_test(it_is_extended_by_what_the_caller_writes),
        cmocka_unit_test(resetting_keeps_its_memory),
        cmocka_unit_test(trimming_leaves_the_text_and_what_is_kept),
        cmocka_unit_test(each_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
