// An answer as lines, one a statement, so that two of them are compared line by line.
// Where the order of an answer matters, its lines are numbered; the lines are then
// sorted.
#ifndef AFTERCARE_TESTS_ORACLE_LISTING_H
#define AFTERCARE_TESTS_ORACLE_LISTING_H

#include "core/base/arena.h"
#include "tests/unit/rules/oracle/plain.h"

#include <stddef.h>

#define LISTING_LINES 1024

struct listing {
    struct arena *arena;
    const char *lines[LISTING_LINES];
    size_t count;
};

__attribute__((format(printf, 2, 3))) void listing_add(struct listing *listing,
                                                       const char *format, ...);
void listing_sort(struct listing *listing);
bool listing_equal(const struct listing *a, const struct listing *b);

// Prints what only the one or only the other has.
void listing_print_difference(const struct listing *expected, const struct listing *got);

// A few words that are joined in their order, each once; returns text that is the
// arena's.
#define SET_MAX 64
struct set {
    const char *at[SET_MAX];
    size_t count;
};
void set_add(struct set *words, const char *word);
const char *set_join(struct arena *arena, struct set *words);

// Reads the engine's answer (4.2). Pointers into lists name entries by their names
// instead of their places.
void listing_read(struct listing *listing, const struct plain_document *document,
                  const char *json, size_t len);

#endif
