// A document and what is expected of it, as a case of a pack's tests.
#ifndef AFTERCARE_PLAN_TELLTALE_TEXT_H
#define AFTERCARE_PLAN_TELLTALE_TEXT_H

#include "core/base/json.h"
#include "core/plan/attempt.h"

struct telltale_case {
    const struct altered *altered; // whose variant's options the case chooses
    const char *before, *after;    // the mutant's field, for the case's name
    const struct variables *variables;
    const size_t *chosen;
    const struct json *document, *expect;
};

// Writes the case. Members that are varied and not given stand in it as unknown, so that
// defaults of the file leave them so.
void telltale_text(struct buffer *out, const struct telltale_case *telltale);

#endif
