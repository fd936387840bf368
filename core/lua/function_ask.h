// What a function is told when it asks for a fact: true or false, or a plain value. Of
// what nobody knows it is told one of the answers that there could be (function_reads.h);
// where these are too many, the run ends.
#ifndef AFTERCARE_LUA_FUNCTION_ASK_H
#define AFTERCARE_LUA_FUNCTION_ASK_H

#include "core/lua/function_words.h"
#include "core/lua/made.h"

// Pushes whether the test holds; returns 1. [-0, +1, v]
int function_ask_truth(lua_State *L, struct function_run *run, const struct made *made);

// Pushes the value of a fact that is a number, a choice or a date ("2026-06-15");
// returns 1. [-0, +1, v]
int function_ask_value(lua_State *L, struct function_run *run, const struct made *made);

#endif
