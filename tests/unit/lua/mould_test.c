#include "core/lua/mould.h"

#include "tests/unit/lua/sandbox_help.h"

#define SIZE ((size_t)512 << 10)

static int greet(lua_State *L) {
    lua_pushliteral(L, "hello");
    return 1;
}

static void add_greet(lua_State *L, struct script *script) {
    (void)script;
    lua_pushcfunction(L, greet);
    lua_setglobal(L, "greet");
}

struct cast {
    struct mould mould;
    struct problems problems;
    struct script script;
    struct sandbox_use use; // of the last file
    aftercare_error err;
};

static void begin(struct cast *cast, const struct allocator *allocator, size_t size) {
    static const struct token end = {.kind = TOKEN_END, .line = 1, .column = 1};
    *cast = (struct cast){.script = {.problems = &cast->problems,
                                     .file = "x.lua",
                                     .tokens = &end,
                                     .tokens_count = 1}};
    mould_init(&cast->mould, allocator, size);
}

static aftercare_status run(struct cast *cast, const char *source) {
    const struct run run = {.prepare = add_greet};
    struct sandbox *sandbox = NULL;
    aftercare_status status =
        mould_cast(&sandbox, &cast->mould, &cast->script, &run, &cast->err);
    if (!status) {
        status = sandbox_run(sandbox, "x.lua", text_of(source), &cast->err);
        cast->use = sandbox_used(sandbox);
    }
    return mould_break(&cast->mould) ? status : AFTERCARE_ENOMEM;
}

// What a file may try to leave behind for the next.
static const char *const traces[] = {
    "string.upper = nil table.concat = math.pi",
    "for k in pairs(math) do math[k] = nil end",
    "greet = function() return 'bye' end",
    "local t = {} for i = 1, 20000 do t[i] = 'entry ' .. i end",
    "local s = ('x'):rep(900000) local t = { s .. 'y' }",
    "while true do end",
    "local t = {} while true do t[#t + 1] = ('x'):rep(1000) .. #t end",
    "error('no')",
    "this is no Lua",
    "local function f() return f() + 1 end f()",
    "greet():rep(10):upper() return pcall(error, {})",
};

static const char innocent[] =
    "assert(greet() == 'hello' and string.upper('a') == 'A' and math.floor(1.5) == 1)\n"
    "assert(table.concat({ 1, 2 }, '+') == '1+2')\n";

static void a_file_sees_nothing_of_those_before(void **state) {
    (void)state;
    static const size_t sizes[] = {SIZE, (size_t)64 << 10, 4096, 0};
    for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
        struct cast cast;
        begin(&cast, &system_allocator, sizes[k]);
        assert_int_equal(run(&cast, innocent), AFTERCARE_OK);
        const struct sandbox_use first = cast.use;
        for (size_t i = 0; i < sizeof traces / sizeof *traces; i++) {
            (void)run(&cast, traces[i]);

            assert_int_equal(run(&cast, innocent), AFTERCARE_OK);
            assert_int_equal(cast.use.fuel, first.fuel);
            assert_int_equal(cast.use.memory, first.memory);
            assert_int_equal(cast.use.peak, first.peak);
        }
        mould_clear(&cast.mould);
    }
}

static void limits_hold_for_each_file_anew(void **state) {
    (void)state;
    struct cast cast;
    begin(&cast, &system_allocator, SIZE);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(run(&cast, "while true do end"), AFTERCARE_ELIMIT);
        assert_int_equal(run(&cast, "local s = 'x' while true do s = s .. s end"),
                         AFTERCARE_ENOMEM);
        assert_int_equal(run(&cast, "for i = 1, 1000000 do end"), AFTERCARE_OK);
    }
    mould_clear(&cast.mould);
}

// 100 MB in all, where 32 MiB may be there at once.
static void garbage_is_collected_before_memory_is_out(void **state) {
    (void)state;
    static const char *const sources[] = {
        "local s for i = 1, 50000 do s = ('x'):rep(1000) .. i end",
        "local t = {} for i = 1, 1000 do t[i % 9] = ('x'):rep(50000) .. i end",
        "local t = {} for i = 1, 1000 do t[i % 99] = ('x'):rep(50000) .. i end",
    };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct cast cast;
        begin(&cast, &system_allocator, SIZE);
        assert_int_equal(run(&cast, sources[i]), AFTERCARE_OK);
        assert_in_range(cast.use.peak, 1, (size_t)20 << 20);
        mould_clear(&cast.mould);
    }
}

static void other_words_make_another_mould(void **state) {
    (void)state;
    struct cast cast;
    begin(&cast, &system_allocator, SIZE);
    assert_int_equal(run(&cast, innocent), AFTERCARE_OK);
    const struct run bare = {.words = NULL};
    struct sandbox *sandbox = NULL;

    assert_int_equal(mould_cast(&sandbox, &cast.mould, &cast.script, &bare, &cast.err),
                     AFTERCARE_OK);
    assert_int_equal(sandbox_run(sandbox, "x.lua", TEXT("return greet()"), &cast.err),
                     AFTERCARE_OK);
    assert_true(mould_break(&cast.mould));

    assert_int_equal(cast.problems.count, 1); // greet is no word there
    assert_int_equal(run(&cast, innocent), AFTERCARE_OK);
    mould_clear(&cast.mould);
}

static void missing_memory_is_the_hosts_and_leaks_nothing(void **state) {
    (void)state;
    static const size_t sizes[] = {SIZE, 4096, 0};
    for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
        bool is_done = false;
        for (size_t n = 1; !is_done; n++) {
            struct counting host = {.fail_at = n};
            const struct allocator allocator = counting_allocator(&host);
            struct cast cast;
            begin(&cast, &allocator, sizes[k]);

            aftercare_status first = run(&cast, innocent);
            aftercare_status second = run(&cast, "local s = ('x'):rep(100000)");

            is_done = host.count < n;
            bool is_out = first == AFTERCARE_ENOMEM || second == AFTERCARE_ENOMEM;
            assert_true(is_out == !is_done);
            mould_clear(&cast.mould);
            assert_int_equal(host.held, 0);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_sees_nothing_of_those_before),
        cmocka_unit_test(limits_hold_for_each_file_anew),
        cmocka_unit_test(garbage_is_collected_before_memory_is_out),
        cmocka_unit_test(other_words_make_another_mould),
        cmocka_unit_test(missing_memory_is_the_hosts_and_leaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
