// The network that rules share. A test that no fact of a document touches is NO, and
// stays so; a rule can only hold, or come to hold, when one of the tests that it cannot
// do without is touched. So a document is led from its facts to the tests that they
// touch, from these to the rules that are posted there, and every other rule is left
// alone.
//
// The network is made once, when loading ends, and shared by threads. What one of them
// knows of one document is an inference (inference.h).
#ifndef AFTERCARE_RULES_NETWORK_H
#define AFTERCARE_RULES_NETWORK_H

#include "core/rules/rulebase.h"

struct network;

// After rulebase_finish. All is the base's arena's. ENOMEM.
aftercare_status network_build(struct network **out, const struct rulebase *base);

// The base that it was built over.
const struct rulebase *network_base(const struct network *network);

// Whether a rule of a fold worst_of, awake, is about that treatment.
bool network_judges(const struct network *network, const struct term *treatment);

// All of those treatments, in the order of ids.
const struct term *const *network_judged(const struct network *network, size_t *count);

// The records of the patient that a kind ranks for; NULL for one of another fold, and
// where the schema has no such fact.
const struct fact *network_among(const struct network *network, const struct kind *kind);

// How many rules of a fold rank_by rank treatments for that concern.
size_t network_ranks_for(const struct network *network, const struct term *concern);

#endif
