// Plain values of a pack's tests, and the two words that stand for values there:
// `unknown`, for what a case takes away from the defaults, and `never`, for no date or
// name at all.
#ifndef AFTERCARE_LUA_PLAIN_H
#define AFTERCARE_LUA_PLAIN_H

#include "core/base/json.h"
#include "core/lua/spot.h"

// Makes both words known. [-0, +0, e]
void plain_add_words(lua_State *L, struct script *script);

bool plain_is_unknown(const struct spot *spot);
bool plain_is_never(const struct spot *spot);

// The value as a tree, which is the script's; NULL after a mistake was told, or where the
// value is the mistaken one. An empty table is an empty list.
const struct json *plain_read(const struct spot *spot);

#endif
