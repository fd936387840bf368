// Words that take a table of fields: `request { … }`, or a name first: `fact "sex" { …
// }`.
#ifndef AFTERCARE_LUA_WORDS_H
#define AFTERCARE_LUA_WORDS_H

#include "core/lua/members.h"

struct word;

// One use of a word in a file.
struct head {
    const struct word *word;
    struct text id; // the file's; empty for words without a name
    bool is_right;  // the name is one
    bool is_done;   // the table came
    int line;
    const struct token *token; // of the word; NULL when it is not known
    struct place place;
    struct head *next;
};

// Reads the table that a word was given. Tells mistakes by itself.
typedef void word_read(struct script *script, const struct head *head,
                       const struct spot *table);

struct word {
    const char *name;
    word_read *read;
    bool has_id;
    enum style style;             // of its name; STYLES: any text
    const void *about;            // whatever read needs
    const struct member *members; // the fields of its table, where a table tells them
    size_t members_count;
};

#define WORD_MEMBERS(list)                                                               \
    .members = (list), .members_count = sizeof(list) / sizeof((list)[0])

// Makes words, a list that ends with an empty one, known to the file. They and their
// names must outlive the state. [-0, +0, e]
void words_add(lua_State *L, const struct word *words);

// Tells each word that was given a name and no table.
void words_check(struct script *script);

// From now on a name that is no word is told, with the nearest one; so is a global that
// is set. Where is_quiet, unknown names are borne. [-0, +0, e]
void words_guard(lua_State *L);

#endif
