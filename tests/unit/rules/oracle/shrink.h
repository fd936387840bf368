// Makes a case smaller for as long as it stays a case: leaves out one thing after
// another, of the document and of the rules, and keeps what still goes wrong.
#ifndef AFTERCARE_TESTS_ORACLE_SHRINK_H
#define AFTERCARE_TESTS_ORACLE_SHRINK_H

#include "tests/unit/rules/oracle/plain.h"

struct shrunk {
    struct plain_rules rules;
    struct plain_document document;
};

// Whether it still goes wrong.
typedef bool is_case(void *context, const struct shrunk *one);

void shrink(struct shrunk *one, is_case *is_wrong, void *context);

#endif
