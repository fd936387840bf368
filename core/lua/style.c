#include "core/lua/style.h"

#include <string.h>

static bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

static const struct {
    const char *says, *joints;
    bool may_double, may_begin_with_digit, has_capitals;
} styles[STYLES] = {
    [STYLE_KEBAB] = {"lower-case letters, digits and single '-', as in \"two-words\"",
                     "-", .may_begin_with_digit = true},
    [STYLE_SNAKE] = {"lower-case letters, digits and '_', as in \"two_words\"", "_",
                     .may_begin_with_digit = false},
    [STYLE_PACK] =
        {"lower-case letters, digits and single '_' or '-', as in \"two_words\"", "-_",
         .may_begin_with_digit = true},
    [STYLE_LOWER] = {"lower-case letters, digits, '-', '_' and '.'", "-_.",
                     .may_begin_with_digit = true},
    [STYLE_ID] = {"letters, digits, '-', '_' and '.', as in \"CI-014\"", "-_.",
                  .may_begin_with_digit = true, .may_double = true, .has_capitals = true},
};

static bool is_joint(enum style style, char c) {
    return c != '\0' && strchr(styles[style].joints, c);
}

bool style_fits(enum style style, struct text text) {
    if (text.len == 0 || text.len > NAME_LEN_MAX) {
        return false;
    }
    bool is_behind_joint = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        bool is_capital = is_upper(c) && styles[style].has_capitals;
        if (is_lower(c) || is_digit(c) || is_capital) {
            is_behind_joint = false;
            continue;
        }
        if (!is_joint(style, c) || (is_behind_joint && !styles[style].may_double)) {
            return false;
        }
        is_behind_joint = true;
    }
    char first = text.at[0];
    return !is_joint(style, first) && !is_joint(style, text.at[text.len - 1]) &&
           (styles[style].may_begin_with_digit || !is_digit(first));
}

const char *style_says(enum style style) {
    return styles[style].says;
}
