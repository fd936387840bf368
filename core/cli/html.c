#include "core/cli/html.h"

#define REPLACEMENT "\xEF\xBF\xBD"

static const char *entity(char character) {
    switch (character) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

// U+0000 to U+001F, U+007F, and U+0080 to U+009F, which are two bytes.
static bool is_control(struct text character) {
    unsigned char first = (unsigned char)character.at[0];
    if (character.len == 2) {
        return first == 0xC2 && (unsigned char)character.at[1] < 0xA0;
    }
    bool is_kept = first == '\t' || first == '\n';
    return character.len == 1 && !is_kept && (first < 0x20 || first == 0x7F);
}

void html_text(struct buffer *out, struct text text) {
    for (size_t at = 0; at < text.len;) {
        struct text rest = {text.at + at, text.len - at};
        struct text one = {rest.at, text_character(rest)};
        const char *entity_of_one = one.len == 1 ? entity(*one.at) : NULL;
        if (entity_of_one) {
            buffer_string(out, entity_of_one);
        } else if (one.len == 0 || is_control(one)) {
            buffer_string(out, REPLACEMENT);
        } else {
            buffer_text(out, one);
        }
        at += one.len > 0 ? one.len : 1;
    }
}

void html_string(struct buffer *out, const char *string) {
    html_text(out, text_of(string));
}
