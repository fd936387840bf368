// An allocator that remembers whether the host's failed: a sandbox's own limits are a
// mistake of the file that runs into them, the host's memory is nobody's.
#ifndef AFTERCARE_LUA_WATCH_H
#define AFTERCARE_LUA_WATCH_H

#include "core/base/arena.h"

#include <stdbool.h>

struct watch {
    struct allocator allocator; // the host's
    bool has_failed;
};

// Allocates as watch->allocator does; the watch must live as long.
struct allocator watch_allocator(struct watch *watch);

#endif
