// The shortest intake: what is still to be asked until every verdict is settled, in the
// order in which it is best asked.
//
// A verdict is settled when no answer can make it another. An answer never takes back
// what is certain, so of the rules that wait only those count that are worse than the
// worst that holds for certain: once a rule of the worst kind holds, none does.
//
// The order is greedy, and this is why it is right. Call a question milder than another
// when all its rules are milder than the worst rule that waits for the other.
//
// The worst comes first. A milder question never saves the asking of a worse one, for no
// rule of the worse kind waits for it; but a worse one, answered badly, saves the asking
// of all that are milder. So wherever a milder question stands right before a worse one,
// swapping the two can only shorten the dialogue, whatever people answer.
//
// Among equally bad ones each may save the asking of the others, so the likelier to be
// answered badly comes first: what is missing of an entry that is in the document
// already, and then that for which more rules wait.
//
// A group comes before its members: its "no" answers all of them at once. With k members,
// each of which a person has with the chance p, that saves questions on the average as
// long as (1 - p)^k > 1/k: two members below 29 %, ten below 20 %. A group counts the
// rules of all its members, so it stands before them by the order above.
//
// A group is a term that a rule waits for, or the narrowest term of the vocabulary that
// the fact takes and in which two or more of those lie, or a list of which nothing is
// known, where the schema has a question for it as a whole. Nobody is asked for a group
// of which an entry is in the document. One that other rules ask for is asked for a
// single member's sake where it has no other member: no document can say that the member
// is not there, and leave the group open.
#ifndef AFTERCARE_RULES_ASK_H
#define AFTERCARE_RULES_ASK_H

#include "core/rules/assessment.h"

struct intake_question {
    struct question question; // place, the worst that may come of it, the rules that wait
    size_t rules_capacity;
    const struct term **settles; // the terms that its "no" answers, in the order of ids
    size_t settles_count;
};

struct intake_part { // of one treatment
    const struct verdict *verdict;
    bool is_settled;
    const struct intake_question *questions; // best first
    size_t questions_count;
};

struct intake {
    const struct facts *facts;
    const struct intake_part *parts; // of the requested treatments, in the order of ids
    size_t parts_count;
    const struct intake_question *questions; // of all parts, each once, best first
    size_t questions_count;
};

// Assesses the facts, and finds what is to be asked. ENOMEM is the only failure. The
// result is the arena's. O(terms × questions) for each treatment.
aftercare_status ask_intake(struct intake *out, struct arena *arena,
                            struct inference *inference, const struct facts *facts);

#endif
