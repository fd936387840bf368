#include "core/rules/kind.h"

struct text kind_shown(const struct kind *kind, struct text word, struct text locale) {
    for (size_t i = 0; i < kind->shows_count; i++) {
        if (text_equal(kind->shows[i].word, word)) {
            return phrase_in(kind->shows[i].phrase, locale);
        }
    }
    return word;
}

int kind_rank(const struct kind *kind, struct text verdict) {
    const struct field *by = &kind->fields[kind->roles[ROLE_BY]];
    int rank = 0;
    for (size_t i = 0; i < by->choices_count; i++) {
        if (text_equal(by->choices[i], verdict)) {
            return rank;
        }
        rank++;
        if (kind->blocking >> i == 1) {
            if (text_equal(kind->unknown, verdict)) {
                return rank;
            }
            rank++;
        }
    }
    return text_equal(kind->none, verdict) ? rank : -1;
}
