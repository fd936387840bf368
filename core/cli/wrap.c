#include "core/cli/wrap.h"

// One character at the start of a text that is not empty; a byte that is none counts as
// one.
static struct text character_of(struct text text) {
    size_t len = text_character(text);
    return (struct text){text.at, len > 0 ? len : 1};
}

static struct text behind(struct text text, size_t len) {
    return (struct text){text.at + len, text.len - len};
}

int wrap_columns(struct text text) {
    int columns = 0;
    while (text.len > 0) {
        text = behind(text, character_of(text).len);
        columns++;
    }
    return columns;
}

static struct text word_of(struct text text) {
    size_t len = 0;
    while (len < text.len && text.at[len] != ' ') {
        len++;
    }
    return (struct text){text.at, len};
}

static bool is_control(struct text character) {
    unsigned char first = (unsigned char)character.at[0];
    bool is_c1 =
        character.len == 2 && first == 0xC2 && (unsigned char)character.at[1] < 0xA0;
    return is_c1 || first < 0x20 || first == 0x7F ||
           (character.len == 1 && first >= 0x80);
}

static int break_line(struct buffer *out, const struct wrap *wrap) {
    buffer_format(out, "\n%*s", wrap->indent, "");
    return wrap->indent;
}

// Adds a word from that column on; returns where it ends.
static int add_word(struct buffer *out, struct text word, const struct wrap *wrap,
                    int column) {
    while (word.len > 0) {
        struct text one = character_of(word);
        if (column >= wrap->width && column > wrap->indent) {
            column = break_line(out, wrap);
        }
        if (is_control(one)) {
            buffer_string(out, "?");
        } else {
            buffer_text(out, one);
        }
        word = behind(word, one.len);
        column++;
    }
    return column;
}

void wrap_text(struct buffer *out, struct text text, const struct wrap *wrap) {
    int column = wrap->column;
    bool is_first = true; // of its line
    while (text.len > 0) {
        struct text word = word_of(text);
        text = behind(text, word.len < text.len ? word.len + 1 : word.len);
        if (word.len == 0) {
            continue;
        }
        int columns = wrap_columns(word) + (is_first ? 0 : 1);
        if (column + columns > wrap->width && !is_first) {
            column = break_line(out, wrap);
            is_first = true;
        }
        if (!is_first) {
            buffer_string(out, " ");
            column++;
        }
        column = add_word(out, word, wrap, column);
        is_first = false;
    }
}
