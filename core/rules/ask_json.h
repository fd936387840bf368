// An intake as a document: the questions of each treatment, and those of all together.
#ifndef AFTERCARE_RULES_ASK_JSON_H
#define AFTERCARE_RULES_ASK_JSON_H

#include "core/base/json_writer.h"
#include "core/rules/ask.h"

void ask_json(struct json_writer *writer, const struct rulebase *base,
              const struct intake *intake);

#endif
