// aftercare rules --changes: what new rules change against old ones.
#ifndef AFTERCARE_CLI_RULES_CHANGES_H
#define AFTERCARE_CLI_RULES_CHANGES_H

#include "core/base/json.h"

// Adds what differs between two lists of aftercare_rules_list, as a document:
// {"from", "to": digests, "packs": [{"name", "was", "is"}], "options" and "rules":
// [{"name", "kind", "change": "added", "removed" or "changed",
//   "fields": [{"field", "from", "to": values, "was", "is": in words}]}]}; a sentence
// that changed in some language has that "locale".
// What did not change is left out; what is only new has no "from" and "was", what is gone
// no "to" and "is".
void rules_changes_json(struct buffer *out, const struct json *old_list,
                        const struct json *new_list);

// Adds such a document, in words, as text of at most `width` columns.
void rules_changes_text(struct buffer *out, const struct json *changes, int width);

#endif
