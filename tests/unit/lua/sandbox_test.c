#include "core/lua/lexer.h"

#include "tests/unit/lua/sandbox_help.h"

#include <stdio.h>

static struct outcome run(const char *source) {
    return outcome_of(text_of(source), "rules/x.lua", NULL, NULL);
}

static int take_integer(lua_State *L) {
    lua_Integer *out = lua_touserdata(L, 1);
    sandbox_push_result(L);
    *out = luaL_checkinteger(L, -1);
    return 0;
}

static void a_file_runs_and_its_result_is_kept(void **state) {
    (void)state;
    struct sandbox *sandbox = NULL;
    lua_Integer result = 0;
    assert_int_equal(sandbox_new(&sandbox, &system_allocator, NULL, NULL), AFTERCARE_OK);

    assert_int_equal(sandbox_run(sandbox, "x", TEXT("return 6 * 7, 8"), NULL),
                     AFTERCARE_OK);
    assert_int_equal(sandbox_call(sandbox, take_integer, &result, NULL), AFTERCARE_OK);

    assert_int_equal(result, 42);
    sandbox_free(sandbox);
}

static void a_scanned_source_runs_as_any_other(void **state) {
    (void)state;
    static const char *const sources[] = {
        "return 1",
        "\xEF\xBB\xBFreturn 1",
        "\n\nlocal a = b.c",
        "x = = 1",
        "local t = {}\nreturn "
        "t.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a"
        ".a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a",
    };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        const struct text source = text_of(sources[i]);
        struct outcome plain = outcome_of(source, "x.lua", NULL, NULL);
        struct sandbox *sandbox = NULL;
        struct arena arena;
        struct token *tokens = NULL;
        size_t count = 0;
        aftercare_error err = {0};
        arena_init(&arena, &system_allocator, 0);
        assert_int_equal(lexer_scan(&tokens, &count, &arena, "x.lua", source, NULL),
                         AFTERCARE_OK);
        assert_int_equal(sandbox_new(&sandbox, &system_allocator, NULL, NULL),
                         AFTERCARE_OK);

        assert_int_equal(
            sandbox_run_scanned(sandbox, "x.lua", source, tokens, count, &err),
            plain.status);

        assert_string_equal(err.sentence, plain.status ? plain.err.sentence : "");
        assert_int_equal(err.line, plain.status ? plain.err.line : 0);
        assert_int_equal(sandbox_used(sandbox).fuel, plain.use.fuel);
        sandbox_free(sandbox);
        arena_clear(&arena);
    }
}

static void a_sandbox_runs_one_file_once(void **state) {
    (void)state;
    struct sandbox *sandbox = NULL;
    aftercare_error err;
    assert_int_equal(sandbox_new(&sandbox, &system_allocator, NULL, NULL), AFTERCARE_OK);

    assert_int_equal(sandbox_run(sandbox, "x", TEXT("x = "), &err), AFTERCARE_ERULES);
    assert_int_equal(sandbox_run(sandbox, "y", TEXT(""), &err), AFTERCARE_EUSAGE);

    assert_string_equal(err.place, "y");
    sandbox_free(sandbox);
}

static const struct {
    const char *source;
    int line;
    const char *sentence;
} mistakes[] = {
    {"local x = = 1", 1, "unexpected symbol near '='"},
    {"\n\nx.y.z = 1", 3, "attempt to index a nil value (global 'x')"},
    {"error('no')", 1, "no"},
    {"\nerror('no', 0)", 2, "no"},
    {"error('no', 2)", 1, "no"},
    {"local function f()\n  error({})\nend\nf()", 2, "error value is a table"},
    {"error()", 1, "error value is a nil"},
    {"error(error)", 1, "error value is a function"},
    {"error(true)", 1, "error value is a boolean"},
    {"error(12)", 1, "error value is a number"},
    {"assert(false)", 1, "assertion failed!"},
    {"\nassert(nil, 'so')", 2, "so"},
    {"error('other.lua:7: x', 0)", 1, "other.lua:7: x"},
    {"error('rules/x.lua:9: x', 0)", 9, "x"},
    {"error('rules/x.lua:x', 0)", 1, "rules/x.lua:x"},
    {"error('rules/x.lua:12', 0)", 1, "rules/x.lua:12"},
    {"error('rules/x.lua:1234567890: x', 0)", 1, "rules/x.lua:1234567890: x"},
    {"error('a\\27[2Jb\\0\\r\\n\\127', 0)", 1, "a\\x1b[2Jb\\x00\\r\\n\\x7f"},
    {"error('ä\\xFF\\xC3(', 0)", 1, "ä\\xff\\xc3("},
    {"error('%s%n', 0)", 1, "%s%n"},
    {"string.rep('x', -1, {})", 1,
     "bad argument #3 to 'rep' (string expected, got table)"},
    {"('x'):bad()", 1, "attempt to call a nil value (method 'bad')"},
};

static void what_lua_raises_is_told_with_its_line(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct outcome outcome = run(mistakes[i].source);

        assert_int_equal(outcome.status, AFTERCARE_ERULES);
        assert_int_equal(outcome.err.status, AFTERCARE_ERULES);
        assert_string_equal(outcome.err.place, "rules/x.lua");
        assert_string_equal(outcome.err.sentence, mistakes[i].sentence);
        assert_int_equal(outcome.err.line, mistakes[i].line);
    }
}

static void a_long_name_is_told_whole(void **state) {
    (void)state;
    static const char name[] =
        "/usr/share/aftercare/rules/a-folder-with-a-rather-long-name/"
        "another/contraindications.lua";

    struct outcome outcome = outcome_of(TEXT("\nerror('x')"), name, NULL, NULL);

    assert_string_equal(outcome.err.place, name);
    assert_int_equal(outcome.err.line, 2);
    assert_string_equal(outcome.err.sentence, "x");
}

static void a_long_message_is_cut_at_a_character(void **state) {
    (void)state;

    struct outcome outcome = run("error(('ä'):rep(1000), 0)");

    assert_int_equal(strlen(outcome.err.sentence), 510); // 255 of two bytes; 511 is odd
}

static void no_error_need_be_wanted(void **state) {
    (void)state;
    struct sandbox *sandbox = NULL;
    assert_int_equal(sandbox_new(&sandbox, &system_allocator, NULL, NULL), AFTERCARE_OK);

    assert_int_equal(sandbox_run(sandbox, "x", TEXT("error('x')"), NULL),
                     AFTERCARE_ERULES);

    sandbox_free(sandbox);
    sandbox_free(NULL);
}

static void a_source_is_a_text_of_bounded_length(void **state) {
    (void)state;
    struct sandbox_limits limits = SANDBOX_LIMITS;
    limits.source = 10;

    assert_int_equal(outcome_of(TEXT("x = 123456"), "x", &limits, NULL).status,
                     AFTERCARE_OK);
    assert_int_equal(outcome_of(TEXT("x = 1234567"), "x", &limits, NULL).status,
                     AFTERCARE_ELIMIT);
    assert_int_equal(run("\x1bLua").status, AFTERCARE_ERULES);
    assert_int_equal(run("\xEF\xBB\xBFx = 1").status, AFTERCARE_OK);
    assert_int_equal(outcome_of((struct text){NULL, 0}, "x", NULL, NULL).status,
                     AFTERCARE_OK);
}

static void limits_that_cannot_be_kept_are_refused(void **state) {
    (void)state;
    struct sandbox_limits wrong[5];
    for (size_t i = 0; i < 5; i++) {
        wrong[i] = SANDBOX_LIMITS;
    }
    wrong[0].source = SANDBOX_SOURCE_MAX + 1;
    wrong[1].block = wrong[1].memory + 1;
    wrong[2].fuel = 0;
    wrong[3].milliseconds = -1;
    wrong[4].block = 10;
    for (size_t i = 0; i < 5; i++) {
        struct sandbox *sandbox = NULL;
        assert_int_equal(sandbox_new(&sandbox, &system_allocator, &wrong[i], NULL),
                         AFTERCARE_EUSAGE);
        assert_null(sandbox);
    }
}

static void a_state_that_has_no_room_is_not_made(void **state) {
    (void)state;
    struct sandbox_limits limits = SANDBOX_LIMITS;
    struct sandbox *sandbox = NULL;
    for (size_t memory = 1024; memory <= 8192; memory += 512) {
        limits.memory = memory;
        limits.block = 1024;
        assert_int_equal(sandbox_new(&sandbox, &system_allocator, &limits, NULL),
                         AFTERCARE_ENOMEM);
        assert_null(sandbox);
    }
}

// Counts how often it was called.
static int tick(lua_State *L) {
    int *count = sandbox_host(sandbox_from(L));
    (*count)++;
    lua_pushinteger(L, sandbox_line(L));
    return 1;
}

static const luaL_Reg words[] = {{"tick", tick}, {NULL, NULL}};

static void words_find_their_host_and_their_line(void **state) {
    (void)state;
    struct sandbox *sandbox = NULL;
    int count = 0;
    assert_int_equal(sandbox_new(&sandbox, &system_allocator, NULL, NULL), AFTERCARE_OK);
    assert_null(sandbox_host(sandbox));

    sandbox_set_host(sandbox, &count);
    assert_int_equal(sandbox_words(sandbox, words, NULL), AFTERCARE_OK);
    assert_int_equal(sandbox_run(sandbox, "x", TEXT("tick()\nassert(tick() == 2)"), NULL),
                     AFTERCARE_OK);

    assert_int_equal(count, 2);
    assert_ptr_equal(sandbox_from(sandbox_state(sandbox)), sandbox);
    sandbox_free(sandbox);
}

static int count_settings(lua_State *L) {
    lua_Integer *sum = lua_touserdata(L, 1);
    sandbox_push_settings(L);
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        *sum += luaL_checkinteger(L, -1);
    }
    return 0;
}

static void settings_are_what_the_file_has_set(void **state) {
    (void)state;
    struct sandbox *sandbox = NULL;
    lua_Integer sum = 0;
    assert_int_equal(sandbox_new(&sandbox, &system_allocator, NULL, NULL), AFTERCARE_OK);
    assert_int_equal(sandbox_words(sandbox, words, NULL), AFTERCARE_OK);

    assert_int_equal(
        sandbox_run(sandbox, "x", TEXT("a = 1 b = 20 local c = 300 d = nil"), NULL),
        AFTERCARE_OK);
    assert_int_equal(sandbox_call(sandbox, count_settings, &sum, NULL), AFTERCARE_OK);

    assert_int_equal(sum, 21);
    sandbox_free(sandbox);
}

static int call_result(lua_State *L) {
    sandbox_push_result(L);
    lua_call(L, 0, 0);
    return 0;
}

static void one_budget_serves_loading_and_all_calls(void **state) {
    (void)state;
    struct sandbox_limits limits = SANDBOX_LIMITS;
    limits.fuel = 100000;
    struct sandbox *sandbox = NULL;
    aftercare_error err;
    assert_int_equal(sandbox_new(&sandbox, &system_allocator, &limits, NULL),
                     AFTERCARE_OK);
    assert_int_equal(sandbox_run(sandbox, "x",
                                 TEXT("return function()\n for i = 1, 5000 do end\nend"),
                                 NULL),
                     AFTERCARE_OK);
    int calls = 0;

    while (sandbox_call(sandbox, call_result, NULL, &err) == AFTERCARE_OK) {
        calls++;
    }

    assert_in_range(calls, 3, 20);
    assert_int_equal(err.status, AFTERCARE_ELIMIT);
    assert_int_equal(err.line, 2);
    assert_int_equal(sandbox_used(sandbox).fuel, limits.fuel);
    assert_int_equal(sandbox_call(sandbox, call_result, NULL, &err), AFTERCARE_ELIMIT);
    sandbox_free(sandbox);
}

// A clock that goes on by one each time that it is read.
static int64_t slow_clock(void *context) {
    int64_t *now = context;
    return (*now)++;
}

static void time_ends_what_steps_would_not_yet(void **state) {
    (void)state;
    int64_t now = 1000;
    struct sandbox_limits limits = SANDBOX_LIMITS;
    limits.now_ms = slow_clock;
    limits.context = &now;
    limits.milliseconds = 50;

    struct outcome outcome = outcome_of(TEXT("\nwhile true do end"), "x", &limits, NULL);

    assert_int_equal(outcome.status, AFTERCARE_ELIMIT);
    assert_string_equal(outcome.err.sentence, "this takes longer than 50 ms");
    assert_int_equal(outcome.err.line, 2);
    assert_true(outcome.use.fuel < 100000);
}

static void time_outside_lua_does_not_count(void **state) {
    (void)state;
    int64_t now = 1000;
    struct sandbox_limits limits = SANDBOX_LIMITS;
    limits.now_ms = slow_clock;
    limits.context = &now;
    limits.milliseconds = 50;
    struct sandbox *sandbox = NULL;
    assert_int_equal(sandbox_new(&sandbox, &system_allocator, &limits, NULL),
                     AFTERCARE_OK);
    assert_int_equal(sandbox_run(sandbox, "x", TEXT("return function() end"), NULL),
                     AFTERCARE_OK);

    now += 1000000;

    assert_int_equal(sandbox_call(sandbox, call_result, NULL, NULL), AFTERCARE_OK);
    assert_in_range(sandbox_used(sandbox).milliseconds, 1, 20);
    sandbox_free(sandbox);
}

static void memory_has_an_end_for_all_and_for_one(void **state) {
    (void)state;
    struct sandbox_limits limits = SANDBOX_LIMITS;
    limits.memory = 1 << 20;
    limits.block = 64 << 10;

    struct outcome all =
        outcome_of(TEXT("local t\nwhile true do t = { t } end"), "x", &limits, NULL);
    struct outcome one = outcome_of(TEXT("local t = {}\nwhile true do t[#t + 1] = 1 end"),
                                    "x", &limits, NULL);

    assert_int_equal(all.status, AFTERCARE_ENOMEM);
    assert_int_equal(all.err.line, 2);
    assert_string_equal(all.err.sentence, "this takes more than 1024 KiB of memory");
    assert_true(all.use.peak <= limits.memory);
    assert_int_equal(one.status, AFTERCARE_ENOMEM);
    assert_int_equal(one.err.line, 2);
    assert_string_equal(one.err.sentence,
                        "one text, table or chain of calls takes more than 64 KiB");
}

static void garbage_is_not_taken_for_memory(void **state) {
    (void)state;
    struct sandbox_limits limits = SANDBOX_LIMITS;
    limits.memory = 1 << 20;
    limits.block = 1 << 20;

    struct outcome outcome = outcome_of(
        TEXT("for i = 1, 20000 do local t = { i, i, i } end"), "x", &limits, NULL);

    assert_int_equal(outcome.status, AFTERCARE_OK);
}

static int swallow(lua_State *L) {
    lua_settop(L, 1);
    lua_pushboolean(L, lua_pcall(L, 0, 0, 0) == LUA_OK);
    return 1;
}

static const luaL_Reg swallowing[] = {{"swallow", swallow}, {NULL, NULL}};

static void a_word_that_swallows_errors_cannot_go_on_either(void **state) {
    (void)state;
    static const char source[] = "while true do\n"
                                 "  swallow(function() while true do end end)\n"
                                 "end";

    struct outcome outcome = outcome_of(text_of(source), "x", NULL, swallowing);

    assert_int_equal(outcome.status, AFTERCARE_ELIMIT);
}

// The host's own iterator: gives "one" and 1, then nothing.
static int next_thing(lua_State *L) {
    bool is_first = lua_isnil(L, 2);
    lua_pushstring(L, is_first ? "one" : NULL);
    lua_pushinteger(L, 1);
    return 2;
}

static int pairs_of_thing(lua_State *L) {
    lua_pushcfunction(L, next_thing);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}

static int make_thing(lua_State *L) {
    bool has_metatable = lua_toboolean(L, 1);
    (void)lua_newuserdatauv(L, 1, 0);
    if (has_metatable) {
        lua_newtable(L);
        lua_pushcfunction(L, pairs_of_thing);
        lua_setfield(L, -2, "__pairs");
        lua_pushliteral(L, "thing");
        lua_setfield(L, -2, "__name");
        lua_setmetatable(L, -2);
    }
    return 1;
}

static const luaL_Reg things[] = {{"thing", make_thing}, {NULL, NULL}};

static void objects_of_the_host_have_names_and_pairs(void **state) {
    (void)state;
    static const char named[] = "assert(tostring(thing(true)) == 'thing')\n"
                                "assert(tostring(thing()) == 'userdata')\n"
                                "for k, v in pairs(thing(true)) do x = k .. v end\n"
                                "assert(x == 'one1')\n";

    struct outcome outcome = outcome_of(text_of(named), "x", NULL, things);
    struct outcome nameless = outcome_of(TEXT("pairs(thing())"), "x", NULL, things);

    assert_int_equal(outcome.status, AFTERCARE_OK);
    assert_int_equal(nameless.status, AFTERCARE_ERULES);
}

static int run_out(lua_State *L) {
    return sandbox_no_memory(L);
}

static const luaL_Reg running_out[] = {{"run_out", run_out}, {NULL, NULL}};

static void a_word_without_memory_ends_the_call(void **state) {
    (void)state;

    struct outcome outcome =
        outcome_of(TEXT("\npcall(run_out)\nx = 1"), "x", NULL, running_out);

    assert_int_equal(outcome.status, AFTERCARE_ENOMEM);
    assert_string_equal(outcome.err.sentence, "no memory");
    assert_int_equal(outcome.err.line, 2);
}

static int charge_much(lua_State *L) {
    sandbox_charge(L, (size_t)luaL_checkinteger(L, 1));
    return 0;
}

static const luaL_Reg charging[] = {{"charge", charge_much}, {NULL, NULL}};

static void what_a_word_charges_is_spent(void **state) {
    (void)state;

    struct outcome some = outcome_of(TEXT("charge(1000000)"), "x", NULL, charging);
    struct outcome all = outcome_of(TEXT("charge(-1)"), "x", NULL, charging);

    assert_int_equal(some.status, AFTERCARE_OK);
    assert_in_range(some.use.fuel, 1000000, 1001000);
    assert_int_equal(all.status, AFTERCARE_ELIMIT);
}

static void one_file_cannot_reach_another(void **state) {
    (void)state;

    assert_int_equal(run("string.rep = nil x = 1").status, AFTERCARE_OK);
    assert_int_equal(run("assert(x == nil and string.rep)").status, AFTERCARE_OK);
}

static const char much[] = "local t = {}\n"
                           "for i = 1, 50 do t['k' .. i] = { i, tostring(i) } end\n"
                           "local s = ('x'):rep(2000):gsub('x', '%0y')\n"
                           "for k, v in pairs(t) do s = s:sub(1, 99) .. k end\n"
                           "table.sort({ 3, 2, 1 }, function(a, b) return a < b end)\n"
                           "pcall(error, s)\n"
                           "for w in ('a b'):gmatch('%a') do s = s .. w end\n"
                           "s = ('%s %5.1f'):format(s:upper(), 1.5)\n"
                           "return function() return table.concat({ s, s }) end\n";

// The whole life of a sandbox.
static aftercare_status live(const struct allocator *allocator, struct sandbox **sandbox,
                             aftercare_error *err) {
    aftercare_status status = sandbox_new(sandbox, allocator, NULL, err);
    if (!status) {
        status = sandbox_words(*sandbox, words, err);
    }
    if (!status) {
        status = sandbox_run(*sandbox, "x", text_of(much), err);
    }
    if (!status) {
        status = sandbox_call(*sandbox, call_result, NULL, err);
    }
    return status;
}

// Returns the number of allocations that were tried before all went well.
static size_t fail_each(bool for_good) {
    for (size_t n = 1;; n++) {
        struct counting counting = {.fail_at = n, .for_good = for_good};
        const struct allocator allocator = counting_allocator(&counting);
        struct sandbox *sandbox = NULL;
        aftercare_error err = {.status = AFTERCARE_OK};

        aftercare_status status = live(&allocator, &sandbox, &err);
        sandbox_free(sandbox);

        assert_int_equal(counting.held, 0);
        assert_int_equal(status, counting.count >= n ? AFTERCARE_ENOMEM : AFTERCARE_OK);
        assert_int_equal(err.status, status);
        if (!status) {
            return n;
        }
    }
}

static void each_failing_allocation_is_told_and_leaks_nothing(void **state) {
    (void)state;

    assert_true(fail_each(false) > 200);
    assert_true(fail_each(true) > 200);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_runs_and_its_result_is_kept),
        cmocka_unit_test(a_scanned_source_runs_as_any_other),
        cmocka_unit_test(a_sandbox_runs_one_file_once),
        cmocka_unit_test(what_lua_raises_is_told_with_its_line),
        cmocka_unit_test(a_long_name_is_told_whole),
        cmocka_unit_test(a_long_message_is_cut_at_a_character),
        cmocka_unit_test(no_error_need_be_wanted),
        cmocka_unit_test(a_source_is_a_text_of_bounded_length),
        cmocka_unit_test(limits_that_cannot_be_kept_are_refused),
        cmocka_unit_test(a_state_that_has_no_room_is_not_made),
        cmocka_unit_test(words_find_their_host_and_their_line),
        cmocka_unit_test(settings_are_what_the_file_has_set),
        cmocka_unit_test(one_budget_serves_loading_and_all_calls),
        cmocka_unit_test(time_ends_what_steps_would_not_yet),
        cmocka_unit_test(time_outside_lua_does_not_count),
        cmocka_unit_test(memory_has_an_end_for_all_and_for_one),
        cmocka_unit_test(garbage_is_not_taken_for_memory),
        cmocka_unit_test(a_word_that_swallows_errors_cannot_go_on_either),
        cmocka_unit_test(objects_of_the_host_have_names_and_pairs),
        cmocka_unit_test(a_word_without_memory_ends_the_call),
        cmocka_unit_test(what_a_word_charges_is_spent),
        cmocka_unit_test(one_file_cannot_reach_another),
        cmocka_unit_test(each_failing_allocation_is_told_and_leaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
