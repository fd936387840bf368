// A program that is started has what its parent has open, unless it is marked to be
// closed then; libraries forget that, and a library may not mark for good what its host
// wants to pass on. Between hold and release every descriptor but the first three is
// marked.
#ifndef AFTERCARE_CHANNELS_DESCRIPTORS_H
#define AFTERCARE_CHANNELS_DESCRIPTORS_H

#include "core/base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct descriptors {
    struct allocator allocator;
    int *marked; // to be unmarked again
    size_t count, capacity;
};

// False when it cannot be done; then nothing is marked, and nothing is to be released.
bool descriptors_hold(struct descriptors *held, const struct allocator *allocator);
void descriptors_release(struct descriptors *held);

#endif
