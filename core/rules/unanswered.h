// What stays unanswered in a document once somebody has answered. A list that is there is
// complete but for the terms in "unanswered", and these hold for every list; so a "no" to
// one term of a list takes that term out, and puts in what of the list nobody has
// answered yet.
#ifndef AFTERCARE_RULES_UNANSWERED_H
#define AFTERCARE_RULES_UNANSWERED_H

#include "core/rules/rulebase.h"

// That a person has no entry of a list that lies in term (NULL: none at all); or has one.
struct told {
    const struct fact *fact;
    const struct term *term;
    bool is_there;
};

// The terms that are to stand in "unanswered", in the order of ids. All that was told
// holds together, so that a term of two lists is answered when both are.
//
// After it, what was told is answered; whatever else the rules ask for is exactly as open
// as before. Where the document cannot say so, it is open rather than answered: a term
// that two lists share while one of them was not answered; the last member of a group of
// which nothing else is known. "There" answers a term alone: those of its members that
// some rule asks for stay open. O(terms²) for each list. ENOMEM.
struct telling {
    struct arena *arena;
    const struct rulebase *base;
    const struct facts *facts; // of the document before
    const struct told *told;
    size_t told_count;
};
aftercare_status unanswered_after(const struct term ***out, size_t *count,
                                  const struct telling *telling);

#endif
