#include "core/rules/sketch.h"

#include "core/base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void a_finished_condition_has_each_part_before_those_that_it_joins(void **state) {
    (void)state;
    static const uint32_t expected[] = {
        3u | 3u << 2, // OR: the left part has three codes
        2u | 1u << 2, // AND: the left part has one code
        0u | 7u << 2, // the test with the index 7
        0u | 4u << 2, // the test with the index 4
        1u,           // NOT
        0u | 7u << 2, // the test with the index 7
    };
    const struct test first = {.index = 7};
    const struct test second = {.index = 4};
    struct sketch a = sketch_test(&first, (struct place){0});
    struct sketch b = sketch_test(&second, (struct place){0});
    struct sketch both = sketch_join(CONDITION_AND, &a, &b);
    struct sketch not_a = sketch_not(&a);
    struct sketch all = sketch_join(CONDITION_OR, &both, &not_a);
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    struct condition *condition = arena_alloc(&arena, sketch_size(&all));

    sketch_finish(condition, NULL, &all);

    assert_int_equal(condition->codes_count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < condition->codes_count; i++) {
        assert_int_equal(condition->codes[i], expected[i]);
    }
    arena_clear(&arena);
}

static void a_sketch_knows_its_size_and_where_it_is(void **state) {
    (void)state;
    const struct test test = {0};
    struct sketch a = sketch_test(&test, (struct place){"rules.lua", 3, 7});
    struct sketch b = sketch_test(&test, (struct place){"rules.lua", 4, 9});
    struct sketch not_b = sketch_not(&b);
    struct sketch all = sketch_join(CONDITION_AND, &a, &not_b);

    assert_int_equal(all.depth, 3);
    assert_int_equal(all.codes_count, 4);
    assert_int_equal(all.place.line, 3);
    assert_int_equal(not_b.depth, 2);
    assert_int_equal(not_b.place.column, 9);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_finished_condition_has_each_part_before_those_that_it_joins),
        cmocka_unit_test(a_sketch_knows_its_size_and_where_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
