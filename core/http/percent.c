#include "core/http/percent.h"

#include <stdbool.h>
#include <string.h>

static int hex(char digit) {
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *found = digit ? strchr(digits, digit) : NULL;
    return found ? (int)((found - digits) % 16) : -1;
}

static bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c && strchr("-._~", c));
}

// The byte behind the '%' at place, or 0 when it is none or a NUL.
static char escaped(struct text text, size_t place) {
    int high = place + 2 < text.len ? hex(text.at[place + 1]) : -1;
    int low = place + 2 < text.len ? hex(text.at[place + 2]) : -1;
    return high < 0 || low < 0 ? 0 : (char)(high * 16 + low);
}

aftercare_status percent_decode(struct text *out, struct arena *arena, struct text text,
                                aftercare_error *err) {
    char *decoded = arena_alloc(arena, text.len + 1);
    if (!decoded) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the address");
    }
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == '%') {
            c = escaped(text, i);
            i += 2;
        }
        if (!c) {
            return fail(err, AFTERCARE_EUSAGE, NULL,
                        "the address has a broken escape (\"%%\" and two hexadecimal "
                        "digits, and not \"%%00\")");
        }
        decoded[len++] = c;
    }
    struct text found = {decoded, len};
    if (!text_is_utf8(found)) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "the address is not UTF-8 (escape each byte of its UTF-8 form)");
    }
    *out = found;
    return AFTERCARE_OK;
}

void percent_encode(struct buffer *out, struct text text) {
    for (size_t i = 0; i < text.len; i++) {
        if (is_unreserved(text.at[i])) {
            buffer_add(out, &text.at[i], 1);
        } else {
            buffer_format(out, "%%%02X", (unsigned)(unsigned char)text.at[i]);
        }
    }
}
