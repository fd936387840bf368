// Conditions: questions about facts with three answers. A condition is a small tree over
// tests; equal tests are one test.
#ifndef AFTERCARE_RULES_CONDITION_H
#define AFTERCARE_RULES_CONDITION_H

#include "core/base/arena.h"
#include "core/facts/facts.h"
#include "core/rules/answer.h"

enum test_kind {
    TEST_RECORD,   // fact, term, record, status, span, is_here
    TEST_FLAG,     // fact: is it true?
    TEST_NUMBER,   // fact within from and till, inclusive
    TEST_CHOICE,   // fact is one of choices (bits)
    TEST_AGE,      // a date fact lies less than span ago: "under P22Y"
    TEST_AREA,     // the requested area lies in term
    TEST_CONSTANT, // an option of the clinic: known at load
    TEST_VALUE,    // fact is known: what a function reads as a plain value
    TEST_FUNCTION, // whatever the function answers (function.h)
};

struct function;

struct test {
    enum test_kind kind;
    const struct fact *fact;
    const struct term *term;
    enum record_test record;
    int status;
    struct span span;
    bool is_here; // TEST_RECORD: only where the record's area touches a requested one
    int64_t from, till;
    uint64_t choices;
    enum truth constant;
    const struct function *function;
    struct text wording; // as the rule says it: `medication "x" :taken_within "P6M"`
    uint32_t index;      // among the rulebase's tests
};

enum condition_kind { CONDITION_TEST, CONDITION_AND, CONDITION_OR, CONDITION_NOT };

#define CONDITION_DEPTH_MAX 200

struct condition {
    enum condition_kind kind;
    const struct test *test;              // CONDITION_TEST
    const struct condition *left, *right; // NOT has left alone
    unsigned depth;                       // 1 for a test
    bool has_area_test;                   // somewhere below
    struct place place;
};

// How a condition is asked. An inference (network.h) has answered the tests for
// facts->date already; without one they are asked anew.
struct inference;
struct inquiry {
    const struct facts *facts;
    struct date date;
    const struct inference *inference;
    bool is_part_of_area; // TEST_AREA holds also where the requested area contains it
};

struct answer test_answer(const struct test *test, const struct inquiry *inquiry);

// NULL is always true. O(tests below).
struct answer condition_answer(const struct condition *condition,
                               const struct inquiry *inquiry);

// The same test, or equal in all that matters for an answer.
bool test_equal(const struct test *a, const struct test *b);
uint64_t test_hash(const struct test *test);

#endif
