// Any text as a rule file in the sandbox: it ends, within its limits, and the same way
// when it is run again.
#include "core/lua/sandbox.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static aftercare_status run(struct text source, aftercare_error *err) {
    struct sandbox_limits limits = SANDBOX_LIMITS;
    limits.fuel = 100000;
    limits.memory = 4 << 20;
    struct sandbox *sandbox = NULL;
    aftercare_status status = sandbox_new(&sandbox, &system_allocator, &limits, err);
    if (!status) {
        status = sandbox_run(sandbox, "x", source, err);
    }
    sandbox_free(sandbox);
    return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const struct text source = {(const char *)data, size};
    aftercare_error once = {.status = AFTERCARE_OK}, again = once;
    if (run(source, &once) != run(source, &again) || once.line != again.line ||
        strcmp(once.sentence, again.sentence) != 0) {
        abort();
    }
    return 0;
}
