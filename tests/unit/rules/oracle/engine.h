// The engine as its users have it: rules that are loaded from files, and an assessor.
#ifndef AFTERCARE_TESTS_ORACLE_ENGINE_H
#define AFTERCARE_TESTS_ORACLE_ENGINE_H

#include "aftercare/aftercare.h"
#include "core/base/text.h"
#include "tests/unit/rules/oracle/plain.h"

struct engine {
    aftercare_rules *rules;
    aftercare_assessor *assessor;
};

// Writes the rules to files in that layout (lua_text.h), loads and removes them. In any
// layout but 0 the folders come in the other order. What is wrong fails the test.
void engine_open(struct engine *engine, const struct plain_rules *rules, uint64_t layout);
void engine_close(struct engine *engine);

// Assesses a document's text, as of date where that is not NULL. The answer is the
// engine's until its next one; what is wrong fails the test.
aftercare_json engine_assess(const struct engine *engine, const struct buffer *text,
                             const char *date);

#endif
