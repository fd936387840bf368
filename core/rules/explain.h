// Why a rule holds, or does not, for one document: the tree of its condition with each
// part's value, and the smallest change that would turn the answer.
#ifndef AFTERCARE_RULES_EXPLAIN_H
#define AFTERCARE_RULES_EXPLAIN_H

#include "core/base/json_writer.h"
#include "core/rules/assessment.h"

// Writes the explanation as an object. ENOMEM.
aftercare_status explain_json(struct json_writer *writer, struct arena *arena,
                              const struct rulebase *base, const struct facts *facts,
                              const struct rule *rule);

#endif
