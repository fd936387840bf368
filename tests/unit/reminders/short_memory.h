// An allocator whose n-th request fails, for reminders whose two threads take memory at
// once: to walk every error path, run something with left = 0, 1, 2 … until none failed.
#ifndef AFTERCARE_TESTS_REMINDERS_SHORT_MEMORY_H
#define AFTERCARE_TESTS_REMINDERS_SHORT_MEMORY_H

#include "core/base/arena.h"

#include <stdlib.h>

struct short_memory {
    _Atomic long left; // requests that work; below 0: one has failed, or none ever does
    _Atomic long out;  // blocks
};

static inline void *short_memory_allocate(void *context, void *pointer, size_t old_size,
                                          size_t new_size) {
    struct short_memory *memory = context;
    (void)old_size;
    if (new_size == 0) {
        memory->out -= pointer != NULL;
        free(pointer);
        return NULL;
    }
    if (memory->left-- == 0) {
        return NULL;
    }
    void *block = realloc(pointer, new_size);
    memory->out += block && !pointer;
    return block;
}

static inline struct allocator short_memory_allocator(struct short_memory *memory) {
    return (struct allocator){.allocate = short_memory_allocate, .context = memory};
}

#endif
