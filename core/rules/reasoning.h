// What conditions can answer at all, whoever is asked about: by going through all cases
// that differ for their tests. So a condition is known to be never true, or always; one
// is known to imply another; two are known to hold together, or not.
//
// A case gives each test one of the three answers. Tests of one number, choice or option
// go together: the case gives the value. Others are free, but in the order that always
// holds between them: what is there now was there ever, what lies in a term lies in its
// groups, who is under 18 is under 22. So there may be cases that no document leads to,
// and what is said here to be impossible is so.
#ifndef AFTERCARE_RULES_REASONING_H
#define AFTERCARE_RULES_REASONING_H

#include "core/rules/rulebase.h"

#define REASONING_TESTS_MAX 32    // of a question; beyond it all is held to be possible
#define REASONING_CASES_MAX 50000 // likewise

// That `when` holds and `unless` does not; at NULL: not asked for.
struct claim {
    struct clause when, unless;
};

// What a rule asks.
struct claim claim_of(const struct rule *rule);

struct reasoning; // one at a time may use it

// In the arena; NULL when there is no memory. Borrows the base.
struct reasoning *reasoning_new(struct arena *arena, const struct rulebase *base);

// Whether some case gives the claim this answer.
bool reasoning_can_be(struct reasoning *reasoning, const struct claim *claim,
                      enum truth answer);

// Whether b is at least as true as a in every case: where a holds, b does, and where a is
// open, b is no "no". False when it cannot be said.
bool reasoning_implies(struct reasoning *reasoning, const struct claim *a,
                       const struct claim *b);

// Whether both hold in some case.
bool reasoning_meet(struct reasoning *reasoning, const struct claim *a,
                    const struct claim *b);

#endif
