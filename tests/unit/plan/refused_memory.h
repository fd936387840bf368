// Calling each of the library's functions with its n-th request for memory refused, for
// n = 1, 2, 3 … until it works: it says so, gives back all that it took, leaves its out
// parameter alone, and works as soon as there is memory again. cJSON's own tree is
// outside the allocator.
#ifndef AFTERCARE_TESTS_REFUSED_MEMORY_H
#define AFTERCARE_TESTS_REFUSED_MEMORY_H

#include "core/lua/mould.h"
#include "tests/unit/base/failing.h"
#include "tests/unit/rules/golden.h"

// What loading asks for at least. Where files are run in a mould, Lua's pieces are no
// requests of their own; where memory errors are looked for, each is one.
#define LOAD_REQUESTS (MOULD_SIZE > 0 ? 20 : 50)

struct world {
    aftercare_mutants *mutants;
    struct workshop shop;
    struct failing failing;
    aftercare_load_options options;
};

static inline void open_world(struct world *world) {
    struct workshop reader = {0};
    arena_init(&reader.arena, &system_allocator, 0);
    *world = (struct world){.failing = {0}};
    workshop_begin(&world->shop, golden_read(&reader, "rules.lua"), NULL);
    arena_clear(&reader.arena);
    world->options = workshop_options(&world->shop);
    world->options.allocate = failing_allocate;
    world->options.allocate_context = &world->failing;
}

static inline void load(struct world *world) {
    aftercare_error err = {0};
    assert_int_equal(aftercare_rules_load(&world->shop.rules, &world->options, &err), 0);
}

static inline void close_world(struct world *world) {
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

static inline size_t walk(struct world *world, const struct call *call) {
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
        if (status && call->begin) { // what it was called with is as good as before
            assert_int_equal(call->run(world, &untouched, NULL), AFTERCARE_OK);
        }
        call->end(world);
        assert_int_equal(world->failing.live, 0);
    }
    assert_string_equal(world->shop.mistakes, ""); // no memory is no mistake of a rule
    return failed;
}

static inline void free_all(struct world *world) {
    aftercare_mutants_close(world->mutants);
    aftercare_assessor_free(world->shop.assessor);
    aftercare_rules_free(world->shop.rules);
    world->mutants = NULL;
    world->shop.assessor = NULL;
    world->shop.rules = NULL;
}

static inline aftercare_status run_load(struct world *world, bool *untouched,
                                        aftercare_error *err) {
    aftercare_status status =
        aftercare_rules_load(&world->shop.rules, &world->options, err);
    *untouched = world->shop.rules == NULL;
    return status;
}

static inline aftercare_status run_assessor(struct world *world, bool *untouched,
                                            aftercare_error *err) {
    aftercare_status status =
        aftercare_assessor_new(&world->shop.assessor, world->shop.rules, err);
    *untouched = world->shop.assessor == NULL;
    return status;
}

static inline void load_all(struct world *world) {
    aftercare_error err = {0};
    load(world);
    assert_int_equal(
        aftercare_assessor_new(&world->shop.assessor, world->shop.rules, &err), 0);
}

static inline aftercare_document document_of(struct world *world, const char *name) {
    const char *text = golden_read(&world->shop, name);
    return (aftercare_document){.name = name, .text = text, .len = strlen(text)};
}

static inline aftercare_status run_assess(struct world *world, bool *untouched,
                                          aftercare_error *err) {
    aftercare_document document = document_of(world, "assess.json");
    aftercare_json answer = {0};
    aftercare_status status =
        aftercare_assess(world->shop.assessor, &document, NULL, &answer, err);
    *untouched = answer.text == NULL;
    return status;
}

static inline aftercare_status run_result(struct world *world, bool *untouched,
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

static inline aftercare_status run_ask_result(struct world *world, bool *untouched,
                                              aftercare_error *err) {
    aftercare_document document = document_of(world, "assess.json");
    const aftercare_intake *shown = NULL;
    aftercare_status status =
        aftercare_ask_result(world->shop.assessor, &document, NULL, &shown, err);
    *untouched = shown == NULL;
    return status;
}

static inline aftercare_status run_ask(struct world *world, bool *untouched,
                                       aftercare_error *err) {
    aftercare_document document = document_of(world, "assess.json");
    aftercare_json answer = {0};
    aftercare_status status =
        aftercare_ask(world->shop.assessor, &document, NULL, &answer, err);
    *untouched = answer.text == NULL;
    return status;
}

static inline aftercare_status run_answer(struct world *world, bool *untouched,
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

static inline aftercare_status run_explain(struct world *world, bool *untouched,
                                           aftercare_error *err) {
    aftercare_document document = document_of(world, "assess.json");
    aftercare_json answer = {0};
    aftercare_status status = aftercare_explain(world->shop.assessor, &document, NULL,
                                                "coated-lately", &answer, err);
    *untouched = answer.text == NULL;
    return status;
}

static inline aftercare_status run_plan(struct world *world, bool *untouched,
                                        aftercare_error *err) {
    aftercare_document document = document_of(world, "session.json");
    const aftercare_plan *plan = NULL;
    aftercare_status status =
        aftercare_plan_session(world->shop.assessor, &document, NULL, &plan, err);
    *untouched = plan == NULL;
    return status;
}

static inline aftercare_status run_plan_at(struct world *world, bool *untouched,
                                           aftercare_error *err) {
    aftercare_document document = document_of(world, "session.json");
    aftercare_json answer = {0};
    aftercare_status status = aftercare_plan_at(
        world->shop.assessor, &document, NULL, "2026-06-16T13:00:00+02:00", &answer, err);
    *untouched = answer.text == NULL;
    return status;
}

static inline aftercare_status run_list(struct world *world, bool *untouched,
                                        aftercare_error *err) {
    aftercare_json answer = {0};
    aftercare_status status =
        aftercare_rules_list(world->shop.assessor, NULL, NULL, &answer, err);
    *untouched = answer.text == NULL;
    return status;
}

static inline aftercare_status run_pack(struct world *world, bool *untouched,
                                        aftercare_error *err) {
    aftercare_test_result result = {77, 77};
    aftercare_status status =
        aftercare_rules_test(&world->options, 1, NULL, NULL, &result, err);
    *untouched = result.passed == 77 && result.failed == 77;
    assert_true(*untouched || (result.passed == 2 && result.failed == 1));
    return status;
}

static inline aftercare_status run_cover(struct world *world, bool *untouched,
                                         aftercare_error *err) {
    const aftercare_test_watch watch = {0};
    aftercare_coverage coverage = {.rules = 77};
    aftercare_status status =
        aftercare_rules_cover(&world->options, 1, &watch, &coverage, err);
    *untouched = coverage.rules == 77;
    assert_true(*untouched || coverage.cases.passed == 2);
    return status;
}

#endif
