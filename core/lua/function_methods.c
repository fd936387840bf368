#include "core/lua/function_methods.h"

#include "core/lua/function_words.h"
#include "core/lua/sandbox.h"

#include <string.h>

// [-n, +0, v] `and` and `or` are Lua's own, and right for answers; so are these.
static void check_answers(lua_State *L, const char *sign) {
    if (lua_type(L, 1) != LUA_TBOOLEAN || lua_type(L, 2) != LUA_TBOOLEAN) {
        (void)luaL_error(L,
                         "%s joins answers only (is a verb missing before or "
                         "behind it?)",
                         sign);
    }
}

static int join_and(lua_State *L) {
    check_answers(L, "&");
    lua_pushboolean(L, lua_toboolean(L, 1) && lua_toboolean(L, 2));
    return 1;
}

static int join_or(lua_State *L) {
    check_answers(L, "|");
    lua_pushboolean(L, lua_toboolean(L, 1) || lua_toboolean(L, 2));
    return 1;
}

static int turn_round(lua_State *L) {
    lua_pushboolean(L, !lua_toboolean(L, 1));
    return 1;
}

// [-2, +0, v] `:ever() :here()`: an answer is no word any more.
static int refuse_verb(lua_State *L) {
    return luaL_error(L, "an answer has no verbs (it is true or false; :here() stands "
                         "before the verb)");
}

static const char *name_of(lua_State *L) {
    return lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
}

// Whether the facts could be asked that; a function that decides has no facts.
static bool is_word(lua_State *L, const char *name) {
    const struct function_run *run = sandbox_host(sandbox_from(L));
    if (!run->reads) {
        return false;
    }
    return strcmp(name, "area") == 0 || strcmp(name, "option") == 0 ||
           (*name && schema_word(&run->script.base->schema, text_of(name)));
}

// [-2, +0, v] __index of the globals.
static int refuse_name(lua_State *L) {
    const char *name = name_of(L);
    return is_word(L, name)
               ? luaL_error(L, "\"%s\" is asked of the facts here (write facts:%s)", name,
                            name)
               : luaL_error(L, "\"%s\" is no word that is known here", name);
}

// [-3, +0, v] __newindex of the globals.
static int refuse_global(lua_State *L) {
    return luaL_error(L, "a function keeps nothing (write local %s = …)", name_of(L));
}

static const luaL_Reg answer_methods[] = {{"__band", join_and},
                                          {"__bor", join_or},
                                          {"__bnot", turn_round},
                                          {"__index", refuse_verb},
                                          {NULL, NULL}};

static const luaL_Reg global_methods[] = {
    {"__index", refuse_name}, {"__newindex", refuse_global}, {NULL, NULL}};

void function_methods_push(lua_State *L, const luaL_Reg *methods) {
    lua_createtable(L, 0, 12);
    luaL_setfuncs(L, methods, 0);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
}

void function_methods_open(lua_State *L) {
    lua_pushboolean(L, 1);
    function_methods_push(L, answer_methods);
    lua_setmetatable(L, -2); // of all truth values
    lua_pushglobaltable(L);
    function_methods_push(L, global_methods);
    lua_setmetatable(L, -2);
    lua_pop(L, 2);
}
