// What can be done inside a function with what is no fact: `&`, `|` and `~` join answers,
// and names that stand for nothing tell what to write instead.
#ifndef AFTERCARE_LUA_FUNCTION_METHODS_H
#define AFTERCARE_LUA_FUNCTION_METHODS_H

#include <lauxlib.h>

// Before the function runs. [-0, +0, e]
void function_methods_open(lua_State *L);

// Pushes a metatable of these, a list that ends with {NULL, NULL}, which nobody can look
// at. [-0, +1, e]
void function_methods_push(lua_State *L, const luaL_Reg *methods);

#endif
