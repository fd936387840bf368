#include "core/lua/sandbox_pool.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#define STEPPED_MAX ((size_t)SANDBOX_POOL_STEP * SANDBOX_POOL_STEPS)
#define PIECE_MAX (STEPPED_MAX << SANDBOX_POOL_DOUBLES)

// Which list a piece of that size is on; size is not 0 and at most PIECE_MAX.
static size_t list_of(size_t size) {
    if (size <= STEPPED_MAX) {
        return (size - 1) / SANDBOX_POOL_STEP;
    }
    size_t list = SANDBOX_POOL_STEPS;
    for (size_t most = 2 * STEPPED_MAX; size > most; most *= 2) {
        list++;
    }
    return list;
}

// The bytes of each piece that is cut for a list.
static size_t size_of(size_t list) {
    return list < SANDBOX_POOL_STEPS ? (list + 1) * SANDBOX_POOL_STEP
                                     : 2 * STEPPED_MAX << (list - SANDBOX_POOL_STEPS);
}

static bool is_inside(const struct sandbox_pool *pool, const void *pointer) {
    uintptr_t at = (uintptr_t)pointer;
    uintptr_t start = (uintptr_t)pool->region;
    return pool->region && at >= start && at - start < pool->size;
}

static bool has_region(struct sandbox_pool *pool) {
    if (!pool->region && pool->size > 0) {
        pool->region = pool->host.allocate(pool->host.context, NULL, 0, pool->size);
        pool->size = pool->region ? pool->size : 0;
    }
    return pool->region;
}

// A piece of the region, or NULL.
static void *take(struct sandbox_pool *pool, size_t size) {
    if (size > PIECE_MAX || !has_region(pool)) {
        return NULL;
    }
    size_t list = list_of(size);
    struct sandbox_piece *piece = pool->cut.returned[list];
    if (piece) {
        pool->cut.returned[list] = piece->next;
        return piece;
    }
    if (pool->size - pool->cut.used < size_of(list)) {
        return NULL;
    }
    void *fresh = pool->region + pool->cut.used;
    pool->cut.used += size_of(list);
    return fresh;
}

static void *give(struct sandbox_pool *pool, size_t size) {
    void *piece = take(pool, size);
    if (!piece) {
        piece = pool->host.allocate(pool->host.context, NULL, 0, size);
        pool->outside += piece != NULL;
    }
    return piece;
}

static void give_back(struct sandbox_pool *pool, void *pointer, size_t size) {
    if (!is_inside(pool, pointer)) {
        (void)pool->host.allocate(pool->host.context, pointer, size, 0);
        pool->outside--;
        return;
    }
    struct sandbox_piece *piece = pointer;
    size_t list = list_of(size);
    piece->next = pool->cut.returned[list];
    pool->cut.returned[list] = piece;
}

// A piece that shrinks stays where it is, and counts from then on as the smaller one. One
// that has no bytes counts as one of the smallest.
static void *resize(struct sandbox_pool *pool, void *pointer, size_t old_size,
                    size_t new_size) {
    if (!is_inside(pool, pointer)) {
        return pool->host.allocate(pool->host.context, pointer, old_size, new_size);
    }
    if (new_size <= old_size || new_size <= size_of(list_of(old_size))) {
        return pointer;
    }
    void *larger = give(pool, new_size);
    if (larger) {
        memcpy(larger, pointer, old_size);
        give_back(pool, pointer, old_size);
    }
    return larger;
}

static void *allocate(void *context, void *pointer, size_t old_size, size_t new_size) {
    struct sandbox_pool *pool = context;
    if (!pointer) {
        return new_size > 0 ? give(pool, new_size) : NULL;
    }
    if (new_size > 0) {
        return resize(pool, pointer, old_size, new_size);
    }
    give_back(pool, pointer, old_size);
    return NULL;
}

struct allocator sandbox_pool_allocator(struct sandbox_pool *pool) {
    return (struct allocator){allocate, pool};
}

void sandbox_pool_init(struct sandbox_pool *pool, const struct allocator *host,
                       size_t size) {
    *pool = (struct sandbox_pool){.host = *host, .size = size};
}

static void drop_image(struct sandbox_pool *pool) {
    if (pool->image) {
        (void)pool->host.allocate(pool->host.context, pool->image, pool->image_size, 0);
    }
    pool->image = NULL;
    pool->is_kept = false;
}

void sandbox_pool_clear(struct sandbox_pool *pool) {
    struct allocator host = pool->host;
    size_t size = pool->size;
    assert(pool->outside == 0);
    drop_image(pool);
    if (pool->region) {
        (void)host.allocate(host.context, pool->region, size, 0);
    }
    sandbox_pool_init(pool, &host, size);
}

bool sandbox_pool_keep(struct sandbox_pool *pool) {
    drop_image(pool);
    if (pool->outside > 0 || pool->cut.used == 0) {
        return false;
    }
    pool->image_size = pool->cut.used;
    pool->image = pool->host.allocate(pool->host.context, NULL, 0, pool->image_size);
    if (pool->image) {
        memcpy(pool->image, pool->region, pool->image_size);
        pool->kept = pool->cut;
        pool->is_kept = true;
    }
    return pool->is_kept;
}

void sandbox_pool_again(struct sandbox_pool *pool) {
    assert(pool->is_kept && pool->outside == 0);
    memcpy(pool->region, pool->image, pool->image_size);
    pool->cut = pool->kept;
}

void sandbox_pool_reset(struct sandbox_pool *pool) {
    assert(pool->outside == 0);
    drop_image(pool);
    pool->cut = (struct sandbox_cut){.used = 0};
}
