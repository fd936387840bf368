// From one token of a Lua file to the next. Nothing is allocated, and each byte is looked
// at about once.
#ifndef AFTERCARE_LUA_SCANNER_H
#define AFTERCARE_LUA_SCANNER_H

#include "core/lua/lexer.h"

// Where the scan is.
struct scanner {
    const char *place;
    const char *start, *at, *end; // of the source
    const char *line_start;       // of the line that at is on
    int line;
    int inner; // bytes before at, on its line, that continue a character
    aftercare_error *err;
};

// Begins at the source's start, behind the mark that some editors put there. Source and
// place must live as long as the scan. ELIMIT for a source of 2 GiB.
aftercare_status scanner_begin(struct scanner *s, const char *place, struct text source,
                               aftercare_error *err);

// The next token, its text as written, quotes and all; TOKEN_END at the end. ERULES.
aftercare_status scanner_next(struct scanner *s, struct token *token);

// Tells what is wrong with a token.
aftercare_status scanner_refuse(const struct scanner *s, const struct token *token,
                                const char *sentence);

#endif
