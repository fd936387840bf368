#include "core/rules/inference.h"

#include "core/rules/network_inside.h"
#include "core/rules/test.h"

#include <string.h>

#define WORD 64 // bits
#define FACTOR UINT64_C(0x03f79d71b4cb0a89)

// From which day on a record must have ended, or somebody be born, for a span from there
// to lead beyond the document's day. Most documents are about the same day.
struct reach {
    struct date day; // that was asked for; DATE_MIN: none
    struct date from;
};

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

// How many there are of each; one more, so that no allocation is of nothing.
struct sizes {
    size_t tests, rules, words, words_of_words, spans;
};

static struct sizes sizes_of(const struct network *network) {
    size_t words = network->judged_count / WORD + 1;
    return (struct sizes){.tests = network->base->tests_count + 1,
                          .rules = network->judged_count + 1,
                          .words = words,
                          .words_of_words = words / WORD + 1,
                          .spans = network->spans_count};
}

static void forget_days(struct inference *inference) {
    for (size_t i = 0; i < inference->network->spans_count; i++) {
        inference->reaches[i].day = DATE_MIN;
    }
    inference->reaches[SPAN_EVER].from = DATE_MIN;
}

aftercare_status inference_init(struct inference *inference,
                                const struct allocator *allocator,
                                const struct network *network) {
    struct sizes sizes = sizes_of(network);
    *inference = (struct inference){.allocator = *allocator, .network = network};
    inference->states = take(inference, sizes.tests, sizeof *inference->states);
    inference->witnesses = take(inference, sizes.tests, sizeof *inference->witnesses);
    inference->touched = take(inference, sizes.tests, sizeof *inference->touched);
    inference->answers = take(inference, sizes.tests, sizeof *inference->answers);
    inference->answered = take(inference, sizes.tests, sizeof *inference->answered);
    inference->reaches = take(inference, sizes.spans, sizeof *inference->reaches);
    inference->found = take(inference, sizes.words, sizeof *inference->found);
    inference->found_words =
        take(inference, sizes.words_of_words, sizeof *inference->found_words);
    inference->rules = take(inference, sizes.rules, sizeof *inference->rules);
    if (!inference->states || !inference->witnesses || !inference->touched ||
        !inference->answers || !inference->answered || !inference->reaches ||
        !inference->found || !inference->found_words || !inference->rules) {
        inference_clear(inference);
        return AFTERCARE_ENOMEM;
    }
    forget_days(inference);
    return AFTERCARE_OK;
}

void inference_clear(struct inference *inference) {
    if (!inference->network) {
        return;
    }
    struct sizes sizes = sizes_of(inference->network);
    give(inference, inference->states, sizes.tests, sizeof *inference->states);
    give(inference, inference->witnesses, sizes.tests, sizeof *inference->witnesses);
    give(inference, inference->touched, sizes.tests, sizeof *inference->touched);
    give(inference, inference->answers, sizes.tests, sizeof *inference->answers);
    give(inference, inference->answered, sizes.tests, sizeof *inference->answered);
    give(inference, inference->reaches, sizes.spans, sizeof *inference->reaches);
    give(inference, inference->found, sizes.words, sizeof *inference->found);
    give(inference, inference->found_words, sizes.words_of_words,
         sizeof *inference->found_words);
    give(inference, inference->rules, sizes.rules, sizeof *inference->rules);
    *inference = (struct inference){0};
}

static void begin(struct inference *inference) {
    const struct network *network = inference->network;
    for (size_t i = 0; i < inference->touched_count; i++) {
        inference->states[inference->touched[i]] = STATE_DEAD;
    }
    for (size_t i = 0; i < network->loose_count; i++) {
        inference->states[network->loose[i]] = STATE_OPEN;
    }
    inference->touched_count = 0;
    inference->rules_count = 0;
    inference->round++;
    if (inference->round == 0) { // once in four thousand million documents
        memset(inference->answered, 0,
               sizes_of(network).tests * sizeof *inference->answered);
        inference->round = 1;
    }
}

static void raise(struct inference *inference, uint32_t test, unsigned char state) {
    unsigned char *known = &inference->states[test];
    if (*known == STATE_DEAD) {
        inference->touched[inference->touched_count++] = test;
    }
    *known = state > *known ? state : *known;
}

// A record, and what of it is the same for all tests.
struct held {
    const struct record *record;
    int32_t number;
    unsigned char begun; // a state
    unsigned char here;  // likewise; STATE_OPEN: not asked yet
};

static unsigned char state_of(enum truth truth) {
    return (unsigned char)(2 * truth);
}

// What begins on a day between two will have begun some day.
static unsigned char begun(const struct record *record, struct date date) {
    if (date_compare(date, record->begins.first) < 0) {
        return STATE_NO;
    }
    return date_compare(date, record->begins.last) < 0 ? STATE_UNKNOWN : STATE_YES;
}

static struct date reach(struct inference *inference, uint32_t span, struct date date) {
    struct reach *reach = &inference->reaches[span];
    if (date_compare(reach->day, date) != 0 && span != SPAN_EVER) {
        const struct stretch *stretch = &inference->network->spans[span];
        reach->day = date;
        reach->from = stretch->is_life ? date_completing(date, stretch->span)
                                       : date_reaching(date, stretch->span);
    }
    return reach->from;
}

static unsigned char least(unsigned char a, unsigned char b) {
    return a < b ? a : b;
}

// An area that lies in two others is part of both: a record at one of them is not at the
// other, and yet at that part of it.
static bool is_at_a_part(const struct record *record, const struct facts *facts) {
    for (size_t i = 0; record->area && i < facts->areas_count; i++) {
        if (terms_overlap(record->area, facts->areas[i])) {
            return true;
        }
    }
    return false;
}

static unsigned char here(const struct record *record, const struct facts *facts) {
    const struct inquiry inquiry = {.facts = facts};
    unsigned char state = state_of(record_is_here(record, &inquiry));
    return state == STATE_DEAD && is_at_a_part(record, facts) ? STATE_NO : state;
}

// What one record makes of one test: test_record_answer without the day until which it
// stays so.
static unsigned char hold(struct inference *inference, const struct facts *facts,
                          const struct probe *probe, struct held *held) {
    const struct record *record = held->record;
    struct date from = reach(inference, probe->span, facts->date);
    unsigned char state = held->begun;
    if (date_compare(record->ends.first, from) < 0) {
        bool is_over = date_compare(record->ends.last, from) < 0;
        state = is_over ? STATE_DEAD : least(state, STATE_UNKNOWN);
    }
    if (probe->status != STATUS_ANY) {
        state = least(state, state_of(record_has_status(record, probe->status)));
    }
    if (probe->is_here) {
        if (held->here == STATE_OPEN) {
            held->here = here(record, facts);
        }
        state = least(state, held->here);
    }
    return state;
}

static void touch_record(struct inference *inference, const struct facts *facts,
                         const struct fact *fact, struct held held) {
    const struct network *network = inference->network;
    size_t terms = network->base->vocabulary.count;
    const struct range *range =
        &network->probes_at[fact->index * terms + held.record->code->index];
    for (uint32_t i = 0; i < range->count; i++) {
        const struct probe *probe = &network->probes[range->first + i];
        unsigned char state = hold(inference, facts, probe, &held);
        if (state != STATE_DEAD) {
            bool is_first = inference->states[probe->test] == STATE_DEAD;
            inference->witnesses[probe->test] = is_first ? held.number : WITNESS_MANY;
            raise(inference, probe->test, state);
        }
    }
}

static void touch_slot(struct inference *inference, const struct slot *slot) {
    for (uint32_t i = 0; i < slot->tests.count; i++) {
        uint32_t test = inference->network->slot_tests[slot->tests.first + i];
        inference->witnesses[test] = WITNESS_MANY;
        raise(inference, test, STATE_UNKNOWN);
    }
}

// What is not answered may be any term that shares a member with a test's.
static void touch_unanswered(struct inference *inference, const struct facts *facts,
                             const struct fact *fact) {
    const struct network *network = inference->network;
    const struct range *slots = &network->slots_at[fact->index];
    bool is_known = facts->known[fact->index].is_known;
    for (uint32_t i = 0; i < slots->count; i++) {
        const struct slot *slot = &network->slots[slots->first + i];
        bool is_touched = !is_known;
        for (size_t k = 0; !is_touched && k < facts->unanswered_count; k++) {
            is_touched = terms_overlap(facts->unanswered[k], slot->term);
        }
        if (is_touched) {
            touch_slot(inference, slot);
        }
    }
}

static void touch_fact(struct inference *inference, const struct facts *facts,
                       const struct fact *fact) {
    const struct known *known = &facts->known[fact->index];
    if (!known->is_known || facts->unanswered_count > 0) {
        touch_unanswered(inference, facts, fact);
    }
    for (size_t i = 0; known->is_known && i < known->count; i++) {
        const struct record *record = &known->records[i];
        struct held held = {.record = record,
                            .number = (int32_t)i,
                            .begun = begun(record, facts->date),
                            .here = STATE_OPEN};
        touch_record(inference, facts, fact, held);
    }
}

// Of a test of the requested area: one that lies in it, and is no more than a part, is
// worth a look at rules about parts.
static unsigned char area_state(const struct test *test, const struct facts *facts) {
    unsigned char state = facts->are_areas_complete ? STATE_DEAD : STATE_UNKNOWN;
    for (size_t i = 0; i < facts->areas_count; i++) {
        if (term_lies_in(facts->areas[i], test->term)) {
            return STATE_YES;
        }
        if (term_lies_in(test->term, facts->areas[i])) {
            state = state == STATE_DEAD ? STATE_NO : state;
        }
    }
    return state;
}

static struct answer ask(struct inference *inference, uint32_t index,
                         const struct facts *facts) {
    const struct inquiry inquiry = {.facts = facts, .date = facts->date};
    struct answer answer = test_answer(inference->network->base->tests[index], &inquiry);
    inference->answers[index] = answer;
    inference->answered[index] = inference->round;
    return answer;
}

// Of a test of a person's age: whoever is born on that day or later is under it.
static unsigned char age_state(struct inference *inference, const struct test *test,
                               const struct facts *facts) {
    const struct known *known = &facts->known[test->fact->index];
    uint32_t span = inference->network->span_of[test->index];
    struct date from = reach(inference, span, facts->date);
    if (!known->is_known) {
        return STATE_UNKNOWN;
    }
    if (date_compare(known->date.first, from) >= 0) {
        return STATE_YES;
    }
    return date_compare(known->date.last, from) >= 0 ? STATE_UNKNOWN : STATE_DEAD;
}

// Of a function, or of what the clinic has chosen.
static unsigned char asked_state(struct inference *inference, uint32_t index,
                                 const struct facts *facts) {
    struct answer answer = ask(inference, index, facts);
    bool is_over = answer.truth == NO && date_compare(answer.until, DATE_MAX) == 0;
    return is_over ? STATE_DEAD : answer.truth == NO ? STATE_NO : state_of(answer.truth);
}

// Of a test of anything but records, which is asked when something first depends on it.
static unsigned char open_state(struct inference *inference, uint32_t index,
                                const struct facts *facts) {
    const struct test *test = inference->network->base->tests[index];
    unsigned char state;
    if (test_is_plain(test)) {
        const struct known *known = &facts->known[test->fact->index];
        enum truth truth = test_plain_truth(test, known);
        state = truth == NO ? STATE_DEAD : state_of(truth);
    } else if (test->kind == TEST_AREA) {
        state = area_state(test, facts);
    } else if (test->kind == TEST_AGE) {
        state = age_state(inference, test, facts);
    } else {
        state = asked_state(inference, index, facts);
    }
    inference->states[index] = state;
    return state;
}

static bool is_touched(struct inference *inference, uint32_t test,
                       const struct facts *facts) {
    unsigned char state = inference->states[test];
    if (state == STATE_OPEN) {
        state = open_state(inference, test, facts);
    }
    return state != STATE_DEAD;
}

static void find(struct inference *inference, uint32_t rule) {
    uint32_t word = rule / WORD;
    inference->found[word] |= UINT64_C(1) << (rule % WORD);
    inference->found_words[word / WORD] |= UINT64_C(1) << (word % WORD);
}

static void find_posted(struct inference *inference, uint32_t test,
                        const struct facts *facts) {
    const struct network *network = inference->network;
    const struct range *range = &network->postings_at[test];
    for (uint32_t i = 0; i < range->count; i++) {
        const struct posting *posting = &network->postings[range->first + i];
        if (posting->other == NO_TEST || is_touched(inference, posting->other, facts)) {
            find(inference, posting->rule);
        }
    }
}

// The place of the lowest bit of a word that is not 0. Each six bits of the factor are
// others: see https://www.chessprogramming.org/BitScan (De Bruijn multiplication).
static unsigned lowest(uint64_t word) {
    static const unsigned char places[WORD] = {
        0,  1,  48, 2,  57, 49, 28, 3,  61, 58, 50, 42, 38, 29, 17, 4,
        62, 55, 59, 36, 53, 51, 43, 22, 45, 39, 33, 30, 24, 18, 12, 5,
        63, 47, 56, 27, 60, 41, 37, 16, 54, 35, 52, 21, 44, 32, 23, 11,
        46, 26, 40, 15, 34, 20, 31, 10, 25, 14, 19, 9,  13, 8,  7,  6,
    };
    return places[(word & (~word + 1)) * FACTOR >> 58];
}

// Lists the rules that were found, by name, and forgets them.
static void list_found(struct inference *inference) {
    size_t words = sizes_of(inference->network).words_of_words;
    for (size_t i = 0; i < words; i++) {
        while (inference->found_words[i] != 0) {
            size_t word = i * WORD + lowest(inference->found_words[i]);
            uint64_t bits = inference->found[word];
            for (; bits != 0; bits &= bits - 1) {
                inference->rules[inference->rules_count++] =
                    (uint32_t)(word * WORD) + lowest(bits);
            }
            inference->found[word] = 0;
            inference->found_words[i] &= inference->found_words[i] - 1;
        }
    }
}

void inference_run(struct inference *inference, const struct facts *facts) {
    const struct network *network = inference->network;
    const struct schema *schema = &network->base->schema;
    begin(inference);
    for (size_t i = 0; i < schema->facts_count; i++) {
        if (network->slots_at[i].count > 0) {
            touch_fact(inference, facts, &schema->facts[i]);
        }
    }
    for (size_t i = 0; i < inference->touched_count; i++) {
        find_posted(inference, inference->touched[i], facts);
    }
    for (size_t i = 0; i < network->leading_count; i++) {
        if (is_touched(inference, network->loose[i], facts)) {
            find_posted(inference, network->loose[i], facts);
        }
    }
    for (size_t i = 0; i < network->always_count; i++) {
        find(inference, network->always[i]);
    }
    list_found(inference);
}

static enum truth truth_of(struct inference *inference, uint32_t test,
                           const struct facts *facts) {
    unsigned char state = inference->states[test];
    if (state == STATE_OPEN) {
        state = open_state(inference, test, facts);
    }
    return (enum truth)(state / 2);
}

enum truth inference_truth(struct inference *inference, uint32_t test,
                           const struct facts *facts) {
    return truth_of(inference, test, facts);
}

struct answer inference_answer(struct inference *inference, uint32_t test,
                               const struct facts *facts) {
    enum truth truth = truth_of(inference, test, facts);
    if (inference->states[test] == STATE_DEAD ||
        test_is_plain(inference->network->base->tests[test])) {
        return (struct answer){truth, DATE_MAX};
    }
    return inference->answered[test] == inference->round ? inference->answers[test]
                                                         : ask(inference, test, facts);
}

// Behind the part that begins there.
static const uint32_t *end_of(const uint32_t *at) {
    while (code_kind(*at) != CONDITION_TEST) {
        at += 1 + (code_kind(*at) == CONDITION_NOT ? 0 : code_number(*at));
    }
    return at + 1;
}

// Parts that are joined in one way from the left, ((a & b) & c) & d, stand behind each
// other behind as many joints: they are asked in one go.
static enum truth joined(struct inference *inference, const uint32_t *at,
                         const struct facts *facts) {
    const enum condition_kind joint = code_kind(*at);
    const enum truth settled = joint == CONDITION_AND ? NO : YES;
    enum truth all = (enum truth)(YES - settled);
    size_t parts = 1;
    while (code_kind(*at) == joint) {
        at++;
        parts++;
    }
    for (; parts > 0 && all != settled; parts--) {
        bool is_test = code_kind(*at) == CONDITION_TEST;
        enum truth part = is_test ? truth_of(inference, code_number(*at), facts)
                                  : inference_condition(inference, at, facts);
        all = (joint == CONDITION_AND) == (part < all) ? part : all;
        at = is_test ? at + 1 : end_of(at);
    }
    return all;
}

enum truth inference_condition(struct inference *inference, const uint32_t *codes,
                               const struct facts *facts) {
    switch (code_kind(*codes)) {
    case CONDITION_TEST:
        return truth_of(inference, code_number(*codes), facts);
    case CONDITION_NOT:
        return (enum truth)(YES - inference_condition(inference, codes + 1, facts));
    case CONDITION_AND:
    case CONDITION_OR:
        break;
    }
    return joined(inference, codes, facts);
}

const struct record *inquiry_witness(const struct inquiry *inquiry,
                                     const struct test *test) {
    const struct inference *inference = inquiry->inference;
    if (!inference || inquiry->part || test->kind != TEST_RECORD) {
        return NULL;
    }
    int32_t witness = inference->witnesses[test->index];
    const struct known *known = &inquiry->facts->known[test->fact->index];
    return witness == WITNESS_MANY ? NULL : &known->records[witness];
}

const struct rule *inference_rule(const struct inference *inference, size_t i) {
    const struct network *network = inference->network;
    return network->base->rules[network->judged[inference->rules[i]].rule];
}
