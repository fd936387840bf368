#include "core/lua/function_reads.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define FLAGS 70

// A document of some flags of which nobody has said anything, but for the last.
struct world {
    struct arena arena;
    struct fact facts[FLAGS];
    struct known known[FLAGS];
    struct facts document;
    struct inquiry inquiry;
    struct function_reads reads;
};

static void begin(struct world *world) {
    *world = (struct world){0};
    arena_init(&world->arena, &system_allocator, 0);
    for (uint32_t i = 0; i < FLAGS; i++) {
        world->facts[i] = (struct fact){.type = FACT_FLAG, .index = i};
    }
    world->known[FLAGS - 1] = (struct known){.is_known = true, .flag = true};
    world->document = (struct facts){.known = world->known};
    world->inquiry = (struct inquiry){.facts = &world->document};
    function_reads_init(&world->reads, &world->arena, &world->inquiry);
}

static const struct function_read *ask(struct world *world, size_t flag) {
    struct test test = {.kind = TEST_FLAG, .fact = &world->facts[flag]};
    return function_reads_ask(&world->reads, &test);
}

static int fork_at(struct world *world, size_t flag, int ways) {
    return function_reads_fork(&world->reads, ask(world, flag), ways);
}

static void a_test_is_read_once(void **state) {
    (void)state;
    struct world world;
    begin(&world);

    assert_int_equal(ask(&world, 0)->answer.truth, UNKNOWN);
    assert_int_equal(ask(&world, FLAGS - 1)->answer.truth, YES);
    assert_int_equal(ask(&world, 0)->answer.truth, UNKNOWN);
    assert_int_equal(world.reads.count, 2);

    arena_clear(&world.arena);
}

static void ways_are_gone_one_after_the_other(void **state) {
    (void)state;
    static const char *const expected[] = {"00", "01", "02", "10", "11", "12"};
    struct world world;
    begin(&world);

    bool has_more = true;
    function_reads_first(&world.reads);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_true(has_more);
        assert_int_equal(fork_at(&world, 0, 2), expected[i][0] - '0');
        assert_int_equal(fork_at(&world, 1, 3), expected[i][1] - '0');
        assert_int_equal(fork_at(&world, 0, 2), expected[i][0] - '0'); // the same run
        has_more = function_reads_next(&world.reads);
    }
    assert_false(has_more);

    arena_clear(&world.arena);
}

static void what_comes_later_may_depend_on_what_was_taken(void **state) {
    (void)state;
    struct world world;
    begin(&world);

    // Only where the first is 0 the second is asked: three ways.
    int ways = 0;
    function_reads_first(&world.reads);
    do {
        if (fork_at(&world, 0, 2) == 0) {
            (void)fork_at(&world, 1, 2);
        }
        ways++;
    } while (function_reads_next(&world.reads));
    assert_int_equal(ways, 3);

    arena_clear(&world.arena);
}

static void the_other_end_is_gone_to(void **state) {
    (void)state;
    struct world world;
    begin(&world);

    function_reads_last(&world.reads);
    assert_int_equal(fork_at(&world, 0, 2), 1);
    assert_int_equal(fork_at(&world, 1, 6), 5);

    arena_clear(&world.arena);
}

static void a_run_that_meets_too_much_is_stuck(void **state) {
    (void)state;
    struct world world;
    begin(&world);

    function_reads_first(&world.reads);
    for (size_t i = 0; i < FUNCTION_FORKS_MAX; i++) {
        assert_int_equal(fork_at(&world, i, 2), 0);
    }
    assert_false(world.reads.is_stuck);
    assert_int_equal(fork_at(&world, FUNCTION_FORKS_MAX, 2), -1);
    assert_true(world.reads.is_stuck);
    function_reads_first(&world.reads);
    assert_false(world.reads.is_stuck);
    assert_int_equal(fork_at(&world, 0, 0), -1); // what has no ways to try
    assert_true(world.reads.is_stuck);

    arena_clear(&world.arena);
}

static void they_hold_until_the_first_changes(void **state) {
    (void)state;
    struct world world;
    begin(&world);
    assert_int_equal(function_reads_until(&world.reads).day, DATE_MAX.day);

    struct test older = {
        .kind = TEST_AGE, .fact = &world.facts[FLAGS - 1], .span = {.days = 9}};
    struct test younger = {
        .kind = TEST_AGE, .fact = &world.facts[FLAGS - 1], .span = {.days = 4}};
    world.known[FLAGS - 1].date = (struct days){{1}, {1}};
    world.inquiry.date = (struct date){2};
    (void)function_reads_ask(&world.reads, &older);
    assert_int_equal(function_reads_until(&world.reads).day, 10);
    (void)function_reads_ask(&world.reads, &younger);
    assert_int_equal(function_reads_until(&world.reads).day, 5);

    arena_clear(&world.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_test_is_read_once),
        cmocka_unit_test(ways_are_gone_one_after_the_other),
        cmocka_unit_test(what_comes_later_may_depend_on_what_was_taken),
        cmocka_unit_test(the_other_end_is_gone_to),
        cmocka_unit_test(a_run_that_meets_too_much_is_stuck),
        cmocka_unit_test(they_hold_until_the_first_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
