// Where the fields of a table stand in a file's text. Lua keeps no places inside a table
// and of a field given twice only the last; the tokens know both.
#ifndef AFTERCARE_LUA_BLOCK_H
#define AFTERCARE_LUA_BLOCK_H

#include "core/lua/lexer.h"

#include <stdbool.h>

// One field of a table.
struct block_field {
    struct text key;           // empty: an entry without a name
    int entry;                 // the how-manieth of those, from 1; 0: it has a key
    const struct token *at;    // its first token
    const struct token *value; // the first of its value
};

// A walk over the fields of the table that open begins. Start with block_walk; open may
// be NULL or no "{" (a table that a name stands for), and then there are no fields.
struct block_walk {
    const struct token *at;
    int entries;
};
struct block_walk block_walk(const struct token *open);

// The next field, in the order of the text; false at the end.
bool block_next(struct block_walk *walk, struct block_field *field);

// The first token of the value of that name, or of the entry with that number (from 1)
// and no name; NULL when open is no table as written or has no such field.
const struct token *block_value(const struct token *open, struct text key);
const struct token *block_entry(const struct token *open, int entry);

// The first token on or after a line; the last token is TOKEN_END. O(log count).
const struct token *block_line(const struct token *tokens, size_t count, int line);

// The first token of the field of that name itself; NULL likewise.
const struct token *block_key(const struct token *open, struct text key);

// Where a word is used on the line that begins at start: `word`, or `word "id"` (or
// `word("id")`) when id is not empty; the nth such use, from 0, or the last before it.
// NULL when there is none.
const struct token *block_word(const struct token *start, struct text word,
                               struct text id, int nth);

// The "{" of the table that is handed to the word at that token, behind its name if it
// has one; NULL when something else is.
const struct token *block_table(const struct token *word);

#endif
