// The answer to an assessment as structs, for a host that reads no JSON: each member has
// the name that it has in the document of aftercare_assess, and says the same.
//
// Texts are UTF-8 and end with NUL; NULL stands for what is null or not there. Days are
// texts as well, "2026-11-22", so that strcmp puts them in order. Everything is borrowed
// from the assessor until its next call.
//
// A list is an array of pointers with its count, and each of these structs may grow at
// its end in a later release: so never copy one by its size, and never make one.
#ifndef AFTERCARE_ASSESSMENT_H
#define AFTERCARE_ASSESSMENT_H

#include "aftercare/assess.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// One pack of the rules.
typedef struct aftercare_pack {
    const char *name;
    const char *version; // NULL: its manifest gives none
} aftercare_pack;

// Which rules an answer comes from. These are borrowed until the rules are freed.
typedef struct aftercare_rules_used {
    const char *digest; // "sha256:…"
    const aftercare_pack *const *packs;
    size_t packs_count;
    const aftercare_option *const *options; // all, with what is chosen; NULL: nothing is
    size_t options_count;
} aftercare_rules_used;

// One rule that holds, or may hold, for this person and treatment.
typedef struct aftercare_finding {
    const char *rule;       // full name
    const char *severity;   // whatever its plugin calls the field by which it decides
    const char *holds;      // "true" or "unknown"
    const char *clear_from; // NULL: time alone never clears it, or it bars nothing
    const char *area;       // NULL: it is about the person
    const char *because;
    const char *const *facts; // JSON pointers: what it rests on, or what is missing
    size_t facts_count;
    const char *const *sources;
    size_t sources_count;
    const char *error;        // why its function could not answer; NULL: it could
    const char *overruled_by; // full name; NULL: it counts
} aftercare_finding;

// A question whose answer could still change a verdict.
typedef struct aftercare_question {
    const char *fact; // JSON pointer
    const char *term; // NULL: the fact needs none
    const char *question;
    const char *could_be;     // the worst that the answer could lead to
    const char *const *rules; // that wait for it
    size_t rules_count;
    // Of an intake alone: the terms that its "no" answers at once, and how it is answered
    // (see aftercare_ask).
    const char *const *settles;
    size_t settles_count;
    const char *answers; // "yes_no", "date", "number", "choice", "area", "text"
    const char *const *choices;
    size_t choices_count;
    int64_t from, till; // of a number
} aftercare_question;

// What the function of a kind decided of a treatment.
typedef struct aftercare_decision {
    const char *kind;
    const char *verdict; // that stands; NULL: it decided nothing
    const char *error;   // why it failed, or did not stand; NULL: it stands
} aftercare_decision;

// Whether this person may have one treatment, and why not.
typedef struct aftercare_verdict {
    const char *treatment;
    const char *verdict;
    const char *clear_from; // NULL: time alone never clears it, or nothing bars it
    const aftercare_finding *const *findings; // worst first, then by name
    size_t findings_count;
    const aftercare_finding *const *overruled;
    size_t overruled_count;
    const aftercare_question *const *questions; // the most decisive first
    size_t questions_count;
    const char *const *excluded_areas;
    size_t excluded_areas_count;
    const aftercare_decision *const *decided; // by kind; none where no function was asked
    size_t decided_count;
} aftercare_verdict;

// What a match asks of the request: one of the values does.
typedef struct aftercare_detail {
    const char *name;
    const char *const *values;
    size_t values_count;
} aftercare_detail;

// One treatment for a concern, with its verdict.
typedef struct aftercare_ranked {
    const char *treatment;
    int64_t score; // whatever its plugin calls the field by which it ranks
    const char *verdict;
    const char *clear_from;      // of the verdict
    const int64_t *sessions;     // two, the fewest and the most; NULL: not said
    const char *const *interval; // two, "P2W" and "P6W"; NULL: not said
    const char *expect;
    const aftercare_detail *const *details;
    size_t details_count;
    const char *rule; // full name
    const char *const *sources;
    size_t sources_count;
} aftercare_ranked;

// The treatments for one of the document's concerns.
typedef struct aftercare_match {
    const char *concern;
    const char *area;                          // NULL: not said
    const aftercare_ranked *const *treatments; // best first
    size_t treatments_count;
    const char *best_allowed; // a treatment; NULL: none
} aftercare_match;

// A rule, or the function of a kind, that the answer was made without (see
// AFTERCARE_FAILURES_MAX).
typedef struct aftercare_set_aside {
    const char *rule; // full name; NULL: it is a kind
    const char *kind; // NULL: it is a rule
    const char *because;
} aftercare_set_aside;

// The whole answer. All of it is borrowed from the assessor until its next call.
typedef struct aftercare_assessment {
    size_t size; // of this struct, in the library that runs
    const char *date;
    const aftercare_rules_used *rules;
    const aftercare_verdict *const *treatments; // in the order of their ids
    size_t treatments_count;
    const aftercare_match *const *matches; // in the order of the document's concerns
    size_t matches_count;
    const aftercare_set_aside *const *set_aside;
    size_t set_aside_count;
} aftercare_assessment;

// What is still to be asked of one treatment.
typedef struct aftercare_intake_treatment {
    const char *treatment;
    const char *verdict; // so far
    const aftercare_question *const *questions;
    size_t questions_count;
    bool is_settled; // no answer can change the verdict any more
} aftercare_intake_treatment;

// The shortest intake.
typedef struct aftercare_intake {
    size_t size; // of this struct, in the library that runs
    const char *date;
    const aftercare_question *const *questions; // of all treatments, best first
    size_t questions_count;
    const aftercare_intake_treatment *const *treatments; // in the order of their ids
    size_t treatments_count;
} aftercare_intake;

// As aftercare_assess, and answers with structs instead of JSON. *out is borrowed from
// the assessor until its next call, and untouched on failure.
// Threads: one at a time for each assessor.
// Cost: as aftercare_assess, and less than its JSON.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_assess_result(aftercare_assessor *assessor,
                                                       const aftercare_document *document,
                                                       const char *today,
                                                       const aftercare_assessment **out,
                                                       aftercare_error *err);

// As aftercare_ask, and answers with structs instead of JSON. *out is borrowed from the
// assessor until its next call, and untouched on failure. Errors as aftercare_ask has
// them: EDOCUMENT, ELIMIT, EUSAGE, ENOMEM.
// Threads: one at a time for each assessor.
// Cost: as aftercare_ask, and less than its JSON.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_ask_result(aftercare_assessor *assessor,
                                                    const aftercare_document *document,
                                                    const char *today,
                                                    const aftercare_intake **out,
                                                    aftercare_error *err);

// The JSON of the answer that the assessor gave as structs in its last call, the same
// bytes as aftercare_assess, aftercare_ask or aftercare_explain gives. This is no next
// call: structs stay valid beside it, and it gives the same however often it is called.
// Takes the assessor; *out is borrowed from it until its next call. ECONFLICT when its
// last call answered with no structs, or failed; ENOMEM. *out is untouched on failure.
// Threads: one at a time for each assessor.
// Cost: what writing the JSON takes, a few µs; nothing is assessed again.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_result_json(aftercare_assessor *assessor,
                                                     aftercare_json *out,
                                                     aftercare_error *err);

#ifdef __cplusplus
}
#endif

#endif
