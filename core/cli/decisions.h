// The decision log that a command writes: --decisions and what belongs to it.
#ifndef AFTERCARE_CLI_DECISIONS_H
#define AFTERCARE_CLI_DECISIONS_H

#include "core/cli/command.h"
#include "core/decisions/decision.h"
#include "core/decisions/decision_log.h"

#define DECISIONS_OPTIONS                                                                \
    {"decisions", "FILE",                                                                \
     "adds a line to this log: what was asked, by which rules, the answer"},             \
        {"erase", "POINTER",                                                             \
         "a member that the log leaves out (repeatable; else /patient/id, "              \
         "/contact/to)"},                                                                \
        {"hash", "POINTER", "a member that the log has as a keyed digest (repeatable)"}, \
    {                                                                                    \
        "key-file", "FILE", "the key of these digests"                                   \
    }

struct decisions {
    bool is_wanted; // else nothing of the rest is
    struct decision_log log;
    struct redaction redaction;
};

// Reads the options and opens the log; prints what is wrong. decisions_close is to be
// called when it answered EXIT_DONE.
enum exit_status decisions_open(struct decisions *out, struct invocation *invocation);

// Prints what is wrong and answers it, unless there is a status already.
enum exit_status decisions_close(struct decisions *decisions,
                                 const struct invocation *invocation,
                                 enum exit_status status);

// Adds the record of a decision to out. Made by the assessor, which is used once more.
aftercare_status decisions_record(struct buffer *out, const struct decisions *decisions,
                                  const struct decision *decision,
                                  aftercare_assessor *assessor, aftercare_error *err);

// Writes one record and puts a copy of the answer, in the invocation's arena, in the
// place of decision->answer, whose memory the assessor has used again. Nothing when none
// is wanted. Prints what is wrong.
enum exit_status decisions_keep(struct decisions *decisions,
                                struct invocation *invocation, struct decision *decision,
                                aftercare_assessor *assessor);

#endif
