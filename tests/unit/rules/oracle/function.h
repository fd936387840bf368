// A rule's function, in the plainest way: nobody lets it see what is not known, so it is
// run for each answer that there could be, and is sure where all runs agree.
#ifndef AFTERCARE_TESTS_ORACLE_FUNCTION_H
#define AFTERCARE_TESTS_ORACLE_FUNCTION_H

#include "tests/unit/rules/oracle/history.h"

#define FUNCTION_TESTS 8

// What a function reads, before it says anything: all tests of its tree.
struct reads {
    const struct plain_test *at[FUNCTION_TESTS];
    unsigned count;
};
struct reads reads_of(const struct plain_rules *rules, int node);

// Of the tree below a JOIN_FUNCTION.
void history_of_function(struct history *out, const struct asking *asking, int node);

#endif
