// How names are written in rule files.
#ifndef AFTERCARE_LUA_STYLE_H
#define AFTERCARE_LUA_STYLE_H

#include "core/base/text.h"

#include <stdbool.h>

#define NAME_LEN_MAX 64

enum style {
    STYLE_KEBAB, // "two-words"
    STYLE_SNAKE, // "two_words"
    STYLE_PACK,  // "two_words" or "two-words": a pack may be called after a term
    STYLE_LOWER, // letters, digits, '-', '_' and '.', the first a letter or a digit
    STYLE_ID,    // the same, and capitals: "CI-014"
    STYLES,
};

// Whether the text is a name of that style; what would be, for a sentence.
bool style_fits(enum style style, struct text text);
const char *style_says(enum style style);

#endif
