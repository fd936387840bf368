#include "core/facts/phrase.h"

static char lower(char c) {
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool is_same(struct text one, struct text other) {
    size_t i = 0;
    while (i < one.len && i < other.len && lower(one.at[i]) == lower(other.at[i])) {
        i++;
    }
    return i == one.len && i == other.len;
}

// "es" of "es-MX", and of "ES": a locale serves every variety of its language, and
// languages are told in small letters and in capitals (RFC 5646, 2.1.1).
static bool serves(struct text locale, struct text wanted) {
    if (locale.len > wanted.len || locale.len == 0) {
        return false;
    }
    struct text start = {wanted.at, locale.len};
    return is_same(locale, start) &&
           (wanted.len == locale.len || wanted.at[locale.len] == '-' ||
            wanted.at[locale.len] == '_');
}

struct text phrase_in(const struct phrase *phrase, struct text locale) {
    for (const struct phrase *one = phrase; one; one = one->next) {
        if (serves(one->locale, locale)) {
            return one->text;
        }
    }
    return phrase ? phrase->text : TEXT("");
}
