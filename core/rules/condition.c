#include "core/rules/condition.h"

#include "core/rules/network.h"

static struct date earlier(struct date a, struct date b) {
    return date_compare(a, b) < 0 ? a : b;
}

static struct date later(struct date a, struct date b) {
    return date_compare(a, b) < 0 ? b : a;
}

// While one of them is NO the other does not matter; while both are, either will do.
struct answer answer_and(struct answer a, struct answer b) {
    if (a.truth == NO && b.truth == NO) {
        return (struct answer){NO, later(a.until, b.until)};
    }
    if (a.truth == NO || b.truth == NO) {
        return a.truth == NO ? a : b;
    }
    return (struct answer){a.truth < b.truth ? a.truth : b.truth,
                           earlier(a.until, b.until)};
}

struct answer answer_or(struct answer a, struct answer b) {
    return answer_not(answer_and(answer_not(a), answer_not(b)));
}

struct answer answer_not(struct answer a) {
    return (struct answer){(enum truth)(YES - a.truth), a.until};
}

static struct answer ask(const struct test *test, const struct inquiry *inquiry) {
    const struct inference *inference = inquiry->inference;
    if (!inference || (inquiry->is_part_of_area && test->kind == TEST_AREA)) {
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
