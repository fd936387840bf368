#ifndef AFTERCARE_RULES_EXPLAIN_DETAILS_H
#define AFTERCARE_RULES_EXPLAIN_DETAILS_H

#include "aftercare/explanation.h"
#include "core/rules/shown.h"

// The details that the rule needs: what each should be, what the request says (NULL where
// it says nothing), whether that does, and the same in a sentence. NULL for a rule
// without.
const aftercare_explained_detail *const *explain_details(struct showing *showing,
                                                         size_t *count,
                                                         const struct rule *rule,
                                                         const struct facts *facts);

#endif
