// The mistakes of a load: all of them are told, the first is kept.
#ifndef AFTERCARE_BASE_PROBLEMS_H
#define AFTERCARE_BASE_PROBLEMS_H

#include "core/base/check.h"
#include "core/base/fail.h"

#include <stddef.h>

typedef void problem_told(void *context, const aftercare_error *err);

struct problems {
    problem_told *told; // may be NULL
    void *context;
    size_t count;
    aftercare_error first;
};

struct place { // of a word in a file; file is borrowed
    const char *file;
    int line, column; // from 1; 0 where there is none
};

// Tells one mistake with status ERULES and counts it.
__attribute__((format(printf, 4, 5))) void problem(struct problems *problems,
                                                   enum check check, struct place place,
                                                   const char *format, ...);

// Tells one that is already written.
void problem_add(struct problems *problems, const aftercare_error *err);

#endif
