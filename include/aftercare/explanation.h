// Why a rule holds or does not, as structs, for a host that reads no JSON: each member
// has the name that it has in aftercare_explain's JSON, and says the same; what stays in
// the JSON alone are the rule's own fields.
//
// Texts are UTF-8 and end with NUL; NULL stands for what is null or not there. Lists are
// arrays of pointers. Everything is borrowed from the assessor until its next call. Each
// of these structs may grow at its end in a later release: so never copy one by its size,
// and never make one.
#ifndef AFTERCARE_EXPLANATION_H
#define AFTERCARE_EXPLANATION_H

#include "aftercare/assessment.h"
#include "aftercare/facts.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// A part of a condition, and what it comes out as.
typedef struct aftercare_explained_part {
    const char *part;  // "and", "or", "not", "test" or "function"
    const char *value; // "true", "false" or "unknown"
    const char *until; // the day on which time alone may change that; NULL: it never does
    const struct aftercare_explained_part *const
        *parts; // that are joined; of a function what it
                // read, which the JSON calls "reads"
    size_t parts_count;
    // Of a test or a function:
    const char *wording;      // as the rule says it
    const char *sentence;     // what was found
    const char *const *facts; // that it rests on, as JSON pointers
    size_t facts_count;
    const char *error; // of a function that failed
} aftercare_explained_part;

// A test that would have to come out otherwise.
typedef struct aftercare_explained_test {
    const char *wording;   // as the rule says it
    const char *should_be; // "true" or "false"
} aftercare_explained_test;

// The smallest change that turns the condition.
typedef struct aftercare_explained_change {
    const char *to;       // "true" or "false"
    const char *on;       // the day on which time alone does; NULL: it never does
    const char *sentence; // the same for people
    const aftercare_explained_test *const *tests; // what would do it today
    size_t tests_count;
} aftercare_explained_change;

// A detail of the request that the rule needs.
typedef struct aftercare_explained_detail {
    const char *detail;
    const char *value;            // "true", "false" or "unknown"
    const char *is;               // what the request says; NULL: nothing
    const char *const *should_be; // one of these
    size_t should_be_count;
    const char *sentence;
} aftercare_explained_detail;

// One rule, explained for one patient.
typedef struct aftercare_explanation {
    size_t size; // of this struct, in the library that runs
    const char *date;
    const aftercare_rules_used *rules;
    const char *rule; // full name
    const char *kind;
    const char *holds; // "true", "false" or "unknown"
    bool is_awake;     // false: it waits for a choice of the clinic's
    const aftercare_explained_detail *const *details;
    size_t details_count;
    const aftercare_explained_part *condition; // NULL: it has none
    const aftercare_explained_change *change;  // of the condition; NULL: it has none
    const aftercare_explained_part *exception; // NULL: it has none
} aftercare_explanation;

// As aftercare_explain, and answers with structs instead of JSON, which
// aftercare_result_json writes. *out is borrowed from the assessor until its next call,
// and untouched on failure. Errors as aftercare_explain has them: ENOTFOUND, EDOCUMENT,
// ELIMIT, EUSAGE, ENOMEM.
// Threads: one at a time for each assessor.
// Cost: as aftercare_explain.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_explain_result(
    aftercare_assessor *assessor, const aftercare_document *document, const char *today,
    const char *rule, const aftercare_explanation **out, aftercare_error *err);

// As aftercare_explain_facts, and answers with structs instead of JSON, which
// aftercare_result_json writes. *out is borrowed from the assessor until its next call,
// and untouched on failure. Errors as aftercare_explain_facts.
// Threads: one at a time for each assessor, and for each handle.
// Cost: as aftercare_explain_facts.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_explain_facts_result(
    aftercare_assessor *assessor, aftercare_facts *facts, const char *rule,
    const aftercare_explanation **out, aftercare_error *err);

#ifdef __cplusplus
}
#endif

#endif
