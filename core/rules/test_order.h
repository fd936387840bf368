// The order between tests that holds for every document and on every day.
#ifndef AFTERCARE_RULES_TEST_ORDER_H
#define AFTERCARE_RULES_TEST_ORDER_H

#include "core/rules/condition.h"

// Whether b's answer is never less than a's: `"cheek" :now()` and `"face" :ever()`.
bool test_order_holds(const struct test *a, const struct test *b);

// Whether a test of a date is never false, since the schema lets no date lie so far back.
bool test_order_is_beyond(const struct test *test);

#endif
