// What the formats of a test report share.
#ifndef AFTERCARE_CLI_TEST_SUMMARY_H
#define AFTERCARE_CLI_TEST_SUMMARY_H

#include "core/cli/test_report.h"

bool test_summary_is_enough(const struct test_summary *summary);

// "97.3": the percentage seen, rounded down.
char *test_summary_percent(char out[8], const struct test_summary *summary);

// Adds the explanation of the rule that made a case fail, at an indent; nothing where
// there is none.
void test_summary_why(struct test_report *report, struct buffer *out,
                      const aftercare_test_case *told, int indent);

#endif
