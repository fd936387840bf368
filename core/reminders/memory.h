// Blocks from an allocator (core/base/arena.h) for what lives shorter than any arena.
#ifndef AFTERCARE_REMINDERS_MEMORY_H
#define AFTERCARE_REMINDERS_MEMORY_H

#include "core/base/arena.h"

// Zeroed; NULL when there is no memory.
void *memory_new(const struct allocator *allocator, size_t size);

// NULL does nothing. size is what was asked for.
void memory_free(const struct allocator *allocator, void *block, size_t size);

#endif
