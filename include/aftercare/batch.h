// Many documents in a row: a table of a million rows, a file with a document a line. A
// wrong one gives its error in its place, and the others go on.
#ifndef AFTERCARE_BATCH_H
#define AFTERCARE_BATCH_H

#include "aftercare/assessment.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// What came of one document. Borrowed until the callback that is told returns.
typedef struct aftercare_answered {
    size_t size;   // of this struct, in the library that runs
    size_t number; // of the document, from 0
    const aftercare_document *document;
    const aftercare_error *error; // NULL: it was answered
    const aftercare_assessment
        *assessment;     // NULL: with an error, or where JSON is wanted
    aftercare_json json; // text NULL: likewise, where structs are
} aftercare_answered;

// Gives the next document; false: there are no more. What it points to must stay until
// the next call, or the end. It must not call the assessor.
typedef bool aftercare_next_document(void *context, aftercare_document *out);

// Told of each document, in their order; false: the rest is left. It may call
// aftercare_result_json with the assessor, and nothing else.
typedef bool aftercare_take_answer(void *context, const aftercare_answered *answered);

// Start with AFTERCARE_BATCH and set what differs. Everything is borrowed for the call.
typedef struct aftercare_batch {
    size_t size; // of this struct
    const aftercare_document *documents;
    size_t count;
    aftercare_next_document *next; // asked instead of these; NULL: it is these
    const char *today;             // as aftercare_assess takes it; may be NULL
    bool is_json;                  // answers are wanted as JSON, not as structs
    aftercare_take_answer *take;
    void *context; // of both callbacks
} aftercare_batch;

#define AFTERCARE_BATCH ((aftercare_batch){.size = sizeof(aftercare_batch)})

// Answers each document as aftercare_assess does alone, so that their order changes no
// byte: a rule that was set aside for those before is tried again (as by
// aftercare_assessor_try_again). *done (may be NULL) is how many were told to take. OK
// also where documents were wrong, or where take has left the rest; EUSAGE when today is
// no date or there is no take, before any document is looked at. Several threads share
// the work by a batch each, with an assessor of its own.
// Threads: one at a time for each assessor.
// Cost: as aftercare_assess for each; memory for one.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_assess_batch(aftercare_assessor *assessor,
                                                      const aftercare_batch *batch,
                                                      size_t *done, aftercare_error *err);

#ifdef __cplusplus
}
#endif

#endif
