// The library's explanation of a rule, as people read it.
#ifndef AFTERCARE_CLI_EXPLANATION_H
#define AFTERCARE_CLI_EXPLANATION_H

#include "core/base/json.h"

struct explanation {
    const struct json *answer; // of aftercare_explain
    int indent;
    const char *bold, *plain; // put around what counts; "" for none
};

// Writes whether the rule holds, each part of its condition with its value, and what
// would change it; a line each.
void explanation_write(struct buffer *out, const struct explanation *explanation);

#endif
