#include "core/channels/signature.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <string.h>

#define PREFIX "whsec_"
#define SHA256_BYTES 32
#define BASE64_MAX(bytes) (((bytes) + 2) / 3 * 4 + 1)

static const char what_is_right[] =
    "a secret is \"" PREFIX "\" and the base64 of 24 to 64 bytes";

// The bytes of strict base64 (padded, nothing but its alphabet); 0 when it is none, or
// has no byte. EVP_DecodeBlock alone would pass over blanks and count the padding as
// bytes.
static size_t decode(unsigned char *out, size_t size, const char *base64) {
    size_t len = strlen(base64);
    size_t letters = strspn(base64, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                    "abcdefghijklmnopqrstuvwxyz0123456789+/");
    size_t padding = strspn(base64 + letters, "=");

    if (letters + padding != len || padding > 2 || len % 4 != 0 || len / 4 * 3 > size) {
        return 0;
    }
    int bytes = EVP_DecodeBlock(out, (const unsigned char *)base64, (int)len);
    return bytes < 0 ? 0 : (size_t)bytes - padding;
}

static EVP_MAC_CTX *context_new(const unsigned char *key, size_t len) {
    char digest[] = "SHA256";
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_end(),
    };
    EVP_MAC *mac = EVP_MAC_fetch(NULL, "HMAC", NULL);
    EVP_MAC_CTX *context = mac ? EVP_MAC_CTX_new(mac) : NULL;

    EVP_MAC_free(mac); // the context keeps its own hold on it
    if (context && EVP_MAC_init(context, key, len, parameters) != 1) {
        EVP_MAC_CTX_free(context);
        return NULL;
    }
    return context;
}

aftercare_status signature_keys_add(struct signature_keys *keys, const char *secret,
                                    const char *place, aftercare_error *err) {
    // Room for what the longest key's base64 decodes to before its padding is taken off.
    unsigned char key[SIGNATURE_KEY_BYTES_MAX + 2];

    if (keys->count == SIGNATURE_KEYS_MAX) {
        return fail(err, AFTERCARE_ELIMIT, place, "more secrets than %d",
                    SIGNATURE_KEYS_MAX);
    }
    if (!secret || strncmp(secret, PREFIX, strlen(PREFIX)) != 0) {
        return fail(err, AFTERCARE_EUSAGE, place, "secret %zu does not begin as one (%s)",
                    keys->count + 1, what_is_right);
    }
    size_t len = decode(key, sizeof key, secret + strlen(PREFIX));
    if (len < SIGNATURE_KEY_BYTES_MIN || len > SIGNATURE_KEY_BYTES_MAX) {
        OPENSSL_cleanse(key, sizeof key);
        return fail(err, AFTERCARE_EUSAGE, place,
                    "secret %zu is no base64, too short or too long (%s)",
                    keys->count + 1, what_is_right);
    }
    EVP_MAC_CTX *context = context_new(key, len);
    OPENSSL_cleanse(key, sizeof key);
    if (!context) {
        return fail(err, AFTERCARE_ENOMEM, place, "no memory for a secret");
    }
    keys->contexts[keys->count++] = context;
    return AFTERCARE_OK;
}

void signature_keys_clear(struct signature_keys *keys) {
    for (size_t i = 0; i < keys->count; i++) {
        EVP_MAC_CTX_free(keys->contexts[i]);
    }
    *keys = (struct signature_keys){0};
}

static bool update(EVP_MAC_CTX *context, struct text text) {
    return EVP_MAC_update(context, (const unsigned char *)text.at, text.len) == 1;
}

// Starts over with the key that the context was made with.
static bool sign(EVP_MAC_CTX *context, unsigned char out[SHA256_BYTES],
                 const struct text parts[], size_t count) {
    size_t written = 0;

    if (EVP_MAC_init(context, NULL, 0, NULL) != 1) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (!update(context, parts[i])) {
            return false;
        }
    }
    return EVP_MAC_final(context, out, &written, SHA256_BYTES) == 1;
}

bool signature_write(struct buffer *out, const struct signature_keys *keys,
                     struct text id, struct text timestamp, struct text body) {
    const struct text parts[] = {id, TEXT("."), timestamp, TEXT("."), body};

    for (size_t i = 0; i < keys->count; i++) {
        unsigned char bytes[SHA256_BYTES];
        unsigned char base64[BASE64_MAX(SHA256_BYTES)];
        if (!sign(keys->contexts[i], bytes, parts, sizeof parts / sizeof *parts)) {
            return false;
        }
        int len = EVP_EncodeBlock(base64, bytes, SHA256_BYTES);
        buffer_string(out, i == 0 ? "v1," : " v1,");
        buffer_add(out, base64, (size_t)len);
    }
    return !out->failed;
}
