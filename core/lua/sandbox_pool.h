// The memory of one sandbox in one region, so that all of it can be kept as it is at one
// moment, and put back: a state into which libraries and words were opened once begins
// anew for each file, byte for byte as it was, at the price of a copy. What has no room
// in the region is the host's, as without a pool; then there is more to it than a copy.
//
// Allocating and giving back are O(1). Pieces are given out again by size and never
// joined, so the region may fill up with pieces of other sizes: a host's piece serves
// then.
#ifndef AFTERCARE_LUA_SANDBOX_POOL_H
#define AFTERCARE_LUA_SANDBOX_POOL_H

#include "core/base/arena.h"

#include <stdbool.h>

#define SANDBOX_POOL_STEP 16   // pieces are multiples of it
#define SANDBOX_POOL_STEPS 64  // with a list for each multiple up to so many
#define SANDBOX_POOL_DOUBLES 5 // and for each doubling from there
#define SANDBOX_POOL_LISTS (SANDBOX_POOL_STEPS + SANDBOX_POOL_DOUBLES + 1)

struct sandbox_piece { // that was given back
    struct sandbox_piece *next;
};

// What the region is divided into.
struct sandbox_cut {
    size_t used;                                        // bytes from its start
    struct sandbox_piece *returned[SANDBOX_POOL_LISTS]; // by size
};

struct sandbox_pool {
    struct allocator host;
    unsigned char *region; // NULL until something is allocated
    size_t size;
    size_t outside; // pieces that are the host's
    struct sandbox_cut cut;
    struct sandbox_cut kept; // as cut and the region's used bytes were
    unsigned char *image;
    size_t image_size;
    bool is_kept;
};

// Allocates nothing yet. size is the region's, in bytes; with 0 all is the host's.
void sandbox_pool_init(struct sandbox_pool *pool, const struct allocator *host,
                       size_t size);
void sandbox_pool_clear(struct sandbox_pool *pool);

// Allocates from the pool, which must stay where it is.
struct allocator sandbox_pool_allocator(struct sandbox_pool *pool);

// Keeps all that is allocated. False when a piece of it is outside, or there is no
// memory.
bool sandbox_pool_keep(struct sandbox_pool *pool);

// Puts back what was kept, at the addresses where it was; all else is gone. Nothing may
// be outside.
void sandbox_pool_again(struct sandbox_pool *pool);

// All is gone, and nothing is kept. Nothing may be outside.
void sandbox_pool_reset(struct sandbox_pool *pool);

#endif
