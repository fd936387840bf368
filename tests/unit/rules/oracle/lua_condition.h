// A condition as a rule writes it.
#ifndef AFTERCARE_TESTS_ORACLE_LUA_CONDITION_H
#define AFTERCARE_TESTS_ORACLE_LUA_CONDITION_H

#include "core/base/text.h"
#include "tests/unit/rules/oracle/plain.h"

void lua_write_condition(struct buffer *out, const struct plain_rules *rules, int node);

#endif
