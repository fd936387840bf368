// Tests of anything but records: each is asked when something first depends on it.
#include "core/rules/inference_inside.h"
#include "core/rules/test.h"

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

struct answer inference_ask(struct inference *inference, uint32_t index,
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
    struct date from = inference_reach(inference, span, facts->date);
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
    struct answer answer = inference_ask(inference, index, facts);
    bool is_over = answer.truth == NO && date_compare(answer.until, DATE_MAX) == 0;
    return is_over ? STATE_DEAD : answer.truth == NO ? STATE_NO : state_of(answer.truth);
}

unsigned char inference_open(struct inference *inference, uint32_t index,
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
