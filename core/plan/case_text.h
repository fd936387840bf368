// Values as rule files and packs' tests write them.
#ifndef AFTERCARE_PLAN_CASE_TEXT_H
#define AFTERCARE_PLAN_CASE_TEXT_H

#include "core/base/json.h"

// Adds a value in Lua's words: { code = "x" }, { "a", "b" }, 12, true, never (null).
void case_text_value(struct buffer *out, const struct json *value);

// Adds a name as a member of a table: bare where it can be, else ["…"].
void case_text_name(struct buffer *out, struct text name);

// Adds a text between quotes.
void case_text_quoted(struct buffer *out, struct text text);

#endif
