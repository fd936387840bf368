// aftercare rules --options: what a clinic can choose, and what each choice changes.
#ifndef AFTERCARE_CLI_RULES_OPTIONS_H
#define AFTERCARE_CLI_RULES_OPTIONS_H

#include "core/base/json.h"

// Adds the options of a list of aftercare_rules_list, as text of at most `width` columns.
void rules_options_text(struct buffer *out, const struct json *list, int width);

// The same as a document: {"digest", "choices"}.
void rules_options_json(struct buffer *out, const struct json *list);

#endif
