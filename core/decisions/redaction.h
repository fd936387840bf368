// What of a document is kept in the decision log. Members are named by JSON pointers, a
// step of "*" standing for every entry or member: "/patient/medications/*/x_note". What a
// caller keeps in a document for itself ("x_…") decides nothing, and is never kept.
#ifndef AFTERCARE_DECISIONS_REDACTION_H
#define AFTERCARE_DECISIONS_REDACTION_H

#include "core/base/json_writer.h"

struct redaction {
    const char *const *erase, *const *hash; // pointers; erasing wins
    size_t erase_count, hash_count;
    struct text key; // of the hashes
};

// Where nothing is named at all (both lists NULL), erases what leads to a person at once
// and what nobody needs who answers again: /patient/id, /contact/to.
void redaction_fill(struct redaction *redaction);

// Whether each pointer is one, and there is a key when anything is hashed. EUSAGE.
aftercare_status redaction_check(const struct redaction *redaction, aftercare_error *err);

// What became of one document.
struct redacted {
    struct buffer document;       // as it is kept
    struct buffer erased, hashed; // lists of pointers, as JSON
    bool is_other;                // more than a caller's own members are gone or hashed
};

void redacted_init(struct redacted *redacted, const struct allocator *allocator,
                   size_t max);
void redacted_clear(struct redacted *redacted);

// Writes a document without what is erased, and with a keyed digest in place of what is
// hashed: of a text its bytes, of anything else its JSON. What was written before is
// gone; each buffer's failed tells whether there was memory.
void redacted_write(struct redacted *redacted, const struct json *root,
                    const struct redaction *redaction);

#endif
