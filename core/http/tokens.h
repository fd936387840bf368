// Bearer tokens (RFC 6750). Only a token's SHA-256 is kept. What a caller shows is hashed
// and compared with all of them, each in constant time, so that an answer's time tells
// nothing.
#ifndef AFTERCARE_HTTP_TOKENS_H
#define AFTERCARE_HTTP_TOKENS_H

#include "core/base/arena.h"
#include "core/base/fail.h"

#include <stdbool.h>

#define TOKENS_MAX 64
#define TOKENS_NAME_MAX 64 // bytes

// What a token may do: a set of bits. name in C, bit, name everywhere else.
#define RIGHTS(X)                                                                        \
    X(READ, 1, "read")       /* ask, plan, look */                                       \
    X(WRITE, 2, "write")     /* post and delete sessions, act on reminders */            \
    X(ADMIN, 4, "admin")     /* load the rules anew, export and erase a person */        \
    X(METRICS, 8, "metrics") /* count, which tells of nobody */

enum right {
    RIGHT_NONE = 0,
#define X(name, bit, text) RIGHT_##name = (bit),
    RIGHTS(X)
#undef X
};

const char *right_name(enum right right);

// RIGHT_NONE when there is none of that name.
enum right right_of(const char *name);

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
// above TOKENS_MAX or for a longer name, ENOMEM.
aftercare_status tokens_new(struct tokens **out, struct arena *arena,
                            const struct token *tokens, size_t count,
                            aftercare_error *err);

// What the value of an Authorization header (NULL: there is none) is good for. Without
// any token everybody passes: such a server listens on the loopback only. *who (may be
// NULL) is the token's name, "local" without any, and "stranger" for one that is not
// known; it lives as long as the tokens.
enum tokens_answer tokens_check(const struct tokens *tokens, const char *authorization,
                                enum right needed, const char **who);

#endif
