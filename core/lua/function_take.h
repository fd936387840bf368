// Functions of rules, taken from their file as tests; and those that kinds decide by.
#ifndef AFTERCARE_LUA_FUNCTION_TAKE_H
#define AFTERCARE_LUA_FUNCTION_TAKE_H

#include "core/lua/spot.h"

// Whether the value at that index is a function that a file has written.
bool function_is(lua_State *L, int index);

// The function at the spot's index as a test of the base. One function is one test,
// however many rules use it. NULL after a mistake was told, or memory was out. [-0, +0,
// e]
const struct test *function_take(const struct spot *spot);

// The function at the spot's index as one that a kind decides by. NULL as above.
// [-0, +0, e]
const struct function *function_take_decider(const struct spot *spot);

#endif
