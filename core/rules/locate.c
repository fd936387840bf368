#include "core/rules/locate.h"

#include "core/rules/function.h"
#include "core/rules/inference.h"
#include "core/rules/test.h"

struct locating {
    struct arena *arena;
    const struct inquiry *inquiry;
    enum truth truth;
    const struct term *first; // of the areas; NULL: no area
    const struct term *
        *shared;         // what all areas so far lie in, in the order of ids; NULL:
    size_t shared_count; // there is no other than the first
    bool is_nowhere;     // one of them is not said
    bool is_out_of_memory;
};

static void begin_sharing(struct locating *locating) {
    const struct term *first = locating->first;
    locating->shared =
        arena_array(locating->arena, first->groups_count, sizeof(const struct term *));
    if (!locating->shared) {
        locating->is_out_of_memory = true;
        return;
    }
    for (size_t i = 0; i < first->groups_count; i++) {
        locating->shared[locating->shared_count++] = first->groups[i];
    }
}

static void narrow(struct locating *locating, const struct term *area) {
    size_t kept = 0;
    if (!locating->shared) {
        begin_sharing(locating);
    }
    for (size_t i = 0; i < locating->shared_count; i++) {
        if (term_lies_in(area, locating->shared[i])) {
            locating->shared[kept++] = locating->shared[i];
        }
    }
    locating->shared_count = kept;
}

static void add_area(struct locating *locating, const struct term *area) {
    if (!area) {
        locating->is_nowhere = true;
    } else if (!locating->first) {
        locating->first = area;
    } else if (area != locating->first) {
        narrow(locating, area);
    }
}

static void add_records(struct locating *locating, const struct test *test,
                        const struct known *known) {
    for (size_t i = 0; i < known->count; i++) {
        const struct record *record = &known->records[i];
        if (test_record_answer(test, record, locating->inquiry).truth >=
            locating->truth) {
            add_area(locating, record->area);
        }
    }
}

static void add_test(struct locating *locating, const struct test *test) {
    const struct facts *facts = locating->inquiry->facts;
    for (size_t i = 0; test->kind == TEST_AREA && i < facts->areas_count; i++) {
        if (term_lies_in(facts->areas[i], test->term)) {
            add_area(locating, facts->areas[i]);
        }
    }
    if (test->is_here && facts->known[test->fact->index].is_known) {
        add_records(locating, test, &facts->known[test->fact->index]);
    }
}

// A function has nothing to show but what it read.
static void add_leaf(struct locating *locating, const struct test *test) {
    const struct record *record = locating->truth == YES && test->is_here
                                      ? inquiry_witness(locating->inquiry, test)
                                      : NULL;
    if (record) {
        add_area(locating, record->area);
        return;
    }
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
    enum truth truth = clause_truth(clause, locating->inquiry);
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

// Whether no other shared term lies in it.
static bool is_smallest(const struct locating *locating, const struct term *term) {
    for (size_t i = 0; i < locating->shared_count; i++) {
        const struct term *other = locating->shared[i];
        if (other != term && term_lies_in(other, term)) {
            return false;
        }
    }
    return true;
}

static const struct term *smallest(const struct locating *locating) {
    if (locating->is_nowhere || !locating->shared) {
        return locating->is_nowhere ? NULL : locating->first;
    }
    for (size_t i = 0; i < locating->shared_count; i++) {
        if (is_smallest(locating, locating->shared[i])) {
            return locating->shared[i];
        }
    }
    return NULL;
}

aftercare_status locate_finding(const struct term **out, struct arena *arena,
                                struct clause clause, const struct inquiry *inquiry,
                                enum truth truth) {
    struct locating locating = {.arena = arena, .inquiry = inquiry, .truth = truth};
    if (clause.at) {
        walk(&locating, clause, YES);
    }
    *out = smallest(&locating);
    return locating.is_out_of_memory ? AFTERCARE_ENOMEM : AFTERCARE_OK;
}
