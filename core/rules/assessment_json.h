// An assessment as the document of design 4.2: the same bytes for the same assessment.
#ifndef AFTERCARE_RULES_ASSESSMENT_JSON_H
#define AFTERCARE_RULES_ASSESSMENT_JSON_H

#include "core/base/json_writer.h"
#include "core/rules/assessment.h"

void assessment_json(struct json_writer *writer, const struct rulebase *base,
                     const struct assessment *assessment);

// {"digest", "packs", "options"}: which rules an answer comes from.
void rules_json(struct json_writer *writer, const struct rulebase *base);

// The same members in an object that is open.
void rules_members_json(struct json_writer *writer, const struct rulebase *base);

// A date, or null for DATE_MAX.
void date_json(struct json_writer *writer, struct date date);

// The ids that a rule cites, as a list.
void sources_json(struct json_writer *writer, const struct rule *rule);

// A finding's members in an open object: rule, severity, holds, clear_from, area,
// because, facts, sources; for an overruled one also by which rule.
void finding_json(struct json_writer *writer, const struct finding *finding);

// The member "set_aside", a list of { "rule", "because" }, in an open object: the rules
// that the answer was made without, since their functions are set aside (tally.h).
// Nothing where there are none.
void set_aside_json(struct json_writer *writer, const struct rulebase *base,
                    const struct facts *facts);

// The value of one field, in the shape in which a rule file gives it.
void value_json(struct json_writer *writer, const struct field *field,
                const struct rule_value *value);

#endif
