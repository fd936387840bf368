#include "core/base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_MIN ((size_t)1 << 10)
#define BLOCK_MAX ((size_t)256 << 10) // larger pieces get a block of their own size
#define DOUBLES_TO ((size_t)16 << 10)
#define GROW_FROM 8

struct arena_block {
    struct arena_block *next;
    size_t size; // of bytes
    alignas(max_align_t) unsigned char bytes[];
};

static void *allocate_from_system(void *context, void *pointer, size_t old_size,
                                  size_t new_size) {
    (void)context;
    (void)old_size;
    if (new_size == 0) {
        free(pointer);
        return NULL;
    }
    return realloc(pointer, new_size);
}

const struct allocator system_allocator = {.allocate = allocate_from_system};

void arena_init(struct arena *arena, const struct allocator *allocator, size_t limit) {
    *arena = (struct arena){.allocator = *allocator, .limit = limit};
}

// The size of a new block's bytes: at first as much again as there is already, then a
// quarter of it, so that little is held that nobody asked for; within bounds and within
// the limit, but never less than asked for. 0 when that cannot be.
static size_t new_block_size(const struct arena *arena, size_t asked) {
    size_t header = sizeof(struct arena_block);
    size_t size = arena->total < DOUBLES_TO ? arena->total : arena->total / 4;
    if (size < DOUBLES_TO / 2 && arena->total >= DOUBLES_TO) {
        size = DOUBLES_TO / 2;
    }
    if (size < BLOCK_MIN) {
        size = BLOCK_MIN;
    }
    if (size > BLOCK_MAX) {
        size = BLOCK_MAX;
    }
    size -= header;
    if (size < asked) {
        size = asked;
    }
    if (arena->limit == 0) {
        return size > SIZE_MAX - header - arena->total ? 0 : size;
    }
    size_t left = arena->limit > arena->total ? arena->limit - arena->total : 0;
    if (left < header || left - header < asked) {
        return 0;
    }
    return size < left - header ? size : left - header;
}

// Puts block behind the current one and makes it the current one.
static void enter(struct arena *arena, struct arena_block *block) {
    if (arena->current) {
        block->next = arena->current->next;
        arena->current->next = block;
    } else {
        block->next = arena->first;
        arena->first = block;
    }
    arena->current = block;
    arena->used = 0;
}

// Takes the first of the empty blocks that is large enough out of the list, or returns
// NULL.
static struct arena_block *take_empty(struct arena *arena, size_t size) {
    struct arena_block **link = arena->current ? &arena->current->next : &arena->first;
    while (*link && (*link)->size < size) {
        link = &(*link)->next;
    }
    struct arena_block *block = *link;
    if (block) {
        *link = block->next;
    }
    return block;
}

static struct arena_block *new_block(struct arena *arena, size_t asked) {
    size_t size = new_block_size(arena, asked);
    if (size == 0) {
        return NULL;
    }
    size_t whole = sizeof(struct arena_block) + size;
    struct arena_block *block =
        arena->allocator.allocate(arena->allocator.context, NULL, 0, whole);
    if (block) {
        block->size = size;
        arena->total += whole;
    }
    return block;
}

// The bytes that a piece takes, so that the next one is aligned; size is at most
// SIZE_MAX / 2.
static size_t rounded_up(size_t size) {
    size_t align = alignof(max_align_t);
    return size == 0 ? align : (size + align - 1) / align * align;
}

static void *take(struct arena *arena, size_t size) {
    if (size > SIZE_MAX / 2) {
        return NULL;
    }
    size_t rounded = rounded_up(size);
    if (!arena->current || arena->current->size - arena->used < rounded) {
        struct arena_block *block = take_empty(arena, rounded);
        if (!block) {
            block = new_block(arena, rounded);
        }
        if (!block) {
            return NULL;
        }
        enter(arena, block);
    }
    void *piece = arena->current->bytes + arena->used;
    arena->used += rounded;
    return piece;
}

void *arena_alloc(struct arena *arena, size_t size) {
    void *piece = take(arena, size);
    return piece ? memset(piece, 0, rounded_up(size)) : NULL;
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
    size_t bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        return NULL;
    }
    return arena_alloc(arena, bytes);
}

void *arena_room(struct arena *arena, size_t count, size_t size) {
    size_t bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        return NULL;
    }
    return take(arena, bytes);
}

char *arena_copy(struct arena *arena, const void *bytes, size_t len) {
    char *copy = len < SIZE_MAX ? take(arena, len + 1) : NULL;
    if (copy && len > 0) {
        memcpy(copy, bytes, len);
    }
    if (copy) {
        copy[len] = '\0';
    }
    return copy;
}

char *arena_format(struct arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *out = len < 0 ? NULL : arena_alloc(arena, (size_t)len + 1);
    if (out) {
        va_start(arguments, format);
        (void)vsnprintf(out, (size_t)len + 1, format, arguments);
        va_end(arguments);
    }
    return out;
}

void arena_reset(struct arena *arena) {
    arena->current = NULL;
    arena->used = 0;
}

static void give_back(const struct arena *arena, struct arena_block *block) {
    (void)arena->allocator.allocate(arena->allocator.context, block,
                                    sizeof(struct arena_block) + block->size, 0);
}

void arena_trim(struct arena *arena, size_t keep) {
    struct arena_block **link = &arena->first;
    bool is_used = arena->current != NULL;
    size_t kept = 0;
    while (arena->total > keep && *link) {
        struct arena_block *block = *link;
        size_t whole = sizeof(struct arena_block) + block->size;
        if (is_used || kept + whole <= keep) {
            is_used = is_used && block != arena->current;
            kept += whole;
            link = &block->next;
        } else {
            *link = block->next;
            arena->total -= whole;
            give_back(arena, block);
        }
    }
}

void arena_clear(struct arena *arena) {
    struct arena_block *block = arena->first;
    while (block) {
        struct arena_block *next = block->next;
        give_back(arena, block);
        block = next;
    }
    struct allocator allocator = arena->allocator;
    arena_init(arena, &allocator, arena->limit);
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity,
                 size_t size) {
    if (items && count < *capacity) {
        return items;
    }
    size_t larger = count < GROW_FROM ? GROW_FROM : count;
    if (count >= GROW_FROM && __builtin_mul_overflow(count, (size_t)2, &larger)) {
        return NULL;
    }
    void *grown = arena_array(arena, larger, size);
    if (!grown) {
        return NULL;
    }
    if (items) {
        memcpy(grown, items, count * size);
    }
    *capacity = larger;
    return grown;
}
