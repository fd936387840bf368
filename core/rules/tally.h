// How often each function has run for one assessor, what that cost, and how it failed.
// One that fails for AFTERCARE_FAILURES_MAX documents in a row is set aside: the assessor
// does not run it any more, and it is unknown, as it was each time before.
//
// What this does to the promise that one document gives the same bytes in every order: a
// function that fails whatever it is asked, as one that loops does, is unknown before and
// after it was set aside, so no verdict, no clear_from and no other finding changes; only
// its own finding tells another reason and names no facts, its own questions are not
// asked (no answer would help), and "set_aside" stands in the answer. A function that
// fails for some people alone may be set aside after so many of them in a row, and is
// then unknown for somebody about whom it would have known: never "no", and the answer
// says that it was made without it. Whoever needs the same bytes in every order, as a
// batch does, forgets the row before each document (function_runner_try_again).
//
// How many documents: a function that fails for every second person by chance comes to
// ten in a row once in a thousand times; until then one that loops has cost ten documents
// a few milliseconds each.
//
// Nothing of a document outlives it here but these counts. Above all the reason that a
// function gave: that is its author's text, and may speak of the patient.
#ifndef AFTERCARE_RULES_TALLY_H
#define AFTERCARE_RULES_TALLY_H

#include "core/rules/function.h"

struct tally {
    uint64_t runs, steps;                  // runs: times that it was asked
    uint64_t failures[AFTERCARE_FAILURES]; // of these
    uint64_t document;                     // in which it was asked last; 0: never
    unsigned row, row_before;              // documents in a row in which it failed
    aftercare_failure last;                // how it did last
    bool is_aside;                         // since a document before this one
};

// Another document begins: makes room for all functions of the base, if there is none
// yet. ENOMEM.
aftercare_status tally_begin(struct function_runner *runner, const struct rulebase *base);

// Of a function that is about to be asked in the document that began; NULL: nobody counts
// for this runner. Its is_aside is up to date.
struct tally *tally_of(struct function_runner *runner, const struct function *function);

// What came of asking it. The tally may be NULL.
void tally_note(struct tally *tally, const struct function_answer *answer);

#endif
