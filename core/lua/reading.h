// Reading one Lua file: what its words share, and how they tell mistakes. A word never
// raises a Lua error for a mistake: it tells it, with its place, and the file goes on, so
// that all mistakes of a file are told at once. Where a value is needed to go on, a word
// returns the mistaken value, which bears everything in silence.
#ifndef AFTERCARE_LUA_READING_H
#define AFTERCARE_LUA_READING_H

#include "core/base/problems.h"
#include "core/lua/block.h"
#include "core/rules/rulebase.h"

#include <lua.h>

#include <stdbool.h>

// A plugin that was loaded; packs name them.
struct plugin {
    struct text name;
    struct place place;
    const struct plugin *next;
};

// What all files of one load share.
struct load {
    struct rulebase *base;     // NULL while a pack's tests are read
    struct arena *kept;        // what stays; the base's
    struct arena *scratch;     // gone after the load
    struct problems *problems; // collected and sorted by place
    const struct plugin *plugins;
    struct place request;    // where the schema's request was; file NULL: nowhere yet
    bool is_schema_doubtful; // mistakes in schema or plugins: words may be missing
    bool is_vocabulary_doubtful;
};

struct head;
struct note;

struct reading {
    struct load *load;
    struct rulebase *base;
    struct arena *arena; // of the base: what stays
    struct problems *problems;
    const char *file;           // its path; the base's
    const struct token *tokens; // the last is TOKEN_END
    size_t tokens_count;
    struct pack *pack;       // whose file it is; NULL
    struct text plugin;      // in a plugin's file, once it has said its name
    bool is_quiet;           // unknown words are borne: they were told elsewhere
    struct head *heads;      // words that were given a name
    struct note *notes;      // conditions that were made
    void *about;             // whatever this kind of file needs besides
    size_t bytes;            // made so far, of what stays and what does not
    size_t mistakes;         // of the load, before this file
    aftercare_status status; // ENOMEM once memory was out, ELIMIT when it is too much
};

#define READING_BYTES_MAX ((size_t)16 << 20) // of one file's rules
#define READING_MISTAKES_MAX 1000            // told of one file

// One value, and how to speak of it.
struct spot {
    struct reading *reading;
    lua_State *L;
    int index;                 // on the stack, absolute
    struct text name;          // "severity"; of a table: `contraindication "x"`
    bool is_entry;             // of the list of that name
    const struct token *token; // its first in the text; NULL when not known
    struct place place;
};

// Memory of the base or of the load; NULL when there is none, and the reading knows.
void *reading_alloc(struct reading *reading, size_t count, size_t size);
void *reading_scratch(struct reading *reading, size_t size);
struct text reading_copy(struct reading *reading, struct text text); // at NULL: no memory
__attribute__((format(printf, 2, 3))) struct text reading_format(struct reading *reading,
                                                                 const char *format, ...);

// Notes a status that is not OK; returns whether it was OK.
bool reading_check(struct reading *reading, aftercare_status status);

// Ends a C function that Lua called with that many results, or, when memory is out or the
// file has done too much, the file. [-0, +0, v]
int reading_return(lua_State *L, struct reading *reading, int results);

// Of a word that runs now: the line in the file, as Lua knows it (0: none).
int reading_line(lua_State *L);

// The nth use of a word on a line, as block_word; NULL when it is not found there.
const struct token *reading_word(const struct reading *reading, int line,
                                 struct text word, struct text id, int nth);

// The place of a token, or, when it is NULL, the line.
struct place reading_place(const struct reading *reading, const struct token *token,
                           int line);

// Tells a mistake; returns false.
__attribute__((format(printf, 2, 3))) bool complain(const struct spot *spot,
                                                    const char *format, ...);

// Tells that the value is of a wrong type: `"name" is a number (write RIGHT)`. Says
// nothing for the mistaken value. Returns false.
bool complain_type(const struct spot *spot, const char *right);

// Of a misspelt word: " (did you mean "x"?)", or " (RIGHT)" when nothing is near.
struct suggestion {
    char text[AFTERCARE_SENTENCE_MAX];
};
const char *suggest(struct suggestion *suggestion, const struct nearest *nearest,
                    const char *right);

// The list of choices, for a sentence: `"a", "b" or "c"`.
const char *suggest_list(struct suggestion *suggestion, const struct text *choices,
                         size_t count);

// What the value at that index is, for a sentence: "a number".
const char *value_name(lua_State *L, int index);

// For "%.*s": a text that somebody wrote, cut to what a sentence can bear.
#define SHOWN_MAX 64
#define SHOWN(text) (int)((text).len < SHOWN_MAX ? (text).len : SHOWN_MAX), (text).at

// A field of a table, or an entry (from 1): pushes the value; the caller pops it.
// [-0, +1, e]
struct spot spot_field(const struct spot *table, struct text name);
struct spot spot_entry(const struct spot *table, int entry);

// The mistaken value: whatever is done with it gives itself. [-0, +1, e]
void mistaken_push(lua_State *L);
bool mistaken_is(lua_State *L, int index);

// Says of a value, or of those in a table, that it is part of a mistake that was told:
// what has a metamethod `__borne` is called by it, and so need not end up in a rule.
// [-0, +0, e]
void mistaken_bear(lua_State *L, int index);

#endif
