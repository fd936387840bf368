#include "core/lua/function_state.h"

#include "core/lua/mould.h"
#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// Sets a field of the string library, and hands over whether it was there.
static int leave_something(lua_State *L) {
    bool *was_there = lua_touserdata(L, 1);
    lua_getglobal(L, "string");
    *was_there = lua_getfield(L, -1, "left") != LUA_TNIL;
    lua_pop(L, 1);
    lua_pushboolean(L, 1);
    lua_setfield(L, -2, "left");
    return 0;
}

// Takes more than the state's own memory, and steps.
static int take_much(lua_State *L) {
    sandbox_charge(L, 1000);
    for (int i = 0; i < 20; i++) {
        (void)lua_newuserdatauv(L, 10000, 0);
    }
    return 0;
}

static aftercare_status run(struct function_state *state, lua_CFunction body,
                            void *argument, struct sandbox_use *use) {
    struct sandbox *sandbox = NULL;
    aftercare_error err = {0};
    aftercare_status status = function_state_begin(&sandbox, state, "f.lua", NULL, &err);
    if (!status) {
        *use = sandbox_used(sandbox);
        status = sandbox_call(sandbox, body, argument, &err);
    }
    return function_state_end(state) ? status : AFTERCARE_ENOMEM;
}

static void each_run_begins_as_the_first_did(void **state) {
    (void)state;
    struct failing failing = {0};
    struct allocator allocator = failing_allocator(&failing);
    struct function_runner runner;
    struct sandbox_use first = {0};
    struct sandbox_use later = {0};
    bool was_there = true;
    function_runner_init(&runner, &allocator);
    struct function_state *kept = function_state_of(&runner);
    assert_ptr_equal(function_state_of(&runner), kept);

    assert_int_equal(run(kept, leave_something, &was_there, &first), AFTERCARE_OK);
    assert_false(was_there);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(run(kept, leave_something, &was_there, &later), AFTERCARE_OK);
        assert_false(was_there);
        assert_int_equal(later.fuel, first.fuel);
        assert_int_equal(later.memory, first.memory);
        assert_int_equal(run(kept, take_much, NULL, &later), AFTERCARE_OK);
    }

    function_runner_clear(&runner);
    assert_int_equal(failing.live, 0);
}

// Where memory errors are looked for, each of Lua's pieces is the host's, to be watched.
static void assert_none_more(size_t requests) {
    assert_true(MOULD_SIZE == 0 || requests == 0);
}

static void a_common_run_asks_the_host_for_nothing(void **state) {
    (void)state;
    struct failing failing = {0};
    struct allocator allocator = failing_allocator(&failing);
    struct function_runner runner;
    struct sandbox_use use = {0};
    bool was_there;
    function_runner_init(&runner, &allocator);
    assert_int_equal(failing.requests, 0);
    struct function_state *kept = function_state_of(&runner);
    assert_int_equal(run(kept, leave_something, &was_there, &use), AFTERCARE_OK);
    size_t requests = failing.requests;

    assert_int_equal(run(kept, leave_something, &was_there, &use), AFTERCARE_OK);
    assert_none_more(failing.requests - requests);

    function_runner_clear(&runner);
    assert_int_equal(failing.live, 0);
}

// Whatever request fails, the next run works again.
static void a_lack_of_memory_is_over_with_the_run(void **state) {
    (void)state;
    aftercare_status status = AFTERCARE_ENOMEM;
    for (size_t n = 1; status == AFTERCARE_ENOMEM; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct function_runner runner;
        struct sandbox_use use = {0};
        function_runner_init(&runner, &allocator);
        struct function_state *kept = function_state_of(&runner);
        status = kept ? run(kept, take_much, NULL, &use) : AFTERCARE_ENOMEM;
        failing.fails_at = 0;
        kept = function_state_of(&runner);
        assert_non_null(kept);
        assert_int_equal(run(kept, take_much, NULL, &use), AFTERCARE_OK);
        function_runner_clear(&runner);
        assert_int_equal(failing.live, 0);
    }
    assert_int_equal(status, AFTERCARE_OK);
}

static void memory_of_an_asking_is_used_again_unless_it_is_much(void **state) {
    (void)state;
    struct failing failing = {0};
    struct allocator allocator = failing_allocator(&failing);
    struct function_runner runner;
    function_runner_init(&runner, &allocator);
    struct function_state *kept = function_state_of(&runner);

    struct arena *arena = function_state_begin_asking(kept);
    assert_non_null(arena_alloc(arena, 1000));
    function_state_end_asking(kept);
    size_t live = failing.live;
    arena = function_state_begin_asking(kept);
    assert_non_null(arena_alloc(arena, 1000));
    assert_int_equal(failing.live, live);
    assert_non_null(arena_alloc(arena, (size_t)1 << 20));
    function_state_end_asking(kept);
    assert_true(failing.live < live);

    function_runner_clear(&runner);
    assert_int_equal(failing.live, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_run_begins_as_the_first_did),
        cmocka_unit_test(a_common_run_asks_the_host_for_nothing),
        cmocka_unit_test(a_lack_of_memory_is_over_with_the_run),
        cmocka_unit_test(memory_of_an_asking_is_used_again_unless_it_is_much),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
