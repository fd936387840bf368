#include "core/lua/sandbox_scratch.h"

#include "core/lua/sandbox_inside.h"

#include <string.h>

#define HEADER 64 // bytes, at most, that Lua puts before a text or a userdata

static size_t longest(lua_State *L) {
    return sandbox_from(L)->limits.block - HEADER;
}

void sandbox_scratch_check(lua_State *L, size_t len) {
    if (len > longest(L)) {
        luaL_error(L, "the text would be longer than %I bytes", (LUAI_UACINT)longest(L));
    }
}

void sandbox_scratch_begin(struct sandbox_scratch *scratch, lua_State *L) {
    luaL_checkstack(L, 4, NULL);
    lua_pushnil(L);
    scratch->L = L;
    scratch->at = scratch->first;
    scratch->len = 0;
    scratch->capacity = sizeof scratch->first;
    scratch->max = longest(L);
    scratch->index = lua_gettop(L);
}

char *sandbox_scratch_room(struct sandbox_scratch *scratch, size_t len) {
    if (len > scratch->capacity - scratch->len) {
        lua_State *L = scratch->L;
        sandbox_scratch_check(L, len > scratch->max ? len : scratch->len + len);
        size_t capacity = scratch->capacity * 2;
        capacity = capacity > scratch->len + len ? capacity : scratch->len + len;
        capacity = capacity < scratch->max ? capacity : scratch->max;
        char *at = lua_newuserdatauv(L, capacity, 0);
        memcpy(at, scratch->at, scratch->len);
        lua_replace(L, scratch->index);
        scratch->at = at;
        scratch->capacity = capacity;
    }
    return scratch->at + scratch->len;
}

void sandbox_scratch_add(struct sandbox_scratch *scratch, const void *bytes, size_t len) {
    sandbox_charge(scratch->L, len / 8 + 1);
    char *room = sandbox_scratch_room(scratch, len);
    if (len > 0) {
        memcpy(room, bytes, len);
        scratch->len += len;
    }
}

void sandbox_scratch_push(const struct sandbox_scratch *scratch) {
    lua_pushlstring(scratch->L, scratch->at, scratch->len);
}
