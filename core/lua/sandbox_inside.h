// What the files of the sandbox share among themselves.
#ifndef AFTERCARE_LUA_SANDBOX_INSIDE_H
#define AFTERCARE_LUA_SANDBOX_INSIDE_H

#include "core/lua/sandbox.h"

#include <stdbool.h>

// Why nothing goes on any more.
enum sandbox_end {
    SANDBOX_GOES_ON,
    SANDBOX_FUEL,
    SANDBOX_TIME,
    SANDBOX_MEMORY,
    SANDBOX_BLOCK,
    SANDBOX_HOST_MEMORY
};

struct sandbox {
    struct sandbox_limits limits;
    struct allocator allocator;
    lua_State *state; // NULL while it is being made
    void *host;

    enum sandbox_end end;
    int64_t fuel;              // left, never below 0
    int64_t entered_ms, spent; // when the call began; milliseconds of earlier calls
    int64_t unseen;            // steps since the clock was read
    unsigned calls;            // of sandbox_call that have not returned

    unsigned refusals;   // of memory, so far
    size_t memory, peak; // bytes held, and at most
    size_t longest;      // bytes of the longest text so far
    const void *stack;   // Lua's own, so that its size is known
    size_t stack_size;
    const void *newest; // piece of memory: it may become the stack
    size_t newest_size;
    bool finds_stack; // what is moved now is the stack

    int line;                       // where the last error was raised; 0 if unknown
    bool has_run;                   // a file
    size_t length;                  // of its source
    char name[AFTERCARE_PLACE_MAX]; // of the file
};

#define SANDBOX_HOOK_STEPS 200

// sandbox_budget.c

// A lua_Alloc; context is the sandbox.
void *sandbox_allocate(void *context, void *pointer, size_t old_size, size_t new_size);

// A lua_Hook for each SANDBOX_HOOK_STEPS instructions, for each one when it is over.
void sandbox_hook(lua_State *L, lua_Debug *call);

void sandbox_begin(struct sandbox *sandbox); // a call
void sandbox_finish(struct sandbox *sandbox);

// Writes why it is over.
aftercare_status sandbox_tell_end(const struct sandbox *sandbox, aftercare_error *err);

// sandbox_report.c

// Writes what Lua raised, the value on top of the stack; status is lua_pcall's.
aftercare_status sandbox_tell(struct sandbox *sandbox, int status, aftercare_error *err);

// sandbox_library.c

// [-0, +0, m] Puts the allow list in the place of the globals.
void sandbox_open(lua_State *L);

// Whether the globals are the allow list and nothing else is reachable. Leaves values on
// the stack. [-0, +n, m]
bool sandbox_is_closed(lua_State *L);

// Whether that name is a global that every file is given.
bool sandbox_is_given(const char *name);

// Each file's share of the library.
extern const luaL_Reg sandbox_base_functions[];
extern const luaL_Reg sandbox_string_functions[];
extern const luaL_Reg sandbox_table_functions[];
extern const luaL_Reg sandbox_utf8_functions[];
int sandbox_string_find(lua_State *L);
int sandbox_string_match(lua_State *L);
int sandbox_string_gmatch(lua_State *L);
int sandbox_string_gsub(lua_State *L);
int sandbox_string_format(lua_State *L);
int sandbox_base_pairs(lua_State *L);

// [-0, +1, -] Which of them the text of a value is, without an address: of what is no
// text or number, its type, or the name that the host gave it. Only for plain values is
// it the value.
void sandbox_push_text(lua_State *L, int index);

// [-0, +0, v] Whether the value at a comes before the one at b: two numbers or two texts;
// raises otherwise.
bool sandbox_is_less(lua_State *L, int a, int b);

// Sorts what is at index, a table, from 1 to count: stable, in n log n comparisons, and
// the same for every order function, however wrong. [-0, +0, e]
typedef bool sandbox_less(lua_State *L, int a, int b);
void sandbox_sort(lua_State *L, int index, lua_Integer count, sandbox_less *less);

#endif
