#include "core/base/digest.h"

#include <assert.h>
#include <sha2.h>

#include <stdint.h>
#include <string.h>

static_assert(sizeof(struct digest) >= sizeof(SHA2_CTX),
              "struct digest has no room for libmd's context");

// libmd's context is copied out and back, so that struct digest needs neither its type
// nor its alignment.
void digest_begin(struct digest *digest) {
    SHA2_CTX context;
    SHA256Init(&context);
    memcpy(digest->state, &context, sizeof context);
}

void digest_add(struct digest *digest, struct text text) {
    SHA2_CTX context;
    memcpy(&context, digest->state, sizeof context);
    uint8_t len[8];
    for (size_t i = 0; i < sizeof len; i++) {
        len[i] = (uint8_t)((uint64_t)text.len >> (56 - 8 * i));
    }
    SHA256Update(&context, len, sizeof len);
    if (text.len > 0) {
        SHA256Update(&context, (const uint8_t *)text.at, text.len);
    }
    memcpy(digest->state, &context, sizeof context);
}

static char *write_out(char out[DIGEST_TEXT_MAX], SHA2_CTX *context) {
    static const char prefix[] = "sha256:";
    memcpy(out, prefix, sizeof prefix - 1);
    (void)SHA256End(context, out + sizeof prefix - 1);
    return out;
}

char *digest_of(char out[DIGEST_TEXT_MAX], struct text text) {
    SHA2_CTX context;
    SHA256Init(&context);
    if (text.len > 0) {
        SHA256Update(&context, (const uint8_t *)text.at, text.len);
    }
    return write_out(out, &context);
}

char *digest_end(char out[DIGEST_TEXT_MAX], struct digest *digest) {
    SHA2_CTX context;
    memcpy(&context, digest->state, sizeof context);
    return write_out(out, &context);
}
