#include "core/base/sized.h"

#include "core/base/fail.h"

#include <stdbool.h>
#include <string.h>

static bool is_blank(const unsigned char *bytes, size_t len) {
    for (size_t i = 0; i < len; i++) {
        if (bytes[i] != 0) {
            return false;
        }
    }
    return true;
}

aftercare_status sized_read(const struct sized *sized, const void *given,
                            aftercare_error *err) {
    size_t size = 0;
    if (!given) {
        return fail(err, AFTERCARE_EUSAGE, NULL, "a struct is missing (begin with %s)",
                    sized->begin);
    }
    memcpy(&size, given, sizeof size);
    if (size < sized->least || size > SIZED_MAX) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "a struct has a size of %zu (begin with %s, which sets it)", size,
                    sized->begin);
    }
    size_t known = size < sized->size ? size : sized->size;
    if (!is_blank((const unsigned char *)given + known, size - known)) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "a struct that began with %s sets a member of a later release (this "
                    "library is " AFTERCARE_VERSION ")",
                    sized->begin);
    }
    memcpy(sized->out, given, known);
    memcpy(sized->out, &sized->size, sizeof sized->size);
    return AFTERCARE_OK;
}
