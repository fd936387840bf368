// Mistakes, collected to be told in the order of files and lines.
#ifndef AFTERCARE_BASE_MISTAKES_H
#define AFTERCARE_BASE_MISTAKES_H

#include "core/base/arena.h"
#include "core/base/problems.h"

#include <stdbool.h>

struct mistake;

struct mistakes {
    struct problems problems; // hand this to who finds mistakes
    struct arena *arena;
    struct mistake *first;
    size_t count;
    bool has_failed; // no memory for one of them
};

// The struct must stay where it is.
void mistakes_init(struct mistakes *mistakes, struct arena *arena);

// Tells all of them to problems, sorted by place, then by line, column and sentence; each
// once. ENOMEM, also when one could not be collected.
aftercare_status mistakes_tell(const struct mistakes *mistakes,
                               struct problems *problems);

#endif
