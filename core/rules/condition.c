#include "core/rules/condition.h"

#include "core/rules/inference.h"

struct clause condition_whole(const struct condition *condition) {
    return condition ? (struct clause){condition->base, condition->codes}
                     : (struct clause){NULL, NULL};
}

const struct test *clause_test(struct clause clause) {
    return clause.base->tests[code_number(*clause.at)];
}

// Whether the inference knows the test's answer to this inquiry.
static bool is_inferred(const struct test *test, const struct inquiry *inquiry) {
    bool may_be_other =
        test->kind == TEST_AREA || test->kind == TEST_FUNCTION || test->is_here;
    return inquiry->inference && !(inquiry->part && may_be_other);
}

static struct answer ask(struct clause clause, const struct inquiry *inquiry) {
    const struct test *test = clause_test(clause);
    return is_inferred(test, inquiry)
               ? inference_answer(inquiry->inference, test->index, inquiry->facts)
               : test_answer(test, inquiry);
}

static enum truth mirror(enum truth truth) {
    return (enum truth)(YES - truth);
}

enum truth clause_truth(struct clause clause, const struct inquiry *inquiry) {
    enum truth left;
    enum truth right;
    if (!clause.at) {
        return YES;
    }
    if (inquiry->inference && !inquiry->part) {
        return inference_condition(inquiry->inference, clause.at, inquiry->facts);
    }
    switch (clause_kind(clause)) {
    case CONDITION_TEST:
        return ask(clause, inquiry).truth;
    case CONDITION_NOT:
        return mirror(clause_truth(clause_left(clause), inquiry));
    case CONDITION_AND:
        left = clause_truth(clause_left(clause), inquiry);
        right = left == NO ? NO : clause_truth(clause_right(clause), inquiry);
        return left < right ? left : right;
    case CONDITION_OR:
        left = clause_truth(clause_left(clause), inquiry);
        right = left == YES ? YES : clause_truth(clause_right(clause), inquiry);
        return left > right ? left : right;
    }
    return UNKNOWN;
}

struct answer clause_answer(struct clause clause, const struct inquiry *inquiry) {
    if (!clause.at) {
        return (struct answer){YES, DATE_MAX};
    }
    switch (clause_kind(clause)) {
    case CONDITION_TEST:
        return ask(clause, inquiry);
    case CONDITION_NOT:
        return answer_not(clause_answer(clause_left(clause), inquiry));
    case CONDITION_AND:
        return answer_and(clause_answer(clause_left(clause), inquiry),
                          clause_answer(clause_right(clause), inquiry));
    case CONDITION_OR:
        return answer_or(clause_answer(clause_left(clause), inquiry),
                         clause_answer(clause_right(clause), inquiry));
    }
    return (struct answer){UNKNOWN, DATE_MAX};
}

struct answer condition_answer(const struct condition *condition,
                               const struct inquiry *inquiry) {
    return clause_answer(condition_whole(condition), inquiry);
}
