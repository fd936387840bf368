// The terms that facts can hold. A term lies in its parents and in theirs; a synonym or a
// code stands for its term. Built once, at load; after vocabulary_finish nothing changes
// and any thread may look things up.
#ifndef AFTERCARE_FACTS_VOCABULARY_H
#define AFTERCARE_FACTS_VOCABULARY_H

#include "core/base/arena.h"
#include "core/base/problems.h"
#include "core/base/text.h"
#include "core/facts/phrase.h"

#include <stdbool.h>
#include <stdint.h>

struct code {
    struct text system, code; // "icd10cm", "L71.8"
};

struct term {
    struct text id, category;
    const struct phrase *label, *question; // question may be NULL
    const struct text *parent_ids;         // as written
    size_t parents_count;
    const struct text *synonyms;
    size_t synonyms_count;
    const struct code *codes;
    size_t codes_count;
    struct place place, label_place, question_place;
    // filled by vocabulary_finish:
    uint32_t index; // in the order of ids
    const struct term **parents;
    const uint64_t *ancestors;  // a bit for each term that this one equals or lies in
    const uint64_t *overlaps;   // a bit for each term that some term shares with this one
    const struct term **groups; // the same as a list, itself among them
    size_t groups_count;
};

// Some categories, such as those that a fact takes.
struct categories {
    const struct text *names;
    size_t count;
};

struct vocabulary {
    struct arena *arena; // borrowed; owns all below
    struct term **terms; // in the order of ids, once finished
    size_t count, capacity;
    struct lookup *lookups; // a hash of ids, folded synonyms and codes
    size_t lookups_size;
};

void vocabulary_init(struct vocabulary *vocabulary, struct arena *arena);

// Adds one; everything in *term is the arena's. ENOMEM.
aftercare_status vocabulary_add(struct vocabulary *vocabulary, struct term *term);

// Resolves parents, computes ancestors, builds the lookups. Mistakes (an id twice, a
// parent that is not there, a circle) go to problems. ENOMEM.
aftercare_status vocabulary_finish(struct vocabulary *vocabulary,
                                   struct problems *problems);

// By exact id; NULL when there is none.
const struct term *vocabulary_term(const struct vocabulary *vocabulary, struct text id);

enum vocabulary_found { VOCABULARY_FOUND, VOCABULARY_NONE, VOCABULARY_AMBIGUOUS };

// By id, synonym (as people write it: case, blanks and dashes do not matter) or code
// (alone, "L71.8", or with its system, "icd10cm:L71.8") among the terms of these
// categories (count 0: all). Ambiguous: out[0] and out[1] are two of the terms meant.
enum vocabulary_found vocabulary_find(const struct term *out[2],
                                      const struct vocabulary *vocabulary,
                                      struct categories categories, struct text word);

// Writes "X is not known here (did you mean Y?)", with the nearest id or synonym, or that
// the word means two terms, into out; for error messages.
char *vocabulary_complaint(char *out, size_t size, const struct vocabulary *vocabulary,
                           struct categories categories, struct text word);

// True when inner equals outer or lies in it. O(1).
static inline bool term_lies_in(const struct term *inner, const struct term *outer) {
    return (inner->ancestors[outer->index / 64] >> (outer->index % 64) & 1) != 0;
}

// True when one lies in the other, or they are equal.
static inline bool terms_touch(const struct term *a, const struct term *b) {
    return term_lies_in(a, b) || term_lies_in(b, a);
}

// True when some term lies in both, such as a member of two groups. O(1).
bool terms_overlap(const struct term *a, const struct term *b);

bool categories_take(struct categories categories, const struct term *term);

#endif
