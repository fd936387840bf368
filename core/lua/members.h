// Tables with known fields: read into structs, by tables of members.
#ifndef AFTERCARE_LUA_MEMBERS_H
#define AFTERCARE_LUA_MEMBERS_H

#include "core/lua/value.h"

// A field: its name, how it is read, and where its value goes.
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
struct text *members_names(struct script *script, const struct member *members,
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
