// From facts to findings to decisions: what is printed as the answer to an assessment. All
// of it lives in the document's arena.
#ifndef AFTERCARE_RULES_ASSESSMENT_H
#define AFTERCARE_RULES_ASSESSMENT_H

#include "core/facts/facts.h"
#include "core/rules/rulebase.h"

// Where in the document a fact stands: a member of the patient, an entry of it, a member of
// that. For pointers such as "/patient/medications/0/stopped".
struct fact_place {
    const struct fact *fact; // NULL: a member of the request, named by member
    int record;              // -1: the whole list, or no list
    struct text member;      // empty: the entry itself
    const struct fact_place *next;
};

struct finding {
    const struct rule *rule;
    enum truth holds;          // YES or UNKNOWN
    struct date clear_from;    // DATE_MAX: null
    const struct term *area;   // NULL: the person
    const struct fact_place *places;
    const struct rule *overruled_by; // NULL: it counts
    const struct finding *next;
};

// A question whose answer could still change something.
struct question {
    struct fact_place place;
    const struct term *term; // NULL where the fact needs none
    int could_be;            // the worst choice of the rules that wait
    const struct rule **rules;
    size_t rules_count;
    const struct question *next;
};

struct verdict { // of one treatment
    const struct term *treatment;
    struct text verdict;
    bool is_known_treatment; // some rule speaks of it
    struct date clear_from;  // DATE_MAX: null
    const struct finding *findings, *overruled; // worst first, then by name
    const struct question *questions;           // most decisive first
    const struct term **excluded_areas;         // in the order of ids
    size_t excluded_count;
};

struct ranked {
    const struct rule *rule;
    const struct verdict *verdict;
    enum truth holds;
};

struct match {
    const struct record *concern;
    const struct ranked *ranked;
    size_t ranked_count;
    const struct term *best_allowed; // NULL: none
};

struct assessment {
    const struct facts *facts;
    const struct verdict *verdicts; // of the requested treatments, in the order of ids
    size_t verdicts_count;
    const struct match *matches; // in the order of the document's concerns
    size_t matches_count;
};

// Answers all tests at most once; ENOMEM is the only failure.
aftercare_status assess(struct assessment *out, struct arena *arena,
                        const struct rulebase *base, const struct facts *facts);

#endif
