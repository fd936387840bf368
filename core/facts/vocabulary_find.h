// Building what finds terms by their names; finding is in vocabulary.h.
#ifndef AFTERCARE_FACTS_VOCABULARY_FIND_H
#define AFTERCARE_FACTS_VOCABULARY_FIND_H

#include "core/facts/vocabulary.h"

// Puts each term's id, synonyms and codes into the vocabulary's hash; the terms are
// sorted and each is there once. ENOMEM.
aftercare_status vocabulary_find_build(struct vocabulary *vocabulary);

#endif
