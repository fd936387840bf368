// What a Lua file says, whatever its layout is, as a digest.
#ifndef AFTERCARE_LUA_TOKEN_DIGEST_H
#define AFTERCARE_LUA_TOKEN_DIGEST_H

#include "core/base/digest.h"
#include "core/lua/lexer.h"

// The digest of the tokens, of which the last is TOKEN_END: without comments, blanks, the
// separator behind a table's last entry, and the way in which a text is quoted. Inside
// `function … end` the numbers of lines count, since a function that fails in an
// assessment tells its own there. So what can be answered differently has another digest.
// NULL when there is no memory; the text is the arena's.
const char *token_digest(struct arena *arena, const struct token *tokens, size_t count);

#endif
