#include "core/lua/members.h"

#include "core/lua/sandbox.h"

#include <lauxlib.h>

#include <stdio.h>

static bool is_name(struct texts names, struct text name) {
    for (size_t i = 0; i < names.count; i++) {
        if (text_equal(names.at[i], name)) {
            return true;
        }
    }
    return false;
}

static struct nearest nearest_name(struct texts names, struct text key) {
    struct nearest nearest = {.word = key};
    for (size_t i = 0; i < names.count; i++) {
        nearest_offer(&nearest, names.at[i]);
    }
    return nearest;
}

static bool tell_unknown(const struct spot *table, struct texts names, struct text key) {
    struct spot spot = spot_key(table, key);
    struct nearest nearest = nearest_name(names, key);
    struct suggestion list;
    struct suggestion end;
    return spot_complain(
        &spot, CHECK_UNKNOWN_FIELD, "\"%.*s\" is no field of %.*s%s", SHOWN(key),
        SHOWN(table->name),
        suggest_near(&end, &nearest, suggest_list(&list, names.at, names.count)));
}

static bool tell_nameless(const struct spot *table, int entry) {
    struct spot spot = spot_at(table, block_entry(spot_token(table), entry));
    return spot_complain(&spot, CHECK_UNKNOWN_FIELD,
                         "an entry of %.*s has no name (write name = value)",
                         SHOWN(table->name));
}

// The key on the stack below the value on top.
static bool check_key(const struct spot *table, struct texts names, size_t positional) {
    lua_State *L = table->L;
    if (lua_type(L, -2) == LUA_TSTRING) {
        struct text key;
        key.at = lua_tolstring(L, -2, &key.len);
        if (is_name(names, key)) {
            return true;
        }
        mistaken_bear(L, -1);
        return tell_unknown(table, names, key);
    }
    lua_Integer entry = lua_isinteger(L, -2) ? lua_tointeger(L, -2) : 0;
    bool may_be = entry >= 1 && entry <= (lua_Integer)positional;
    return may_be || tell_nameless(table, entry > 0 && entry < LIST_MAX ? (int)entry : 0);
}

bool members_check(const struct spot *table, struct texts names, size_t positional) {
    lua_State *L = table->L;
    bool is_right = value_check_twins(table);
    luaL_checkstack(L, 4, "tables within tables");
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, table->index); lua_pop(L, 1)) {
        sandbox_charge(L, 4);
        if (++count > LIST_MAX) {
            lua_pop(L, 2);
            return spot_has_room(table, count, LIST_MAX, "fields");
        }
        is_right = check_key(table, names, positional) && is_right;
    }
    return is_right;
}

bool members_lack(const struct spot *table, struct texts names, struct text name,
                  const char *right) {
    lua_State *L = table->L;
    for (lua_pushnil(L); lua_next(L, table->index); lua_pop(L, 1)) {
        struct text key = {0};
        if (lua_type(L, -2) == LUA_TSTRING) {
            key.at = lua_tolstring(L, -2, &key.len);
        }
        if (!is_name(names, key) && text_equal(nearest_name(names, key).best, name)) {
            lua_pop(L, 2);
            return false;
        }
    }
    return spot_complain(table, CHECK_MISSING_FIELD,
                         "%.*s has no \"%.*s\" (add %.*s = %s)", SHOWN(table->name),
                         SHOWN(name), SHOWN(name), right);
}

static bool read_member(const struct spot *table, struct texts names,
                        const struct member *member, void *out) {
    struct spot spot = spot_field(table, text_of(member->name));
    bool is_right = true;
    if (!lua_isnil(table->L, spot.index)) {
        is_right = member->read(&spot, member, (char *)out + member->offset);
    } else if (member->is_needed) {
        is_right = members_lack(table, names, spot.name, member->right);
    }
    lua_settop(table->L, spot.index - 1);
    return is_right;
}

bool members_fill(const struct spot *table, const struct member *members, size_t count,
                  void *out) {
    struct text *names = members_names(table->script, members, count, 0);
    bool is_right = names != NULL;
    for (size_t i = 0; names && i < count; i++) {
        is_right = read_member(table, (struct texts){names, count}, &members[i], out) &&
                   is_right;
    }
    return is_right;
}

struct text *members_names(struct script *script, const struct member *members,
                           size_t count, size_t more) {
    struct text *names = script_passing(script, (count + more + 1) * sizeof *names);
    for (size_t i = 0; names && i < count; i++) {
        names[i] = text_of(members[i].name);
    }
    return names;
}

bool members_read(const struct spot *table, const struct member *members, size_t count,
                  void *out) {
    struct text *names = members_names(table->script, members, count, 0);
    if (!names) {
        return false;
    }
    bool is_right = members_check(table, (struct texts){names, count}, 0);
    return members_fill(table, members, count, out) && is_right;
}

bool member_text(const struct spot *spot, const struct member *member, void *out) {
    (void)member;
    return value_text(spot, out);
}

bool member_name(const struct spot *spot, const struct member *member, void *out) {
    return value_name_text(spot, member->style, out);
}

// In the vocabulary and the like an empty list is as good as none.
static bool is_empty_list(const struct spot *spot) {
    lua_State *L = spot->L;
    if (lua_type(L, spot->index) != LUA_TTABLE) {
        return false;
    }
    lua_pushnil(L);
    if (!lua_next(L, spot->index)) {
        return true;
    }
    lua_pop(L, 2);
    return false;
}

bool member_texts(const struct spot *spot, const struct member *member, void *out) {
    (void)member;
    return is_empty_list(spot) || value_texts(spot, out);
}

bool member_names(const struct spot *spot, const struct member *member, void *out) {
    return is_empty_list(spot) || value_names(spot, member->style, out);
}

bool member_flag(const struct spot *spot, const struct member *member, void *out) {
    (void)member;
    return value_flag(spot, out);
}

bool member_number(const struct spot *spot, const struct member *member, void *out) {
    return value_number(spot, member->from, member->till, out);
}

bool member_phrase(const struct spot *spot, const struct member *member, void *out) {
    (void)member;
    return value_phrase(spot, out);
}
