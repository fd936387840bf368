// The allow list: what a file sees, and that it sees nothing else.
#include "core/lua/sandbox_inside.h"

#include <lualib.h>

#include <string.h>

static const struct {
    const char *name;
    const luaL_Reg *functions;
} tables[] = {
    {"string", sandbox_string_functions},
    {"table", sandbox_table_functions},
    {"utf8", sandbox_utf8_functions},
};

// Of Lua's own library only these are left as they are: they work in constant time, or in
// that of their arguments' number, and raise nothing but plain mistakes.
static const char *const math_names[] = {
    "abs",  "acos", "asin", "atan", "ceil",       "cos",  "deg",        "exp",  "floor",
    "fmod", "huge", "log",  "max",  "maxinteger", "min",  "mininteger", "modf", "pi",
    "rad",  "sin",  "sqrt", "tan",  "tointeger",  "type", "ult",
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

// One character of UTF-8; without the quotes it would be a text that ends at its NUL.
static const char charpattern[] = "[\0-\x7F\xC2-\xFD][\x80-\xBF]*";

// [-0, +1, m]
static void push_math(lua_State *L) {
    luaL_requiref(L, LUA_MATHLIBNAME, luaopen_math, 0);
    lua_createtable(L, 0, (int)COUNT(math_names));
    for (size_t i = 0; i < COUNT(math_names); i++) {
        lua_getfield(L, -2, math_names[i]);
        lua_setfield(L, -2, math_names[i]);
    }
    lua_remove(L, -2);
}

// Methods of texts find their functions; nothing else can be asked of the metatable.
// Needs the string table on top. [-0, +0, m]
static void set_text_methods(lua_State *L) {
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 2);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

void sandbox_open(lua_State *L) {
    lua_newtable(L);
    luaL_setfuncs(L, sandbox_base_functions, 0);
    lua_pushliteral(L, LUA_VERSION);
    lua_setfield(L, -2, "_VERSION");
    push_math(L);
    lua_setfield(L, -2, LUA_MATHLIBNAME);
    for (size_t i = 0; i < COUNT(tables); i++) {
        lua_newtable(L);
        luaL_setfuncs(L, tables[i].functions, 0);
        if (strcmp(tables[i].name, LUA_STRLIBNAME) == 0) {
            set_text_methods(L);
        }
        if (strcmp(tables[i].name, LUA_UTF8LIBNAME) == 0) {
            lua_pushlstring(L, charpattern, sizeof charpattern - 1);
            lua_setfield(L, -2, "charpattern");
        }
        lua_setfield(L, -2, tables[i].name);
    }
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_pushnil(L);
    lua_setfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
}

static bool is_listed(const luaL_Reg *functions, const char *name) {
    while (functions->name && strcmp(functions->name, name) != 0) {
        functions++;
    }
    return functions->name;
}

bool sandbox_is_given(const char *name) {
    if (strcmp(name, "_VERSION") == 0 || strcmp(name, LUA_MATHLIBNAME) == 0) {
        return true;
    }
    for (size_t i = 0; i < COUNT(tables); i++) {
        if (strcmp(name, tables[i].name) == 0) {
            return true;
        }
    }
    return is_listed(sandbox_base_functions, name);
}

static bool is_math(const char *name) {
    for (size_t i = 0; i < COUNT(math_names); i++) {
        if (strcmp(name, math_names[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_allowed(const char *table, const char *name) {
    if (!table) {
        return sandbox_is_given(name);
    }
    if (strcmp(table, LUA_MATHLIBNAME) == 0) {
        return is_math(name);
    }
    for (size_t i = 0; i < COUNT(tables); i++) {
        if (strcmp(table, tables[i].name) == 0) {
            return is_listed(tables[i].functions, name) ||
                   (strcmp(table, LUA_UTF8LIBNAME) == 0 &&
                    strcmp(name, "charpattern") == 0);
        }
    }
    return false;
}

// Whether each name in the table on top, which the file knows by that name (the globals:
// NULL), is on the list, and it has no metatable.
static bool holds_only_allowed(lua_State *L, const char *table) {
    if (lua_getmetatable(L, -1)) {
        lua_pop(L, 1);
        return false;
    }
    bool is_clean = true;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
        is_clean = is_clean && is_allowed(table, name);
        if (lua_istable(L, -1) && !table) {
            is_clean = is_clean && holds_only_allowed(L, name);
        }
    }
    return is_clean;
}

// Whether values of the type of the one on top share a metatable; takes it away. [-1, +0,
// -]
static bool has_metatable(lua_State *L) {
    int has_one = lua_getmetatable(L, -1);
    lua_pop(L, has_one + 1);
    return has_one;
}

// Whether the metatable of texts gives the string table and is locked, and does no more.
static bool is_text_locked(lua_State *L) {
    int top = lua_gettop(L), entries = 0;
    lua_pushliteral(L, "");
    if (!lua_getmetatable(L, -1)) {
        return false;
    }
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        entries++;
    }
    bool is_locked = entries == 2 && lua_getfield(L, -1, "__metatable") == LUA_TBOOLEAN &&
                     lua_getfield(L, -2, "__index") == LUA_TTABLE &&
                     holds_only_allowed(L, LUA_STRLIBNAME);
    lua_settop(L, top);
    return is_locked;
}

bool sandbox_is_closed(lua_State *L) {
    lua_pushglobaltable(L);
    bool is_clean = holds_only_allowed(L, NULL);
    lua_pop(L, 1);
    is_clean = is_text_locked(L) && is_clean;

    lua_pushnil(L);
    is_clean = !has_metatable(L) && is_clean;
    lua_pushboolean(L, 1);
    is_clean = !has_metatable(L) && is_clean;
    lua_pushinteger(L, 1);
    is_clean = !has_metatable(L) && is_clean;
    lua_pushcfunction(L, sandbox_string_find);
    is_clean = !has_metatable(L) && is_clean;
    lua_pushlightuserdata(L, NULL);
    is_clean = !has_metatable(L) && is_clean;
    return lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE) == LUA_TNIL && is_clean;
}
