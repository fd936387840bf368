// The fields of rules in words: durations, terms by their labels, each language of a
// sentence, one below the other.
#ifndef AFTERCARE_CLI_RULE_WORDS_H
#define AFTERCARE_CLI_RULE_WORDS_H

#include "core/base/date.h"
#include "core/base/json.h"

// Adds the value of a field, as aftercare_rules_list gives it. type: of the field, such
// as "span"; labels: the rule's. Parts that stand on lines of their own have a line feed
// between them.
void rule_words_value(struct buffer *out, struct text type, const struct json *value,
                      const struct json *labels);

// Adds "6 months", "1 day 12 hours"; "at once" for no time at all.
void rule_words_span(struct buffer *out, struct span span);

// Whether a list of texts holds this one.
bool rule_words_has(const struct json *list, struct text text);

// The entry of a list of objects whose member of that name is this text, or NULL.
const struct json *rule_words_entry(const struct json *list, const char *name,
                                    struct text text);

#endif
