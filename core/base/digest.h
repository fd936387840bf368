// SHA-256, by libmd.
#ifndef AFTERCARE_BASE_DIGEST_H
#define AFTERCARE_BASE_DIGEST_H

#include "core/base/text.h"

#define DIGEST_TEXT_MAX 72 // "sha256:" and 64 hex digits and NUL

struct digest {
    unsigned char state[208]; // libmd's own, opaque here
};

void digest_begin(struct digest *digest);
void digest_add(struct digest *digest,
                struct text text); // its length first, so that parts cannot run together
char *digest_end(char out[DIGEST_TEXT_MAX],
                 struct digest *digest); // "sha256:…"; returns out

#endif
