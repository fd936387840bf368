// Reading plain values from Lua into the base's memory: texts, names, numbers, durations,
// sentences, terms. Each takes a value's spot, and on success writes *out and returns
// true; otherwise it has told the mistake (or noted that memory is out) and *out is
// untouched.
#ifndef AFTERCARE_LUA_VALUE_H
#define AFTERCARE_LUA_VALUE_H

#include "core/lua/spot.h"
#include "core/lua/style.h"

#define TEXT_LEN_MAX 4000 // of any text in a rule file
#define LIST_MAX 1000     // entries of one list

struct texts {
    const struct text *at;
    size_t count;
};

// Whether the character of len bytes at the start of text is not seen, or reorders what
// is seen: controls, line and paragraph separators, embeddings and isolates of writing
// direction, the byte order mark.
bool value_is_unseen(struct text text, size_t len);

// A text that is not empty, in UTF-8, on one line, without control characters; a name in
// that style, or any text in STYLES. It is Lua's, as long as its value is.
bool value_look(const struct spot *spot, enum style style, struct text *out);

// The same, kept: any text, a name.
bool value_text(const struct spot *spot, struct text *out);
bool value_name_text(const struct spot *spot, enum style style, struct text *out);

// One text, or a list of them (with at least one); each of them once.
bool value_texts(const struct spot *spot, struct texts *out);
bool value_names(const struct spot *spot, enum style style, struct texts *out);

// How many entries a list has; refuses what is no list, is empty or is too long.
bool value_count(const struct spot *spot, const char *right, int *count);

bool value_flag(const struct spot *spot, bool *out);
bool value_number(const struct spot *spot, int64_t from, int64_t till, int64_t *out);
bool value_span(const struct spot *spot, struct span *out); // of at most 200 years

// One of the choices, as its index; value_bits: one or more of them.
bool value_choice(const struct spot *spot, struct texts choices, int *out);
bool value_bits(const struct spot *spot, struct texts choices, uint64_t *out);

// A text in English, or a table of texts by language, with English among them.
bool value_phrase(const struct spot *spot, const struct phrase **out);

// Terms of those categories.
bool value_term(const struct spot *spot, struct categories categories,
                const struct term **out);
bool value_terms(const struct spot *spot, struct categories categories,
                 const struct term *const **out, uint32_t *count);

// { name = "value" } or { name = { "value", "value" } }, in the order of names.
bool value_pairs(const struct spot *spot, enum style style, const struct pair **out,
                 uint32_t *count);

// The names of a table's text keys, sorted, in passing memory. A key that is no text is
// told: `RIGHT`.
bool value_keys(const struct spot *spot, const char *right, struct texts *out);

// Tells each field of a table that was given twice; false when there was one.
bool value_check_twins(const struct spot *table);

#endif
