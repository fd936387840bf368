// Pieces of memory of which equal ones are kept once: texts, lists, small structs. They
// are found by a hash with open addressing. Whoever keeps a piece gets the one that is
// equal to it, so nobody may change one.
#ifndef AFTERCARE_BASE_UNIQUE_H
#define AFTERCARE_BASE_UNIQUE_H

#include "core/base/text.h"

struct unique_slot;

struct unique {
    struct arena *kept;    // where the pieces are
    struct arena *scratch; // where they are found by; may end before them
    struct unique_slot *slots;
    size_t size, count;
    size_t expected; // pieces, when there is no table yet
};

void unique_init(struct unique *unique, struct arena *kept, struct arena *scratch);

// Before the first piece: that about so many are to come, so that the table need not
// grow.
void unique_expect(struct unique *unique, size_t count);

// The piece with these bytes, aligned for any type; NULL when there is no memory. They
// are compared as bytes, so a struct must have no padding. Amortised O(size).
const void *unique_keep(struct unique *unique, const void *bytes, size_t size);

// A text with a NUL behind it, as copies in an arena have; at NULL when there is no
// memory.
struct text unique_text(struct unique *unique, struct text text);

#endif
