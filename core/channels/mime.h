// Texts as mail carries them: in lines of ASCII that end with CR and LF (RFC 2045, 2047).
#ifndef AFTERCARE_CHANNELS_MIME_H
#define AFTERCARE_CHANNELS_MIME_H

#include "core/base/text.h"

// Adds "Name: text" and the line's end. Printable ASCII stays as it is while it fits a
// line; anything else becomes encoded words, none of which cuts a character in two.
// Whatever the text holds, it stays one header.
void mime_header(struct buffer *out, const char *name, struct text text);

// Adds "Name: text <address>" and the line's end, without text just the address.
void mime_header_address(struct buffer *out, const char *name, struct text text,
                         struct text address);

// Adds the text as quoted-printable. Each kind of line break becomes CR and LF, and at
// the end stands one; no line begins with "From ". Control characters but tabs
// become blanks.
void mime_quoted_printable(struct buffer *out, struct text text);

// Adds the bytes as base64, in lines.
void mime_base64(struct buffer *out, struct text bytes);

#endif
