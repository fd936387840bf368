// An allocator whose n-th request fails, and that counts what has not been given back: to
// walk every error path, run something with n = 1, 2, 3 … until it succeeds.
#ifndef AFTERCARE_TESTS_FAILING_H
#define AFTERCARE_TESTS_FAILING_H

#include "core/base/arena.h"

struct failing {
    size_t fails_at; // the number of the request that fails; 0 for none
    size_t requests; // so far; shrinking and freeing are none
    size_t live;     // blocks
};

static inline void *failing_allocate(void *context, void *pointer, size_t old_size,
                                     size_t new_size) {
    struct failing *failing = context;
    if (new_size == 0) {
        failing->live -= pointer ? 1 : 0;
    } else if ((!pointer || new_size > old_size) &&
               ++failing->requests == failing->fails_at) {
        return NULL;
    }
    void *result = system_allocator.allocate(NULL, pointer, old_size, new_size);
    if (!pointer && result) {
        failing->live++;
    }
    return result;
}

static inline struct allocator failing_allocator(struct failing *failing) {
    return (struct allocator){.allocate = failing_allocate, .context = failing};
}

#endif
