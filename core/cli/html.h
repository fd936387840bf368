// Writing HTML: what comes from elsewhere is text, whatever it holds.
#ifndef AFTERCARE_CLI_HTML_H
#define AFTERCARE_CLI_HTML_H

#include "core/base/text.h"

// Adds a text that a browser shows as it is, between tags and in attributes with double
// quotes: & < > " ' become entities, control characters but tab and line feed and what is
// not UTF-8 become U+FFFD.
void html_text(struct buffer *out, struct text text);

// The same for a string that is there.
void html_string(struct buffer *out, const char *string);

#endif
