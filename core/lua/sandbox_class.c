#include "core/lua/sandbox_class.h"

static bool is_between(int c, int low, int high) {
    return c >= low && c <= high;
}

static bool is_alphabetic(int c) {
    return is_between(c | 0x20, 'a', 'z');
}

// Whether c belongs to the class of that small letter, in the "C" locale.
static bool in_class(int c, int letter, bool *is_class) {
    bool is_digit = is_between(c, '0', '9');
    *is_class = true;
    switch (letter) {
    case 'a':
        return is_alphabetic(c);
    case 'c':
        return c < 0x20 || c == 0x7F;
    case 'd':
        return is_digit;
    case 'g':
        return is_between(c, 0x21, 0x7E);
    case 'l':
        return is_between(c, 'a', 'z');
    case 'p':
        return is_between(c, 0x21, 0x7E) && !is_alphabetic(c) && !is_digit;
    case 's':
        return c == ' ' || is_between(c, '\t', '\r');
    case 'u':
        return is_between(c, 'A', 'Z');
    case 'w':
        return is_alphabetic(c) || is_digit;
    case 'x':
        return is_digit || is_between(c | 0x20, 'a', 'f');
    case 'z':
        return c == 0;
    default:
        *is_class = false;
        return false;
    }
}

bool sandbox_class_escaped(int c, int letter) {
    bool is_class = false;
    bool is_capital = is_between(letter, 'A', 'Z');
    bool is_member = in_class(c, is_capital ? letter | 0x20 : letter, &is_class);
    return is_class ? is_member != is_capital : c == letter;
}

bool sandbox_class_set(int c, const char *set, const char *last) {
    bool is_negated = set[1] == '^';
    const char *at = set + (is_negated ? 2 : 1);
    for (; at < last; at++) {
        bool is_member = false;
        if (*at == '%') {
            at++;
            is_member = sandbox_class_escaped(c, (unsigned char)*at);
        } else if (at[1] == '-' && at + 2 < last) {
            is_member = is_between(c, (unsigned char)at[0], (unsigned char)at[2]);
            at += 2;
        } else {
            is_member = c == (unsigned char)*at;
        }
        if (is_member) {
            return !is_negated;
        }
    }
    return is_negated;
}
