// TLS: what we show of ourselves, and what MHD is told of it.
#ifndef AFTERCARE_HTTP_TLS_H
#define AFTERCARE_HTTP_TLS_H

#include "core/base/arena.h"
#include "core/base/fail.h"

#include <microhttpd.h>

#include <stdbool.h>
#include <stdint.h>

struct tls_keys {
    const char *certificate, *key; // PEM; both or neither
    int64_t now;                   // seconds since 1970: is the certificate in force?
};

struct tls {
    bool is_on;
    struct MHD_OptionItem options[4]; // ends with MHD_OPTION_END
};

// Whether both can be read, belong together, and are in force; OK without any. EUSAGE
// with what is wrong, its place "tls".
aftercare_status tls_check(const struct tls_keys *keys, aftercare_error *err);

// What MHD is told: TLS 1.2 and 1.3, or nothing without keys. The options' texts are the
// arena's. ENOMEM.
aftercare_status tls_set(struct tls *out, struct arena *arena,
                         const struct tls_keys *keys, aftercare_error *err);

#endif
