// What one entry of a list says of its time, tried out world by world.
#ifndef AFTERCARE_TESTS_ORACLE_WORLDS_H
#define AFTERCARE_TESTS_ORACLE_WORLDS_H

#include "tests/unit/rules/oracle/history.h"

// How many worlds begin to hold, less those that cease to, by day from today on. Begins
// as zeros.
struct changes {
    int on[HISTORY_DAYS + 1];
    int worlds;
};

// A world more, that holds from one day until before another.
void changes_add(struct changes *changes, const struct asking *asking, int from,
                 int until);
void history_of_changes(struct history *out, const struct changes *changes);

// An entry's part in the answer to a test of its list, wherever it lies.
void history_of_time(struct history *out, const struct asking *asking,
                     const struct plain_test *test, const struct plain_entry *entry);

// Whether an entry has begun by today.
enum sure has_begun(const struct asking *asking, enum plain_list list,
                    const struct plain_entry *entry);

// Whether what the entry says of its time can all be true.
bool is_possible(const struct asking *asking, enum plain_list list,
                 const struct plain_entry *entry);

#endif
