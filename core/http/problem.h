// Refusals as RFC 9457 problem documents: type, title, status, detail, and where the
// mistake has a place, line, column and pointer.
#ifndef AFTERCARE_HTTP_PROBLEM_H
#define AFTERCARE_HTTP_PROBLEM_H

#include "core/base/fail.h"
#include "core/base/text.h"

#define PROBLEM_CONTENT_TYPE "application/problem+json"

// The HTTP status that a mistake of ours is answered with: EDOCUMENT is 400, and so on.
unsigned problem_status(aftercare_status status);

// Adds the document to out. With http 0 the status and the type follow from err->status;
// otherwise the refusal is HTTP's own (404 for a path, 405, 415…), and http is its
// status.
void problem_write(struct buffer *out, unsigned http, const aftercare_error *err);

// The same for what came of several mistakes, which a member "problems" lists, each with
// its place, line, column and detail.
void problem_write_all(struct buffer *out, const aftercare_error *err,
                       const aftercare_error *problems, size_t problems_count);

#endif
