// One line of a decision log: what was asked, by which rules, and what was answered. The
// answer is that to the document as it is kept, so that whoever has the log and the rules
// comes to the same bytes again; "given" is the digest of what was answered at the time.
#ifndef AFTERCARE_DECISIONS_DECISION_H
#define AFTERCARE_DECISIONS_DECISION_H

#include "aftercare/aftercare.h"
#include "core/decisions/redaction.h"

#define DECISION_LINE_MAX ((size_t)32 << 20) // bytes of a line

enum decision_kind { DECISION_ASSESS, DECISION_PLAN };
#define DECISION_KINDS 2

// "assess", "plan".
const char *decision_kind_name(enum decision_kind kind);

// A decision that was made; everything is borrowed.
struct decision {
    enum decision_kind kind;
    int64_t at; // milliseconds since 1970-01-01T00:00:00Z
    const aftercare_document *document;
    const char *today;                  // of an assessment; may be NULL
    const aftercare_plan_options *plan; // of a plan; may be NULL
    aftercare_json answer;              // not the assessor's: it is about to be used
};

// Who answers the document as it is kept: the library, or what stands for it.
struct decision_makers {
    aftercare_status (*assess)(aftercare_assessor *assessor,
                               const aftercare_document *document, const char *today,
                               aftercare_json *out, aftercare_error *err);
    aftercare_status (*plan)(aftercare_assessor *assessor,
                             const aftercare_document *document,
                             const aftercare_plan_options *options,
                             const aftercare_plan **plan, aftercare_error *err);
};

extern const struct decision_makers decision_makers_library;

struct recording {
    const struct redaction *redaction;
    const struct decision_makers *makers;
    aftercare_assessor *assessor; // that made the decision; used up to its next call
};

// Adds a decision's line, with its line feed, to out. A document that is none any more
// without what is erased or hashed has "answer" null, and "because". ELIMIT when the line
// would be longer than DECISION_LINE_MAX, ENOMEM; then out has nothing more than before.
aftercare_status decision_write(struct buffer *out, const struct decision *decision,
                                const struct recording *recording, aftercare_error *err);

// A line as it was read. Everything is the arena's.
struct decision_record {
    enum decision_kind kind;
    struct text at, engine, digest; // when, the program's version, of the rules
    struct text given;              // digest of what was answered at the time
    struct text document;
    struct text answer;          // empty: it cannot be answered again
    struct text because;         // then: why not
    const struct json *answered; // the same answer; NULL likewise
    const char *today, *date, *timezone, *quiet_from, *quiet_till; // NULL: not said
    const char **treatments;
    size_t treatments_count;
    bool is_redacted; // something was erased or hashed that may count
    int64_t lost;     // not a decision: so many lines could not be written
};

// Reads a line. EDOCUMENT with line 1 and the column when it is no record, ELIMIT,
// ENOMEM.
aftercare_status decision_read(struct decision_record *out, struct arena *arena,
                               struct text line, aftercare_error *err);

// Answers it once more; *out is borrowed from the assessor until its next call. What
// aftercare_assess and aftercare_plan_session say.
aftercare_status decision_again(aftercare_json *out, const struct decision_record *record,
                                aftercare_assessor *assessor, aftercare_error *err);

#endif
