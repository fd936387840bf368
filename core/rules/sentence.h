// What a test found, as an English sentence made from the schema's own words: for
// explanations, never for decisions.
#ifndef AFTERCARE_RULES_SENTENCE_H
#define AFTERCARE_RULES_SENTENCE_H

#include "core/rules/condition.h"

// Adds one sentence for each thing that the test looked at, with a full stop each.
void sentence_of_test(struct buffer *out, const struct test *test,
                      const struct inquiry *inquiry);

// "15 June 2026".
void sentence_date(struct buffer *out, struct date date);

#endif
