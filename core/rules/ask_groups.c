#include "core/rules/ask_groups.h"

#include <string.h>

// The terms of one list that are asked for: the first `asked` questions are those before
// groups were added.
struct grouping {
    struct asking *asking;
    const struct fact *fact;
    size_t asked;
};

static const struct fact_place *place_at(const struct grouping *grouping, size_t i) {
    return &grouping->asking->list[i].question.place;
}

// Whether a question asks if such an entry is there at all.
static bool asks_for_term(const struct grouping *grouping, size_t i) {
    const struct fact_place *place = place_at(grouping, i);
    return place->fact == grouping->fact && place->record < 0 && place->term;
}

static size_t count_asked(const struct grouping *grouping) {
    size_t count = 0;
    for (size_t i = 0; i < grouping->asked; i++) {
        count += asks_for_term(grouping, i) ? 1 : 0;
    }
    return count;
}

// NULL is the list as a whole.
static bool lies_in(const struct term *term, const struct term *group) {
    return !group || term_lies_in(term, group);
}

static void count_covered(const struct grouping *grouping) {
    struct asking *asking = grouping->asking;
    const struct vocabulary *vocabulary = &asking->base->vocabulary;
    memset(asking->covers, 0, vocabulary->count * sizeof *asking->covers);
    for (size_t k = 0; k < vocabulary->count; k++) {
        const struct term *group = vocabulary->terms[k];
        if (!categories_take(grouping->fact->categories, group)) {
            continue;
        }
        for (size_t i = 0; i < grouping->asked; i++) {
            asking->covers[k] +=
                asks_for_term(grouping, i) && lies_in(place_at(grouping, i)->term, group);
        }
    }
}

static bool covers_the_same(const struct grouping *grouping, const struct term *a,
                            const struct term *b) {
    for (size_t i = 0; i < grouping->asked; i++) {
        const struct term *term = place_at(grouping, i)->term;
        if (asks_for_term(grouping, i) && lies_in(term, a) != lies_in(term, b)) {
            return false;
        }
    }
    return true;
}

// Whether another group holds the same terms and is narrower, or else comes first.
static bool has_better(const struct grouping *grouping, const struct term *group) {
    const struct asking *asking = grouping->asking;
    const struct vocabulary *vocabulary = &asking->base->vocabulary;
    for (size_t k = 0; k < vocabulary->count; k++) {
        const struct term *other = vocabulary->terms[k];
        bool is_better = term_lies_in(other, group) ||
                         (!term_lies_in(group, other) && other->index < group->index);
        if (other != group && is_better &&
            asking->covers[k] == asking->covers[group->index] &&
            covers_the_same(grouping, group, other)) {
            return true;
        }
    }
    return false;
}

// Whether a rule that counts waits for the term itself.
static bool is_asked(const struct grouping *grouping, const struct term *term) {
    for (size_t i = 0; i < grouping->asked; i++) {
        if (asks_for_term(grouping, i) && place_at(grouping, i)->term == term) {
            return true;
        }
    }
    return false;
}

// Whether some of the group is in the document.
static bool is_recorded(const struct grouping *grouping, const struct term *group) {
    const struct asking *asking = grouping->asking;
    const struct known *known = &asking->facts->known[grouping->fact->index];
    for (size_t i = 0; known->is_known && i < known->count; i++) {
        if (term_lies_in(known->records[i].code, group)) {
            return true;
        }
    }
    return false;
}

static void add_groups(const struct grouping *grouping) {
    struct asking *asking = grouping->asking;
    const struct vocabulary *vocabulary = &asking->base->vocabulary;
    for (size_t k = 0; k < vocabulary->count; k++) {
        const struct term *group = vocabulary->terms[k];
        if (asking->covers[k] >= 2 && !is_asked(grouping, group) &&
            !is_recorded(grouping, group) && !has_better(grouping, group)) {
            (void)asking_add(
                asking,
                (struct fact_place){.fact = grouping->fact, .record = -1, .term = group});
        }
    }
}

// Whether nobody has said anything of the term.
static bool is_open(const struct grouping *grouping, const struct term *term) {
    const struct facts *facts = grouping->asking->facts;
    bool is_open = !facts->known[grouping->fact->index].is_known;
    for (size_t i = 0; !is_open && i < facts->unanswered_count; i++) {
        is_open = term_lies_in(term, facts->unanswered[i]);
    }
    return is_open;
}

static bool is_tested(const struct grouping *grouping, const struct term *term) {
    const struct rulebase *base = grouping->asking->base;
    for (size_t i = 0; i < base->tests_count; i++) {
        const struct test *test = base->tests[i];
        if (test->kind == TEST_RECORD && test->fact == grouping->fact &&
            test->term == term) {
            return true;
        }
    }
    return false;
}

// Whether the list knows no member of the group but the term, and what lies in it or
// holds it.
static bool is_only_member(const struct grouping *grouping, const struct term *term,
                           const struct term *group) {
    const struct vocabulary *vocabulary = &grouping->asking->base->vocabulary;
    for (size_t k = 0; k < vocabulary->count; k++) {
        const struct term *other = vocabulary->terms[k];
        if (term_lies_in(other, group) && !terms_overlap(other, term) &&
            categories_take(grouping->fact->categories, other)) {
            return false;
        }
    }
    return true;
}

// The widest group that rules ask for and that has no other member: a document cannot say
// that this one is not there, and leave the group open.
static const struct term *only_group(const struct grouping *grouping,
                                     const struct term *term) {
    const struct vocabulary *vocabulary = &grouping->asking->base->vocabulary;
    const struct term *widest = NULL;
    for (size_t k = 0; k < vocabulary->count; k++) {
        const struct term *group = vocabulary->terms[k];
        if (group != term && term_lies_in(term, group) &&
            (!widest || term_lies_in(widest, group)) &&
            categories_take(grouping->fact->categories, group) &&
            is_open(grouping, group) && is_only_member(grouping, term, group) &&
            is_tested(grouping, group)) {
            widest = group;
        }
    }
    return widest;
}

static bool is_listed(const struct grouping *grouping, const struct term *term) {
    for (size_t i = 0; i < grouping->asking->count; i++) {
        if (asks_for_term(grouping, i) && place_at(grouping, i)->term == term) {
            return true;
        }
    }
    return false;
}

static void add_only_groups(const struct grouping *grouping) {
    for (size_t i = 0; i < grouping->asked; i++) {
        const struct term *group = asks_for_term(grouping, i)
                                       ? only_group(grouping, place_at(grouping, i)->term)
                                       : NULL;
        if (group && !is_listed(grouping, group) && !is_recorded(grouping, group)) {
            (void)asking_add(
                grouping->asking,
                (struct fact_place){.fact = grouping->fact, .record = -1, .term = group});
        }
    }
}

// A narrower group that covers as much does as well, and is less often there.
static void add_whole(const struct grouping *grouping) {
    struct asking *asking = grouping->asking;
    size_t count = count_asked(grouping);
    bool is_needed = count >= 2 && grouping->fact->whole &&
                     !asking->facts->known[grouping->fact->index].is_known;
    for (size_t k = 0; is_needed && k < asking->base->vocabulary.count; k++) {
        is_needed = asking->covers[k] < count;
    }
    if (is_needed) {
        (void)asking_add(asking,
                         (struct fact_place){.fact = grouping->fact, .record = -1});
    }
}

// In the order of ids: a few terms, each put where it belongs.
static void add_settled(struct intake_question *question, const struct term **terms,
                        const struct term *term) {
    size_t i = question->settles_count++;
    for (; i > 0 && terms[i - 1]->index > term->index; i--) {
        terms[i] = terms[i - 1];
    }
    terms[i] = term;
}

// Most questions settle little, and there are many of them.
static void keep_settled(struct asking *asking, struct intake_question *question) {
    size_t count = question->settles_count;
    const struct term **kept =
        arena_array(asking->arena, count, sizeof(const struct term *));
    if (!kept) {
        asking->is_out_of_memory = true;
        question->settles_count = 0;
        return;
    }
    memcpy(kept, asking->settled, count * sizeof(const struct term *));
    question->settles = kept;
}

static void settle(const struct grouping *grouping, struct intake_question *question) {
    struct asking *asking = grouping->asking;
    const struct term *group = question->question.place.term;
    const struct term **terms = asking->settled;
    asking_begin_union(asking, question);
    for (size_t i = 0; i < grouping->asked; i++) {
        const struct intake_question *other = &asking->list[i];
        if (asks_for_term(grouping, i) && lies_in(other->question.place.term, group)) {
            asking_join(asking, question, other);
            add_settled(question, terms, other->question.place.term);
        }
    }
    if (group && !is_asked(grouping, group) && is_tested(grouping, group)) {
        add_settled(question, terms, group);
    }
    keep_settled(asking, question);
}

// A flag answers the term that "unanswered" calls it.
static void settle_flag(struct asking *asking, struct intake_question *question) {
    const struct fact_place *place = &question->question.place;
    bool is_flag = place->fact && place->fact->type == FACT_FLAG && place->term;
    const struct term **terms =
        is_flag ? arena_array(asking->arena, 1, sizeof(const struct term *)) : NULL;
    if (terms) {
        add_settled(question, terms, place->term);
        question->settles = terms;
    }
    asking->is_out_of_memory = asking->is_out_of_memory || (is_flag && !terms);
}

static void group_list(const struct grouping *grouping) {
    struct asking *asking = grouping->asking;
    count_covered(grouping);
    add_groups(grouping);
    add_only_groups(grouping);
    add_whole(grouping);
    for (size_t i = 0; i < asking->count; i++) {
        const struct fact_place *place = place_at(grouping, i);
        if (place->fact == grouping->fact && place->record < 0) {
            settle(grouping, &asking->list[i]);
        }
    }
}

void ask_groups(struct asking *asking) {
    const struct schema *schema = &asking->base->schema;
    struct grouping grouping = {.asking = asking, .asked = asking->count};
    for (size_t i = 0; i < schema->facts_count; i++) {
        grouping.fact = &schema->facts[i];
        if (grouping.fact->type == FACT_RECORDS && count_asked(&grouping) > 0) {
            group_list(&grouping);
        }
    }
    for (size_t i = 0; i < grouping.asked; i++) {
        settle_flag(asking, &asking->list[i]);
    }
}
