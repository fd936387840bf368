// A struct that a caller hands over, whose first member is its size. The caller may be
// built with an earlier release, which had fewer members, or with a later one, which has
// more: both are understood here, and nowhere else. A member that joins such a struct
// begins where the struct ended before, its padding included.
#ifndef AFTERCARE_BASE_SIZED_H
#define AFTERCARE_BASE_SIZED_H

#include "aftercare/error.h"

#include <stddef.h>

// More than any such struct will have: a larger size was never set.
#define SIZED_MAX ((size_t)4096)

struct sized {
    void *out;         // holds what stands for members that the caller does not know
    size_t size;       // of *out
    size_t least;      // that any release had
    const char *begin; // the macro that a caller begins with
};

// Of a pointer to a struct that no later release has made larger.
#define SIZED(pointer, macro)                                                            \
    (&(const struct sized){(pointer), sizeof *(pointer), sizeof *(pointer), #macro})

// Copies what is given over *out; its size becomes that of *out. EUSAGE when nothing is
// given, when its size was not set, or when it uses a member that is not known here; then
// *out is as before.
aftercare_status sized_read(const struct sized *sized, const void *given,
                            aftercare_error *err);

#endif
