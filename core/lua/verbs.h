// What can be asked with a word of conditions, and how that is worded.
#ifndef AFTERCARE_LUA_VERBS_H
#define AFTERCARE_LUA_VERBS_H

#include "core/lua/made.h"

// "medication", "area", "option".
struct text verbs_word(const struct made *made);

// Words that take a text first: `condition "x"`.
bool verbs_want_text(const struct made *made);

// Takes the text of such a word, at the spot's index. False after a mistake was told.
bool verbs_text(const struct spot *spot, struct made *made);

// Asks only where the record's area touches the requested one. False after a mistake was
// told: the records have no area, or something is handed over.
bool verbs_here(const struct spot *argument, struct made *made);

// Applies the verb of that name, whose arguments begin at argument's index (and place),
// and whose own token is argument's (it may be NULL), to *made. False after a mistake was
// told.
bool verbs_ask(const struct spot *argument, struct made *made, struct text name);

// Tells that a verb is missing, and which there are; returns false.
bool verbs_missing(const struct spot *spot, const struct made *made);

// The verbs of facts that are no records, and of options (fact: NULL), from number 0 on:
// the name, and how it is written, `:under "P18Y"`. False when there are no more.
bool verbs_form(const struct fact *fact, size_t number, struct text *name,
                const char **form);

// The forms of all verbs, for a sentence: `:active(), :active_within "P6M"`.
const char *verbs_list(struct suggestion *out, const struct made *made);

// Words a test of records, such as `medication "x" :taken_within "P6M" :here()`.
// Durations are worded in one way and terms by their ids, since equal tests share one
// wording. False when there is no memory.
bool verbs_word_record(struct script *script, struct made *made);

// Whether the test is the rules' already, and has their wording then.
bool verbs_is_worded(struct script *script, struct made *made);

// Keeps a wording; false when there was no memory for it.
bool verbs_keep_wording(struct script *script, struct text *out, struct text text);

#endif
