#include "core/rules/condition.h"

#include "core/rules/network.h"

struct clause condition_whole(const struct condition *condition) {
    return condition ? (struct clause){condition->base, condition->codes}
                     : (struct clause){NULL, NULL};
}

const struct test *clause_test(struct clause clause) {
    return clause.base->tests[*clause.at >> 2];
}

static struct answer ask(const struct test *test, const struct inquiry *inquiry) {
    const struct inference *inference = inquiry->inference;
    bool is_other = inquiry->part && (test->kind == TEST_AREA || test->is_here);
    if (!inference || is_other || test->kind == TEST_FUNCTION) {
        return test_answer(test, inquiry);
    }
    return inference->touched[test->index] ? inference->answers[test->index]
                                           : (struct answer){NO, DATE_MAX};
}

struct answer clause_answer(struct clause clause, const struct inquiry *inquiry) {
    if (!clause.at) {
        return (struct answer){YES, DATE_MAX};
    }
    switch (clause_kind(clause)) {
    case CONDITION_TEST:
        return ask(clause_test(clause), inquiry);
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
