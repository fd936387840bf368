// Words that take a table of fields: `request { … }`, or a name first: `fact "sex" { …
// }`.
#ifndef AFTERCARE_LUA_WORDS_H
#define AFTERCARE_LUA_WORDS_H

#include "core/lua/value.h"

struct word;

// One use of a word in a file.
struct head {
    const struct word *word;
    struct text id; // the base's; empty for words without a name
    bool is_right;  // the name is one
    bool is_done;   // the table came
    int line;
    const struct token *token; // of the word; NULL when it is not known
    struct place place;
    struct head *next;
};

// Reads the table that a word was given. Tells mistakes by itself.
typedef void word_read(struct reading *reading, const struct head *head,
                       const struct spot *table);

struct word {
    const char *name;
    word_read *read;
    bool has_id;
    enum style style;  // of its name; STYLES: any text
    const void *about; // whatever read needs
};

// Makes words, a list that ends with an empty one, known to the file. They and their
// names must outlive the state. [-0, +0, e]
void words_add(lua_State *L, const struct word *words);

// Tells each word that was given a name and no table.
void words_check(struct reading *reading);

// From now on a name that is no word is told, with the nearest one; so is a global that
// is set. Where is_quiet, unknown names are borne. [-0, +0, e]
void words_guard(lua_State *L);

// A field of a word's table: its name, how it is read, and where its value goes.
struct member;
typedef bool member_read(const struct spot *spot, const struct member *member, void *out);

struct member {
    const char *name;
    member_read *read;
    size_t offset; // of the value in the struct that is filled
    bool is_needed;
    const char *right;  // of a needed one, for a sentence: "a text"
    enum style style;   // of names
    int64_t from, till; // of numbers
};

// Reads all members that the table has into *out; tells what is missing, unknown, given
// twice or wrong. False when there was a mistake; what is right is filled all the same.
bool members_read(const struct spot *table, const struct member *members, size_t count,
                  void *out);

// The same without a look at what else the table has.
bool members_fill(const struct spot *table, const struct member *members, size_t count,
                  void *out);

// Their names, with room for more behind; at NULL when there is no memory.
struct text *members_names(struct reading *reading, const struct member *members,
                           size_t count, size_t more);

// Tells fields of the table that are none of names (positional: how many entries without
// a name it may begin with), and those given twice.
bool members_check(const struct spot *table, struct texts names, size_t positional);

// Tells that a needed field is missing, unless an unknown one seems to be it, misspelt.
// Returns false.
bool members_lack(const struct spot *table, struct texts names, struct text name,
                  const char *right);

// Readers. *out is a struct text, texts, bool, int64_t, span, `const struct phrase *`.
bool member_text(const struct spot *spot, const struct member *member, void *out);
bool member_name(const struct spot *spot, const struct member *member, void *out);
bool member_texts(const struct spot *spot, const struct member *member, void *out);
bool member_names(const struct spot *spot, const struct member *member, void *out);
bool member_flag(const struct spot *spot, const struct member *member, void *out);
bool member_number(const struct spot *spot, const struct member *member, void *out);
bool member_phrase(const struct spot *spot, const struct member *member, void *out);

#endif
