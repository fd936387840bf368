// What to write instead of a mistake, as the end of a sentence.
#ifndef AFTERCARE_LUA_SUGGEST_H
#define AFTERCARE_LUA_SUGGEST_H

#include "aftercare/error.h"
#include "core/base/text.h"

// For "%.*s": a text that somebody wrote, cut to what a sentence can bear.
#define SHOWN_MAX 64
#define SHOWN(text) (int)((text).len < SHOWN_MAX ? (text).len : SHOWN_MAX), (text).at

// Of a misspelt word: " (did you mean "x"?)", or " (RIGHT)" when nothing is near.
struct suggestion {
    char text[AFTERCARE_SENTENCE_MAX];
};
const char *suggest_near(struct suggestion *suggestion, const struct nearest *nearest,
                         const char *right);

// The list of choices, for a sentence: `"a", "b" or "c"`.
const char *suggest_list(struct suggestion *suggestion, const struct text *choices,
                         size_t count);

#endif
