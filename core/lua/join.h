// Conditions joined by `&`, `|` and `~`, and taken by a rule's field.
#ifndef AFTERCARE_LUA_JOIN_H
#define AFTERCARE_LUA_JOIN_H

#include "core/lua/verbs.h"

// Takes the value as a part of a condition, or as a whole one that stays. NULL after a
// mistake was told (or none where the value is the mistaken one), or memory was out.
const struct sketch *join_take(const struct spot *spot);
const struct condition *join_condition(const struct spot *spot);

// What operators do with conditions, for made_open.
extern const luaL_Reg join_operators[];

// Makes `&`, `|` and `~` on texts and other values tell what is wrong. [-0, +0, e]
void join_guard(lua_State *L);

#endif
