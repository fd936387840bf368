// The sentence that asks for what is not known.
#ifndef AFTERCARE_RULES_QUESTION_H
#define AFTERCARE_RULES_QUESTION_H

#include "core/rules/trace.h"

// The term's own question, else the fact's with the term's label in the place of "%s";
// for a list as a whole, the schema's question for it; for a record's missing member,
// what is missing of which entry. Cut to size; returns out.
char *question_sentence(char *out, size_t size, const struct fact_place *place,
                        struct text locale);

// Puts label in the place of the first "%s" of a schema's sentence; returns out.
char *sentence_fill(char *out, size_t size, struct text sentence, struct text label);

#endif
