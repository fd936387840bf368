#include "core/lua/watch.h"

static void *allocate(void *context, void *pointer, size_t old_size, size_t new_size) {
    struct watch *watch = context;
    const struct allocator *host = &watch->allocator;
    void *given = host->allocate(host->context, pointer, old_size, new_size);
    watch->has_failed = watch->has_failed || (!given && new_size > 0);
    return given;
}

struct allocator watch_allocator(struct watch *watch) {
    return (struct allocator){allocate, watch};
}
