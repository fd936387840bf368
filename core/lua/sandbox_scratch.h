// Room for a text that grows, for C functions that Lua calls: small ones on the C stack,
// larger ones in Lua's own memory, so that nothing is lost when an error is raised.
// Unlike luaL_Buffer it asks Lua for memory as everything else does, and charges for it.
#ifndef AFTERCARE_LUA_SANDBOX_SCRATCH_H
#define AFTERCARE_LUA_SANDBOX_SCRATCH_H

#include <lua.h>

#include <stddef.h>

struct sandbox_scratch {
    lua_State *L;
    char *at;
    size_t len, capacity, max;
    int index; // of the value that holds it, on the stack
    char first[512];
};

// Pushes one value, which stays where it is while the scratch is used. [-0, +1, v]
void sandbox_scratch_begin(struct sandbox_scratch *scratch, lua_State *L);

// Raises a plain mistake when the text becomes longer than one block of memory.
// [-0, +0, v]
void sandbox_scratch_add(struct sandbox_scratch *scratch, const void *bytes, size_t len);

// Room for len bytes behind what is there, which the caller fills and counts into len.
// [-0, +0, v]
char *sandbox_scratch_room(struct sandbox_scratch *scratch, size_t len);

// Pushes the text. [-0, +1, m]
void sandbox_scratch_push(const struct sandbox_scratch *scratch);

// Raises when a text of that length cannot be. [-0, +0, v]
void sandbox_scratch_check(lua_State *L, size_t len);

#endif
