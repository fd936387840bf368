// What is loaded, as JSON.
#ifndef AFTERCARE_RULES_RULES_JSON_H
#define AFTERCARE_RULES_RULES_JSON_H

#include "core/base/json_writer.h"
#include "core/rules/rulebase.h"

// {"digest", "packs", "options", "kinds", "choices", "rules"}; kind and rule narrow the
// rules, NULL takes all. "choices" tells of each option what each of its choices wakes
// and overrules.
void rules_list_json(struct json_writer *writer, const struct rulebase *base,
                     const struct kind *kind, const struct rule *rule);

#endif
