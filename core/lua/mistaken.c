#include "core/lua/mistaken.h"

#include "core/lua/sandbox.h"

#define MISTAKEN "aftercare.mistaken"

static void bear_one(lua_State *L, int index) {
    if (lua_type(L, index) == LUA_TUSERDATA && luaL_callmeta(L, index, "__borne")) {
        lua_pop(L, 1);
    }
}

void mistaken_bear(lua_State *L, int index) {
    int value = lua_absindex(L, index);
    luaL_checkstack(L, 6, "too many values");
    bear_one(L, value);
    if (lua_type(L, value) == LUA_TTABLE) {
        for (lua_pushnil(L); lua_next(L, value); lua_pop(L, 1)) {
            sandbox_charge(L, 1);
            bear_one(L, -1);
        }
    }
}

static int give_itself(lua_State *L) {
    for (int i = lua_gettop(L); i > 0; i--) {
        mistaken_bear(L, i);
    }
    mistaken_push(L);
    return 1;
}

static int do_nothing(lua_State *L) {
    (void)L;
    return 0;
}

// What can be done with a value, but for comparing it, which gives true or false.
static const luaL_Reg mistaken[] = {
    {"__index", give_itself},   {"__call", give_itself},
    {"__band", give_itself},    {"__bor", give_itself},
    {"__bnot", give_itself},    {"__bxor", give_itself},
    {"__shl", give_itself},     {"__shr", give_itself},
    {"__concat", give_itself},  {"__add", give_itself},
    {"__sub", give_itself},     {"__mul", give_itself},
    {"__div", give_itself},     {"__mod", give_itself},
    {"__pow", give_itself},     {"__unm", give_itself},
    {"__idiv", give_itself},    {"__len", give_itself},
    {"__lt", do_nothing},       {"__le", do_nothing},
    {"__newindex", do_nothing}, {NULL, NULL},
};

void mistaken_push(lua_State *L) {
    luaL_checkstack(L, 4, "too many values");
    (void)lua_newuserdatauv(L, 0, 0);
    if (luaL_newmetatable(L, MISTAKEN)) {
        luaL_setfuncs(L, mistaken, 0);
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
    }
    lua_setmetatable(L, -2);
}

bool mistaken_is(lua_State *L, int index) {
    return luaL_testudata(L, index, MISTAKEN) != NULL;
}
