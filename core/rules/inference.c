#include "core/rules/inference.h"

#include "core/rules/inference_inside.h"
#include "core/rules/test.h"

#include <string.h>

#define WORD 64 // bits
#define FACTOR UINT64_C(0x03f79d71b4cb0a89)

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
        if (posting->other == NO_TEST ||
            inference_state(inference, posting->other, facts) != STATE_DEAD) {
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
    begin(inference);
    inference_touch(inference, facts);
    for (size_t i = 0; i < inference->touched_count; i++) {
        find_posted(inference, inference->touched[i], facts);
    }
    for (size_t i = 0; i < network->leading_count; i++) {
        if (inference_state(inference, network->loose[i], facts) != STATE_DEAD) {
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
    return (enum truth)(inference_state(inference, test, facts) / 2);
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
    return inference->answered[test] == inference->round
               ? inference->answers[test]
               : inference_ask(inference, test, facts);
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
