// Every public call with its n-th request for memory refused, for n = 1, 2, 3 … until it
// works: it says so, gives back all that it took, and leaves its out parameter alone.
// cJSON's own tree is outside the allocator.
#include "core/lua/load.h"
#include "core/lua/mould.h"
#include "core/plan/library.h"
#include "tests/unit/base/failing.h"
#include "tests/unit/rules/golden.h"

// What loading asks for at least. Where files are run in a mould, Lua's pieces are no
// requests of their own; where memory errors are looked for, each is one.
#define LOAD_REQUESTS (MOULD_SIZE > 0 ? 20 : 50)

struct world {
    struct workshop shop;
    struct failing failing;
    aftercare_load_options options;
};

static void open_world(struct world *world) {
    struct workshop reader = {0};
    arena_init(&reader.arena, &system_allocator, 0);
    *world = (struct world){.failing = {0}};
    workshop_begin(&world->shop, golden_read(&reader, "rules.lua"), NULL);
    arena_clear(&reader.arena);
    world->options = workshop_options(&world->shop);
    world->options.allocate = failing_allocate;
    world->options.allocate_context = &world->failing;
}

static void load(struct world *world) {
    aftercare_error err = {0};
    assert_int_equal(aftercare_rules_load(&world->shop.rules, &world->options, &err), 0);
}

static void close_world(struct world *world) {
    workshop_close(&world->shop);
    assert_int_equal(world->failing.live, 0);
}

// Calls until it works, each time on what `begin` made; returns how many calls failed.
struct call {
    // Prepares, with all the memory there is; may be NULL.
    void (*begin)(struct world *world);
    // Does what is tested; sets *untouched to whether its out parameter was left alone.
    aftercare_status (*run)(struct world *world, bool *untouched, aftercare_error *err);
    // Gives back what both made.
    void (*end)(struct world *world);
    size_t stride; // 1: every request
};

static size_t walk(struct world *world, const struct call *call) {
    aftercare_status status = AFTERCARE_ENOMEM;
    size_t failed = 0;
    for (size_t n = 1; status == AFTERCARE_ENOMEM; n += n < 50 ? 1 : call->stride) {
        aftercare_error err = {0};
        bool untouched = false;
        world->failing.fails_at = 0;
        if (call->begin) {
            call->begin(world);
        }
        world->failing.requests = 0;
        world->failing.fails_at = n;
        status = call->run(world, &untouched, &err);
        world->failing.fails_at = 0;
        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        assert_int_equal(untouched, status != AFTERCARE_OK);
        assert_int_equal(err.status, status);
        assert_int_equal(*err.sentence == '\0', status == AFTERCARE_OK);
        failed += status != AFTERCARE_OK;
        call->end(world);
        assert_int_equal(world->failing.live, 0);
    }
    assert_string_equal(world->shop.mistakes, ""); // no memory is no mistake of a rule
    return failed;
}

static void free_all(struct world *world) {
    aftercare_assessor_free(world->shop.assessor);
    aftercare_rules_free(world->shop.rules);
    world->shop.assessor = NULL;
    world->shop.rules = NULL;
}

static aftercare_status run_load(struct world *world, bool *untouched,
                                 aftercare_error *err) {
    aftercare_status status =
        aftercare_rules_load(&world->shop.rules, &world->options, err);
    *untouched = world->shop.rules == NULL;
    return status;
}

static void loading_bears_every_lack_of_memory(void **state) {
    (void)state;
    struct world world;
    open_world(&world);
    const struct call call = {.run = run_load, .end = free_all, .stride = 97};

    assert_true(walk(&world, &call) > LOAD_REQUESTS);

    close_world(&world);
}

static void loading_the_shipped_rules_bears_it_too(void **state) {
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

static aftercare_status run_assessor(struct world *world, bool *untouched,
                                     aftercare_error *err) {
    aftercare_status status =
        aftercare_assessor_new(&world->shop.assessor, world->shop.rules, err);
    *untouched = world->shop.assessor == NULL;
    return status;
}

static void a_new_assessor_bears_every_lack_of_memory(void **state) {
    (void)state;
    struct world world;
    open_world(&world);
    const struct call call = {
        .begin = load, .run = run_assessor, .end = free_all, .stride = 1};

    assert_true(walk(&world, &call) > 1);

    close_world(&world);
}

static void load_all(struct world *world) {
    aftercare_error err = {0};
    load(world);
    assert_int_equal(
        aftercare_assessor_new(&world->shop.assessor, world->shop.rules, &err), 0);
}

static aftercare_document document_of(struct world *world, const char *name) {
    const char *text = golden_read(&world->shop, name);
    return (aftercare_document){.name = name, .text = text, .len = strlen(text)};
}

static aftercare_status run_assess(struct world *world, bool *untouched,
                                   aftercare_error *err) {
    aftercare_document document = document_of(world, "assess.json");
    aftercare_json answer = {0};
    aftercare_status status =
        aftercare_assess(world->shop.assessor, &document, NULL, &answer, err);
    *untouched = answer.text == NULL;
    return status;
}

static aftercare_status run_result(struct world *world, bool *untouched,
                                   aftercare_error *err) {
    aftercare_document document = document_of(world, "assess.json");
    aftercare_assessor *assessor = world->shop.assessor;
    const aftercare_assessment *shown = NULL;
    aftercare_json answer = {0};
    aftercare_status status =
        aftercare_assess_result(assessor, &document, NULL, &shown, err);
    assert_int_equal(shown == NULL, status != AFTERCARE_OK);
    if (!status) {
        status = aftercare_result_json(assessor, &answer, err);
    }
    *untouched = answer.text == NULL;
    return status;
}

static aftercare_status run_ask(struct world *world, bool *untouched,
                                aftercare_error *err) {
    aftercare_document document = document_of(world, "assess.json");
    aftercare_json answer = {0};
    aftercare_status status =
        aftercare_ask(world->shop.assessor, &document, NULL, &answer, err);
    *untouched = answer.text == NULL;
    return status;
}

static aftercare_status run_answer(struct world *world, bool *untouched,
                                   aftercare_error *err) {
    static const aftercare_reply list[] = {{"/patient/marks", "stamp", "yes"},
                                           {"/patient/events", "flood", "no"},
                                           {"/patient/hardness", NULL, "3"},
                                           {"/request/areas", NULL, "top, leg"}};
    const aftercare_replies replies = {list, sizeof list / sizeof *list};
    aftercare_document document = document_of(world, "assess.json");
    aftercare_json answer = {0};
    aftercare_status status =
        aftercare_answer(world->shop.assessor, &document, NULL, &replies, &answer, err);
    *untouched = answer.text == NULL;
    return status;
}

static aftercare_status run_explain(struct world *world, bool *untouched,
                                    aftercare_error *err) {
    aftercare_document document = document_of(world, "assess.json");
    aftercare_json answer = {0};
    aftercare_status status = aftercare_explain(world->shop.assessor, &document, NULL,
                                                "coated-lately", &answer, err);
    *untouched = answer.text == NULL;
    return status;
}

static aftercare_status run_plan(struct world *world, bool *untouched,
                                 aftercare_error *err) {
    aftercare_document document = document_of(world, "session.json");
    const aftercare_plan *plan = NULL;
    aftercare_status status =
        aftercare_plan_session(world->shop.assessor, &document, NULL, &plan, err);
    *untouched = plan == NULL;
    return status;
}

static aftercare_status run_plan_at(struct world *world, bool *untouched,
                                    aftercare_error *err) {
    aftercare_document document = document_of(world, "session.json");
    aftercare_json answer = {0};
    aftercare_status status = aftercare_plan_at(
        world->shop.assessor, &document, NULL, "2026-06-16T13:00:00+02:00", &answer, err);
    *untouched = answer.text == NULL;
    return status;
}

static aftercare_status run_list(struct world *world, bool *untouched,
                                 aftercare_error *err) {
    aftercare_json answer = {0};
    aftercare_status status =
        aftercare_rules_list(world->shop.assessor, NULL, NULL, &answer, err);
    *untouched = answer.text == NULL;
    return status;
}

static void every_call_of_an_assessor_bears_every_lack_of_memory(void **state) {
    (void)state;
    static aftercare_status (*const calls[])(
        struct world *, bool *, aftercare_error *) = {run_assess,  run_result,  run_ask,
                                                      run_answer,  run_explain, run_plan,
                                                      run_plan_at, run_list};

    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        struct world world;
        open_world(&world);
        const struct call call = {
            .begin = load_all, .run = calls[i], .end = free_all, .stride = 1};
        assert_true(walk(&world, &call) > 2);
        close_world(&world);
    }
}

// Between two requests an arena serves many pieces; with a limit that grows slowly each
// of them is once the first that is missing.
static void every_piece_of_a_documents_memory_may_be_missing(void **state) {
    (void)state;
    static aftercare_status (*const calls[])(
        struct world *, bool *, aftercare_error *) = {run_assess, run_result, run_explain,
                                                      run_plan, run_plan_at};

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

static aftercare_status run_pack(struct world *world, bool *untouched,
                                 aftercare_error *err) {
    aftercare_test_result result = {77, 77};
    aftercare_status status =
        aftercare_rules_test(&world->options, 1, NULL, NULL, &result, err);
    *untouched = result.passed == 77 && result.failed == 77;
    assert_true(*untouched || (result.passed == 2 && result.failed == 1));
    return status;
}

static aftercare_status run_cover(struct world *world, bool *untouched,
                                  aftercare_error *err) {
    const aftercare_test_watch watch = {0};
    aftercare_coverage coverage = {.rules = 77};
    aftercare_status status =
        aftercare_rules_cover(&world->options, 1, &watch, &coverage, err);
    *untouched = coverage.rules == 77;
    assert_true(*untouched || coverage.cases.passed == 2);
    return status;
}

static aftercare_status run_mutants(struct world *world, bool *untouched,
                                    aftercare_error *err) {
    aftercare_mutants *mutants = NULL;
    aftercare_mutants_options options = AFTERCARE_MUTANTS_OPTIONS;
    options.load = &world->options;
    options.first = 1;
    options.rule = "coated-lately-fast";
    aftercare_status status = aftercare_mutants_open(&mutants, &options, err);
    *untouched = mutants == NULL;
    for (size_t i = 0; !status && i < aftercare_mutants_count(mutants); i++) {
        status = aftercare_mutants_try(mutants, i, err);
        *untouched = status != AFTERCARE_OK;
    }
    aftercare_mutants_close(mutants);
    return status;
}

static void nothing(struct world *world) {
    (void)world;
}

static void the_tests_of_a_pack_bear_every_lack_of_memory(void **state) {
    (void)state;
    struct world world;
    open_world(&world);
    workshop_write(&world.shop, "t/tests/cases.lua",
                   "defaults { patient = { coats = {}, faults = {}, wood = 'oak' }, "
                   "request = { treatments = { 'sanding' }, areas = { 'leg' }, date = "
                   "'2026-06-15' }, session = { id = 's', treatments = { 'sanding' }, "
                   "ended_at = '2026-06-15T12:00:00Z', timezone = 'UTC' } }\n"
                   "case 'one' { expect = { findings = {} } }\n"
                   "case 'two' { expect = { verdict = 'never' } }\n"
                   "case 'three' { options = { drying = 'fast' }, expect = { at = { "
                   "PT2H = { steps = { 'wipe', 'no-load' } } } } }");
    const struct call tested = {.run = run_pack, .end = nothing, .stride = 997};
    const struct call covered = {.run = run_cover, .end = nothing, .stride = 997};

    assert_true(walk(&world, &tested) > LOAD_REQUESTS);
    assert_true(walk(&world, &covered) > LOAD_REQUESTS);

    workshop_write(&world.shop, "t/tests/cases.lua",
                   "case 'one' { request = { treatments = { 'sanding' }, date = "
                   "'2026-06-15' }, expect = { verdict = 'unclear' } }");
    const struct call mutated = {.run = run_mutants, .end = nothing, .stride = 97};
    assert_true(walk(&world, &mutated) > LOAD_REQUESTS);

    close_world(&world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loading_bears_every_lack_of_memory),
        cmocka_unit_test(loading_the_shipped_rules_bears_it_too),
        cmocka_unit_test(a_new_assessor_bears_every_lack_of_memory),
        cmocka_unit_test(every_call_of_an_assessor_bears_every_lack_of_memory),
        cmocka_unit_test(every_piece_of_a_documents_memory_may_be_missing),
        cmocka_unit_test(every_piece_of_the_rules_memory_may_be_missing),
        cmocka_unit_test(the_tests_of_a_pack_bear_every_lack_of_memory),
        cmocka_unit_test(an_assessor_goes_on_when_there_is_memory_again),
        cmocka_unit_test(a_warm_assessor_asks_for_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
