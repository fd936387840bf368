// SHA-256, by libmd; long texts by the processor itself, where it can.
#ifndef AFTERCARE_BASE_DIGEST_H
#define AFTERCARE_BASE_DIGEST_H

#include "core/base/text.h"

#define DIGEST_TEXT_MAX 72       // "sha256:" and 64 hex digits and NUL
#define DIGEST_KEYED_TEXT_MAX 77 // "hmac-sha256:" and 64 hex digits and NUL

struct digest {
    unsigned char state[208]; // libmd's own, opaque here
};

void digest_begin(struct digest *digest);

// Adds the text's length and the text, so that parts cannot run together.
void digest_add(struct digest *digest, struct text text);

// Writes "sha256:…" and returns out. The digest is used up; nothing is to be freed.
char *digest_end(char out[DIGEST_TEXT_MAX], struct digest *digest);

// Of these bytes alone, as sha256sum(1) reckons it. Returns out.
char *digest_of(char out[DIGEST_TEXT_MAX], struct text text);

// Of these bytes with a key (HMAC, RFC 2104): who does not have the key cannot find out
// by trying what was digested. Returns out.
char *digest_keyed(char out[DIGEST_KEYED_TEXT_MAX], struct text key, struct text text);

#endif
