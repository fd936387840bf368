#include "core/rules/locate.h"

#include "core/rules/function.h"
#include "core/rules/test.h"

#include <string.h>

struct locating {
    struct arena *arena;
    const struct inquiry *inquiry;
    enum truth truth;
    uint64_t *shared; // a bit for each term that all areas so far lie in; NULL: no area
    bool is_nowhere;  // one of them is not said
    bool is_out_of_memory;
};

static size_t words_of(const struct locating *locating) {
    return (locating->inquiry->facts->schema->vocabulary->count + 63) / 64;
}

static void add_area(struct locating *locating, const struct term *area) {
    size_t words = words_of(locating);
    if (!area) {
        locating->is_nowhere = true;
        return;
    }
    if (!locating->shared) {
        locating->shared = arena_array(locating->arena, words, sizeof(uint64_t));
        locating->is_out_of_memory = !locating->shared;
        if (locating->shared) {
            memcpy(locating->shared, area->ancestors, words * sizeof(uint64_t));
        }
        return;
    }
    for (size_t i = 0; i < words; i++) {
        locating->shared[i] &= area->ancestors[i];
    }
}

// A function has nothing to show but what it read.
static void add_test(struct locating *locating, const struct test *test) {
    const struct facts *facts = locating->inquiry->facts;
    for (size_t i = 0; test->kind == TEST_AREA && i < facts->areas_count; i++) {
        if (term_lies_in(facts->areas[i], test->term)) {
            add_area(locating, facts->areas[i]);
        }
    }
    if (!test->is_here || !facts->known[test->fact->index].is_known) {
        return;
    }
    const struct known *known = &facts->known[test->fact->index];
    for (size_t i = 0; i < known->count; i++) {
        const struct record *record = &known->records[i];
        if (test_record_answer(test, record, locating->inquiry).truth >=
            locating->truth) {
            add_area(locating, record->area);
        }
    }
}

static void add_leaf(struct locating *locating, const struct test *test) {
    if (test->kind != TEST_FUNCTION) {
        add_test(locating, test);
        return;
    }
    const struct function_answer *answer = function_answer(test, locating->inquiry);
    for (size_t i = 0; i < answer->reads_count; i++) {
        add_test(locating, answer->reads[i]);
    }
}

// Goes to every part that is as it must be, as surely as the whole is: below a NOT, the
// mirror. What must not be lies nowhere.
static void walk(struct locating *locating, struct clause clause, enum truth wanted) {
    enum truth truth = clause_answer(clause, locating->inquiry).truth;
    if ((wanted == YES ? truth : (enum truth)(YES - truth)) < locating->truth) {
        return;
    }
    switch (clause_kind(clause)) {
    case CONDITION_TEST:
        if (wanted == YES) {
            add_leaf(locating, clause_test(clause));
        }
        return;
    case CONDITION_NOT:
        walk(locating, clause_left(clause), (enum truth)(YES - wanted));
        return;
    case CONDITION_AND:
    case CONDITION_OR:
        walk(locating, clause_left(clause), wanted);
        walk(locating, clause_right(clause), wanted);
        return;
    }
}

static bool is_shared(const struct locating *locating, const struct term *term) {
    return (locating->shared[term->index / 64] >> (term->index % 64) & 1) != 0;
}

// Whether no other shared term lies in it.
static bool is_smallest(const struct locating *locating, const struct term *term) {
    const struct vocabulary *vocabulary = locating->inquiry->facts->schema->vocabulary;
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct term *other = vocabulary->terms[i];
        if (other != term && is_shared(locating, other) && term_lies_in(other, term)) {
            return false;
        }
    }
    return true;
}

aftercare_status locate_finding(const struct term **out, struct arena *arena,
                                struct clause clause, const struct inquiry *inquiry,
                                enum truth truth) {
    const struct vocabulary *vocabulary = inquiry->facts->schema->vocabulary;
    struct locating locating = {.arena = arena, .inquiry = inquiry, .truth = truth};
    if (clause.at) {
        walk(&locating, clause, YES);
    }
    if (locating.is_out_of_memory) {
        return AFTERCARE_ENOMEM;
    }
    *out = NULL;
    bool is_somewhere = locating.shared && !locating.is_nowhere;
    for (size_t i = 0; is_somewhere && !*out && i < vocabulary->count; i++) {
        const struct term *term = vocabulary->terms[i];
        if (is_shared(&locating, term) && is_smallest(&locating, term)) {
            *out = term;
        }
    }
    return AFTERCARE_OK;
}
