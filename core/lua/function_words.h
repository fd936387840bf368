// The words inside a rule's function: the schema's own, asked of its argument, as in
// `facts:medication("x"):taken_within("P6M")`. Each answers true or false; what nobody
// knows is forked (function_reads.h).
#ifndef AFTERCARE_LUA_FUNCTION_WORDS_H
#define AFTERCARE_LUA_FUNCTION_WORDS_H

#include "core/lua/function_reads.h"
#include "core/lua/script.h"

struct function_pending;

// What one run works on: the host of its sandbox.
struct function_run {
    struct script script; // what the words read, and their mistakes
    struct function_reads *reads;
    struct function_pending *pendings; // words, to tell those that asked nothing
};

// Before the function's argument is pushed. [-0, +0, e]
void function_words_open(lua_State *L);

// Pushes the function's argument. [-0, +1, e]
void function_words_push(lua_State *L);

// Tells each word that was never given a verb, as mistakes of the run.
void function_words_check(lua_State *L, struct function_run *run);

#endif
