// Random rule bases: a vocabulary with groups and areas, options, and rules over it.
#ifndef AFTERCARE_TESTS_ORACLE_MAKE_RULES_H
#define AFTERCARE_TESTS_ORACLE_MAKE_RULES_H

#include "tests/unit/rules/chance.h"
#include "tests/unit/rules/oracle/plain.h"

// The same seed makes the same rules on every machine.
void make_rules(struct plain_rules *out, uint64_t seed);

// A number from 0 to count - 1.
int chance_of(struct chance *chance, int count);

// A term of that category, or of one of those that a list takes.
int random_term(struct chance *chance, const struct plain_rules *rules,
                const char *category);
int random_code(struct chance *chance, const struct plain_rules *rules,
                enum plain_list list);

#endif
