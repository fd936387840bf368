// A line that somebody typed, as words; and what a word says as JSON.
#ifndef AFTERCARE_CLI_TRY_LINE_H
#define AFTERCARE_CLI_TRY_LINE_H

#include "core/base/arena.h"
#include "core/base/text.h"

#include <stdbool.h>

#define LINE_WORDS_MAX 32

struct line {
    struct text words[LINE_WORDS_MAX]; // split at blanks
    size_t count;
    struct text whole;
};

// False when it has more words.
bool line_read(struct line *out, struct text text);

// What follows the first words; empty behind the last one.
struct text line_behind(const struct line *line, size_t words);

// The pointer that a name means: "pregnant" is "/patient/pregnant", "date" and
// "details.peel_agent" belong to the request; a pointer is itself. NULL: no memory.
const char *line_pointer(struct arena *arena, struct text name);

// What a value may mean, the likeliest first: JSON, true and false for yes and no, a
// text, a list of texts with commas between. Returns how many there are, 0: no memory.
#define LINE_READINGS 3
size_t line_readings(struct text out[LINE_READINGS], struct arena *arena,
                     struct text value);

// The value as a text of JSON; NULL at: no memory.
struct text line_text(struct arena *arena, struct text value);

#endif
