// table.concat insert remove sort unpack: raw, and only within the table's own length.
#include "core/lua/sandbox_inside.h"

#include "core/lua/sandbox_scratch.h"

#define UNPACKED_MAX 250

// The table's length; its first argument. [-0, +0, v]
static lua_Integer length(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    return (lua_Integer)lua_rawlen(L, 1);
}

// Entry i of the first argument, nil outside its length; returns its type. [-0, +1, -]
static int push_entry(lua_State *L, lua_Integer i, lua_Integer count) {
    if (i < 1 || i > count) {
        lua_pushnil(L);
        return LUA_TNIL;
    }
    return lua_rawgeti(L, 1, i);
}

// [-n, +1, v]
static int table_concat(lua_State *L) {
    lua_Integer count = length(L);
    struct text between = {"", 0};
    between.at = luaL_optlstring(L, 2, "", &between.len);
    lua_Integer first = luaL_optinteger(L, 3, 1);
    lua_Integer last = luaL_optinteger(L, 4, count);
    lua_settop(L, 2);

    struct sandbox_scratch scratch;
    sandbox_scratch_begin(&scratch, L);
    for (lua_Integer i = first; i <= last; i++) {
        int type = push_entry(L, i, count);
        if (type != LUA_TSTRING && type != LUA_TNUMBER) {
            return luaL_error(L, "invalid value (at index %I) in table for 'concat'",
                              (LUAI_UACINT)i);
        }
        sandbox_push_text(L, -1);
        struct text entry;
        entry.at = lua_tolstring(L, -1, &entry.len);
        sandbox_scratch_add(&scratch, entry.at, entry.len);
        lua_pop(L, 2);
        if (i == last) { // which may be the largest integer there is
            break;
        }
        sandbox_scratch_add(&scratch, between.at, between.len);
    }
    sandbox_scratch_push(&scratch);
    return 1;
}

// [-n, +0, v]
static int table_insert(lua_State *L) {
    lua_Integer end = length(L) + 1;
    lua_Integer place = end;
    if (lua_gettop(L) == 3) {
        place = luaL_checkinteger(L, 2);
        luaL_argcheck(L, place >= 1 && place <= end, 2, "position out of bounds");
    } else if (lua_gettop(L) != 2) {
        return luaL_error(L, "wrong number of arguments to 'insert'");
    }
    sandbox_charge(L, (size_t)(end - place));
    for (lua_Integer i = end; i > place; i--) {
        lua_rawgeti(L, 1, i - 1);
        lua_rawseti(L, 1, i);
    }
    lua_rawseti(L, 1, place);
    return 0;
}

// [-n, +1, v]
static int table_remove(lua_State *L) {
    lua_Integer count = length(L);
    lua_Integer place = luaL_optinteger(L, 2, count);
    if (!lua_isnoneornil(L, 2)) {
        luaL_argcheck(L, (place >= 1 && place <= count + 1) || (place == 0 && count == 0),
                      2, "position out of bounds");
    }
    lua_settop(L, 1);
    lua_rawgeti(L, 1, place);
    sandbox_charge(L, place < count ? (size_t)(count - place) : 0);
    for (; place < count; place++) {
        lua_rawgeti(L, 1, place + 1);
        lua_rawseti(L, 1, place);
    }
    if (place >= 1 && place <= count) {
        lua_pushnil(L);
        lua_rawseti(L, 1, place);
    }
    return 1;
}

// The order function is the second argument. [-0, +0, e]
static bool is_ordered(lua_State *L, int a, int b) {
    a = lua_absindex(L, a);
    b = lua_absindex(L, b);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, a);
    lua_pushvalue(L, b);
    lua_call(L, 2, 1);
    bool is_before = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return is_before;
}

// [-n, +0, v]
static int table_sort(lua_State *L) {
    lua_Integer count = length(L);
    if (!lua_isnoneornil(L, 2)) {
        luaL_checktype(L, 2, LUA_TFUNCTION);
    }
    lua_settop(L, 2);
    sandbox_sort(L, 1, count, lua_isnil(L, 2) ? sandbox_is_less : is_ordered);
    return 0;
}

// [-n, +m, v]
static int table_unpack(lua_State *L) {
    lua_Integer first = luaL_optinteger(L, 2, 1);
    lua_Integer last = lua_isnoneornil(L, 3) ? length(L) : luaL_checkinteger(L, 3);
    luaL_checktype(L, 1, LUA_TTABLE);
    if (first > last) {
        return 0;
    }
    lua_Unsigned count = (lua_Unsigned)last - (lua_Unsigned)first;
    if (count >= UNPACKED_MAX) {
        return luaL_error(L, "too many results to unpack (at most %d)", UNPACKED_MAX);
    }
    luaL_checkstack(L, (int)count + 1, "too many results to unpack");
    for (lua_Unsigned i = 0; i <= count; i++) {
        lua_rawgeti(L, 1, first + (lua_Integer)i);
    }
    return (int)count + 1;
}

const luaL_Reg sandbox_table_functions[] = {
    {"concat", table_concat}, {"insert", table_insert}, {"remove", table_remove},
    {"sort", table_sort},     {"unpack", table_unpack}, {NULL, NULL},
};
