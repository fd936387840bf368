#include "core/rules/kind.h"

struct text kind_shown(const struct kind *kind, struct text word, struct text locale) {
    for (size_t i = 0; i < kind->shows_count; i++) {
        if (text_equal(kind->shows[i].word, word)) {
            return phrase_in(kind->shows[i].phrase, locale);
        }
    }
    return word;
}
