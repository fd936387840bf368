// Conditions: questions about facts with three answers. A condition is a small tree over
// tests; equal tests are one test, and equal conditions of rules one condition.
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
struct option;

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
    const struct option
        *option; // TEST_CONSTANT: one of its choices; NULL: it has 64 or more
    enum truth constant;
    const struct function *function;
    struct text wording; // as the rule says it: `medication "x" :taken_within "P6M"`
    uint32_t index;      // among the rulebase's tests
};

enum condition_kind { CONDITION_TEST, CONDITION_NOT, CONDITION_AND, CONDITION_OR };

#define CONDITION_DEPTH_MAX 200  // parts within each other
#define CONDITION_CODES_MAX 4096 // parts

struct rulebase;

// A condition is the codes of its parts in a row, so that it is small and lies in one
// place. The first code is the whole. Behind NOT stands what it turns round; behind AND
// and OR the left part, and behind all of that the right one. A code has the kind in its
// two low bits and a number above: of a TEST its index among the base's tests; of AND and
// OR how many codes the left part has. Made in sketch.c.
struct condition {
    const struct rulebase *base;
    uint32_t codes_count;
    uint32_t codes[];
};

// A part of a condition, or all of it: borrowed from it. at NULL: always true.
struct clause {
    const struct rulebase *base;
    const uint32_t *at;
};

// condition may be NULL: then it is always true.
struct clause condition_whole(const struct condition *condition);

const struct test *clause_test(struct clause clause); // TEST

static inline enum condition_kind code_kind(uint32_t code) {
    return (enum condition_kind)(code & 3);
}

static inline uint32_t code_number(uint32_t code) {
    return code >> 2;
}

static inline enum condition_kind clause_kind(struct clause clause) {
    return code_kind(*clause.at);
}

// AND, OR, NOT.
static inline struct clause clause_left(struct clause clause) {
    return (struct clause){clause.base, clause.at + 1};
}

// AND, OR.
static inline struct clause clause_right(struct clause clause) {
    return (struct clause){clause.base, clause.at + 1 + code_number(*clause.at)};
}

// How a condition is asked. An inference (inference.h) has run through the facts, and
// date is theirs: then each test is asked once for all conditions; without one they are
// asked anew.
struct inference;
struct inquiry {
    const struct facts *facts;
    struct date date;
    struct inference *inference;
    const struct term *part; // asked of this area alone; NULL: of those requested
};

struct answer test_answer(const struct test *test, const struct inquiry *inquiry);

// O(tests below). NULL is always true.
struct answer condition_answer(const struct condition *condition,
                               const struct inquiry *inquiry);
struct answer clause_answer(struct clause clause, const struct inquiry *inquiry);

// Without the day until which it stays so, and therefore quicker.
enum truth clause_truth(struct clause clause, const struct inquiry *inquiry);

// The same test, or equal in all that matters for an answer.
bool test_equal(const struct test *a, const struct test *b);
uint64_t test_hash(const struct test *test);

#endif
