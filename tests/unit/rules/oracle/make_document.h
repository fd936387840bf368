// Random documents for a rule base, and what may happen to one.
#ifndef AFTERCARE_TESTS_ORACLE_MAKE_DOCUMENT_H
#define AFTERCARE_TESTS_ORACLE_MAKE_DOCUMENT_H

#include "tests/unit/rules/chance.h"
#include "tests/unit/rules/oracle/plain.h"

void make_document(struct plain_document *out, struct chance *chance,
                   const struct calendar *calendar, const struct plain_rules *rules);

// Puts entries, unanswered terms, works and areas into another order.
void shuffle_document(struct plain_document *document, struct chance *chance);

// Answers one thing that the document leaves open; false when chance found none.
bool tell_document(struct plain_document *document, struct chance *chance,
                   const struct calendar *calendar, const struct plain_rules *rules);

// Whether the document says the same on every later day: no entry tells of its time by a
// status, or by having happened already.
bool is_of_any_day(const struct plain_document *document);

#endif
