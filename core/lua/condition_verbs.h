// What can be asked with a word of conditions, and how that is worded.
#ifndef AFTERCARE_LUA_CONDITION_VERBS_H
#define AFTERCARE_LUA_CONDITION_VERBS_H

#include "core/lua/made.h"

// "medication", "area", "option".
struct text made_word(const struct made *made);

// Words that take a text first: `condition "x"`.
bool made_wants_text(const struct made *made);

// Applies the verb of that name, whose arguments begin at argument's index, to *made.
// False after a mistake was told.
bool made_ask(const struct spot *argument, struct made *made, struct text name);

// The forms of all verbs, for a sentence: `:active(), :active_within "P6M"`.
const char *made_verbs(struct suggestion *out, const struct made *made);

// Words a test of records, such as `medication "x" :taken_within "P6M" :here()`.
// Durations are worded in one way and terms by their ids, since equal tests share one
// wording. False when there is no memory.
bool made_word_record(struct reading *reading, struct made *made);

// Keeps a wording; false when there was no memory for it.
bool made_wording(struct reading *reading, struct text *out, struct text text);

#endif
