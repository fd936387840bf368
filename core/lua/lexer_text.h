// What stands in a quoted or long text of a Lua file, decoded; and the kinds of bytes of
// which Lua's language is made, the same in every locale.
#ifndef AFTERCARE_LUA_LEXER_TEXT_H
#define AFTERCARE_LUA_LEXER_TEXT_H

#include "core/base/text.h"

#include <stdbool.h>

// Puts into *text, which is a whole quoted or long text as written, its contents. They
// are written to room, which has text->len + 1 bytes, with a NUL behind; they are never
// longer. False when there is an escape that Lua does not know.
bool lexer_text_decode(struct text *text, char *room);

// These take a byte, or -1 for none.
static inline bool lexer_is_digit(int c) {
    return c >= '0' && c <= '9';
}

static inline bool lexer_is_letter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static inline bool lexer_is_newline(int c) {
    return c == '\n' || c == '\r';
}

static inline bool lexer_is_blank(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r'); // with vertical tab and form feed
}

// 0 to 15, or -1 when it is no digit of a hexadecimal number.
static inline int lexer_hex(int c) {
    if (lexer_is_digit(c)) {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

#endif
