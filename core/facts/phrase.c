#include "core/facts/phrase.h"

// "es" of "es-MX": a locale serves every variety of its language.
static bool serves(struct text locale, struct text wanted) {
    if (locale.len > wanted.len || locale.len == 0) {
        return false;
    }
    struct text start = {wanted.at, locale.len};
    return text_equal(locale, start) &&
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
