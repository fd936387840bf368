#include "core/cli/sheet_words.h"

#include <string.h>

static const struct {
    struct text code;
    const char *const words[SAY_COUNT];
} languages[LANGUAGE_COUNT] = {
    [LANGUAGE_EN] = {{"en", 2},
                     {
#define X(name, en, es) [SAY_##name] = en,
                         SHEET_WORDS(X)
#undef X
                     }},
    [LANGUAGE_ES] = {{"es", 2},
                     {
#define X(name, en, es) [SAY_##name] = es,
                         SHEET_WORDS(X)
#undef X
                     }},
};

enum language language_of(struct text locale) {
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        struct text code = languages[i].code;
        bool begins = locale.len >= code.len && memcmp(locale.at, code.at, code.len) == 0;
        if (begins && (locale.len == code.len || locale.at[code.len] == '-' ||
                       locale.at[code.len] == '_')) {
            return (enum language)i;
        }
    }
    return LANGUAGE_EN;
}

const char *language_code(enum language language) {
    return languages[language].code.at;
}

const char *language_word(enum language language, enum say say) {
    return languages[language].words[say];
}

// Which value stands at this place of the words, or -1.
static int place(const char *at) {
    bool is_place = at[0] == '{' && at[1] >= '0' && at[1] < '0' + SAY_VALUES_MAX;
    return is_place && at[2] == '}' ? at[1] - '0' : -1;
}

static void fill(char *out, const char *words, const struct text *values, size_t *len) {
    *len = 0;
    for (const char *at = words; *at;) {
        int value = place(at);
        struct text piece = value < 0 ? (struct text){at, 1} : values[value];
        if (out && piece.len > 0) {
            memcpy(out + *len, piece.at, piece.len);
        }
        *len += piece.len;
        at += value < 0 ? 1 : 3;
    }
}

struct text language_say(struct arena *arena, enum language language, enum say say,
                         const struct text *values) {
    const char *words = language_word(language, say);
    size_t len;
    fill(NULL, words, values, &len);
    char *out = arena_alloc(arena, len + 1);
    if (!out) {
        return (struct text){0};
    }
    fill(out, words, values, &len);
    return (struct text){out, len};
}
