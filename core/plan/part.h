// What a pack's cases have seen of the parts of a rule's conditions: of each test, how
// often it was asked and answered what, and how often it was spared, because the part to
// its left had decided already.
#ifndef AFTERCARE_PLAN_PART_H
#define AFTERCARE_PLAN_PART_H

#include "core/rules/rulebase.h"

struct part {
    uint32_t seen[3]; // by truth
    uint32_t spared;
    const struct test *test;
};

struct parts { // by the number that side_test counts
    struct part *items;
    size_t count;
};

// Of `when` and `unless`; nothing of them is seen yet, and all is the arena's. ENOMEM.
aftercare_status part_list(struct parts *out, struct arena *arena,
                           const struct rule *rule);

// Looks at the facts of one case. O(tests of the rule).
void part_look(const struct parts *parts, const struct rule *rule,
               const struct facts *facts);

// Whether a test can give different answers: what the clinic chose is known at load.
bool part_can_differ(const struct part *part);

// What no case shows and why, as a clause: "where X is unknown: it was true 3 times". In
// the arena; NULL: no memory.
const char *part_words(struct arena *arena, const struct part *part, enum truth truth);

#endif
