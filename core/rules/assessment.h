// From facts to findings to decisions: what is printed as the answer to an assessment.
// All of it lives in the document's arena.
#ifndef AFTERCARE_RULES_ASSESSMENT_H
#define AFTERCARE_RULES_ASSESSMENT_H

#include "core/facts/facts.h"
#include "core/rules/inference.h"
#include "core/rules/trace.h"

struct finding {
    const struct rule *rule;
    const struct rule *overruled_by; // NULL: it counts
    const struct term *area;         // NULL: the person
    const struct fact_place *places; // what it rests on, or what is missing
    const char *error;               // why its function could not answer; NULL: it could
    uint32_t places_count;
    enum truth holds;       // YES or UNKNOWN
    struct date clear_from; // DATE_MAX: null
};

// A question whose answer could still change something.
struct question {
    struct fact_place place;
    const struct rule **rules;
    uint32_t rules_count;
    int could_be; // the worst choice of the rules that wait
};

// What the function of a kind decided of a treatment.
struct decision {
    const struct kind *kind;
    struct text verdict; // that stands; at NULL: nothing
    const char *error;   // why it could not, or did not stand; NULL: it stands
};

// Of one treatment. What it rests on is left out where nobody has requested it.
struct verdict {
    const struct term *treatment;
    struct text verdict;
    struct date clear_from;                     // DATE_MAX: null
    const struct finding *findings, *overruled; // worst first, then by name
    const struct question *questions;           // most decisive first
    const struct term **excluded_areas;         // in the order of ids
    const struct decision *decisions;           // by kind
    uint32_t findings_count, overruled_count, questions_count, excluded_count;
    uint32_t decisions_count;
};

struct ranked {
    const struct rule *rule;
    const struct term *treatment;
    const struct verdict *verdict; // on it
    int64_t score;                 // the more the better
    bool stands_last;              // whatever its score
    enum truth holds;
};

struct match {
    const struct record *concern;
    struct ranked *ranked; // best first
    size_t ranked_count;
    const struct term *best_allowed; // NULL: none
};

struct assessment {
    const struct facts *facts;
    const struct verdict *verdicts; // of the requested treatments, in the order of ids
    size_t verdicts_count;
    struct match *matches; // in the order of the document's concerns
    size_t matches_count;
};

// Runs the inference over the facts, and decides; ENOMEM is the only failure. The result
// is the arena's.
aftercare_status assess(struct assessment *out, struct arena *arena,
                        struct inference *inference, const struct facts *facts);

#endif
