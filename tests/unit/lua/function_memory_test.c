// Functions with the n-th request for memory refused, for n = 1, 2, 3 … until there is
// enough: no memory is nobody's mistake, so no finding may tell of it.
#include "core/lua/mould.h"
#include "core/plan/library.h"
#include "tests/unit/base/failing.h"
#include "tests/unit/rules/workshop.h"

static const char rules[] =
    "local wait, codes = 'P6M', { 'worm', 'rot' }\n"
    "local function has(facts, code) return facts:fault(code):here():ever() end\n"
    "bar 'known' { works = 'sanding', grade = 'later', when = function(facts)\n"
    "  return facts:coat('oil'):within(wait) and facts:hardness():value() > 2 end }\n"
    "bar 'open' { works = 'sanding', grade = 'later', when = function(facts)\n"
    "  for _, code in ipairs(codes) do if has(facts, code) then return true end end\n"
    "  return facts:wood():is('oak') end }\n"
    "bar 'failing' { works = 'sanding', grade = 'care', when = function(facts)\n"
    "  error(facts:age():value()) end }\n"
    "job 'j' { after = 'sanding', act = 'make', from = 'PT0S', till = 'P1D',\n"
    "  message = 'Sweep.', when = function(facts) return facts:area('leg') end }\n";

static const char patient[] = "'patient': {'made': '2020-05-17', 'hardness': 3, "
                              "'coats': [{'code': 'oil', 'ended': '2026-06-10'}]}";

struct world {
    struct workshop shop;
    struct failing failing;
    aftercare_load_options options;
    aftercare_document document, session;
};

static void open_world(struct world *world) {
    *world = (struct world){.failing = {0}};
    workshop_begin(&world->shop, rules, NULL);
    world->options = workshop_options(&world->shop);
    world->options.allocate = failing_allocate;
    world->options.allocate_context = &world->failing;
    world->document = workshop_document(
        &world->shop, arena_format(&world->shop.arena,
                                   "{%s, 'request': {'treatments': ['sanding'], "
                                   "'areas': ['table']}}",
                                   patient));
    char rest[256];
    (void)snprintf(rest, sizeof rest, ", %s", patient);
    world->session =
        workshop_document(&world->shop, workshop_session(&world->shop, "", rest));
}

static void close_world(struct world *world) {
    assert_string_equal(world->shop.mistakes, "");
    workshop_close(&world->shop);
    assert_int_equal(world->failing.live, 0);
}

static void load(struct world *world) {
    aftercare_error err = {0};
    assert_int_equal(aftercare_rules_load(&world->shop.rules, &world->options, &err), 0);
    assert_int_equal(
        aftercare_assessor_new(&world->shop.assessor, world->shop.rules, &err), 0);
}

static void unload(struct world *world) {
    aftercare_assessor_free(world->shop.assessor);
    aftercare_rules_free(world->shop.rules);
    world->shop.assessor = NULL;
    world->shop.rules = NULL;
}

static aftercare_status assess(struct world *world, aftercare_json *out,
                               aftercare_error *err) {
    return aftercare_assess(world->shop.assessor, &world->document, WORKSHOP_TODAY, out,
                            err);
}

static aftercare_status explain(struct world *world, aftercare_json *out,
                                aftercare_error *err) {
    return aftercare_explain(world->shop.assessor, &world->document, WORKSHOP_TODAY,
                             "open", out, err);
}

static aftercare_status ask(struct world *world, aftercare_json *out,
                            aftercare_error *err) {
    return aftercare_ask(world->shop.assessor, &world->document, WORKSHOP_TODAY, out,
                         err);
}

static aftercare_status plan(struct world *world, aftercare_json *out,
                             aftercare_error *err) {
    const aftercare_plan *plan = NULL;
    aftercare_status status =
        aftercare_plan_session(world->shop.assessor, &world->session, NULL, &plan, err);
    *out = plan ? (aftercare_json){plan->json, plan->json_len} : *out;
    return status;
}

static void loading_bears_every_lack_of_memory(void **state) {
    (void)state;
    struct world world;
    open_world(&world);
    aftercare_status status = AFTERCARE_ENOMEM;
    size_t failed = 0;
    // Most requests are those of files that hold no function: they are walked elsewhere.
    for (size_t n = 1; status == AFTERCARE_ENOMEM; n += 7, failed++) {
        aftercare_error err = {0};
        world.failing.requests = 0;
        world.failing.fails_at = n;
        status = aftercare_rules_load(&world.shop.rules, &world.options, &err);
        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        world.failing.fails_at = 0;
        unload(&world);
        assert_int_equal(world.failing.live, 0);
    }
    assert_true(failed > 5);
    close_world(&world);
}

// A new assessor each time, so that all memory is asked for anew; the answer is then that
// of one that had enough from the beginning.
static void assert_call_bears_it(aftercare_status (*call)(struct world *world,
                                                          aftercare_json *out,
                                                          aftercare_error *err)) {
    struct world world;
    open_world(&world);
    aftercare_error err = {0};
    aftercare_json whole = {0};
    load(&world);
    assert_int_equal(call(&world, &whole, &err), AFTERCARE_OK);
    const char *expected = arena_copy(&world.shop.arena, whole.text, whole.len);

    aftercare_status status = AFTERCARE_ENOMEM;
    size_t failed = 0;
    for (size_t n = 1; status == AFTERCARE_ENOMEM; n++, failed++) {
        aftercare_json answer = {"untouched", 9};
        aftercare_assessor_free(world.shop.assessor);
        assert_int_equal(
            aftercare_assessor_new(&world.shop.assessor, world.shop.rules, &err), 0);
        world.failing.requests = 0;
        world.failing.fails_at = n;
        status = call(&world, &answer, &err);
        world.failing.fails_at = 0;
        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        assert_string_equal(answer.text, status ? "untouched" : expected);
    }
    assert_true(failed > 5);
    unload(&world);
    close_world(&world);
}

static void assessing_bears_every_lack_of_memory(void **state) {
    (void)state;
    assert_call_bears_it(assess);
}

static void explaining_bears_it(void **state) {
    (void)state;
    assert_call_bears_it(explain);
}

static void asking_bears_it(void **state) {
    (void)state;
    assert_call_bears_it(ask);
}

static void planning_bears_it(void **state) {
    (void)state;
    assert_call_bears_it(plan);
}

// Where memory errors are looked for, each of Lua's pieces is the host's, to be watched.
static void assert_none_more(size_t requests) {
    assert_true(MOULD_SIZE == 0 || requests == 0);
}

// What functions need is made for the first of them, and serves those that come later.
static void nothing_is_asked_for_once_all_is_warm(void **state) {
    (void)state;
    struct world world;
    open_world(&world);
    aftercare_error err = {0};
    aftercare_json answer = {0};
    load(&world);
    assert_null(world.shop.assessor->runner.state);
    assert_int_equal(assess(&world, &answer, &err), AFTERCARE_OK);
    assert_non_null(world.shop.assessor->runner.state);
    size_t live = world.failing.live;
    size_t requests = world.failing.requests;

    for (int i = 0; i < 20; i++) {
        assert_int_equal(assess(&world, &answer, &err), AFTERCARE_OK);
        assert_int_equal(world.failing.live, live);
    }
    assert_none_more(world.failing.requests - requests);

    unload(&world);
    close_world(&world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loading_bears_every_lack_of_memory),
        cmocka_unit_test(assessing_bears_every_lack_of_memory),
        cmocka_unit_test(explaining_bears_it),
        cmocka_unit_test(asking_bears_it),
        cmocka_unit_test(planning_bears_it),
        cmocka_unit_test(nothing_is_asked_for_once_all_is_warm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
