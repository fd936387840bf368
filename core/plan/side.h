// What a pack's cases can see of a rule: that it holds and that it does not, and both
// sides of each boundary that it reads. A boundary is a bound of its condition ("under
// P22Y", "between 4 and 6") or an end of its own time (`from`, `till`).
#ifndef AFTERCARE_PLAN_SIDE_H
#define AFTERCARE_PLAN_SIDE_H

#include "core/rules/rulebase.h"

enum side_kind {
    SIDE_HOLDS,
    SIDE_HOLDS_NOT,
    SIDE_BEFORE_FROM, // a moment less than SIDE_NEAR before
    SIDE_AT_FROM,
    SIDE_BEFORE_TILL,
    SIDE_AT_TILL,
    SIDE_LAST_DAY,  // of a test that time ends: true today, not tomorrow
    SIDE_FIRST_DAY, // true yesterday, not today
    SIDE_LEAST,     // of a number within bounds: the least that it takes
    SIDE_BELOW,     // one below
    SIDE_MOST,
    SIDE_ABOVE,
};

#define SIDE_NEAR INT64_C(3600000) // an hour, in milliseconds

struct side {
    enum side_kind kind;
    uint32_t test; // LAST_DAY and further: which of the rule's tests, from 0
    bool is_seen;
};

struct sides {
    struct side *items;
    size_t count, capacity;
};

// All that there is to see of a rule, in the arena; nothing of it is seen yet. ENOMEM.
aftercare_status side_list(struct sides *out, struct arena *arena,
                           const struct rule *rule);

// The rule's tests, those of `when` and then those of `unless`; NULL: there are not so
// many.
const struct test *side_test(const struct rule *rule, uint32_t number);

// What no case shows, as a clause of a sentence: "at its end, P7D". NULL: no memory.
const char *side_words(struct arena *arena, const struct rule *rule,
                       const struct side *side);

#endif
