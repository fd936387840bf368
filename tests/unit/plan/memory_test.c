// Lacks of memory that no single request shows, and what an assessor keeps for itself;
// entry_points_test.c refuses each request of every public function.
#include "core/lua/load.h"
#include "core/plan/library.h"
#include "tests/unit/plan/refused_memory.h"

static void loading_the_shipped_rules_bears_every_lack_of_memory(void **state) {
    (void)state;
    static const char *const plugins[] = {AFTERCARE_SOURCE "/plugins"};
    static const char *const rules[] = {AFTERCARE_SOURCE "/rules"};
    struct world world;
    open_world(&world);
    world.options.plugins = plugins;
    world.options.rules = rules;
    world.options.rules_count = 1;
    const struct call call = {.run = run_load, .end = free_all, .stride = 9973};

    assert_true(walk(&world, &call) > LOAD_REQUESTS);

    close_world(&world);
}

// Between two requests an arena serves many pieces; with a limit that grows slowly each
// of them is once the first that is missing.
static void every_piece_of_a_documents_memory_may_be_missing(void **state) {
    (void)state;
    static aftercare_status (*const calls[])(struct world *, bool *,
                                             aftercare_error *) = {
        run_assess, run_result, run_ask_result, run_explain, run_plan, run_plan_at};

    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        struct world world;
        aftercare_status status = AFTERCARE_ENOMEM;
        size_t refused = 0;
        open_world(&world);
        load_all(&world);
        struct arena *arena = &world.shop.assessor->arena;
        for (size_t limit = 64; status == AFTERCARE_ENOMEM; limit += 80) {
            aftercare_error err = {0};
            bool untouched = false;
            arena_clear(arena);
            arena->limit = limit;
            status = calls[i](&world, &untouched, &err);
            assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
            assert_int_equal(untouched, status != AFTERCARE_OK);
            refused += status != AFTERCARE_OK;
        }
        assert_true(refused > 50);
        close_world(&world);
    }
}

static aftercare_status load_within(size_t limit, const aftercare_load_options *options) {
    struct arena arena;
    struct rulebase *base = NULL;
    struct problems problems = {0};
    aftercare_error err = {0};
    arena_init(&arena, &system_allocator, limit);
    aftercare_status status = rulebase_new(&base, &arena);
    if (!status) {
        status = load_rules(base, options, &problems, &err);
    }
    assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
    assert_int_equal(problems.count, 0);
    arena_clear(&arena);
    return status;
}

static void every_piece_of_the_rules_memory_may_be_missing(void **state) {
    (void)state;
    struct world world;
    aftercare_status status = AFTERCARE_ENOMEM;
    size_t refused = 0;
    open_world(&world);

    for (size_t limit = 256; status == AFTERCARE_ENOMEM; limit += 797) {
        status = load_within(limit, &world.options);
        refused += status != AFTERCARE_OK;
    }

    assert_true(refused > 50);
    close_world(&world);
}

static void an_assessor_goes_on_when_there_is_memory_again(void **state) {
    (void)state;
    struct world world;
    open_world(&world);
    load_all(&world);
    aftercare_error err = {0};
    bool untouched;

    for (size_t n = 1; n <= 3; n++) {
        world.failing.requests = 0;
        world.failing.fails_at = n;
        (void)run_assess(&world, &untouched, &err);
        world.failing.requests = 0;
        world.failing.fails_at = n;
        (void)run_plan(&world, &untouched, &err);
    }
    world.failing.fails_at = 0;

    assert_int_equal(run_assess(&world, &untouched, &err), AFTERCARE_OK);
    assert_int_equal(run_plan(&world, &untouched, &err), AFTERCARE_OK);
    close_world(&world);
}

static void a_warm_assessor_asks_for_no_memory(void **state) {
    (void)state;
    struct world world;
    open_world(&world);
    load_all(&world);
    aftercare_error err = {0};
    bool untouched;
    assert_int_equal(run_assess(&world, &untouched, &err), AFTERCARE_OK);
    world.failing.requests = 0;

    for (int i = 0; i < 3; i++) {
        assert_int_equal(run_assess(&world, &untouched, &err), AFTERCARE_OK);
    }

    assert_int_equal(world.failing.requests, 0);
    close_world(&world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loading_the_shipped_rules_bears_every_lack_of_memory),
        cmocka_unit_test(every_piece_of_a_documents_memory_may_be_missing),
        cmocka_unit_test(every_piece_of_the_rules_memory_may_be_missing),
        cmocka_unit_test(an_assessor_goes_on_when_there_is_memory_again),
        cmocka_unit_test(a_warm_assessor_asks_for_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
