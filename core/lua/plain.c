#include "core/lua/plain.h"

#include "core/lua/sandbox.h"
#include "core/lua/sandbox_value.h"

#define UNKNOWN_WORD "unknown"
#define NEVER_WORD "never"

static void add_word(lua_State *L, const char *name) {
    (void)lua_newuserdatauv(L, 0, 0);
    if (luaL_newmetatable(L, name)) {
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
    }
    lua_setmetatable(L, -2);
    lua_setglobal(L, name);
}

void plain_add_words(lua_State *L, struct script *script) {
    (void)script;
    add_word(L, UNKNOWN_WORD);
    add_word(L, NEVER_WORD);
}

static bool is_word(const struct spot *spot, const char *name) {
    return luaL_testudata(spot->L, spot->index, name) != NULL;
}

struct wanted {
    struct arena *arena;
    const struct json *value;
};

static int read_protected(lua_State *L) {
    struct wanted *wanted = lua_touserdata(L, 2);
    wanted->value = sandbox_value_read(L, 1, wanted->arena, NULL);
    return 0;
}

bool plain_is_unknown(const struct spot *spot) {
    return is_word(spot, UNKNOWN_WORD);
}

bool plain_is_never(const struct spot *spot) {
    return is_word(spot, NEVER_WORD);
}

const struct json *plain_read(const struct spot *spot) {
    lua_State *L = spot->L;
    struct wanted wanted = {.arena = spot->script->arena};
    if (mistaken_is(L, spot->index)) {
        return NULL;
    }
    if (plain_is_unknown(spot) || plain_is_never(spot)) {
        (void)spot_complain(spot, CHECK_CASE_SHAPE,
                            "\"%.*s\" is never or unknown (write a plain value here)",
                            SHOWN(spot->name));
        return NULL;
    }
    luaL_checkstack(L, 4, NULL);
    lua_pushcfunction(L, read_protected);
    lua_pushvalue(L, spot->index);
    lua_pushlightuserdata(L, &wanted);
    int status = lua_pcall(L, 2, 0, 0);
    if (status == LUA_OK) {
        return wanted.value;
    }
    sandbox_charge(L, 0); // goes on raising when it was the budget
    if (status != LUA_ERRRUN || lua_type(L, -1) != LUA_TSTRING) {
        (void)lua_error(L);
    }
    (void)spot_complain(spot, CHECK_CASE_SHAPE, "\"%.*s\": %s", SHOWN(spot->name),
                        lua_tostring(L, -1));
    lua_pop(L, 1);
    return NULL;
}
