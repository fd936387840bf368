#include "core/rules/condition.h"

#include "core/rules/network.h"

static struct answer ask(const struct test *test, const struct inquiry *inquiry) {
    const struct inference *inference = inquiry->inference;
    bool is_other = inquiry->is_part_of_area && test->kind == TEST_AREA;
    if (!inference || is_other || test->kind == TEST_FUNCTION) {
        return test_answer(test, inquiry);
    }
    return inference->touched[test->index] ? inference->answers[test->index]
                                           : (struct answer){NO, DATE_MAX};
}

// Depth is bounded by CONDITION_DEPTH_MAX when a condition is made.
struct answer condition_answer(const struct condition *condition,
                               const struct inquiry *inquiry) {
    if (!condition) {
        return (struct answer){YES, DATE_MAX};
    }
    switch (condition->kind) {
    case CONDITION_TEST:
        return ask(condition->test, inquiry);
    case CONDITION_NOT:
        return answer_not(condition_answer(condition->left, inquiry));
    case CONDITION_AND:
        return answer_and(condition_answer(condition->left, inquiry),
                          condition_answer(condition->right, inquiry));
    case CONDITION_OR:
        return answer_or(condition_answer(condition->left, inquiry),
                         condition_answer(condition->right, inquiry));
    }
    return (struct answer){UNKNOWN, DATE_MAX};
}
