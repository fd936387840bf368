// The tokens of a Lua file, with the place of each: to turn a line that Lua tells into a
// column, and to refuse, in rule files, the words that look like conditions and are none.
// It reads what Lua's own scanner reads. It does not parse: what it lets pass may still
// be a syntax error, which Lua tells with its line.
#ifndef AFTERCARE_LUA_LEXER_H
#define AFTERCARE_LUA_LEXER_H

#include "core/base/arena.h"
#include "core/base/fail.h"
#include "core/base/problems.h"
#include "core/base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum token_kind {
    TOKEN_NAME,
    TOKEN_STRING,
    TOKEN_NUMBER,
    TOKEN_KEYWORD,
    TOKEN_OPERATOR,
    TOKEN_END // behind the last one, with the place where the file ends
};

struct token {
    struct text text; // as written, in the source; of a string: its decoded contents
    enum token_kind kind;
    int line, column; // from 1; columns count characters
    uint32_t offset;  // of its first byte in the source
};

// Scans source into *out, which has *count tokens, TOKEN_END being the last. ERULES with
// line and column (unterminated text or comment, bad escape, a byte that Lua does not
// know); ELIMIT for a source of 2 GiB; ENOMEM. The tokens are the arena's; their texts
// are the arena's or the source's, so both must live as long as the tokens.
aftercare_status lexer_scan(struct token **out, size_t *count, struct arena *arena,
                            const char *place, struct text source, aftercare_error *err);

// Tells each word and operator outside `function … end` that a rule file may not use
// (and or not == ~= < <= > >= if for while repeat goto), with its place and what to write
// instead, in the order of the file.
void lexer_refuse(const struct token *tokens, size_t count, const char *file,
                  struct problems *problems);

bool token_is(const struct token *token, enum token_kind kind, const char *text);

// The operator, if it is of one character; else NUL.
static inline char token_sign(const struct token *token) {
    return token->kind == TOKEN_OPERATOR && token->text.len == 1 ? token->text.at[0]
                                                                 : '\0';
}

// The first token on or after that line whose text is the given one, or NULL. The line is
// found in O(log count).
const struct token *lexer_find(const struct token *tokens, size_t count, int line,
                               struct text text);

// In the first `{ … }` that opens on or after that line: the first token of the value of
// the field `name = …` that belongs to this table and to none inside it; NULL when there
// is none.
const struct token *lexer_field(const struct token *tokens, size_t count, int line,
                                struct text name);

// Refuses, without allocating, a source in which more than max fields are read in a row
// (a.b.c…): ERULES with line and column. Lua's error messages about such a chain take
// time that is quadratic in its length, and in the end the whole C stack. What lexer_scan
// refuses is refused here too, but for bad escapes.
aftercare_status lexer_bound(const char *place, struct text source, unsigned max,
                             aftercare_error *err);

// The same of a source that was scanned.
aftercare_status lexer_bound_tokens(const char *place, const struct token *tokens,
                                    size_t count, unsigned max, aftercare_error *err);

#endif
