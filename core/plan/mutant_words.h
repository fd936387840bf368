// A mutation in the words of a rule file: the field as it is, and as it would be.
#ifndef AFTERCARE_PLAN_MUTANT_WORDS_H
#define AFTERCARE_PLAN_MUTANT_WORDS_H

#include "core/rules/mutation.h"

// Both are the arena's. ENOMEM.
aftercare_status mutant_words(const char **before, const char **after,
                              struct arena *arena, const struct rule *rule,
                              const struct mutation *mutation);

#endif
