// Why a rule holds, or does not, for one document: the tree of its condition with each
// part's value, and the smallest change that would turn the answer.
#ifndef AFTERCARE_RULES_EXPLAIN_H
#define AFTERCARE_RULES_EXPLAIN_H

#include "aftercare/explanation.h"
#include "core/base/json_writer.h"
#include "core/rules/assessment.h"

// What a host is handed, and the rule that it is of.
struct explanation {
    aftercare_explanation shown;
    const struct rule *rule;
};

// Explains a rule, for facts of which functions_begin was called. It lives in the arena
// as long as the facts and the base do. ENOMEM.
aftercare_status explain(struct explanation *out, struct arena *arena,
                         const struct rulebase *base, const struct facts *facts,
                         const struct rule *rule);

// Writes an explanation as an object.
void explain_write(struct json_writer *writer, const struct rulebase *base,
                   const struct explanation *explanation);

// One and the other. ENOMEM.
aftercare_status explain_json(struct json_writer *writer, struct arena *arena,
                              const struct rulebase *base, const struct facts *facts,
                              const struct rule *rule);

#endif
