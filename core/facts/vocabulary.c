#include "core/facts/vocabulary_find.h"

#include <stdlib.h>
#include <string.h>

#define NESTING_MAX 500 // of terms in terms: a real vocabulary has a handful

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
            problem(problems, CHECK_GIVEN_TWICE, term->place,
                    "the term \"%.*s\" is there already, in %s:%d (give it another id)",
                    TEXT_ARGS(term->id), last->place.file, last->place.line);
        } else {
            vocabulary->terms[kept++] = term;
        }
    }
    vocabulary->count = kept;
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
        problem(problems, CHECK_UNKNOWN_TERM, term->place,
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
            problem(problems, CHECK_TERM_CIRCLE, term->place,
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
        problem(problems, CHECK_TOO_MUCH, vocabulary->terms[0]->place,
                "terms lie in terms more than %d deep (make the tree flatter)",
                NESTING_MAX);
    }
    for (size_t i = 0; i < vocabulary->count; i++) {
        refuse_circles(vocabulary->terms[i], problems);
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

// Two terms overlap where one term has both among its groups.
static aftercare_status compute_overlaps(struct vocabulary *vocabulary) {
    size_t words = vocabulary->count / 64 + 1;
    uint64_t *bits =
        arena_array(vocabulary->arena, vocabulary->count * words, sizeof *bits);
    if (!bits) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct term *member = vocabulary->terms[i];
        vocabulary->terms[i]->overlaps = &bits[i * words];
        for (size_t k = 0; k < member->groups_count; k++) {
            uint64_t *of_group = &bits[member->groups[k]->index * words];
            for (size_t w = 0; w < words; w++) {
                of_group[w] |= member->ancestors[w];
            }
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
    if (!status) {
        status = compute_overlaps(vocabulary);
    }
    return status ? status : vocabulary_find_build(vocabulary);
}

bool terms_overlap(const struct term *a, const struct term *b) {
    return has_bit(a->overlaps, b->index);
}
