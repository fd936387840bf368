// aftercare assess --batch: a document a line in, an answer a line out, in the same
// order.
//
// One thread reads, some assess, and the caller's writes. Between them stands a ring of a
// few slots, each with some lines and later their answers: a slot is filled, assessed,
// and written, and only then filled again, so that memory stays the same however long the
// input is, and the order with it.
#ifndef AFTERCARE_CLI_BATCH_H
#define AFTERCARE_CLI_BATCH_H

#include "core/cli/open.h"

#define BATCH_JOBS_MAX 256

struct batch_request {
    const aftercare_rules *rules;
    aftercare_document document; // name, date and treatments of each line
    const char *today;
    int file;            // NDJSON comes from here
    size_t jobs;         // threads that assess, 1 to BATCH_JOBS_MAX
    bool shows_progress; // on standard error
};

struct batch_result {
    size_t lines, wrong; // lines that were answered, and those of them with an error
    bool is_cut;         // standard output could not be written any more
};

// Answers line by line on standard output; a line that is no right document gets
// {"error": {"status", "line", "column", "pointer", "sentence"}} in its place, an empty
// line as well. EIO when reading or writing fails, ENOMEM.
aftercare_status batch_run(struct batch_result *out, const struct batch_request *request,
                           aftercare_error *err);

#endif
