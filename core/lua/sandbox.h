// One Lua state for one file that nobody has to trust. It sees a short list of functions
// and nothing else of the world; its steps, its memory and (where the host has a clock)
// its time are counted, over loading and every later call together, and when one of them
// is used up nothing that it does goes on. It never writes, never aborts, reads no clock
// of its own. Not for two threads at once. The thread needs a stack of 4 MiB; the locale
// stays "C".
//
// Functions that take a lua_State are for C functions inside sandbox_call; the notation
// above them is that of Lua's manual: [what is popped, what is pushed, what may be
// raised].
#ifndef AFTERCARE_LUA_SANDBOX_H
#define AFTERCARE_LUA_SANDBOX_H

#include "core/base/arena.h"
#include "core/base/fail.h"
#include "core/base/text.h"

#include <lauxlib.h>
#include <lua.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sandbox;
struct token;

#define SANDBOX_SOURCE_MAX (128 << 10) // more would let the parser work for too long

struct sandbox_limits {
    size_t source;        // bytes of the file; at most SANDBOX_SOURCE_MAX
    size_t memory;        // bytes of all that the file makes
    size_t block;         // bytes of one text, table or chain of calls
    int64_t fuel;         // steps, of about one instruction each
    int64_t milliseconds; // inside Lua, by now_ms; only then
    unsigned refusals;    // how often it may run into the memory limit and go on
    int64_t (*now_ms)(void *context); // a clock that never goes back, or NULL
    void *context;
};
#define SANDBOX_LIMITS                                                                   \
    ((struct sandbox_limits){.source = 32 << 10,                                         \
                             .memory = 32 << 20,                                         \
                             .block = 1 << 20,                                           \
                             .fuel = 10000000,                                           \
                             .milliseconds = 700,                                        \
                             .refusals = 16})

// limits may be NULL for SANDBOX_LIMITS. EUSAGE for limits that contradict each other,
// ENOMEM, ELIMIT when they are too small for an empty state. The sandbox is the caller's
// until sandbox_free; the allocator must live as long.
aftercare_status sandbox_new(struct sandbox **out, const struct allocator *allocator,
                             const struct sandbox_limits *limits, aftercare_error *err);

void sandbox_free(struct sandbox *sandbox); // takes NULL

lua_State *sandbox_state(struct sandbox *sandbox);
struct sandbox *sandbox_from(lua_State *L);

// What errors call the file, where code comes into the sandbox otherwise than by
// sandbox_run. The name is copied.
void sandbox_set_name(struct sandbox *sandbox, const char *name);

// A place for whatever the words that the host adds work on. Borrowed; NULL at first.
void sandbox_set_host(struct sandbox *sandbox, void *host);
void *sandbox_host(const struct sandbox *sandbox);

// Makes host words, a list that ends with {NULL, NULL}, known as globals; they find their
// object by sandbox_host(sandbox_from(L)). A word must work in bounded time or charge for
// what it does, must not hand out Lua's raw functions, and must lock its metatables
// (`__metatable = false`). Errors as sandbox_call.
aftercare_status sandbox_words(struct sandbox *sandbox, const luaL_Reg *words,
                               aftercare_error *err);

// Runs body(L), whose only argument is the light userdata `argument`, in protected mode
// and within what is left of the limits: the one way from C into Lua. What body returns
// is dropped. Lua's errors become ERULES, with the file and the line of the file's
// innermost function where there is one; limits become ELIMIT (steps, time) or ENOMEM
// (memory), and after those every further call is the same error.
aftercare_status sandbox_call(struct sandbox *sandbox, lua_CFunction body, void *argument,
                              aftercare_error *err);

// Loads source, which is a Lua text and never byte code, and runs it; once in a sandbox's
// life (EUSAGE). name is what errors call the file. ELIMIT for a longer source than
// limits.source; ERULES for a mistake, also for more than 64 fields read in a row; else
// as sandbox_call.
aftercare_status sandbox_run(struct sandbox *sandbox, const char *name,
                             struct text source, aftercare_error *err);

// The same of a source whose tokens are known, so that it is not scanned again.
aftercare_status sandbox_run_scanned(struct sandbox *sandbox, const char *name,
                                     struct text source, const struct token *tokens,
                                     size_t count, aftercare_error *err);

// [-0, +1, -] The first value that the file returned, or nil.
void sandbox_push_result(lua_State *L);

// [-0, +1, m] A new table of the globals that the file has set, by name: not those that
// it was given, nor C functions.
void sandbox_push_settings(lua_State *L);

// [-0, +0, v] Takes steps from the fuel; ends the call when it is used up, or time is.
// For work in C that grows with what the file hands in: one for about eight bytes moved.
void sandbox_charge(lua_State *L, size_t steps);

// [-0, +0, v] Ends the call with ENOMEM, for words whose own memory is out. Does not
// return; `return sandbox_no_memory(L);` says so to the compiler.
int sandbox_no_memory(lua_State *L);

// Whether it ended because there was no memory for it or for a word, within its limits.
bool sandbox_lacks_memory(const struct sandbox *sandbox);

// The line on which the file's innermost function is, or 0.
int sandbox_line(lua_State *L);

// What has been used of the limits.
struct sandbox_use {
    int64_t fuel, milliseconds;
    size_t memory, peak; // now, and at most
};
struct sandbox_use sandbox_used(const struct sandbox *sandbox);

#endif
