// One line of a decision log, answered once more: what became of it.
#ifndef AFTERCARE_CLI_REPLAY_H
#define AFTERCARE_CLI_REPLAY_H

#include "core/cli/batch.h"
#include "core/cli/impact.h"

#define REPLAY_OUTCOMES(X)                                                               \
    X(SAME, "same")           /* byte for byte */                                        \
    X(DIFFERS, "differs")     /* though the rules are the same */                        \
    X(UNCHANGED, "unchanged") /* by other rules, but nothing that matters */             \
    X(CHANGED, "changed")     /* by other rules */                                       \
    X(REFUSED, "refused")     /* these rules refuse the document */                      \
    X(CLOSED, "closed")       /* the record itself says that it cannot be replayed */    \
    X(LOST, "lost")           /* not a record: so many could not be written */           \
    X(BROKEN, "broken")       /* not a record */

enum replay_outcome {
#define X(name, word) REPLAY_##name,
    REPLAY_OUTCOMES(X)
#undef X
        REPLAY_OUTCOMES_COUNT
};

const char *replay_word(enum replay_outcome outcome);

// What is the same for every line; nobody changes it.
struct replaying {
    const char *digest;       // of the rules that answer now
    const struct json *kinds; // of the same
};

// A batch_answer whose context is a struct replaying. Adds a line to aside: { "line",
// "outcome" } and with it "pointer" and "engine" of what differs, "changes" (see
// impact.h), "sentence" and "column" of what is refused, closed or broken, "lost", and
// "as_given" where something was erased or hashed. Prints nothing. False for a line that
// is broken.
bool replay_line(struct batch_answers *out, const struct batch_line *line,
                 aftercare_assessor *assessor, const void *context);

#endif
