#include "core/lua/lexer_text.h"

#include <stdint.h>
#include <string.h>

// A text being decoded: from what is read, to what is written (never more than was read).
struct decoder {
    const char *at, *end;
    char *out;
};

// A number of at most that many digits; -1 when there is no digit.
static int64_t take_number(struct decoder *d, int base, int digits) {
    int64_t number = -1;
    for (int i = 0; i < digits && d->at < d->end; i++) {
        int value = lexer_hex((unsigned char)*d->at);
        if (value < 0 || value >= base) {
            break;
        }
        number = (number < 0 ? 0 : number) * base + value;
        d->at++;
    }
    return number;
}

// UTF-8 as Lua writes it: up to 2^31, in up to six bytes.
static void put_code_point(struct decoder *d, uint32_t code) {
    if (code < 0x80) {
        *d->out++ = (char)code;
        return;
    }
    unsigned char bytes[6];
    size_t count = 0;
    uint32_t first_max = 0x3F;
    while (code > first_max) {
        bytes[count++] = (unsigned char)(0x80 | (code & 0x3F));
        code >>= 6;
        first_max >>= 1;
    }
    *d->out++ = (char)(((~first_max << 1) | code) & 0xFF);
    while (count > 0) {
        *d->out++ = (char)bytes[--count];
    }
}

static bool take_code_point(struct decoder *d) {
    if (d->at == d->end || *d->at != '{') {
        return false;
    }
    d->at++;
    while (d->at < d->end && *d->at == '0' && d->end - d->at > 1 && d->at[1] != '}') {
        d->at++;
    }
    int64_t code = take_number(d, 16, 8);
    if (code < 0 || code > 0x7FFFFFFF || d->at == d->end || *d->at != '}') {
        return false;
    }
    d->at++;
    put_code_point(d, (uint32_t)code);
    return true;
}

static void take_newline(struct decoder *d) {
    char first = *d->at++;
    if (d->at < d->end && lexer_is_newline((unsigned char)*d->at) && *d->at != first) {
        d->at++;
    }
    *d->out++ = '\n';
}

static bool take_byte(struct decoder *d, int base, int digits) {
    const char *start = d->at;
    int64_t value = take_number(d, base, digits);
    if (value < 0 || value > 255 || (base == 16 && d->at - start != digits)) {
        return false;
    }
    *d->out++ = (char)value;
    return true;
}

// Behind a backslash.
static bool take_escape(struct decoder *d) {
    static const char letters[] = "abfnrtv\\\"'", meanings[] = "\a\b\f\n\r\t\v\\\"'";
    int c = (unsigned char)*d->at;
    if (lexer_is_newline(c)) {
        take_newline(d);
        return true;
    }
    if (lexer_is_digit(c)) {
        return take_byte(d, 10, 3);
    }
    const char *letter = c ? strchr(letters, c) : NULL;
    d->at++;
    if (letter) {
        *d->out++ = meanings[letter - letters];
        return true;
    }
    if (c == 'z') {
        while (d->at < d->end && lexer_is_blank((unsigned char)*d->at)) {
            d->at++;
        }
        return true;
    }
    return c == 'x' ? take_byte(d, 16, 2) : c == 'u' && take_code_point(d);
}

static bool decode_quoted(struct decoder *d) {
    while (d->at < d->end) {
        if (*d->at != '\\') {
            *d->out++ = *d->at++;
            continue;
        }
        d->at++;
        if (d->at == d->end || !take_escape(d)) {
            return false;
        }
    }
    return true;
}

// Every newline is "\n" then; the first character is dropped when it is one.
static void decode_long(struct decoder *d) {
    char *start = d->out;
    if (d->at < d->end && lexer_is_newline((unsigned char)*d->at)) {
        take_newline(d);
        d->out = start;
    }
    while (d->at < d->end) {
        if (lexer_is_newline((unsigned char)*d->at)) {
            take_newline(d);
        } else {
            *d->out++ = *d->at++;
        }
    }
}

bool lexer_text_decode(struct text *text, char *room) {
    const struct text raw = *text;
    size_t border = 1;
    while (raw.at[0] == '[' && raw.at[border] == '=') {
        border++;
    }
    border += raw.at[0] == '[';
    struct decoder d = {raw.at + border, raw.at + raw.len - border, room};
    if (raw.at[0] == '[') {
        decode_long(&d);
    } else if (!decode_quoted(&d)) {
        return false;
    }
    *d.out = '\0';
    *text = (struct text){room, (size_t)(d.out - room)};
    return true;
}
