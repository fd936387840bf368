// A rule's fields, by the types that its kind declares.
#ifndef AFTERCARE_LUA_RULE_FIELDS_H
#define AFTERCARE_LUA_RULE_FIELDS_H

#include "core/lua/words.h"

#define REMINDERS_MAX 1000 // of one rule, in one plan

// Reads the value of a field; false when a mistake was told (or borne, or memory was
// out), and *out is untouched.
bool rule_field_read(const struct spot *spot, const struct field *field,
                     struct rule_value *out);

// What to write for such a field, for a sentence.
const char *rule_field_right(const struct field *field, struct suggestion *out);

// remind = true, { at = …, times = … } or { every = …, times = … }
bool rule_remind_read(const struct spot *spot, const struct remind **out);

// At most how many reminders a step from `from` till `till` has.
int64_t rule_remind_count(const struct remind *remind, struct span from,
                          struct span till);

// What is wrong with its after_done or min_gap in that window, a sentence with what would
// be right; NULL: nothing.
const char *rule_remind_mistake(const struct remind *remind, struct span from,
                                struct span till);

#endif
