// Reading one Lua file: what its words share, and how they tell mistakes. A word never
// raises a Lua error for a mistake: it tells it, with its place, and the file goes on, so
// that all mistakes of a file are told at once. Where a value is needed to go on, a word
// returns the mistaken value, which bears everything in silence.
#ifndef AFTERCARE_LUA_SCRIPT_H
#define AFTERCARE_LUA_SCRIPT_H

#include "core/base/problems.h"
#include "core/base/unique.h"
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
    struct arena *page;        // gone after each file
    struct mould *mould;       // what files of a kind begin with
    struct unique unique;      // of kept: texts and lists that files share
    struct problems *problems; // collected and sorted by place
    const struct plugin *plugins;
    struct listed *listed;   // fields of kinds that take a list of the schema's
    struct place request;    // where the schema's request was; file NULL: nowhere yet
    bool is_schema_doubtful; // mistakes in schema or plugins: words may be missing
    bool is_vocabulary_doubtful;
};

struct head;
struct mould;
struct note;

struct script {
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

#define SCRIPT_BYTES_MAX ((size_t)16 << 20) // of one file's rules
#define SCRIPT_MISTAKES_MAX 1000            // told of one file
#define SCRIPT_USES_MAX 64                  // of words on one line that are told apart

// Memory of the base, of the load, or for as long as the file is read; NULL when there is
// none, and the script knows.
void *script_alloc(struct script *script, size_t count, size_t size);
void *script_scratch(struct script *script, size_t size);
void *script_passing(struct script *script, size_t size);

// A copy of a text for as long as the file is read. At NULL as above.
struct text script_passing_text(struct script *script, struct text text);

// What stays and is not changed any more: equal pieces, without padding, are one. NULL,
// or a text at NULL, when there is no memory, and the script knows.
const void *script_keep(struct script *script, const void *pieces, size_t count,
                        size_t size);
struct text script_copy(struct script *script, struct text text);
__attribute__((format(printf, 2, 3))) struct text script_format(struct script *script,
                                                                const char *format, ...);

// Notes a status that is not OK; returns whether it was OK.
bool script_check(struct script *script, aftercare_status status);

// Ends a C function that Lua called with that many results, or, when memory is out or the
// file has done too much, the file. [-0, +0, v]
int script_return(lua_State *L, struct script *script, int results);

// Of a word that runs now: the line in the file, as Lua knows it (0: none).
int script_line(lua_State *L);

// The nth use of a word on a line, as block_word; NULL when it is not found there.
const struct token *script_word(const struct script *script, int line, struct text word,
                                struct text id, int nth);

// The place of a token, or, when it is NULL, the line.
struct place script_place(const struct script *script, const struct token *token,
                          int line);

#endif
