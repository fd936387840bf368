// What one thread knows of one document: which tests its facts touch, what these answer
// on the document's day, and which rules they lead to. It is made once and used again for
// the next document; running it allocates nothing.
#ifndef AFTERCARE_RULES_INFERENCE_H
#define AFTERCARE_RULES_INFERENCE_H

#include "core/rules/network.h"

// What is known of a test, in the order in which several records are joined by "or":
// the larger stands.
enum {
    STATE_DEAD = 0,    // NO, and it stays so
    STATE_NO = 1,      // NO, but some day it may be otherwise
    STATE_UNKNOWN = 2, // twice the truth, from here down
    STATE_YES = 4,
    STATE_OPEN = 8, // not asked yet
};

#define WITNESS_MANY (-1) // it depends on several records, or on what is not answered

struct reach;

struct inference {
    struct allocator allocator;
    const struct network *network;
    unsigned char *states;  // by test
    int32_t *witnesses;     // by touched test of records: what alone it depends on
    uint32_t *touched;      // tests of records that are not dead, to forget them again
    struct answer *answers; // by test, as far as asked for
    uint32_t *answered;     // by test: the round in which it was
    struct reach *reaches;  // by span of the network
    uint64_t *found;        // a bit for each judged rule
    uint64_t *found_words;  // a bit for each word of those that is not 0
    uint32_t *rules;        // among the judged: those that hold, may, or may come to hold
    size_t touched_count, rules_count;
    uint32_t round;
};

// ENOMEM. The network must outlive it. inference_clear gives its memory back; of one that
// is all zeros it does nothing.
aftercare_status inference_init(struct inference *inference,
                                const struct allocator *allocator,
                                const struct network *network);
void inference_clear(struct inference *inference);

// Holds the document's facts against the tests, and finds the rules that these lead to,
// by name. What it knew before is gone.
void inference_run(struct inference *inference, const struct facts *facts);

// Of one of the base's tests, on the facts' own day: its answer, and its truth alone. It
// is asked once for a document.
struct answer inference_answer(struct inference *inference, uint32_t test,
                               const struct facts *facts);
enum truth inference_truth(struct inference *inference, uint32_t test,
                           const struct facts *facts);

// The truth of the condition with these codes, on that day; parts are asked from the left
// to the right, and only as far as it depends on them. Depth is bounded by
// CONDITION_DEPTH_MAX.
enum truth inference_condition(struct inference *inference, const uint32_t *codes,
                               const struct facts *facts);

// The only record that a test of records depends on, then and later, where the inquiry
// has an inference that knows it; else NULL. The test is one of the base's, and not dead.
const struct record *inquiry_witness(const struct inquiry *inquiry,
                                     const struct test *test);

// The first of the rules that inference_run found, and so on, up to rules_count.
const struct rule *inference_rule(const struct inference *inference, size_t i);

#endif
