#include "core/facts/vocabulary.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NESTING_MAX 500 // of terms in terms: a real vocabulary has a handful

// One way to name a term. Several terms may share a synonym or a code: then each has an
// entry, and a lookup that finds two is ambiguous.
struct lookup {
    struct text word; // folded, but for ids; at NULL: a free slot
    bool is_id;
    const struct term *term;
};

void vocabulary_init(struct vocabulary *vocabulary, struct arena *arena) {
    *vocabulary = (struct vocabulary){.arena = arena};
}

aftercare_status vocabulary_add(struct vocabulary *vocabulary, struct term *term) {
    struct term **terms =
        arena_grow(vocabulary->arena, vocabulary->terms, vocabulary->count,
                   &vocabulary->capacity, sizeof *terms);
    if (!terms) {
        return AFTERCARE_ENOMEM;
    }
    vocabulary->terms = terms;
    vocabulary->terms[vocabulary->count++] = term;
    return AFTERCARE_OK;
}

static int by_id(const void *a, const void *b) {
    struct term *const *left = a;
    struct term *const *right = b;
    int order = text_compare((*left)->id, (*right)->id);
    if (order != 0) {
        return order;
    }
    order = strcmp((*left)->place.file, (*right)->place.file);
    return order != 0 ? order : (*left)->place.line - (*right)->place.line;
}

// Sorts, and leaves out terms whose id is there already.
static void sort(struct vocabulary *vocabulary, struct problems *problems) {
    if (vocabulary->count == 0) {
        return;
    }
    qsort(vocabulary->terms, vocabulary->count, sizeof(struct term *), by_id);

    size_t kept = 1;
    for (size_t i = 1; i < vocabulary->count; i++) {
        struct term *term = vocabulary->terms[i];
        const struct term *last = vocabulary->terms[kept - 1];
        if (text_equal(term->id, last->id)) {
            problem(problems, term->place,
                    "the term \"%.*s\" is there already, in %s:%d (give it another id)",
                    TEXT_ARGS(term->id), last->place.file, last->place.line);
        } else {
            vocabulary->terms[kept++] = term;
        }
    }
    vocabulary->count = kept;
}

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

static aftercare_status resolve_parents(struct vocabulary *vocabulary, struct term *term,
                                        struct problems *problems) {
    term->parents =
        arena_array(vocabulary->arena, term->parents_count, sizeof(const struct term *));
    if (!term->parents) {
        return AFTERCARE_ENOMEM;
    }
    size_t found = 0;
    for (size_t i = 0; i < term->parents_count; i++) {
        struct text id = term->parent_ids[i];
        const struct term *parent = vocabulary_term(vocabulary, id);
        if (parent) {
            term->parents[found++] = parent;
            continue;
        }
        struct nearest nearest = {.word = id};
        for (size_t k = 0; k < vocabulary->count; k++) {
            nearest_offer(&nearest, vocabulary->terms[k]->id);
        }
        problem(problems, term->place,
                "\"%.*s\" has the parent \"%.*s\", which is no term (%s%.*s%s)",
                TEXT_ARGS(term->id), TEXT_ARGS(id),
                nearest.best.len > 0 ? "did you mean \"" : "add it to the vocabulary",
                TEXT_ARGS(nearest.best), nearest.best.len > 0 ? "\"?" : "");
    }
    term->parents_count = found;
    return AFTERCARE_OK;
}

static bool has_bit(const uint64_t *bits, uint32_t index) {
    return (bits[index / 64] >> (index % 64) & 1) != 0;
}

// Raises a term's ancestors by those of its parents; true when something was new.
static bool raise_ancestors(const struct term *term, uint64_t *bits, size_t words) {
    bool is_new = false;
    for (size_t i = 0; i < term->parents_count; i++) {
        const uint64_t *above = term->parents[i]->ancestors;
        for (size_t w = 0; w < words; w++) {
            is_new = is_new || (above[w] & ~bits[w]) != 0;
            bits[w] |= above[w];
        }
    }
    return is_new;
}

// Every term is its own ancestor.
static uint64_t **begin_ancestors(struct vocabulary *vocabulary, size_t words) {
    uint64_t **bits = arena_array(vocabulary->arena, vocabulary->count, sizeof *bits);
    for (size_t i = 0; bits && i < vocabulary->count; i++) {
        bits[i] = arena_array(vocabulary->arena, words, sizeof **bits);
        if (!bits[i]) {
            return NULL;
        }
        bits[i][i / 64] |= (uint64_t)1 << (i % 64);
        vocabulary->terms[i]->ancestors = bits[i];
    }
    return bits;
}

static void refuse_circles(const struct term *term, struct problems *problems) {
    for (size_t i = 0; i < term->parents_count; i++) {
        if (has_bit(term->parents[i]->ancestors, term->index)) {
            problem(problems, term->place,
                    "\"%.*s\" lies in \"%.*s\", which lies in it (take one parent away)",
                    TEXT_ARGS(term->id), TEXT_ARGS(term->parents[i]->id));
        }
    }
}

// Repeats until nothing changes: as many rounds as the deepest nesting.
static aftercare_status compute_ancestors(struct vocabulary *vocabulary,
                                          struct problems *problems) {
    size_t words = vocabulary->count / 64 + 1;
    uint64_t **bits = begin_ancestors(vocabulary, words);
    if (!bits) {
        return AFTERCARE_ENOMEM;
    }
    bool is_new = true;
    for (int round = 0; is_new && round < NESTING_MAX; round++) {
        is_new = false;
        for (size_t i = 0; i < vocabulary->count; i++) {
            is_new = raise_ancestors(vocabulary->terms[i], bits[i], words) || is_new;
        }
    }
    if (is_new) {
        problem(problems, vocabulary->terms[0]->place,
                "terms lie in terms more than %d deep (make the tree flatter)",
                NESTING_MAX);
    }
    for (size_t i = 0; i < vocabulary->count; i++) {
        refuse_circles(vocabulary->terms[i], problems);
    }
    return AFTERCARE_OK;
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

static aftercare_status build_lookups(struct vocabulary *vocabulary) {
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

static aftercare_status list_groups(const struct vocabulary *vocabulary,
                                    struct term *term) {
    for (size_t i = 0; i < vocabulary->count; i++) {
        term->groups_count += has_bit(term->ancestors, (uint32_t)i);
    }
    term->groups =
        arena_array(vocabulary->arena, term->groups_count, sizeof(const struct term *));
    if (!term->groups) {
        return AFTERCARE_ENOMEM;
    }
    size_t found = 0;
    for (size_t i = 0; i < vocabulary->count; i++) {
        if (has_bit(term->ancestors, (uint32_t)i)) {
            term->groups[found++] = vocabulary->terms[i];
        }
    }
    return AFTERCARE_OK;
}

aftercare_status vocabulary_finish(struct vocabulary *vocabulary,
                                   struct problems *problems) {
    sort(vocabulary, problems);
    for (size_t i = 0; i < vocabulary->count; i++) {
        vocabulary->terms[i]->index = (uint32_t)i;
    }
    for (size_t i = 0; i < vocabulary->count; i++) {
        if (resolve_parents(vocabulary, vocabulary->terms[i], problems)) {
            return AFTERCARE_ENOMEM;
        }
    }
    aftercare_status status = compute_ancestors(vocabulary, problems);
    for (size_t i = 0; !status && i < vocabulary->count; i++) {
        status = list_groups(vocabulary, vocabulary->terms[i]);
    }
    return status ? status : build_lookups(vocabulary);
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

bool categories_take(struct categories categories, const struct term *term) {
    for (size_t i = 0; i < categories.count; i++) {
        if (text_equal(categories.names[i], term->category)) {
            return true;
        }
    }
    return categories.count == 0;
}
