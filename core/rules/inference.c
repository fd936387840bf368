// One document's way through the network: from facts to tests, from tests to rules.
#include "core/rules/network_inside.h"

#include <stdlib.h>
#include <string.h>

static void *take(const struct inference *inference, size_t count, size_t size) {
    void *memory = inference->allocator.allocate(inference->allocator.context, NULL, 0,
                                                 count * size);
    if (memory) {
        memset(memory, 0, count * size);
    }
    return memory;
}

static void give(const struct inference *inference, void *memory, size_t count,
                 size_t size) {
    if (memory) {
        (void)inference->allocator.allocate(inference->allocator.context, memory,
                                            count * size, 0);
    }
}

// At least one of each, so that no allocation is of nothing.
static size_t tests_of(const struct inference *inference) {
    return inference->network->base->tests_count + 1;
}

static size_t rules_of(const struct inference *inference) {
    return inference->network->base->rules_count + 1;
}

aftercare_status inference_init(struct inference *inference,
                                const struct allocator *allocator,
                                const struct network *network) {
    *inference = (struct inference){.allocator = *allocator, .network = network};
    size_t tests = tests_of(inference);
    size_t rules = rules_of(inference);
    inference->answers = take(inference, tests, sizeof *inference->answers);
    inference->touched = take(inference, tests, sizeof *inference->touched);
    inference->tests = take(inference, tests, sizeof *inference->tests);
    inference->stamps = take(inference, rules, sizeof *inference->stamps);
    inference->rules = take(inference, rules, sizeof(const struct rule *));
    if (!inference->answers || !inference->touched || !inference->tests ||
        !inference->stamps || !inference->rules) {
        inference_clear(inference);
        return AFTERCARE_ENOMEM;
    }
    return AFTERCARE_OK;
}

void inference_clear(struct inference *inference) {
    if (!inference->network) {
        return;
    }
    size_t tests = tests_of(inference);
    size_t rules = rules_of(inference);
    give(inference, inference->answers, tests, sizeof *inference->answers);
    give(inference, inference->touched, tests, sizeof *inference->touched);
    give(inference, inference->tests, tests, sizeof *inference->tests);
    give(inference, inference->stamps, rules, sizeof *inference->stamps);
    give(inference, inference->rules, rules, sizeof(const struct rule *));
    *inference = (struct inference){0};
}

static void begin(struct inference *inference) {
    for (size_t i = 0; i < inference->tests_count; i++) {
        inference->touched[inference->tests[i]] = 0;
    }
    inference->tests_count = 0;
    inference->rules_count = 0;
    inference->round++;
    if (inference->round == 0) { // once in four thousand million documents
        memset(inference->stamps, 0, rules_of(inference) * sizeof *inference->stamps);
        inference->round = 1;
    }
}

static bool touches_area(const struct test *test, const struct facts *facts) {
    for (size_t i = 0; i < facts->areas_count; i++) {
        if (terms_touch(test->term, facts->areas[i])) {
            return true;
        }
    }
    return !facts->are_areas_complete;
}

// An answer that is NO and stays so needs no remembering.
static void touch(struct inference *inference, const struct facts *facts,
                  uint32_t index) {
    const struct inquiry inquiry = {.facts = facts, .date = facts->date};
    const struct test *test = inference->network->base->tests[index];
    if (inference->touched[index]) {
        return;
    }
    struct answer answer = test_answer(test, &inquiry);
    bool is_dead = answer.truth == NO && date_compare(answer.until, DATE_MAX) == 0;
    if (is_dead && (test->kind != TEST_AREA || !touches_area(test, facts))) {
        return;
    }
    inference->answers[index] = answer;
    inference->touched[index] = 1;
    inference->tests[inference->tests_count++] = index;
}

static void touch_term(struct inference *inference, const struct facts *facts,
                       const struct fact *fact, const struct term *term) {
    const struct network *network = inference->network;
    size_t terms = network->base->vocabulary.count;
    const struct range *range = &network->tests_of[fact->index * terms + term->index];
    for (uint32_t i = 0; i < range->count; i++) {
        touch(inference, facts, network->tests[range->first + i]);
    }
}

// A test is about its term or any that lies in it: so a record's term and all groups of
// it.
static void touch_groups(struct inference *inference, const struct facts *facts,
                         const struct fact *fact, const struct term *term) {
    for (size_t i = 0; i < term->groups_count; i++) {
        touch_term(inference, facts, fact, term->groups[i]);
    }
}

// What is not answered may be any of its members, and so all that these lie in.
static void touch_unanswered(struct inference *inference, const struct facts *facts,
                             const struct fact *fact, const struct term *unanswered) {
    const struct vocabulary *vocabulary = &inference->network->base->vocabulary;
    for (size_t i = 0; i < vocabulary->count; i++) {
        if (term_lies_in(vocabulary->terms[i], unanswered)) {
            touch_groups(inference, facts, fact, vocabulary->terms[i]);
        }
    }
}

static void touch_all(struct inference *inference, const struct facts *facts,
                      const struct fact *fact) {
    const struct vocabulary *vocabulary = &inference->network->base->vocabulary;
    for (size_t i = 0; i < vocabulary->count; i++) {
        touch_term(inference, facts, fact, vocabulary->terms[i]);
    }
}

static void touch_records(struct inference *inference, const struct facts *facts,
                          const struct fact *fact) {
    const struct known *known = &facts->known[fact->index];
    if (!known->is_known) {
        touch_all(inference, facts, fact);
        return;
    }
    for (size_t i = 0; i < known->count; i++) {
        touch_groups(inference, facts, fact, known->records[i].code);
    }
    for (size_t i = 0; i < facts->unanswered_count; i++) {
        touch_unanswered(inference, facts, fact, facts->unanswered[i]);
    }
}

static void find(struct inference *inference, uint32_t rule) {
    if (inference->stamps[rule] != inference->round) {
        inference->stamps[rule] = inference->round;
        inference->rules[inference->rules_count++] =
            inference->network->base->rules[rule];
    }
}

static void find_rules(struct inference *inference) {
    const struct network *network = inference->network;
    for (size_t i = 0; i < inference->tests_count; i++) {
        const struct range *range = &network->postings_at[inference->tests[i]];
        for (uint32_t k = 0; k < range->count; k++) {
            const struct posting *posting = &network->postings[range->first + k];
            if (posting->other == NO_TEST || inference->touched[posting->other]) {
                find(inference, posting->rule);
            }
        }
    }
    for (size_t i = 0; i < network->always_count; i++) {
        find(inference, network->always[i]);
    }
}

static int by_name(const void *a, const void *b) {
    const struct rule *const *left = a;
    const struct rule *const *right = b;
    return ((*left)->index > (*right)->index) - ((*left)->index < (*right)->index);
}

void inference_run(struct inference *inference, const struct facts *facts) {
    const struct network *network = inference->network;
    const struct schema *schema = &network->base->schema;
    begin(inference);
    for (size_t i = 0; i < schema->facts_count; i++) {
        if (schema->facts[i].type == FACT_RECORDS) {
            touch_records(inference, facts, &schema->facts[i]);
        }
    }
    for (size_t i = 0; i < network->loose_count; i++) {
        touch(inference, facts, network->loose[i]);
    }
    find_rules(inference);
    qsort(inference->rules, inference->rules_count, sizeof(const struct rule *), by_name);
}
