// Any bytes run as a Lua file within the limits, or are refused with a sentence; the
// state can always be closed.
#include "core/lua/lexer.h"
#include "core/lua/sandbox.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void scan(struct text source) {
    struct arena arena;
    arena_init(&arena, &system_allocator, 64 << 20);
    struct token *tokens = NULL;
    size_t count = 0;
    aftercare_error err = {0};

    aftercare_status status = lexer_scan(&tokens, &count, &arena, "fuzz", source, &err);

    if (status == AFTERCARE_OK ? count == 0 : err.sentence[0] == '\0') {
        abort();
    }
    arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct text source = {(const char *)data, size};
    struct sandbox_limits limits = SANDBOX_LIMITS;
    limits.fuel = 100000;
    limits.memory = 4 << 20;
    struct sandbox *sandbox = NULL;
    aftercare_error err = {0};

    scan(source);
    if (sandbox_new(&sandbox, &system_allocator, &limits, &err) == AFTERCARE_OK &&
        sandbox_run(sandbox, "fuzz", source, &err) != AFTERCARE_OK && !err.sentence[0]) {
        abort();
    }
    sandbox_free(sandbox);
    return 0;
}
