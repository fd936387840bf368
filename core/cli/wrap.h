// Text broken into lines for a terminal.
#ifndef AFTERCARE_CLI_WRAP_H
#define AFTERCARE_CLI_WRAP_H

#include "core/base/text.h"

struct wrap {
    int width;  // columns; a character counts as one
    int indent; // of every line but the first
    int column; // where the text before ended
};

// Adds the text's words, broken so that no line is wider than wrap->width; a word that is
// wider by itself is cut. Control characters become '?': a terminal obeys them.
void wrap_text(struct buffer *out, struct text text, const struct wrap *wrap);

// How many columns a text takes.
int wrap_columns(struct text text);

#endif
