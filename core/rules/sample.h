// Documents made by chance of what rules ask: terms that conditions name, and values on
// both sides of their bounds. For trying two sets of rules on the same people when there
// is nobody's record to try them on.
#ifndef AFTERCARE_RULES_SAMPLE_H
#define AFTERCARE_RULES_SAMPLE_H

#include "core/base/json_writer.h"
#include "core/rules/rulebase.h"

// Write the document of that number, the same each time: what an assessment is asked, or
// a session. It is well formed, and nearly always a right one. Failure is the buffer's.
void sample_request(struct json_writer *writer, const struct rulebase *base,
                    uint64_t number);
void sample_session(struct json_writer *writer, const struct rulebase *base,
                    uint64_t number);

#endif
