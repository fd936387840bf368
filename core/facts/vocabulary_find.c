// The names of terms: ids, synonyms and codes, in one hash.
#include "core/facts/vocabulary_find.h"

#include <stdio.h>

// One way to name a term. Several terms may share a synonym or a code: then each has an
// entry, and a lookup that finds two is ambiguous.
struct lookup {
    struct text word; // folded, but for ids; at NULL: a free slot
    bool is_id;
    const struct term *term;
};

const struct term *vocabulary_term(const struct vocabulary *vocabulary, struct text id) {
    size_t low = 0;
    size_t high = vocabulary->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = text_compare(id, vocabulary->terms[middle]->id);
        if (order == 0) {
            return vocabulary->terms[middle];
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return NULL;
}

bool categories_take(struct categories categories, const struct term *term) {
    for (size_t i = 0; i < categories.count; i++) {
        if (text_equal(categories.names[i], term->category)) {
            return true;
        }
    }
    return categories.count == 0;
}

static bool is_same_lookup(const struct lookup *slot, struct text word,
                           const struct term *term) {
    return slot->term == term && text_equal(slot->word, word);
}

static void put_lookup(struct vocabulary *vocabulary, struct text word, bool is_id,
                       const struct term *term) {
    size_t mask = vocabulary->lookups_size - 1;
    size_t i = (size_t)text_hash(word) & mask;
    while (vocabulary->lookups[i].word.at) {
        if (is_same_lookup(&vocabulary->lookups[i], word, term)) {
            return;
        }
        i = (i + 1) & mask;
    }
    vocabulary->lookups[i] = (struct lookup){.word = word, .is_id = is_id, .term = term};
}

static aftercare_status put_code(struct vocabulary *vocabulary, const struct term *term,
                                 const struct code *code) {
    struct text alone = text_fold(vocabulary->arena, code->code);
    char *joined = arena_format(vocabulary->arena, "%.*s:%.*s", TEXT_ARGS(code->system),
                                TEXT_ARGS(code->code));
    if (!alone.at || !joined) {
        return AFTERCARE_ENOMEM;
    }
    struct text both = text_fold(vocabulary->arena, text_of(joined));
    if (!both.at) {
        return AFTERCARE_ENOMEM;
    }
    put_lookup(vocabulary, alone, false, term);
    put_lookup(vocabulary, both, false, term);
    return AFTERCARE_OK;
}

static aftercare_status put_names(struct vocabulary *vocabulary,
                                  const struct term *term) {
    put_lookup(vocabulary, term->id, true, term);
    for (size_t i = 0; i < term->synonyms_count; i++) {
        struct text synonym = text_fold(vocabulary->arena, term->synonyms[i]);
        if (!synonym.at) {
            return AFTERCARE_ENOMEM;
        }
        put_lookup(vocabulary, synonym, false, term);
    }
    for (size_t i = 0; i < term->codes_count; i++) {
        if (put_code(vocabulary, term, &term->codes[i])) {
            return AFTERCARE_ENOMEM;
        }
    }
    return AFTERCARE_OK;
}

aftercare_status vocabulary_find_build(struct vocabulary *vocabulary) {
    size_t names = 0;
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct term *term = vocabulary->terms[i];
        names += 1 + term->synonyms_count + 2 * term->codes_count;
    }
    size_t size = 16;
    while (size < 2 * names) {
        size *= 2;
    }
    vocabulary->lookups = arena_array(vocabulary->arena, size, sizeof(struct lookup));
    if (!vocabulary->lookups) {
        return AFTERCARE_ENOMEM;
    }
    vocabulary->lookups_size = size;
    for (size_t i = 0; i < vocabulary->count; i++) {
        if (put_names(vocabulary, vocabulary->terms[i])) {
            return AFTERCARE_ENOMEM;
        }
    }
    return AFTERCARE_OK;
}

// Collects the terms that a word stands for, as ids or as what is folded: two of them at
// most.
static size_t look_up(const struct term *out[2], const struct vocabulary *vocabulary,
                      struct categories categories, struct text word, bool is_id) {
    if (vocabulary->lookups_size == 0) {
        return 0;
    }
    size_t found = 0;
    size_t mask = vocabulary->lookups_size - 1;
    size_t i = (size_t)text_hash(word) & mask;
    for (; found < 2 && vocabulary->lookups[i].word.at; i = (i + 1) & mask) {
        const struct lookup *slot = &vocabulary->lookups[i];
        if (slot->is_id == is_id && text_equal(slot->word, word) &&
            categories_take(categories, slot->term)) {
            out[found++] = slot->term;
        }
    }
    return found;
}

#define WORD_MAX 256

enum vocabulary_found vocabulary_find(const struct term *out[2],
                                      const struct vocabulary *vocabulary,
                                      struct categories categories, struct text word) {
    out[0] = out[1] = NULL;
    if (look_up(out, vocabulary, categories, word, true) == 1) {
        return VOCABULARY_FOUND;
    }
    if (word.len > WORD_MAX) {
        return VOCABULARY_NONE;
    }
    char folded[WORD_MAX];
    size_t found =
        look_up(out, vocabulary, categories, text_fold_into(folded, word), false);
    if (found > 1) {
        return VOCABULARY_AMBIGUOUS;
    }
    return found == 1 ? VOCABULARY_FOUND : VOCABULARY_NONE;
}

static struct text nearest_name(const struct vocabulary *vocabulary,
                                struct categories categories, struct text word) {
    struct nearest nearest = {.word = word};
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct term *term = vocabulary->terms[i];
        if (!categories_take(categories, term)) {
            continue;
        }
        nearest_offer(&nearest, term->id);
        for (size_t k = 0; k < term->synonyms_count; k++) {
            nearest_offer(&nearest, term->synonyms[k]);
        }
    }
    return nearest.best;
}

char *vocabulary_complaint(char *out, size_t size, const struct vocabulary *vocabulary,
                           struct categories categories, struct text word) {
    const struct term *meant[2];
    enum vocabulary_found found = vocabulary_find(meant, vocabulary, categories, word);
    struct text near = nearest_name(vocabulary, categories, word);
    const struct term *elsewhere = vocabulary_term(vocabulary, word);
    int len = word.len > 64 ? 64 : (int)word.len;
    if (found == VOCABULARY_AMBIGUOUS) {
        (void)snprintf(out, size,
                       "\"%.*s\" means both \"%.*s\" and \"%.*s\" (write the one)", len,
                       word.at, TEXT_ARGS(meant[0]->id), TEXT_ARGS(meant[1]->id));
    } else if (near.len > 0) {
        (void)snprintf(out, size,
                       "\"%.*s\" is no known term here (did you mean \"%.*s\"?)", len,
                       word.at, TEXT_ARGS(near));
    } else if (elsewhere && categories.count > 0) {
        (void)snprintf(out, size, "\"%.*s\" is a term of %.*s (one of %.*s belongs here)",
                       len, word.at, TEXT_ARGS(elsewhere->category),
                       TEXT_ARGS(categories.names[0]));
    } else {
        (void)snprintf(
            out, size,
            "\"%.*s\" is no known term here (the terms stand in the vocabulary)", len,
            word.at);
    }
    return out;
}
