#include "core/http/tokens.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <stdbool.h>
#include <string.h>
#include <strings.h>

static const struct {
    enum right right;
    const char *name;
} rights[] = {
#define X(name, bit, text) {RIGHT_##name, text},
    RIGHTS(X)
#undef X
};

const char *right_name(enum right right) {
    for (size_t i = 0; i < sizeof rights / sizeof rights[0]; i++) {
        if (rights[i].right == right) {
            return rights[i].name;
        }
    }
    return "none";
}

enum right right_of(const char *name) {
    for (size_t i = 0; i < sizeof rights / sizeof rights[0]; i++) {
        if (strcmp(rights[i].name, name) == 0) {
            return rights[i].right;
        }
    }
    return RIGHT_NONE;
}

#define SHA256_BYTES 32

struct kept_token {
    const char *name;
    unsigned char sha256[SHA256_BYTES];
    unsigned may;
};

struct tokens {
    size_t count;
    struct kept_token kept[TOKENS_MAX];
};

static int hex(char digit) {
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    if (digit >= 'a' && digit <= 'f') {
        return digit - 'a' + 10;
    }
    return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

static bool read_digest(unsigned char out[SHA256_BYTES], const char *text) {
    if (!text || strlen(text) != 2 * (size_t)SHA256_BYTES) {
        return false;
    }
    for (size_t i = 0; i < SHA256_BYTES; i++) {
        int high = hex(text[2 * i]);
        int low = hex(text[2 * i + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        out[i] = (unsigned char)(high * 16 + low);
    }
    return true;
}

bool tokens_is_digest(const char *sha256) {
    unsigned char digest[SHA256_BYTES];
    return read_digest(digest, sha256);
}

aftercare_status tokens_new(struct tokens **out, struct arena *arena,
                            const struct token *tokens, size_t count,
                            aftercare_error *err) {
    if (count > TOKENS_MAX) {
        return fail(err, AFTERCARE_ELIMIT, NULL, "%zu tokens (at most %d)", count,
                    TOKENS_MAX);
    }
    struct tokens *made = arena_alloc(arena, sizeof *made);
    if (!made) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the tokens");
    }
    for (size_t i = 0; i < count; i++) {
        if (strlen(tokens[i].name) > TOKENS_NAME_MAX) {
            return fail(err, AFTERCARE_ELIMIT, NULL,
                        "token \"%.64s…\": its name is too long (at most %d bytes)",
                        tokens[i].name, TOKENS_NAME_MAX);
        }
        if (!read_digest(made->kept[i].sha256, tokens[i].sha256)) {
            return fail(err, AFTERCARE_EUSAGE, NULL,
                        "token \"%s\": sha256 is no digest (64 hexadecimal digits, as "
                        "\"printf %%s TOKEN | sha256sum\" prints them)",
                        tokens[i].name);
        }
        made->kept[i].may = tokens[i].may;
        made->kept[i].name = arena_copy(arena, tokens[i].name, strlen(tokens[i].name));
        if (!made->kept[i].name) {
            return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the tokens");
        }
    }
    made->count = count;
    *out = made;
    return AFTERCARE_OK;
}

// The token in "Bearer TOKEN", or NULL.
static const char *bearer(const char *authorization) {
    static const char scheme[] = "Bearer ";
    size_t len = sizeof scheme - 1;
    if (!authorization || strncasecmp(authorization, scheme, len) != 0) {
        return NULL;
    }
    return authorization + len + strspn(authorization + len, " ");
}

static bool hash(unsigned char out[EVP_MAX_MD_SIZE], const char *shown) {
    return shown && EVP_Digest(shown, strlen(shown), out, NULL, EVP_sha256(), NULL);
}

enum tokens_answer tokens_check(const struct tokens *tokens, const char *authorization,
                                enum right needed, const char **who) {
    unsigned char sha256[EVP_MAX_MD_SIZE];
    bool is_open = tokens->count == 0;
    const char *known = is_open ? "local" : "stranger";
    bool is_known = false;
    unsigned may = 0;

    if (!is_open && hash(sha256, bearer(authorization))) {
        for (size_t i = 0; i < tokens->count; i++) {
            if (CRYPTO_memcmp(sha256, tokens->kept[i].sha256, SHA256_BYTES) == 0) {
                is_known = true;
                known = tokens->kept[i].name;
                may |= tokens->kept[i].may;
            }
        }
    }
    if (who) {
        *who = known;
    }
    if (needed == RIGHT_NONE || is_open) {
        return TOKENS_PASS;
    }
    if (!is_known) {
        return TOKENS_STRANGER;
    }
    return (may & (unsigned)needed) ? TOKENS_PASS : TOKENS_LACKS_RIGHT;
}
