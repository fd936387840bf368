// Answers to the questions of an intake, written into a document.
#ifndef AFTERCARE_RULES_REPLY_H
#define AFTERCARE_RULES_REPLY_H

#include "aftercare/aftercare.h"
#include "core/base/json_writer.h"
#include "core/rules/rulebase.h"

struct replying {
    struct arena *arena;
    const struct rulebase *base;
    const struct json_document *document;
    const struct facts *facts; // read from it
    const aftercare_replies *replies;
    aftercare_error *err;
};

// Writes the document with the replies in it (aftercare_answer tells how); all else
// stands as it was read. EUSAGE for a reply to no question, or with no answer to it;
// ENOMEM. Whether dates, numbers and choices are right is told when the document is read
// again.
aftercare_status reply_write(struct json_writer *writer, const struct replying *replying);

#endif
