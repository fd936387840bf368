// What a network is made of, for the files that build it and run through it.
#ifndef AFTERCARE_RULES_NETWORK_INSIDE_H
#define AFTERCARE_RULES_NETWORK_INSIDE_H

#include "core/rules/network.h"

struct range { // of a list
    uint32_t first, count;
};

// A test of records as a record is held against it. What it asks of the record's end is
// always that a span from there leads beyond the day: for `ever` one without an end, for
// `present` one of no length.
struct probe {
    uint32_t test;
    uint32_t span;  // among the network's
    int16_t status; // that the record must have; STATUS_ANY
    bool is_here;
};

// A span from the end of a record, or, of a life, from its beginning.
struct stretch {
    struct span span;
    bool is_life;
};

#define STATUS_ANY (-2) // -1 is that of a record without one

enum { SPAN_EVER, SPAN_NOTHING, SPANS_FIXED }; // the first of a network's spans

// A rule posted at a test: it is worth a look when the other test is touched as well.
struct posting {
    uint32_t rule, other; // rule: among the judged
};

#define NO_TEST UINT32_MAX // instead of the other one, where the first is enough
#define NO_CODES UINT32_MAX
#define NOT_JUDGED UINT32_MAX

#define SEVERITIES_MAX 64 // choices that a kind can have, as many as bits say which block

// A rule of a fold worst_of that is awake: all that is asked of one that does not hold.
struct judged {
    uint32_t codes;    // its condition among the network's codes, or NO_CODES
    uint32_t subjects; // which of the sets of treatments it is about
    uint32_t rule;     // among the base's
    uint8_t severity;
    bool is_blocking : 1, has_details : 1, is_overruled : 1;
    bool asks_area : 1;    // some test of it is about the requested area, or may be
    bool is_somewhere : 1; // what it finds may concern an area
};

// A rule of a fold rank_by that is awake, with what it gives found already. NULL: it does
// not give that.
struct rank {
    const struct rule *rule;
    const struct rule_value *subject, *areas;
    struct clause when, unless;
    int64_t score;
    bool has_details, is_overruled;
};

struct network {
    const struct rulebase *base;

    struct range *probes_at; // by fact * terms + term: what a record of that term touches
    struct probe *probes;
    struct range *slots_at; // by fact: its slots
    struct slot *slots;     // by fact and term, where there are tests
    uint32_t *slot_tests;   // grouped by slot
    struct stretch *spans;  // that tests ask for, each once
    size_t spans_count;
    uint32_t *span_of; // by test: WITHIN and AGE: its span among those
    uint32_t *loose;   // tests of anything but records
    size_t loose_count;
    size_t leading_count; // the first of those have postings

    struct judged *judged; // in the order of names
    size_t judged_count;
    size_t severities_count; // the largest of them, and one more
    uint32_t *codes;
    struct posting *postings;  // grouped by test
    struct range *postings_at; // by test
    uint32_t *always;          // judged rules that no single test can rule out
    size_t always_count;

    const struct term **treatments; // that are judged, in the order of ids
    size_t treatments_count;
    uint32_t *treatment_at;    // by term: its place among those, or NOT_JUDGED
    struct range *subjects;    // sets of them: those that a rule is about
    uint32_t *subject_members; // grouped by set

    const struct fact **among; // by kind: what it ranks for
    struct rank *ranks;        // by name
    uint32_t *ranked;          // of those, grouped by the concern that they are for
    struct range *ranked_for;  // by term
};

// The tests of one fact about one term.
struct slot {
    const struct term *term;
    struct range tests; // among slot_tests
};

// What building needs besides, and is gone afterwards.
struct building {
    struct network *network;
    const struct rulebase *base;
    struct arena *arena; // the base's
    struct arena scratch;
    struct range *members_at; // by term: those that lie in it
    uint32_t *members;
};

// The steps, in their order; each builds what its file is about. ENOMEM.
aftercare_status network_tests_build(struct building *building);
aftercare_status network_judged_build(struct building *building);
aftercare_status network_posts_build(struct building *building);
aftercare_status network_ranks_build(struct building *building);

// What a rule that ranks gives.
struct rank network_rank_of(const struct rule *rule);

// Of ranges with their counts: where each begins. Returns the sum.
static inline uint32_t ranges_add_up(struct range *ranges, size_t count) {
    uint32_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        ranges[i].first = sum;
        sum += ranges[i].count;
    }
    return sum;
}

#endif
