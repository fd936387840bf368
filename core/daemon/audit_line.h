// One line of the audit log: who did what, when, and what came of it. Each line holds the
// digest of the one before and its own, so a line that is changed, left out or moved
// breaks the chain.
//
// What was done to whom is named by a digest: the log outlives a person's erasure, and
// who knows an id can still find it.
#ifndef AFTERCARE_DAEMON_AUDIT_LINE_H
#define AFTERCARE_DAEMON_AUDIT_LINE_H

#include "core/base/digest.h"
#include "core/base/fail.h"
#include "core/base/text.h"

#define AUDIT_LINE_MAX 2048 // with its newline

struct audit_entry {
    int64_t at;      // milliseconds since 1970
    const char *who; // a token's name; "local" without tokens; "daemon"
    const char *did; // "GET /v1/sessions/{}", "start"
    const char *of;  // an id in the clear, which is not written so; NULL: of nobody
    int status;      // of HTTP; 0: none
};

// Where a chain has come to: the last line's number and digest; zero before the first.
struct audit_chain {
    int64_t number;
    char digest[DIGEST_TEXT_MAX];
};

// Adds the next line to out and moves the chain on. When out fails, the chain stays.
void audit_line_write(struct buffer *out, struct audit_chain *chain,
                      const struct audit_entry *entry);

// Reads a line without its newline and moves the chain on to it. EDOCUMENT: the line was
// changed, and the chain stays. ECONFLICT: the line is whole, but what stood before it is
// gone or another one; the chain goes on from here. ENOMEM.
aftercare_status audit_line_read(struct audit_chain *chain, struct text line,
                                 aftercare_error *err);

#endif
