// Any pattern on any text: it ends, stays inside both, and says what it matched. The
// input is a pattern, a NUL, and a text.
#include "core/lua/sandbox_match.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool spend(void *context, unsigned steps) {
    int64_t *left = context;
    return (*left -= steps) >= 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const char *input = (const char *)data;
    size_t len = size > 0 ? strnlen(input, size) : 0;
    size_t rest = len < size ? len + 1 : len;
    int64_t left = 100000;
    struct sandbox_match match = {.subject = {size > 0 ? input + rest : "", size - rest},
                                  .pattern = {size > 0 ? input : "", len},
                                  .spend = spend,
                                  .context = &left};
    for (size_t at = 0; at <= match.subject.len && !match.problem; at++) {
        const char *end = sandbox_match_at(&match, match.subject.at + at);
        bool is_inside = !end || (end >= match.subject.at + at &&
                                  end <= match.subject.at + match.subject.len);
        if (!is_inside || match.count > SANDBOX_MATCH_CAPTURES) {
            abort();
        }
    }
    return 0;
}
