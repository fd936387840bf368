// The mistaken value, which words give where a value is needed and none was right.
#ifndef AFTERCARE_LUA_MISTAKEN_H
#define AFTERCARE_LUA_MISTAKEN_H

#include <lua.h>

#include <stdbool.h>

// Whatever is done with it gives itself. [-0, +1, e]
void mistaken_push(lua_State *L);
bool mistaken_is(lua_State *L, int index);

// Says of a value, or of those in a table, that it is part of a mistake that was told:
// what has a metamethod `__borne` is called by it, and so need not end up in a rule.
// [-0, +0, e]
void mistaken_bear(lua_State *L, int index);

#endif
