// Text as slices, and a buffer to write text into. Slices are borrowed: their maker says
// until when. Copies in an arena have a NUL behind them.
#ifndef AFTERCARE_BASE_TEXT_H
#define AFTERCARE_BASE_TEXT_H

#include "core/base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct text {
    const char *at;
    size_t len;
};

#define TEXT(literal) ((struct text){("" literal), sizeof(literal) - 1})
#define TEXT_ARGS(text) (int)(text).len, (text).at // for "%.*s"

struct text text_of(const char *string); // NULL gives the empty text
static inline bool text_equal(struct text a, struct text b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}
bool text_is(struct text text, const char *string);
int text_compare(struct text a, struct text b); // by bytes, as strcmp orders
uint64_t text_hash(struct text text);           // the same on every machine
bool text_is_utf8(struct text text); // shortest forms, no surrogates, up to U+10FFFF

// How many bytes there are before the first that is not ASCII or not seen (below a blank,
// or DEL). Fast: most texts are plain from their first byte to their last.
size_t text_plain(struct text text);

// The same, or how many before the first of those two of ASCII, if there are fewer.
size_t text_plain_before(struct text text, char stop, char other);

// How many bytes the first character takes, 1 to 4; 0 when the text is empty or does not
// begin with a character in UTF-8.
size_t text_character(struct text text);

// Makes a string fit to be shown: a character that was cut in two at the end is dropped;
// control characters (of ASCII and of U+0080 to U+009F, which terminals obey) and what is
// not UTF-8 become '?'. In place; the string never grows.
void text_clean(char *string);

// Where a byte stands in a text: line and column from 1, columns counted in characters.
void text_locate(struct text text, size_t offset, int *line, int *column);

// Reads exactly count digits (at most 9) from at on; false when they are not there.
bool text_digits(int *out, struct text text, size_t at, size_t count);

// Writes the last count digits of a value that is not negative, without a NUL.
void text_put_digits(char *at, int value, size_t count);

// Lower-cases ASCII, turns runs of blanks, '-' and '_' into one '_', trims; for looking
// up synonyms as people write them. NULL at when there is no memory.
struct text text_fold(struct arena *arena, struct text text);

// The same into out, which has room for text.len bytes.
struct text text_fold_into(char *out, struct text text);

// How many single-letter mistakes (insert, drop, replace, swap of neighbours) lie between
// the two, counted up to limit + 1; texts over 64 bytes count as limit + 1.
size_t text_distance(struct text a, struct text b, size_t limit);

// Looks for the candidate nearest to a misspelt word. Start with {.word = w}, offer each
// candidate (of equally near ones the first in text_compare's order wins), read best
// (empty when nothing is near: at most a third of the word's length wrong).
struct nearest {
    struct text word, best;
    size_t distance;
};
void nearest_offer(struct nearest *nearest, struct text candidate);

// A growing text of at most max bytes. The first failure (no memory, over max) sets
// failed and makes the rest of the calls do nothing, so that one check at the end is
// enough. at has always a NUL behind len bytes once anything was added, and is never
// NULL. Not to be copied by assignment: an empty one points into itself.
struct buffer {
    char *at;
    size_t len, capacity, max;
    struct allocator allocator;
    bool failed;
    char none[1]; // what at is before there is any memory
};

void buffer_init(struct buffer *buffer, const struct allocator *allocator, size_t max);
void buffer_add(struct buffer *buffer, const void *bytes, size_t len);

// Makes the text longer by that many bytes, which the caller writes there at once. NULL,
// with failed set, if there is no room for them.
char *buffer_extend(struct buffer *buffer, size_t len);
void buffer_text(struct buffer *buffer, struct text text);
void buffer_string(struct buffer *buffer, const char *string);
__attribute__((format(printf, 2, 3))) void buffer_format(struct buffer *buffer,
                                                         const char *format, ...);
void buffer_reset(struct buffer *buffer); // len 0, not failed; memory is kept

// Gives memory back that is beyond keep bytes, and beyond what the text takes.
void buffer_trim(struct buffer *buffer, size_t keep);
void buffer_clear(struct buffer *buffer); // memory is given back

#endif
