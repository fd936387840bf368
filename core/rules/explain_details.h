#ifndef AFTERCARE_RULES_EXPLAIN_DETAILS_H
#define AFTERCARE_RULES_EXPLAIN_DETAILS_H

#include "core/base/json_writer.h"
#include "core/facts/facts.h"
#include "core/rules/rule.h"

// Writes the member "details": each that the rule needs, with what it should be, what the
// request says (null where it says nothing), whether that does, and the same in a
// sentence. Nothing for a rule without.
void explain_details(struct json_writer *writer, const struct rule *rule,
                     const struct facts *facts);

#endif
