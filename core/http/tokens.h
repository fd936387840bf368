// Bearer tokens (RFC 6750). Only a token's SHA-256 is kept. What a caller shows is hashed
// and compared with all of them, each in constant time, so that an answer's time tells
// nothing.
#ifndef AFTERCARE_HTTP_TOKENS_H
#define AFTERCARE_HTTP_TOKENS_H

#include "core/base/arena.h"
#include "core/base/fail.h"

#include <stdbool.h>

#define TOKENS_MAX 64

// What a token may do: a set of bits.
enum right { RIGHT_NONE = 0, RIGHT_READ = 1, RIGHT_WRITE = 2 };

// One token of the configuration; borrowed by those who are given it.
struct token {
    const char *name;   // "emr": for people
    const char *sha256; // 64 hex digits of the token's digest
    unsigned may;       // enum right, joined
};

// Whether the text has the form of a token's digest.
bool tokens_is_digest(const char *sha256);

struct tokens; // the arena's

enum tokens_answer { TOKENS_PASS, TOKENS_STRANGER, TOKENS_LACKS_RIGHT };

// Copies what it needs. EUSAGE with the name of a token whose digest is none, ELIMIT
// above TOKENS_MAX, ENOMEM.
aftercare_status tokens_new(struct tokens **out, struct arena *arena,
                            const struct token *tokens, size_t count,
                            aftercare_error *err);

// What the value of an Authorization header (NULL: there is none) is good for. Without
// any token everybody passes: such a server listens on the loopback only.
enum tokens_answer tokens_check(const struct tokens *tokens, const char *authorization,
                                enum right needed);

#endif
