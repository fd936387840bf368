#include "core/rules/question.h"

#include <stdio.h>
#include <string.h>

char *sentence_fill(char *out, size_t size, struct text sentence, struct text label) {
    size_t before = 0;
    while (before + 1 < sentence.len &&
           (sentence.at[before] != '%' || sentence.at[before + 1] != 's')) {
        before++;
    }
    if (before + 1 >= sentence.len) {
        (void)snprintf(out, size, "%.*s", TEXT_ARGS(sentence));
        return out;
    }
    struct text after = {sentence.at + before + 2, sentence.len - before - 2};
    (void)snprintf(out, size, "%.*s%.*s%.*s", (int)before, sentence.at, TEXT_ARGS(label),
                   TEXT_ARGS(after));
    return out;
}

static struct text label_of(const struct term *term, struct text locale) {
    return term ? phrase_in(term->label, locale) : TEXT("");
}

char *question_sentence(char *out, size_t size, const struct fact_place *place,
                        struct text locale) {
    struct text label = label_of(place->term, locale);
    if (!place->fact) {
        (void)snprintf(out, size, "The request does not say: %.*s",
                       TEXT_ARGS(place->member));
    } else if (!place->term && place->fact->whole) {
        (void)snprintf(out, size, "%.*s",
                       TEXT_ARGS(phrase_in(place->fact->whole, locale)));
    } else if (place->member.len > 0) {
        (void)snprintf(out, size, "%.*s: what is the \"%.*s\"?", TEXT_ARGS(label),
                       TEXT_ARGS(place->member));
    } else if (place->term && place->term->question && place->term != place->fact->term) {
        (void)snprintf(out, size, "%.*s",
                       TEXT_ARGS(phrase_in(place->term->question, locale)));
    } else {
        (void)sentence_fill(out, size, phrase_in(place->fact->question, locale), label);
    }
    return out;
}
