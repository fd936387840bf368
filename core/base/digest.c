#include "core/base/digest.h"

#include "core/base/digest_blocks.h"

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

// Takes a text into a context that has taken nothing yet.
static void take_first(SHA2_CTX *context, struct text text) {
    const uint8_t *bytes = (const uint8_t *)text.at;
    size_t taken = digest_blocks(context->state.st32, bytes, text.len);
    context->bitcount[0] = 8 * (uint64_t)taken;
    if (text.len > taken) {
        SHA256Update(context, bytes + taken, text.len - taken);
    }
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
    take_first(&context, text);
    return write_out(out, &context);
}

// The key, filled up with zeros to a block of the hash, each byte with a mask.
static void begin_keyed(SHA2_CTX *context, const uint8_t block[SHA256_BLOCK_LENGTH],
                        uint8_t mask) {
    uint8_t masked[SHA256_BLOCK_LENGTH];
    for (size_t i = 0; i < sizeof masked; i++) {
        masked[i] = (uint8_t)(block[i] ^ mask);
    }
    SHA256Init(context);
    SHA256Update(context, masked, sizeof masked);
}

char *digest_keyed(char out[DIGEST_KEYED_TEXT_MAX], struct text key, struct text text) {
    static const char prefix[] = "hmac-sha256:";
    uint8_t block[SHA256_BLOCK_LENGTH] = {0};
    uint8_t inner[SHA256_DIGEST_LENGTH];
    SHA2_CTX context;
    if (key.len > sizeof block) {
        SHA256Init(&context);
        SHA256Update(&context, (const uint8_t *)key.at, key.len);
        SHA256Final(block, &context);
    } else if (key.len > 0) {
        memcpy(block, key.at, key.len);
    }
    begin_keyed(&context, block, 0x36);
    if (text.len > 0) {
        SHA256Update(&context, (const uint8_t *)text.at, text.len);
    }
    SHA256Final(inner, &context);
    begin_keyed(&context, block, 0x5c);
    SHA256Update(&context, inner, sizeof inner);
    memcpy(out, prefix, sizeof prefix - 1);
    (void)SHA256End(&context, out + sizeof prefix - 1);
    return out;
}

char *digest_end(char out[DIGEST_TEXT_MAX], struct digest *digest) {
    SHA2_CTX context;
    memcpy(&context, digest->state, sizeof context);
    return write_out(out, &context);
}
