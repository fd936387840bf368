// Names in an answer or in what is expected of it, sorted for comparing.
#ifndef AFTERCARE_PLAN_NAMES_H
#define AFTERCARE_PLAN_NAMES_H

#include "core/base/text.h"

#define NAMES_MAX 2000 // what is beyond is left out

struct names {
    struct text items[NAMES_MAX]; // borrowed
    size_t count;
};

// Puts a name into its place; the same one may be there several times. O(count).
void names_add(struct names *names, struct text name);

bool names_equal(const struct names *a, const struct names *b);

// "a, b", or "none"; the empty text when there is no memory.
struct text names_joined(const struct names *names, struct arena *arena);

#endif
