#include "core/lua/spot.h"

#include <lauxlib.h>

#include <stdarg.h>
#include <stdio.h>

bool spot_complain(const struct spot *spot, enum check check, const char *format, ...) {
    char sentence[AFTERCARE_SENTENCE_MAX];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    problem(spot->script->problems, check, spot_place(spot), "%s", sentence);
    return false;
}

const char *spot_type(lua_State *L, int index) {
    switch (lua_type(L, index)) {
    case LUA_TNIL:
    case LUA_TNONE:
        return "nothing";
    case LUA_TBOOLEAN:
        return lua_toboolean(L, index) ? "true" : "false";
    case LUA_TNUMBER:
        return lua_isinteger(L, index) ? "a number" : "a number with a fraction";
    case LUA_TSTRING:
        return "a text";
    case LUA_TTABLE:
        return lua_rawlen(L, index) > 0 ? "a list" : "a table";
    case LUA_TFUNCTION:
        return "a function";
    default:
        return "a condition or another word's value";
    }
}

bool spot_complain_type(const struct spot *spot, const char *right) {
    if (mistaken_is(spot->L, spot->index)) {
        return false;
    }
    return spot_complain(spot, CHECK_WRONG_TYPE, "%s\"%.*s\" is %s (write %s)",
                         spot->is_entry ? "an entry of " : "", SHOWN(spot->name),
                         spot_type(spot->L, spot->index), right);
}

bool spot_has_room(const struct spot *spot, size_t count, size_t max, const char *what) {
    return count < max || spot_complain(spot, CHECK_TOO_MUCH,
                                        "there are too many %s (at most %zu)", what, max);
}

const struct token *spot_token(const struct spot *spot) {
    if (!spot->within) {
        return spot->token;
    }
    const struct token *open = spot_token(spot->within);
    return spot->entry > 0 ? block_entry(open, spot->entry)
                           : block_value(open, spot->key);
}

struct place spot_place(const struct spot *spot) {
    if (!spot->within) {
        return spot->place;
    }
    const struct token *token = spot_token(spot);
    return token ? script_place(spot->script, token, 0) : spot_place(spot->within);
}

struct spot spot_found(const struct spot *spot) {
    struct spot found = *spot;
    found.token = spot_token(spot);
    found.place = spot_place(spot);
    found.within = NULL;
    return found;
}

struct spot spot_at(const struct spot *spot, const struct token *token) {
    struct spot found = spot_found(spot);
    found.place = token ? script_place(spot->script, token, 0) : found.place;
    return found;
}

// What is on top of the stack.
static struct spot inner(const struct spot *table) {
    struct spot spot = *table;
    spot.index = lua_gettop(table->L);
    spot.within = table;
    return spot;
}

struct spot spot_field(const struct spot *table, struct text name) {
    luaL_checkstack(table->L, 4, "tables within tables");
    lua_pushlstring(table->L, name.at, name.len);
    lua_rawget(table->L, table->index);
    struct spot spot = inner(table);
    spot.name = name;
    spot.is_entry = false;
    spot.key = name;
    spot.entry = 0;
    return spot;
}

struct spot spot_entry(const struct spot *table, int entry) {
    luaL_checkstack(table->L, 4, "tables within tables");
    lua_rawgeti(table->L, table->index, entry);
    struct spot spot = inner(table);
    spot.is_entry = true;
    spot.entry = entry;
    return spot;
}

struct spot spot_key(const struct spot *table, struct text name) {
    return spot_at(table, block_key(spot_token(table), name));
}

struct place spot_value_place(const struct spot *table, struct text name) {
    return spot_at(table, block_value(spot_token(table), name)).place;
}
