// The reference of the kinds of rules: their fields, as the plugins tell them.
#ifndef AFTERCARE_CLI_RULES_KINDS_H
#define AFTERCARE_CLI_RULES_KINDS_H

#include "core/base/json.h"
#include "core/base/text.h"

// What `rules --kinds` prints; list is what aftercare_rules_list answered, kind the one
// that is wanted (empty: all). For people, each as a paragraph and a table; or as
// { "kinds": […] }.
void rules_kinds_text(struct buffer *out, const struct json *list, struct text kind,
                      int width);
void rules_kinds_json(struct buffer *out, const struct json *list, struct text kind);

#endif
