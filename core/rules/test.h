// Parts of a test's answer, for those who tell why it was given.
#ifndef AFTERCARE_RULES_TEST_H
#define AFTERCARE_RULES_TEST_H

#include "core/rules/condition.h"

// What one record contributes to a test of records.
struct answer test_record_answer(const struct test *test, const struct record *record,
                                 const struct inquiry *inquiry);

// Whether the record's area touches one that is asked about.
enum truth record_is_here(const struct record *record, const struct inquiry *inquiry);

// Whether it has that one among its fact's statuses. A status is what was recorded. Of an
// entry that tells nothing of its time it is not known; otherwise one without a status
// has none.
enum truth record_has_status(const struct record *record, int status);

// A test of a fact that is one value and does not change with time: FLAG, NUMBER, CHOICE.
static inline bool test_is_plain(const struct test *test) {
    return test->kind == TEST_FLAG || test->kind == TEST_NUMBER ||
           test->kind == TEST_CHOICE;
}

// The truth of such a one.
static inline enum truth test_plain_truth(const struct test *test,
                                          const struct known *known) {
    bool holds;
    if (!known->is_known) {
        return UNKNOWN;
    }
    if (test->kind == TEST_FLAG) {
        holds = known->flag;
    } else if (test->kind == TEST_NUMBER) {
        holds = known->number >= test->from && known->number <= test->till;
    } else {
        holds = (test->choices >> known->choice & 1) != 0;
    }
    return holds ? YES : NO;
}

// Whether nobody has said anything of what a test of records asks for.
bool test_is_unanswered(const struct test *test, const struct facts *facts);

#endif
