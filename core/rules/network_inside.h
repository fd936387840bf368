// What a network is made of, for the files that build it and run through it.
#ifndef AFTERCARE_RULES_NETWORK_INSIDE_H
#define AFTERCARE_RULES_NETWORK_INSIDE_H

#include "core/rules/network.h"

#define NO_TEST UINT32_MAX
// A rule posted at a test: it is worth a look when the other test is touched as well.
struct posting {
    uint32_t rule, other; // other: NO_TEST where this one is enough
};

struct range { // of a list
    uint32_t first, count;
};

struct network {
    const struct rulebase *base;
    uint32_t *tests;        // of records, grouped by fact and term
    struct range *tests_of; // by fact * terms + term
    uint32_t *loose;        // tests of anything but records
    size_t loose_count;
    struct posting *postings;  // grouped by test
    struct range *postings_at; // by test
    uint32_t *always;          // rules that no single test can rule out
    size_t always_count;
    unsigned char *is_judged;   // by term: some rule may say no to that treatment
    const struct term **judged; // those terms, in the order of ids
    size_t judged_count;
    const struct rule **ranks; // grouped by the concern that they are for
    struct range *ranks_for;   // by term
};

#endif
