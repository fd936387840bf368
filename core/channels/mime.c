#include "core/channels/mime.h"

#include <openssl/evp.h>

#include <string.h>

#define LINE_MAX_CHARACTERS 76
#define WORD_BYTES 39 // of an encoded word: 52 letters, and 76 with its marks and a name
#define BASE64_BYTES 57 // of a line

static bool is_control(char c) {
    return (unsigned char)c < ' ' || c == 0x7f;
}

static bool is_plain(struct text text) {
    for (size_t i = 0; i < text.len; i++) {
        if (is_control(text.at[i]) || (unsigned char)text.at[i] > 0x7f) {
            return false;
        }
    }
    return true;
}

// One line of base64 without its end, of at most BASE64_BYTES.
static void add_base64(struct buffer *out, const char *at, size_t len) {
    unsigned char letters[BASE64_BYTES / 3 * 4 + 1];
    int written = EVP_EncodeBlock(letters, (const unsigned char *)at, (int)len);

    buffer_add(out, letters, (size_t)written);
}

// How many bytes of whole characters fit an encoded word.
static size_t word_length(struct text rest) {
    size_t len = 0;

    while (len < rest.len) {
        size_t next = text_character((struct text){rest.at + len, rest.len - len});
        next = next > 0 ? next : 1;
        if (len + next > WORD_BYTES) {
            break;
        }
        len += next;
    }
    return len;
}

// Control characters become blanks, so that no reader finds a line break behind the
// encoding.
static void add_word(struct buffer *out, struct text word) {
    char clean[WORD_BYTES];

    for (size_t i = 0; i < word.len; i++) {
        clean[i] = is_control(word.at[i]) ? ' ' : word.at[i];
    }
    buffer_string(out, "=?UTF-8?B?");
    add_base64(out, clean, word.len);
    buffer_string(out, "?=");
}

static void add_words(struct buffer *out, struct text text) {
    while (text.len > 0) {
        size_t len = word_length(text);
        add_word(out, (struct text){text.at, len});
        text = (struct text){text.at + len, text.len - len};
        buffer_string(out, text.len > 0 ? "\r\n " : "");
    }
}

// What looks like an encoded word would be read as one.
static bool may_stay(struct text text, size_t before) {
    bool fits = before + text.len <= LINE_MAX_CHARACTERS;

    for (size_t i = 0; i + 1 < text.len; i++) {
        fits = fits && !(text.at[i] == '=' && text.at[i + 1] == '?');
    }
    return fits && is_plain(text);
}

void mime_header(struct buffer *out, const char *name, struct text text) {
    buffer_format(out, "%s: ", name);
    if (may_stay(text, strlen(name) + 2)) {
        buffer_text(out, text);
    } else {
        add_words(out, text);
    }
    buffer_string(out, "\r\n");
}

static void add_quoted(struct buffer *out, struct text text) {
    buffer_string(out, "\"");
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"' || text.at[i] == '\\') {
            buffer_string(out, "\\");
        }
        buffer_add(out, &text.at[i], 1);
    }
    buffer_string(out, "\"");
}

void mime_header_address(struct buffer *out, const char *name, struct text text,
                         struct text address) {
    buffer_format(out, "%s: ", name);
    if (text.len == 0) {
        buffer_format(out, "%.*s\r\n", TEXT_ARGS(address));
        return;
    }
    if (may_stay(text, strlen(name) + 4)) {
        add_quoted(out, text);
    } else {
        add_words(out, text);
    }
    buffer_format(out, "\r\n <%.*s>\r\n", TEXT_ARGS(address));
}

// ---- bodies

// How many bytes the line break at the beginning takes; 0 when there is none.
static size_t line_break(struct text text) {
    if (text.len == 0 || (text.at[0] != '\r' && text.at[0] != '\n')) {
        return 0;
    }
    return text.len > 1 && text.at[0] == '\r' && text.at[1] == '\n' ? 2 : 1;
}

// What stands for itself. A blank does not at a line's end, where servers drop it, nor
// "From " at its beginning, which mailboxes change.
static bool stands(struct text rest, size_t column) {
    const struct text from = TEXT("From ");
    char c = rest.at[0];
    struct text behind = {rest.at + 1, rest.len - 1};
    bool is_last = behind.len == 0 || line_break(behind) > 0;

    if (c == ' ' || c == '\t') {
        return !is_last;
    }
    if (column == 0 && rest.len >= from.len &&
        text_equal((struct text){rest.at, from.len}, from)) {
        return false;
    }
    return c > ' ' && c <= '~' && c != '=';
}

// Adds one byte; returns the column behind it.
static size_t add_byte(struct buffer *out, struct text rest, size_t column) {
    char c = is_control(rest.at[0]) && rest.at[0] != '\t' ? ' ' : rest.at[0];
    bool is_plain_byte = c == rest.at[0] && stands(rest, column);
    size_t width = is_plain_byte ? 1 : 3;

    if (column + width >= LINE_MAX_CHARACTERS) { // one is for the mark of a soft break
        buffer_string(out, "=\r\n");
        column = 0;
        is_plain_byte = is_plain_byte && stands(rest, column);
        width = is_plain_byte ? 1 : 3;
    }
    if (is_plain_byte) {
        buffer_add(out, &c, 1);
    } else {
        buffer_format(out, "=%02X", (unsigned)(unsigned char)c);
    }
    return column + width;
}

void mime_quoted_printable(struct buffer *out, struct text text) {
    size_t column = 0;

    while (text.len > 0) {
        size_t taken = line_break(text);
        if (taken > 0) {
            buffer_string(out, "\r\n");
            column = 0;
        } else {
            column = add_byte(out, text, column);
            taken = 1;
        }
        text = (struct text){text.at + taken, text.len - taken};
    }
    buffer_string(out, column > 0 ? "\r\n" : "");
}

void mime_base64(struct buffer *out, struct text bytes) {
    while (bytes.len > 0) {
        size_t len = bytes.len < BASE64_BYTES ? bytes.len : BASE64_BYTES;
        add_base64(out, bytes.at, len);
        buffer_string(out, "\r\n");
        bytes = (struct text){bytes.at + len, bytes.len - len};
    }
}
