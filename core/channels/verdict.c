#include "core/channels/verdict.h"

static bool is_printable(char byte) {
    return byte > ' ' && byte <= '~';
}

void verdict_excerpt(char out[VERDICT_EXCERPT_MAX + 1], struct text raw) {
    size_t len = 0;
    bool is_after_blank = false;

    for (size_t i = 0; i < raw.len && i < VERDICT_EXCERPT_MAX; i++) {
        unsigned char byte = (unsigned char)raw.at[i];
        if (byte <= ' ' || byte == 0x7f) {
            is_after_blank = len > 0;
            continue;
        }
        if (is_after_blank && len < VERDICT_EXCERPT_MAX) {
            out[len++] = ' ';
        }
        is_after_blank = false;
        if (len < VERDICT_EXCERPT_MAX) {
            out[len++] = is_printable(raw.at[i]) ? raw.at[i] : '?';
        }
    }
    out[len] = '\0';
}
