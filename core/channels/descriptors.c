#include "core/channels/descriptors.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST 3 // behind standard input, output and error

static bool remember(struct descriptors *held, int descriptor) {
    if (held->count == held->capacity) {
        size_t capacity = held->capacity * 2 + 16;
        int *grown = held->allocator.allocate(held->allocator.context, held->marked,
                                              held->capacity * sizeof *held->marked,
                                              capacity * sizeof *held->marked);
        if (!grown) {
            return false;
        }
        held->marked = grown;
        held->capacity = capacity;
    }
    held->marked[held->count++] = descriptor;
    return true;
}

static bool mark(struct descriptors *held, int descriptor) {
    int flags = fcntl(descriptor, F_GETFD);

    if (flags < 0 || (flags & FD_CLOEXEC)) {
        return true;
    }
    return remember(held, descriptor) &&
           fcntl(descriptor, F_SETFD, flags | FD_CLOEXEC) == 0;
}

// The descriptor that a name in /proc/self/fd stands for, or -1.
static int number_of(const char *name) {
    size_t len = strlen(name);
    bool is_one = len > 0 && len < 10 && strspn(name, "0123456789") == len;

    return is_one ? (int)strtol(name, NULL, 10) : -1;
}

bool descriptors_hold(struct descriptors *held, const struct allocator *allocator) {
    DIR *folder = opendir("/proc/self/fd");
    bool is_marked = folder != NULL;

    *held = (struct descriptors){.allocator = *allocator};
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry && is_marked;
         entry = readdir(folder)) {
        int descriptor = number_of(entry->d_name);
        is_marked = descriptor < FIRST || mark(held, descriptor);
    }
    if (folder) {
        (void)closedir(folder);
    }
    if (!is_marked) {
        descriptors_release(held);
    }
    return is_marked;
}

void descriptors_release(struct descriptors *held) {
    for (size_t i = 0; i < held->count; i++) {
        int flags = fcntl(held->marked[i], F_GETFD);
        if (flags >= 0) {
            (void)fcntl(held->marked[i], F_SETFD, flags & ~FD_CLOEXEC);
        }
    }
    (void)held->allocator.allocate(held->allocator.context, held->marked,
                                   held->capacity * sizeof *held->marked, 0);
    *held = (struct descriptors){.allocator = held->allocator};
}
