// Plain Lua values as trees of struct json, and back: test tables, configuration files,
// and what a rule's function answers. Everything is read raw, within the sandbox's budget
// and limits of its own, and in sorted order, so that the same value gives the same tree.
#ifndef AFTERCARE_LUA_SANDBOX_VALUE_H
#define AFTERCARE_LUA_SANDBOX_VALUE_H

#include "core/base/arena.h"
#include "core/base/json.h"

#include <lua.h>

#include <stddef.h>

struct sandbox_value_limits {
    unsigned depth; // of tables in tables; at most JSON_DEPTH_MAX
    size_t values;  // of all, and of one table
    size_t entries;
    size_t bytes; // as JSON
};
#define SANDBOX_VALUE_LIMITS                                                             \
    ((struct sandbox_value_limits){                                                      \
        .depth = 32, .values = 20000, .entries = 1000, .bytes = 1 << 20})

// [-0, +0, v] The value at index: texts of valid UTF-8 without NUL, finite numbers (whole
// ones up to 2^53), truth values, and tables of them, which hold either a list from 1 on
// or values by name, in the tree sorted by name; an empty table is an empty list; nil is
// null. Numbers that are whole are integers, however they were computed. Raises a mistake
// that begins with the value's JSON pointer for anything else or over the limits, and
// ends the call with ENOMEM when the arena is full. limits may be NULL for
// SANDBOX_VALUE_LIMITS. The tree is the arena's.
const struct json *sandbox_value_read(lua_State *L, int index, struct arena *arena,
                                      const struct sandbox_value_limits *limits);

// [-0, +1, v] The value as plain Lua tables; null is nil, so a list loses its place.
// Raises when it is nested deeper than JSON_DEPTH_MAX.
void sandbox_value_push(lua_State *L, const struct json *value);

#endif
