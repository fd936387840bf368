#include "core/lua/sandbox_value.h"

#include "core/base/json_writer.h"
#include "tests/unit/lua/sandbox_help.h"

#include <stdio.h>

struct asked {
    struct arena arena;
    const struct sandbox_value_limits *limits;
    const struct json *value;
};

static int read_result(lua_State *L) {
    struct asked *asked = lua_touserdata(L, 1);
    sandbox_push_result(L);
    asked->value = sandbox_value_read(L, -1, &asked->arena, asked->limits);
    if (lua_gettop(L) != 2) {
        return luaL_error(L, "the stack is not as it was");
    }
    return 0;
}

// Reads what the source returns, in a sandbox of its own; arena_clear is the caller's.
static struct outcome ask(struct asked *asked, const char *source, size_t arena_limit) {
    struct outcome outcome = {.status = AFTERCARE_OK};
    struct sandbox *sandbox = NULL;
    arena_init(&asked->arena, &system_allocator, arena_limit);
    assert_int_equal(sandbox_new(&sandbox, &system_allocator, NULL, NULL), AFTERCARE_OK);
    outcome.status = sandbox_run(sandbox, "x", text_of(source), &outcome.err);
    if (!outcome.status) {
        outcome.status = sandbox_call(sandbox, read_result, asked, &outcome.err);
    }
    sandbox_free(sandbox);
    return outcome;
}

static void assert_reads(const char *source, const char *written) {
    struct asked asked = {.limits = NULL};
    struct outcome outcome = ask(&asked, source, 0);
    if (outcome.status) {
        fail_msg("%s: %s", source, outcome.err.sentence);
    }
    struct buffer out;
    buffer_init(&out, &system_allocator, 1 << 20);
    struct json_writer writer = {.out = &out};
    json_copy(&writer, asked.value);
    assert_false(out.failed);
    assert_string_equal(out.at, written);
    buffer_clear(&out);
    arena_clear(&asked.arena);
}

static void a_plain_value_becomes_a_tree(void **state) {
    (void)state;
    static const struct {
        const char *source, *written;
    } rows[] = {
        {"return nil", "null"},
        {"return true", "true"},
        {"return false", "false"},
        {"return 'x\\ny'", "\"x\\ny\""},
        {"return 'ä'", "\"ä\""},
        {"return 12", "12"},
        {"return -12", "-12"},
        {"return 6 / 2", "3"},
        {"return 1e3", "1000"},
        {"return 0.1", "0.1"},
        {"return 1 / 3", "0.33333333333333331"},
        {"return 1e300", "1e+300"},
        {"return -2.5", "-2.5"},
        {"return 1 << 53", "9007199254740992"},
        {"return {}", "[]"},
        {"return { 1, 'a', true }", "[1,\"a\",true]"},
        {"return { b = 1, a = 2, c = 3 }", "{\"a\":2,\"b\":1,\"c\":3}"},
        {"return { aa = 1, a = 2, B = 3, [''] = 4 }",
         "{\"\":4,\"B\":3,\"a\":2,\"aa\":1}"},
        {"return { a = { b = { 1, { c = {} } } } }", "{\"a\":{\"b\":[1,{\"c\":[]}]}}"},
        {"local t = { 1 } return { t, t }", "[[1],[1]]"},
        {"return { [1.0] = 'a', [2] = 'b' }", "[\"a\",\"b\"]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_reads(rows[i].source, rows[i].written);
    }
}

static void a_tree_knows_places_and_parents(void **state) {
    (void)state;
    struct asked asked = {.limits = NULL};

    struct outcome outcome =
        ask(&asked, "return { patient = { conditions = { 'x', { code = 'y' } } } }", 0);

    assert_int_equal(outcome.status, AFTERCARE_OK);
    const struct json *list =
        json_member(json_member(asked.value, "patient"), "conditions");
    assert_int_equal(list->count, 2);
    const struct json *code = json_member(list->first->next, "code");
    char pointer[64];
    assert_string_equal(json_pointer(pointer, sizeof pointer, code),
                        "/patient/conditions/1/code");
    assert_int_equal(code->type, JSON_TEXT);
    assert_int_equal(code->text.at[code->text.len], '\0');
    arena_clear(&asked.arena);
}

static void a_whole_number_is_an_integer_however_it_came(void **state) {
    (void)state;
    struct asked asked = {.limits = NULL};

    struct outcome outcome = ask(&asked, "return { 4 / 2, 2, 2.5, -0.0 }", 0);

    assert_int_equal(outcome.status, AFTERCARE_OK);
    const struct json *entry = asked.value->first;
    assert_true(entry->is_integer && entry->integer == 2);
    assert_true(entry->next->is_integer && entry->next->integer == 2);
    assert_false(entry->next->next->is_integer);
    assert_true(entry->next->next->next->is_integer);
    arena_clear(&asked.arena);
}

static const struct {
    const char *source, *sentence;
} refused[] = {
    {"return function() end", "a function is no plain value"},
    {"return { a = { b = { 1, type } } }", "/a/b/1: a function is no plain value"},
    {"return 0 / 0", "this number is not finite"},
    {"return { x = math.huge }", "/x: this number is not finite"},
    {"return (1 << 53) + 1", "whole numbers end at 2^53"},
    {"return math.mininteger", "whole numbers end at 2^53"},
    {"return 2.0 ^ 60", "whole numbers end at 2^53"},
    {"return 'a\\0b'", "not valid UTF-8, or holds a NUL"},
    {"return { x = '\\xFF' }", "/x: this text is not valid UTF-8"},
    {"return { ['\\xFF'] = 1 }", "not valid UTF-8"},
    {"return { 1, x = 2 }", "entries with and without names"},
    {"return { [2] = 1 }", "this list has a gap"},
    {"return { 1, nil, 3 }", "this list has a gap"},
    {"return { [0] = 1 }", "neither a name nor a place"},
    {"return { [-1] = 1 }", "neither a name nor a place"},
    {"return { [1.5] = 1 }", "neither a name nor a place"},
    {"return { [true] = 1 }", "neither a name nor a place"},
    {"return { [{}] = 1 }", "neither a name nor a place"},
    {"local t = {} t.t = t return t", "this table lies too deep in others"},
    {"local t = {} for i = 1, 1001 do t[i] = i end return t", "too many entries"},
    {"local t = {} for i = 1, 1001 do t['k' .. i] = i end return t", "too many entries"},
    {"local t, u = {}, {} for i = 1, 999 do u[i] = i end for i = 1, 30 do t[i] = u end "
     "return t",
     "these are too many values"},
    {"local t, s = {}, ('x'):rep(100000) for i = 1, 11 do t[i] = s end return t",
     "the value is too long"},
    {"return ('\\n'):rep(200000)", "the value is too long"},
};

static void what_is_not_plain_is_refused_with_its_place(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct asked asked = {.limits = NULL};

        struct outcome outcome = ask(&asked, refused[i].source, 0);

        assert_int_equal(outcome.status, AFTERCARE_ERULES);
        assert_null(asked.value);
        assert_non_null(strstr(outcome.err.sentence, refused[i].sentence));
        arena_clear(&asked.arena);
    }
}

static void the_limits_are_the_callers(void **state) {
    (void)state;
    const struct sandbox_value_limits few = {
        .depth = 2, .values = 4, .entries = 3, .bytes = 40};
    static const struct {
        const char *source;
        aftercare_status status;
    } rows[] = {
        {"return { { 1 } }", AFTERCARE_OK},
        {"return { { {} } }", AFTERCARE_ERULES},
        {"return { 1, 2, 3 }", AFTERCARE_OK},
        {"return { 1, 2, 3, 4 }", AFTERCARE_ERULES},
        {"return { { 1, 2 } }", AFTERCARE_OK},
        {"return { { 1, 2, 3 } }", AFTERCARE_ERULES},
        {"return ('x'):rep(38)", AFTERCARE_OK},
        {"return ('x'):rep(39)", AFTERCARE_ERULES},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct asked asked = {.limits = &few};
        assert_int_equal(ask(&asked, rows[i].source, 0).status, rows[i].status);
        arena_clear(&asked.arena);
    }
}

static void a_full_arena_is_told(void **state) {
    (void)state;
    aftercare_status status = AFTERCARE_ENOMEM;
    size_t limit = 0;

    while (status) {
        struct asked asked = {.limits = NULL};
        limit += 64;
        status =
            ask(&asked, "return { a = { 'x', 1.5 }, b = { c = true } }", limit).status;
        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        arena_clear(&asked.arena);
    }

    assert_true(limit > 64);
}

static const char document[] =
    "{\"a\":[1,2.5,\"x\",true,false,{\"b\":{}}],\"c\":null,\"d\":-9007199254740992,"
    "\"e\":\"ä\\u0041\"}";

static const char checks[] =
    "assert(v.a[1] == 1 and math.type(v.a[1]) == 'integer')\n"
    "assert(v.a[2] == 2.5 and v.a[3] == 'x' and v.a[4] == true and v.a[5] == false)\n"
    "assert(#v.a == 6 and type(v.a[6].b) == 'table')\n"
    "assert(v.c == nil and v.d == -9007199254740992 and v.e == 'äA')\n";

static int set_value(lua_State *L) {
    const struct json_document *read = lua_touserdata(L, 1);
    sandbox_value_push(L, read->root);
    lua_setglobal(L, "v");
    return lua_gettop(L) == 1 ? 0 : luaL_error(L, "the stack is not as it was");
}

static void a_tree_becomes_plain_tables(void **state) {
    (void)state;
    struct arena arena;
    struct json_document read;
    struct sandbox *sandbox = NULL;
    aftercare_error err = {.status = AFTERCARE_OK};
    arena_init(&arena, &system_allocator, 0);
    assert_int_equal(json_read(&read, &arena, "d", text_of(document), &JSON_LIMITS, &err),
                     AFTERCARE_OK);
    assert_int_equal(sandbox_new(&sandbox, &system_allocator, NULL, NULL), AFTERCARE_OK);

    assert_int_equal(sandbox_call(sandbox, set_value, &read, &err), AFTERCARE_OK);
    aftercare_status status = sandbox_run(sandbox, "x", text_of(checks), &err);

    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    sandbox_free(sandbox);
    arena_clear(&arena);
}

static void a_tree_that_is_too_deep_is_refused(void **state) {
    (void)state;
    struct json levels[JSON_DEPTH_MAX + 2];
    for (size_t i = 0; i < JSON_DEPTH_MAX + 2; i++) {
        levels[i] = (struct json){.type = JSON_LIST};
        if (i > 0) {
            levels[i - 1].first = &levels[i];
            levels[i - 1].count = 1;
        }
    }
    struct json_document deepest = {.root = &levels[0]}, allowed = {.root = &levels[2]};
    struct sandbox *sandbox = NULL;
    aftercare_error err;
    assert_int_equal(sandbox_new(&sandbox, &system_allocator, NULL, NULL), AFTERCARE_OK);

    assert_int_equal(sandbox_call(sandbox, set_value, &allowed, &err), AFTERCARE_OK);
    assert_int_equal(sandbox_call(sandbox, set_value, &deepest, &err), AFTERCARE_ERULES);

    assert_string_equal(err.sentence, "the value is nested too deep");
    sandbox_free(sandbox);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_value_becomes_a_tree),
        cmocka_unit_test(a_tree_knows_places_and_parents),
        cmocka_unit_test(a_whole_number_is_an_integer_however_it_came),
        cmocka_unit_test(what_is_not_plain_is_refused_with_its_place),
        cmocka_unit_test(the_limits_are_the_callers),
        cmocka_unit_test(a_full_arena_is_told),
        cmocka_unit_test(a_tree_becomes_plain_tables),
        cmocka_unit_test(a_tree_that_is_too_deep_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
