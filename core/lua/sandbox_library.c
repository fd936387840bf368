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

// How many entries the table on top has; 0 when it has a metatable too. [-0, +0, -]
static size_t count_entries(lua_State *L) {
    size_t count = 0;
    if (lua_getmetatable(L, -1)) {
        lua_pop(L, 1);
        return 0;
    }
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        count++;
    }
    return count;
}

// Whether the table on top has these functions, that many entries more, and no others.
static bool holds_only(lua_State *L, const luaL_Reg *functions, size_t more) {
    size_t count = 0;
    bool is_same = true;
    for (; functions[count].name; count++) {
        lua_getfield(L, -1, functions[count].name);
        is_same = is_same && lua_tocfunction(L, -1) == functions[count].func;
        lua_pop(L, 1);
    }
    return is_same && count_entries(L) == count + more;
}

static bool is_math_closed(lua_State *L) {
    bool is_whole = lua_getglobal(L, LUA_MATHLIBNAME) == LUA_TTABLE;
    for (size_t i = 0; i < COUNT(math_names) && is_whole; i++) {
        is_whole = lua_getfield(L, -1, math_names[i]) != LUA_TNIL;
        lua_pop(L, 1);
    }
    is_whole = is_whole && count_entries(L) == COUNT(math_names);
    lua_pop(L, 1);
    return is_whole;
}

// Whether each of the library's tables is as it was made.
static bool are_tables_closed(lua_State *L) {
    bool are_closed = is_math_closed(L);
    for (size_t i = 0; i < COUNT(tables) && are_closed; i++) {
        bool is_utf8 = strcmp(tables[i].name, LUA_UTF8LIBNAME) == 0; // has charpattern
        are_closed = lua_getglobal(L, tables[i].name) == LUA_TTABLE &&
                     holds_only(L, tables[i].functions, is_utf8 ? 1 : 0);
        lua_pop(L, 1);
    }
    return are_closed;
}

// Whether the metatable of texts gives the string table, is locked, and does no more.
static bool are_texts_closed(lua_State *L) {
    int top = lua_gettop(L);
    lua_pushliteral(L, "");
    bool is_locked = lua_getmetatable(L, -1) && count_entries(L) == 2 &&
                     lua_getfield(L, -1, "__metatable") == LUA_TBOOLEAN &&
                     lua_getfield(L, -2, "__index") == LUA_TTABLE &&
                     lua_getglobal(L, LUA_STRLIBNAME) == LUA_TTABLE &&
                     lua_rawequal(L, -1, -2);
    lua_settop(L, top);
    return is_locked;
}

// Whether values of the type of the one on top share a metatable; takes it away.
// [-1, +0, -]
static bool has_metatable(lua_State *L) {
    int has_one = lua_getmetatable(L, -1);
    lua_pop(L, has_one + 1);
    return has_one;
}

static bool are_types_closed(lua_State *L) {
    lua_pushnil(L);
    bool are_open = has_metatable(L);
    lua_pushboolean(L, 1);
    are_open = has_metatable(L) || are_open;
    lua_pushinteger(L, 1);
    are_open = has_metatable(L) || are_open;
    lua_pushcfunction(L, sandbox_string_find);
    are_open = has_metatable(L) || are_open;
    lua_pushlightuserdata(L, NULL);
    are_open = has_metatable(L) || are_open;
    return !are_open;
}

bool sandbox_is_closed(lua_State *L) {
    const size_t more = COUNT(tables) + 2; // the library's tables, math and _VERSION
    lua_pushglobaltable(L);
    bool is_closed = holds_only(L, sandbox_base_functions, more);
    is_closed = is_closed && lua_getglobal(L, "_VERSION") == LUA_TSTRING &&
                are_tables_closed(L) && are_texts_closed(L) && are_types_closed(L);
    return is_closed && lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE) == LUA_TNIL;
}
