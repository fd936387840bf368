// A function of a rule file, as it is kept after the file's state is gone: what Lua
// itself wrote of it with lua_dump, of text that the sandbox had read, and the plain
// values, tables and helping functions that it sees around it. Nothing of it ever
// changes; each run makes a new function of it, so that no run sees what another one has
// set.
#ifndef AFTERCARE_LUA_FUNCTION_CODE_H
#define AFTERCARE_LUA_FUNCTION_CODE_H

#include "core/lua/spot.h"

struct function_piece;
struct function_cell;

struct function_code {
    const char *file;  // as Lua's messages tell it
    const char *shown; // as answers tell it, wherever the rules lie: "pack/file.lua"
    int line;          // on which it begins
    struct rulebase *base;
    const struct function_piece *pieces; // the function first, then those that it calls
    size_t pieces_count;
    const struct function_cell *cells; // the variables around them
    size_t cells_count;
};

// Keeps the Lua function at the spot's index, in the script's memory. NULL when a mistake
// was told or there was no memory, which the script knows. [-0, +0, e]
const struct function_code *function_code_take(const struct spot *spot);

// Pushes a new function made of it. [-0, +1, e]
void function_code_push(lua_State *L, const struct function_code *code);

#endif
