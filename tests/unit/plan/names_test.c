#include "core/plan/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void names_are_compared_in_any_order(void **state) {
    (void)state;
    static struct names one, other;
    one.count = other.count = 0;

    names_add(&one, TEXT("b"));
    names_add(&one, TEXT("a"));
    names_add(&one, TEXT("b"));
    names_add(&other, TEXT("b"));
    names_add(&other, TEXT("b"));
    assert_false(names_equal(&one, &other));
    names_add(&other, TEXT("a"));
    assert_true(names_equal(&one, &other));
    other.items[0] = TEXT("c");

    assert_false(names_equal(&one, &other));
}

static void names_are_shown_sorted(void **state) {
    (void)state;
    static struct names names;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    names.count = 0;

    assert_true(text_is(names_joined(&names, &arena), "none"));
    names_add(&names, TEXT("b"));
    assert_true(text_is(names_joined(&names, &arena), "b"));
    names_add(&names, TEXT("a"));
    assert_true(text_is(names_joined(&names, &arena), "a, b"));
    arena_clear(&arena);
}

static void what_is_beyond_the_most_is_left_out(void **state) {
    (void)state;
    static struct names names;
    names.count = 0;

    for (size_t i = 0; i < NAMES_MAX + 10; i++) {
        names_add(&names, TEXT("x"));
    }

    assert_int_equal(names.count, NAMES_MAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_compared_in_any_order),
        cmocka_unit_test(names_are_shown_sorted),
        cmocka_unit_test(what_is_beyond_the_most_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
