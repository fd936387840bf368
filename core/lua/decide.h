// How a kind's rules become a decision: one of the core's folds, with the fields that
// play its roles.
#ifndef AFTERCARE_LUA_DECIDE_H
#define AFTERCARE_LUA_DECIDE_H

#include "core/lua/words.h"

// Makes `worst_of { … }` and its like known. [-0, +0, e]
void decide_add(lua_State *L);

// Reads what one of them gave into a kind that has its fields. False when it was wrong.
bool decide_read(const struct spot *spot, struct kind *kind);

#endif
