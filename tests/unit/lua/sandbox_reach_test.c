// Walks everything that a file can reach from its globals: tables, metatables, what
// functions keep, what iterators are. All of it must be on the list below.
#include "core/lua/sandbox_inside.h"
#include "tests/unit/lua/sandbox_help.h"

#include <stdio.h>

static const char *const allowed[] = {
    "_VERSION",
    "assert",
    "error",
    "ipairs",
    "math",
    "math.abs",
    "math.acos",
    "math.asin",
    "math.atan",
    "math.ceil",
    "math.cos",
    "math.deg",
    "math.exp",
    "math.floor",
    "math.fmod",
    "math.huge",
    "math.log",
    "math.max",
    "math.maxinteger",
    "math.min",
    "math.mininteger",
    "math.modf",
    "math.pi",
    "math.rad",
    "math.sin",
    "math.sqrt",
    "math.tan",
    "math.tointeger",
    "math.type",
    "math.ult",
    "pairs",
    "pcall",
    "select",
    "string",
    "string.byte",
    "string.char",
    "string.find",
    "string.format",
    "string.gmatch",
    "string.gsub",
    "string.len",
    "string.lower",
    "string.match",
    "string.rep",
    "string.reverse",
    "string.sub",
    "string.upper",
    "table",
    "table.concat",
    "table.insert",
    "table.remove",
    "table.sort",
    "table.unpack",
    "tonumber",
    "tostring",
    "type",
    "utf8",
    "utf8.char",
    "utf8.charpattern",
    "utf8.len",
    "utf8.offset",
};
#define ALLOWED (sizeof allowed / sizeof *allowed)

struct walk {
    lua_State *L;
    size_t found[ALLOWED];
    size_t values, strangers;
};

static void meet(struct walk *walk, const char *path) {
    walk->values++;
    for (size_t i = 0; i < ALLOWED; i++) {
        if (strcmp(allowed[i], path) == 0) {
            walk->found[i]++;
            return;
        }
    }
    print_error("a file can reach %s\n", path);
    walk->strangers++;
}

static void reach(struct walk *walk, const char *path);

// The metatable of the value on top, which may only be that of texts.
static void reach_metatable(struct walk *walk, const char *path) {
    lua_State *L = walk->L;
    if (!lua_getmetatable(L, -1)) {
        return;
    }
    if (lua_type(L, -2) != LUA_TSTRING) {
        print_error("%s has a metatable\n", path);
        walk->strangers++;
    }
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        const char *key = lua_tostring(L, -2);
        bool is_index = strcmp(key, "__index") == 0;
        if (!is_index && strcmp(key, "__metatable") != 0) {
            print_error("texts have %s\n", key);
            walk->strangers++;
        }
        if (is_index) { // is the table that the file knows
            assert_int_equal(lua_getglobal(L, "string"), LUA_TTABLE);
            assert_true(lua_rawequal(L, -1, -2));
            lua_pop(L, 1);
        }
    }
    lua_pop(L, 1);
}

// What a function keeps; those of the library keep nothing.
static void reach_upvalues(struct walk *walk, const char *path) {
    lua_State *L = walk->L;
    for (int i = 1; lua_getupvalue(L, -1, i); i++) {
        if (!lua_isnumber(L, -1) && lua_type(L, -1) != LUA_TSTRING) {
            print_error("%s keeps a %s\n", path, luaL_typename(L, -1));
            walk->strangers++;
        }
        lua_pop(L, 1);
    }
}

// The value on top of the stack.
static void reach(struct walk *walk, const char *path) {
    lua_State *L = walk->L;
    luaL_checkstack(L, 8, NULL);
    reach_metatable(walk, path);
    if (lua_isfunction(L, -1)) {
        reach_upvalues(walk, path);
        return;
    }
    if (!lua_istable(L, -1)) {
        return;
    }
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        char inner[128];
        (void)snprintf(inner, sizeof inner, "%s%s%s", path, path[0] ? "." : "",
                       lua_tostring(L, -2));
        meet(walk, inner);
        reach(walk, inner);
    }
}

static int walk_globals(lua_State *L) {
    struct walk *walk = lua_touserdata(L, 1);
    walk->L = L;
    lua_pushglobaltable(L);
    reach(walk, "");
    lua_pop(L, 1);
    return 0;
}

static void a_file_reaches_what_is_listed_and_nothing_else(void **state) {
    (void)state;
    struct sandbox *sandbox = NULL;
    struct walk walk = {.strangers = 0};
    assert_int_equal(sandbox_new(&sandbox, &system_allocator, NULL, NULL), AFTERCARE_OK);

    assert_int_equal(sandbox_call(sandbox, walk_globals, &walk, NULL), AFTERCARE_OK);

    assert_int_equal(walk.strangers, 0);
    assert_int_equal(walk.values, ALLOWED);
    for (size_t i = 0; i < ALLOWED; i++) {
        assert_int_equal(walk.found[i], 1);
    }
    sandbox_free(sandbox);
}

// What the value on top keeps, if it is a function.
static void reach_kept(struct walk *walk) {
    lua_State *L = walk->L;
    for (int i = 1; lua_isfunction(L, -1) && lua_getupvalue(L, -1, i); i++) {
        reach_metatable(walk, "what a result keeps");
        lua_pop(L, 1);
    }
}

static int walk_results(lua_State *L) {
    struct walk *walk = lua_touserdata(L, 1);
    walk->L = L;
    sandbox_push_result(L);
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        reach_metatable(walk, "a result");
        reach_kept(walk);
        walk->values++;
    }
    return 0;
}

static void what_functions_return_has_no_metatable(void **state) {
    (void)state;
    static const char source[] =
        "return { ipairs({}), pairs({ a = 1 }), ('x'):gmatch('x'), pcall(error, {}),\n"
        "  select(2, pcall(error)), (select(2, pcall(error, {}))), math.huge, 0 / 0 }";
    struct sandbox *sandbox = NULL;
    struct walk walk = {.strangers = 0};
    assert_int_equal(sandbox_new(&sandbox, &system_allocator, NULL, NULL), AFTERCARE_OK);

    assert_int_equal(sandbox_run(sandbox, "x", text_of(source), NULL), AFTERCARE_OK);
    assert_int_equal(sandbox_call(sandbox, walk_results, &walk, NULL), AFTERCARE_OK);

    assert_int_equal(walk.strangers, 0);
    assert_true(walk.values >= 6);
    sandbox_free(sandbox);
}

static int look_into_registry(lua_State *L) {
    assert_int_equal(lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE), LUA_TNIL);
    assert_int_equal(lua_getfield(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE), LUA_TNIL);
    assert_int_equal(lua_getfield(L, LUA_REGISTRYINDEX, LUA_FILEHANDLE), LUA_TNIL);
    return 0;
}

static void no_list_of_libraries_is_left_behind(void **state) {
    (void)state;
    struct sandbox *sandbox = NULL;
    assert_int_equal(sandbox_new(&sandbox, &system_allocator, NULL, NULL), AFTERCARE_OK);

    assert_int_equal(sandbox_call(sandbox, look_into_registry, NULL, NULL), AFTERCARE_OK);

    sandbox_free(sandbox);
}

// Each makes one hole, then looks whether the check at the start would have found it.

static int finds_a_hole(lua_State *L) {
    return sandbox_is_closed(L) ? luaL_error(L, "nobody saw it") : 0;
}

static int nothing(lua_State *L) {
    (void)L;
    return 0;
}

static int add_global(lua_State *L) {
    lua_register(L, "load", nothing);
    return finds_a_hole(L);
}

static int add_key(lua_State *L) {
    lua_pushglobaltable(L);
    lua_pushboolean(L, 1);
    lua_rawseti(L, -2, 1);
    return finds_a_hole(L);
}

static int add_member(lua_State *L, const char *table, const char *name) {
    lua_getglobal(L, table);
    lua_pushcfunction(L, nothing);
    lua_setfield(L, -2, name);
    return finds_a_hole(L);
}

static int add_to_string(lua_State *L) {
    return add_member(L, "string", "dump");
}

static int add_to_math(lua_State *L) {
    return add_member(L, "math", "random");
}

static int add_to_utf8(lua_State *L) {
    return add_member(L, "utf8", "codes");
}

static int add_table(lua_State *L) {
    lua_newtable(L);
    lua_setglobal(L, "package");
    return finds_a_hole(L);
}

// Gives the value on top, and those of its type, an empty metatable.
static int add_metatable(lua_State *L) {
    lua_newtable(L);
    lua_setmetatable(L, -2);
    return finds_a_hole(L);
}

static int open_globals(lua_State *L) {
    lua_pushglobaltable(L);
    return add_metatable(L);
}

static int open_nil(lua_State *L) {
    lua_pushnil(L);
    return add_metatable(L);
}

static int open_truth(lua_State *L) {
    lua_pushboolean(L, 1);
    return add_metatable(L);
}

static int open_numbers(lua_State *L) {
    lua_pushinteger(L, 1);
    return add_metatable(L);
}

static int open_functions(lua_State *L) {
    lua_pushcfunction(L, nothing);
    return add_metatable(L);
}

static int open_pointers(lua_State *L) {
    lua_pushlightuserdata(L, L);
    return add_metatable(L);
}

static int open_texts(lua_State *L) {
    lua_pushliteral(L, "");
    return add_metatable(L);
}

static int strip_texts(lua_State *L) {
    lua_pushliteral(L, "");
    lua_pushnil(L);
    lua_setmetatable(L, -2);
    return finds_a_hole(L);
}

static int keep_libraries(lua_State *L) {
    lua_newtable(L);
    lua_setfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    return finds_a_hole(L);
}

static void the_check_at_the_start_finds_each_hole(void **state) {
    (void)state;
    static const lua_CFunction holes[] = {
        add_global,     add_key,       add_to_string, add_to_math, add_to_utf8,
        add_table,      open_globals,  open_nil,      open_truth,  open_numbers,
        open_functions, open_pointers, open_texts,    strip_texts, keep_libraries,
    };
    for (size_t i = 0; i < sizeof holes / sizeof *holes; i++) {
        struct sandbox *sandbox = NULL;
        assert_int_equal(sandbox_new(&sandbox, &system_allocator, NULL, NULL),
                         AFTERCARE_OK);
        assert_int_equal(sandbox_call(sandbox, holes[i], NULL, NULL), AFTERCARE_OK);
        sandbox_free(sandbox);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_reaches_what_is_listed_and_nothing_else),
        cmocka_unit_test(what_functions_return_has_no_metatable),
        cmocka_unit_test(the_check_at_the_start_finds_each_hole),
        cmocka_unit_test(no_list_of_libraries_is_left_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
