#include "core/reminders/memory.h"

#include <string.h>

void *memory_new(const struct allocator *allocator, size_t size) {
    void *block = allocator->allocate(allocator->context, NULL, 0, size);
    if (block) {
        memset(block, 0, size);
    }
    return block;
}

void memory_free(const struct allocator *allocator, void *block, size_t size) {
    if (block) {
        (void)allocator->allocate(allocator->context, block, size, 0);
    }
}
