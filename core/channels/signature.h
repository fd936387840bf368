// Signatures as Standard Webhooks asks for them: HMAC-SHA256 over "id.timestamp.body", in
// base64 behind "v1,", one for each live secret, so that a secret can be changed while
// both sides know the old one and the new one.
// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
#ifndef AFTERCARE_CHANNELS_SIGNATURE_H
#define AFTERCARE_CHANNELS_SIGNATURE_H

#include "core/base/fail.h"
#include "core/base/text.h"

#include <stdbool.h>

#define SIGNATURE_KEYS_MAX 8
#define SIGNATURE_KEY_BYTES_MIN 24 // the standard's bounds
#define SIGNATURE_KEY_BYTES_MAX 64

struct signature_keys {                                  // start as {0}
    struct evp_mac_ctx_st *contexts[SIGNATURE_KEYS_MAX]; // OpenSSL's, each with its key
    size_t count;
};

// Takes in one more secret: "whsec_" and base64. place names the channel in err. EUSAGE
// (what is wrong, without a byte of the secret), ELIMIT above SIGNATURE_KEYS_MAX, ENOMEM.
aftercare_status signature_keys_add(struct signature_keys *keys, const char *secret,
                                    const char *place, aftercare_error *err);

// Forgets all keys; their bytes are overwritten.
void signature_keys_clear(struct signature_keys *keys);

// Adds "v1,… v1,…" to out; nothing when there are no keys. False when there is no memory.
bool signature_write(struct buffer *out, const struct signature_keys *keys,
                     struct text id, struct text timestamp, struct text body);

#endif
