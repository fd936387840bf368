#include "core/rules/unanswered.h"

// What is known of one term in one list.
enum {
    TAKEN = 1 << 0,  // the list can hold it
    TESTED = 1 << 1, // some rule asks for it
    OPEN = 1 << 2,   // it, or something in it, was not answered before
    WHOLE = 1 << 3,  // nothing of it was
    TOLD = 1 << 4,   // it is answered now
    STAYS = 1 << 5,  // some rule asks for it, and something of it is still not answered
};

// A set of terms is a bool for each.
struct leaving {
    const struct telling *telling;
    const struct vocabulary *vocabulary;
    unsigned char *marks; // by list and term
    bool *open;           // what lies in an unanswered term, before
    bool *answered;       // what lies in a term that is answered, after all was told
    bool *answered_before;
    bool *denied;    // what lies in a term that was told not to be there
    bool *is_listed; // what is to stand in "unanswered"
    bool *is_open;   // what lies in that
};

static unsigned char *marks_of(const struct leaving *leaving, const struct fact *fact) {
    return &leaving->marks[fact->index * leaving->vocabulary->count];
}

static void add_members(const struct leaving *leaving, const struct term *group,
                        bool *set) {
    for (size_t k = 0; k < leaving->vocabulary->count; k++) {
        set[k] = set[k] || term_lies_in(leaving->vocabulary->terms[k], group);
    }
}

static bool has_member(const struct leaving *leaving, const struct term *group,
                       const bool *set) {
    for (size_t k = 0; k < leaving->vocabulary->count; k++) {
        if (set[k] && term_lies_in(leaving->vocabulary->terms[k], group)) {
            return true;
        }
    }
    return false;
}

static bool is_told_of(const struct telling *telling, const struct fact *fact) {
    for (size_t i = 0; i < telling->told_count; i++) {
        if (telling->told[i].fact == fact) {
            return true;
        }
    }
    return false;
}

// Whether the document will have the list.
static bool is_list(const struct leaving *leaving, const struct fact *fact) {
    return fact->type == FACT_RECORDS &&
           (leaving->telling->facts->known[fact->index].is_known ||
            is_told_of(leaving->telling, fact));
}

static unsigned char openness(const struct leaving *leaving, const struct fact *fact,
                              const struct term *term) {
    if (!leaving->telling->facts->known[fact->index].is_known ||
        leaving->open[term->index]) {
        return OPEN | WHOLE;
    }
    return has_member(leaving, term, leaving->open) ? OPEN : 0;
}

static bool is_told(const struct told *told, const struct term *term, bool is_tested) {
    if (!told->is_there) {
        return !told->term || term_lies_in(term, told->term);
    }
    return term == told->term || (!is_tested && term_lies_in(term, told->term));
}

static void mark_list(const struct leaving *leaving, const struct fact *fact) {
    const struct telling *telling = leaving->telling;
    unsigned char *marks = marks_of(leaving, fact);
    for (size_t k = 0; k < leaving->vocabulary->count; k++) {
        const struct term *term = leaving->vocabulary->terms[k];
        if (!categories_take(fact->categories, term)) {
            marks[k] = 0;
            continue;
        }
        marks[k] |= TAKEN | openness(leaving, fact, term);
        for (size_t i = 0; i < telling->told_count; i++) {
            const struct told *told = &telling->told[i];
            if (told->fact == fact && is_told(told, term, (marks[k] & TESTED) != 0)) {
                marks[k] |= TOLD;
            }
        }
    }
}

static bool has_open_part(const struct leaving *leaving, const unsigned char *marks,
                          const struct term *term) {
    for (size_t k = 0; k < leaving->vocabulary->count; k++) {
        if ((marks[k] & (WHOLE | TOLD)) == WHOLE &&
            term_lies_in(leaving->vocabulary->terms[k], term)) {
            return true;
        }
    }
    return false;
}

static void mark_what_stays(const struct leaving *leaving, const struct fact *fact) {
    unsigned char *marks = marks_of(leaving, fact);
    for (size_t k = 0; k < leaving->vocabulary->count; k++) {
        if ((marks[k] & (TESTED | OPEN | TOLD)) == (TESTED | OPEN) &&
            has_open_part(leaving, marks, leaving->vocabulary->terms[k])) {
            marks[k] |= STAYS;
        }
    }
}

// What rules ask for and is answered, in this list. Not to be opened again, or only if
// there is no other way.
static void gather_answered(const struct leaving *leaving, const struct fact *fact) {
    const unsigned char *marks = marks_of(leaving, fact);
    for (size_t k = 0; k < leaving->vocabulary->count; k++) {
        const struct term *term = leaving->vocabulary->terms[k];
        if ((marks[k] & (TESTED | STAYS)) == TESTED) {
            add_members(leaving, term, leaving->answered);
        }
        if ((marks[k] & (TESTED | OPEN)) == TESTED) {
            add_members(leaving, term, leaving->answered_before);
        }
    }
}

static void leave(const struct leaving *leaving, const struct term *term) {
    leaving->is_listed[term->index] = true;
    add_members(leaving, term, leaving->is_open);
}

// What nobody has answered anything of, as far as that opens nothing again.
static void leave_open(const struct leaving *leaving, const struct fact *fact) {
    const unsigned char *marks = marks_of(leaving, fact);
    for (size_t k = 0; k < leaving->vocabulary->count; k++) {
        const struct term *term = leaving->vocabulary->terms[k];
        if ((marks[k] & (WHOLE | TOLD)) == WHOLE &&
            !has_member(leaving, term, leaving->answered)) {
            leave(leaving, term);
        }
    }
}

// Of what was told of a group, the last; NULL: nothing was.
static const struct term *last_told(const struct telling *telling,
                                    const struct fact *fact, const struct term *group) {
    for (size_t i = telling->told_count; i > 0; i--) {
        const struct told *told = &telling->told[i - 1];
        if (told->fact == fact && !told->is_there && told->term &&
            term_lies_in(told->term, group)) {
            return told->term;
        }
    }
    return NULL;
}

// Leaves open what a group has, but for what has to do with a set; false: that is
// nothing.
static bool leave_parts(const struct leaving *leaving, const unsigned char *marks,
                        const struct term *group, const bool *but_for) {
    bool is_left = false;
    for (size_t k = 0; k < leaving->vocabulary->count; k++) {
        const struct term *part = leaving->vocabulary->terms[k];
        if ((marks[k] & WHOLE) != 0 && term_lies_in(part, group) &&
            !has_member(leaving, part, leaving->answered_before) &&
            !(but_for && has_member(leaving, part, but_for))) {
            leave(leaving, part);
            is_left = true;
        }
    }
    return is_left;
}

// A term that must stay open, and nothing that is listed keeps it so. Rather something
// that nobody has denied; else what was denied last.
static void keep_open(const struct leaving *leaving, const struct fact *fact,
                      const struct term *term) {
    const unsigned char *marks = marks_of(leaving, fact);
    if (leave_parts(leaving, marks, term, leaving->denied)) {
        return;
    }
    const struct term *last = last_told(leaving->telling, fact, term);
    if (last) {
        leave(leaving, last);
    } else if (!leave_parts(leaving, marks, term, NULL)) {
        leave(leaving, term);
    }
}

static void keep_all_open(const struct leaving *leaving, const struct fact *fact) {
    const unsigned char *marks = marks_of(leaving, fact);
    for (size_t k = 0; k < leaving->vocabulary->count; k++) {
        const struct term *term = leaving->vocabulary->terms[k];
        if ((marks[k] & STAYS) != 0 && !has_member(leaving, term, leaving->is_open)) {
            keep_open(leaving, fact, term);
        }
    }
}

// What no list holds that is there: it says nothing of the lists, and stays as it is.
static void keep_others(const struct leaving *leaving) {
    const struct telling *telling = leaving->telling;
    const struct schema *schema = &telling->base->schema;
    for (size_t i = 0; i < telling->facts->unanswered_count; i++) {
        const struct term *term = telling->facts->unanswered[i];
        bool is_taken = false;
        for (size_t k = 0; k < schema->facts_count; k++) {
            is_taken = is_taken ||
                       (marks_of(leaving, &schema->facts[k])[term->index] & TAKEN) != 0;
        }
        if (!is_taken && !has_member(leaving, term, leaving->answered)) {
            leave(leaving, term);
        }
    }
}

static bool is_in_another(const struct leaving *leaving, const struct term *term) {
    for (size_t k = 0; k < leaving->vocabulary->count; k++) {
        const struct term *other = leaving->vocabulary->terms[k];
        if (leaving->is_listed[k] && other != term && term_lies_in(term, other)) {
            return true;
        }
    }
    return false;
}

// What was open before, what is denied, and what rules ask for.
static void gather_told(const struct leaving *leaving) {
    const struct telling *telling = leaving->telling;
    const struct rulebase *base = telling->base;
    for (size_t i = 0; i < telling->facts->unanswered_count; i++) {
        add_members(leaving, telling->facts->unanswered[i], leaving->open);
    }
    for (size_t i = 0; i < telling->told_count; i++) {
        const struct told *told = &telling->told[i];
        if (!told->is_there && told->term) {
            add_members(leaving, told->term, leaving->denied);
        }
    }
    for (size_t i = 0; i < base->tests_count; i++) {
        const struct test *test = base->tests[i];
        if (test->kind == TEST_RECORD) {
            marks_of(leaving, test->fact)[test->term->index] |= TESTED;
        }
    }
}

static bool *new_set(const struct telling *telling) {
    return arena_array(telling->arena, telling->base->vocabulary.count, sizeof(bool));
}

static aftercare_status begin(struct leaving *leaving, const struct telling *telling) {
    const struct rulebase *base = telling->base;
    *leaving = (struct leaving){
        .telling = telling,
        .vocabulary = &base->vocabulary,
        .marks =
            arena_array(telling->arena, base->schema.facts_count, base->vocabulary.count),
        .open = new_set(telling),
        .answered = new_set(telling),
        .answered_before = new_set(telling),
        .denied = new_set(telling),
        .is_listed = new_set(telling),
        .is_open = new_set(telling),
    };
    if (!leaving->marks || !leaving->open || !leaving->answered ||
        !leaving->answered_before || !leaving->denied || !leaving->is_listed ||
        !leaving->is_open) {
        return AFTERCARE_ENOMEM;
    }
    gather_told(leaving);
    return AFTERCARE_OK;
}

// Does something for each list that the document will have.
static void for_each_list(const struct leaving *leaving,
                          void (*step)(const struct leaving *leaving,
                                       const struct fact *fact)) {
    const struct schema *schema = &leaving->telling->base->schema;
    for (size_t i = 0; i < schema->facts_count; i++) {
        if (is_list(leaving, &schema->facts[i])) {
            step(leaving, &schema->facts[i]);
        }
    }
}

aftercare_status unanswered_after(const struct term ***out, size_t *count,
                                  const struct telling *telling) {
    struct leaving leaving;
    size_t terms = telling->base->vocabulary.count;
    const struct term **list =
        arena_array(telling->arena, terms, sizeof(const struct term *));
    if (!list || begin(&leaving, telling)) {
        return AFTERCARE_ENOMEM;
    }
    for_each_list(&leaving, mark_list);
    for_each_list(&leaving, mark_what_stays);
    for_each_list(&leaving, gather_answered);
    for_each_list(&leaving, leave_open);
    for_each_list(&leaving, keep_all_open);
    keep_others(&leaving);
    *count = 0;
    for (size_t k = 0; k < terms; k++) {
        const struct term *term = leaving.vocabulary->terms[k];
        if (leaving.is_listed[k] && !is_in_another(&leaving, term)) {
            list[(*count)++] = term;
        }
    }
    *out = list;
    return AFTERCARE_OK;
}
