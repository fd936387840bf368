// A condition while it is made: a tree, whose parts several conditions may share. Nobody
// changes one, and what it points to must outlive it.
#ifndef AFTERCARE_RULES_SKETCH_H
#define AFTERCARE_RULES_SKETCH_H

#include "core/rules/condition.h"

struct sketch {
    enum condition_kind kind;
    const struct test *test;           // TEST: one of the rulebase's
    const struct sketch *left, *right; // NOT has left alone
    unsigned depth;                    // 1 for a test
    uint32_t codes_count;              // that it becomes
    struct place place;
};

struct sketch sketch_test(const struct test *test, struct place place);

// Where the left one is. What is too deep or too long to be finished is for the caller to
// refuse, each time: two halves that may be finished are not too much to be counted.
struct sketch sketch_not(const struct sketch *sketch);
struct sketch sketch_join(enum condition_kind kind, const struct sketch *left,
                          const struct sketch *right);

// The bytes that the condition has, and the condition itself, into that many zeros. The
// depth is at most CONDITION_DEPTH_MAX, and codes_count at most CONDITION_CODES_MAX.
size_t sketch_size(const struct sketch *sketch);
void sketch_finish(struct condition *out, const struct rulebase *base,
                   const struct sketch *sketch);

#endif
