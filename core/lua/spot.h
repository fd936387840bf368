// One value on Lua's stack, with its place in the file: what is read, and complained of.
#ifndef AFTERCARE_LUA_SPOT_H
#define AFTERCARE_LUA_SPOT_H

#include "core/lua/mistaken.h"
#include "core/lua/script.h"
#include "core/lua/suggest.h"

struct spot {
    struct script *script;
    lua_State *L;
    int index;                 // on the stack, absolute
    struct text name;          // "interval"; of a table: `kind "id"`
    bool is_entry;             // of the list of that name
    const struct token *token; // its first in the text; NULL when not known
    struct place place;
    // Of a field or an entry: the table that it lies in, which must live as long; its
    // token and place are looked for when they are asked for, which is at mistakes.
    const struct spot *within;
    struct text key; // of a field
    int entry;       // from 1
};

// Where it stands.
const struct token *spot_token(const struct spot *spot);
struct place spot_place(const struct spot *spot);

// The same spot, with its token and place looked for.
struct spot spot_found(const struct spot *spot);

// The same spot, but at the place of that token; NULL: at its own.
struct spot spot_at(const struct spot *spot, const struct token *token);

// Tells a mistake; returns false.
__attribute__((format(printf, 3, 4))) bool
spot_complain(const struct spot *spot, enum check check, const char *format, ...);

// Tells that the value is of a wrong type: `"name" is a number (write RIGHT)`. Says
// nothing for the mistaken value. Returns false.
bool spot_complain_type(const struct spot *spot, const char *right);

// Whether there is room for one more; tells when there is none. what is "options".
bool spot_has_room(const struct spot *spot, size_t count, size_t max, const char *what);

// What the value at that index is, for a sentence: "a number".
const char *spot_type(lua_State *L, int index);

// A field of a table, or an entry (from 1): pushes the value; the caller pops it.
// [-0, +1, e]
struct spot spot_field(const struct spot *table, struct text name);
struct spot spot_entry(const struct spot *table, int entry);

// The table's own spot, but at the place of the field of that name.
struct spot spot_key(const struct spot *table, struct text name);

// Where the value of the table's field of that name stands; without one, the table.
struct place spot_value_place(const struct spot *table, struct text name);

#endif
