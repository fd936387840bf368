// What the sandbox's tests share: an allocator that counts, and can be made to fail; a
// clock that is moved by hand; and a sandbox with one text run in it.
#ifndef AFTERCARE_TESTS_LUA_SANDBOX_HELP_H
#define AFTERCARE_TESTS_LUA_SANDBOX_HELP_H

#include "core/lua/sandbox.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// Fails one allocation, the fail_at-th from 1, or all from there on.
struct counting {
    size_t count, fail_at, held;
    bool for_good;
};

static inline void *counting_allocate(void *context, void *pointer, size_t old_size,
                                      size_t new_size) {
    struct counting *counting = context;
    if (new_size > (pointer ? old_size : 0)) {
        counting->count++;
        if (counting->count == counting->fail_at ||
            (counting->for_good && counting->fail_at > 0 &&
             counting->count > counting->fail_at)) {
            return NULL;
        }
    }
    void *result =
        system_allocator.allocate(system_allocator.context, pointer, old_size, new_size);
    counting->held += new_size - (pointer ? old_size : 0);
    return result;
}

static inline struct allocator counting_allocator(struct counting *counting) {
    return (struct allocator){counting_allocate, counting};
}

struct outcome {
    aftercare_status status;
    aftercare_error err;
    struct sandbox_use use;
};

// Runs the text in a sandbox of its own. limits and words may be NULL.
static inline struct outcome outcome_of(struct text source, const char *name,
                                        const struct sandbox_limits *limits,
                                        const luaL_Reg *words) {
    struct outcome outcome = {.status = AFTERCARE_OK};
    struct sandbox *sandbox = NULL;
    outcome.status = sandbox_new(&sandbox, &system_allocator, limits, &outcome.err);
    if (!outcome.status && words) {
        outcome.status = sandbox_words(sandbox, words, &outcome.err);
    }
    if (!outcome.status) {
        outcome.status = sandbox_run(sandbox, name, source, &outcome.err);
        outcome.use = sandbox_used(sandbox);
    }
    sandbox_free(sandbox);
    return outcome;
}

#endif
