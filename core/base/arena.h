// Memory by lifetime: an arena gives out pieces of larger blocks and takes them all back
// at once. Reset keeps the blocks for the next round, so that a warm arena allocates
// nothing. Nothing in an arena is freed alone.
#ifndef AFTERCARE_BASE_ARENA_H
#define AFTERCARE_BASE_ARENA_H

#include <stddef.h>

// The shape of lua_Alloc, so that one limit and one failure test cover C and Lua:
// new_size 0 frees and returns NULL; pointer NULL allocates; shrinking never fails.
typedef void *allocate_function(void *context, void *pointer, size_t old_size,
                                size_t new_size);

struct allocator {
    allocate_function *allocate;
    void *context;
};

// realloc and free.
extern const struct allocator system_allocator;

struct arena_block;

struct arena {
    struct allocator allocator;
    struct arena_block *first, *current; // a list; blocks after current are empty
    size_t used;                         // of current
    size_t total, limit;                 // bytes of all blocks, and the most allowed
};

// Allocates nothing yet. limit is in bytes; 0 means no limit.
void arena_init(struct arena *arena, const struct allocator *allocator, size_t limit);

// Zeroed and aligned for any type; NULL when there is no memory or the limit is reached.
// size 0 gives a valid pointer.
void *arena_alloc(struct arena *arena, size_t size);

// arena_alloc(count * size), NULL when that overflows.
void *arena_array(struct arena *arena, size_t count, size_t size);

// The same without the zeros: for what is written before it is read.
void *arena_room(struct arena *arena, size_t count, size_t size);

// A copy of len bytes with a NUL after it; NULL as above.
char *arena_copy(struct arena *arena, const void *bytes, size_t len);

// printf into the arena; NULL as above.
__attribute__((format(printf, 2, 3))) char *arena_format(struct arena *arena,
                                                         const char *format, ...);

// Everything given out is gone; the blocks stay for the next round. O(1).
void arena_reset(struct arena *arena);

// Gives empty blocks back until all blocks together take at most keep bytes, or none is
// empty. O(blocks), and nothing at all where they take no more than that.
void arena_trim(struct arena *arena, size_t keep);

// Gives every block back; the arena is as after arena_init.
void arena_clear(struct arena *arena);

// Lists that grow: returns items, or a copy with room for at least one more than count,
// *capacity raised; NULL when there is no memory (the old list stays valid). Amortised
// O(1).
void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity,
                 size_t size);

#endif
