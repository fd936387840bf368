#include "core/rules/function.h"

#include "core/rules/trace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// Two flags, and a function that asks for both.
struct world {
    struct arena arena;
    struct rulebase base;
    struct schema schema;
    struct fact flags[2];
    struct known known[2];
    struct facts facts;
    struct test reads[2], asks;
    struct function function;
    const struct test *tests[1];
    uint32_t code; // of the condition: the one test
    struct clause condition;
    struct inquiry inquiry;
};

// What the function is to do, and how often it has been asked.
struct behaviour {
    const struct world *world;
    int *runs;
    const char *error;
    bool is_out_of_memory;
};

static aftercare_status both(struct function_answer *out, struct arena *arena,
                             const struct function *function,
                             struct function_runner *runner,
                             const struct inquiry *inquiry) {
    (void)runner;
    const struct behaviour *behaviour = function->code;
    const struct test *reads = behaviour->world->reads;
    (*behaviour->runs)++;
    if (behaviour->is_out_of_memory) {
        return AFTERCARE_ENOMEM;
    }
    *out = (struct function_answer){.error = behaviour->error, .reads_count = 2};
    out->reads = arena_array(arena, 2, sizeof(const struct test *));
    assert_non_null(out->reads);
    out->reads[0] = &reads[0];
    out->reads[1] = &reads[1];
    out->steps = 10;
    out->answer =
        answer_and(test_answer(&reads[0], inquiry), test_answer(&reads[1], inquiry));
    return AFTERCARE_OK;
}

static void begin(struct world *world, const struct behaviour *behaviour) {
    *world = (struct world){0};
    arena_init(&world->arena, &system_allocator, 0);
    for (uint32_t i = 0; i < 2; i++) {
        world->flags[i] = (struct fact){.type = FACT_FLAG, .index = i};
        world->reads[i] = (struct test){.kind = TEST_FLAG, .fact = &world->flags[i]};
        world->known[i] = (struct known){.is_known = true, .flag = true};
    }
    world->facts = (struct facts){.schema = &world->schema, .known = world->known};
    world->function =
        (struct function){.shown = "x.lua:1", .code = behaviour, .run = both, .most = 25};
    function_add(&world->base, &world->function);
    world->asks = (struct test){.kind = TEST_FUNCTION, .function = &world->function};
    world->tests[0] = &world->asks;
    world->base.tests = world->tests;
    world->condition = (struct clause){&world->base, &world->code};
    world->inquiry = (struct inquiry){.facts = &world->facts, .date = {10}};
    assert_int_equal(functions_begin(&world->facts, &world->arena, &world->base, NULL),
                     AFTERCARE_OK);
}

static enum truth ask(const struct world *world) {
    return clause_answer(world->condition, &world->inquiry).truth;
}

static void a_function_runs_once_for_each_day(void **state) {
    (void)state;
    struct world world;
    int runs = 0;
    struct behaviour behaviour = {.world = &world, .runs = &runs};
    begin(&world, &behaviour);

    assert_int_equal(ask(&world), YES);
    assert_int_equal(ask(&world), YES);
    assert_int_equal(runs, 1);
    world.inquiry.date = (struct date){11};
    assert_int_equal(ask(&world), YES);
    assert_int_equal(runs, 2);
    world.inquiry.date = (struct date){10};
    assert_int_equal(ask(&world), YES);
    assert_int_equal(runs, 2);

    arena_clear(&world.arena);
}

static void its_steps_for_one_document_are_bounded(void **state) {
    (void)state;
    struct world world;
    int runs = 0;
    struct behaviour behaviour = {.world = &world, .runs = &runs};
    begin(&world, &behaviour);

    for (int32_t day = 10; day < 20; day++) {
        world.inquiry.date = (struct date){day};
        assert_int_equal(ask(&world), day < 13 ? YES : UNKNOWN);
    }
    assert_int_equal(runs, 3);
    const struct function_answer *last = function_answer(&world.asks, &world.inquiry);
    assert_string_equal(
        last->error,
        "x.lua:1: this takes more than 25 steps for one document, on all its days");
    assert_int_equal(last->answer.until.day, DATE_MAX.day);

    arena_clear(&world.arena);
}

static void parts_of_an_area_matter_to_a_function_that_asks_for_one(void **state) {
    (void)state;
    static const uint64_t itself = 1;
    static const struct term top = {.ancestors = &itself};
    static const struct {
        enum test_kind kind;
        int runs;
    } rows[] = {{TEST_FLAG, 1}, {TEST_AREA, 2}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world;
        int runs = 0;
        struct behaviour behaviour = {.world = &world, .runs = &runs};
        begin(&world, &behaviour);
        world.reads[1].kind = rows[i].kind;
        world.reads[1].term = &top;

        (void)ask(&world);
        world.inquiry.part = &top;
        (void)ask(&world);
        assert_int_equal(runs, rows[i].runs);

        arena_clear(&world.arena);
    }
}

static void it_rests_on_what_it_read(void **state) {
    (void)state;
    struct world world;
    int runs = 0;
    struct behaviour behaviour = {.world = &world, .runs = &runs};
    begin(&world, &behaviour);

    struct trace facts = {.arena = &world.arena};
    trace_facts(&facts, world.condition, YES, &world.inquiry);
    assert_int_equal(facts.count, 2);
    assert_ptr_equal(facts.places[0].fact, &world.flags[0]);
    assert_ptr_equal(facts.places[1].fact, &world.flags[1]);

    arena_clear(&world.arena);
}

static void what_it_read_and_nobody_knows_is_asked(void **state) {
    (void)state;
    struct world world;
    int runs = 0;
    struct behaviour behaviour = {.world = &world, .runs = &runs};
    begin(&world, &behaviour);
    world.known[1].is_known = false;

    struct trace gaps = {.arena = &world.arena};
    assert_int_equal(ask(&world), UNKNOWN);
    trace_gaps(&gaps, world.condition, &world.inquiry);
    assert_int_equal(gaps.count, 1);
    assert_ptr_equal(gaps.places[0].fact, &world.flags[1]);
    assert_null(gaps.error);

    arena_clear(&world.arena);
}

static void why_it_failed_is_traced(void **state) {
    (void)state;
    struct world world;
    int runs = 0;
    struct behaviour behaviour = {.world = &world, .runs = &runs, .error = "x:1: no"};
    begin(&world, &behaviour);
    world.known[1].is_known = false;

    struct trace gaps = {.arena = &world.arena};
    trace_gaps(&gaps, world.condition, &world.inquiry);
    assert_string_equal(gaps.error, "x:1: no");
    assert_int_equal(gaps.count, 1);

    arena_clear(&world.arena);
}

static void without_room_for_answers_it_is_unknown(void **state) {
    (void)state;
    struct world world;
    int runs = 0;
    struct behaviour behaviour = {.world = &world, .runs = &runs};
    begin(&world, &behaviour);
    world.facts.functions = NULL;

    assert_int_equal(ask(&world), UNKNOWN);
    assert_int_equal(runs, 0);
    assert_int_equal(functions_end(&world.facts), AFTERCARE_OK);

    arena_clear(&world.arena);
}

static void missing_memory_is_told_at_the_end(void **state) {
    (void)state;
    struct world world;
    int runs = 0;
    struct behaviour behaviour = {
        .world = &world, .runs = &runs, .is_out_of_memory = true};
    begin(&world, &behaviour);

    assert_int_equal(functions_end(&world.facts), AFTERCARE_OK);
    assert_int_equal(ask(&world), UNKNOWN);
    assert_int_equal(ask(&world), UNKNOWN);
    assert_int_equal(runs, 1);
    assert_int_equal(functions_end(&world.facts), AFTERCARE_ENOMEM);

    arena_clear(&world.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_function_runs_once_for_each_day),
        cmocka_unit_test(its_steps_for_one_document_are_bounded),
        cmocka_unit_test(parts_of_an_area_matter_to_a_function_that_asks_for_one),
        cmocka_unit_test(it_rests_on_what_it_read),
        cmocka_unit_test(what_it_read_and_nobody_knows_is_asked),
        cmocka_unit_test(why_it_failed_is_traced),
        cmocka_unit_test(without_room_for_answers_it_is_unknown),
        cmocka_unit_test(missing_memory_is_told_at_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
