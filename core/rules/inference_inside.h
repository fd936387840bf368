// What the files of an inference share.
#ifndef AFTERCARE_RULES_INFERENCE_INSIDE_H
#define AFTERCARE_RULES_INFERENCE_INSIDE_H

#include "core/rules/inference.h"
#include "core/rules/network_inside.h"

// From which day on a record must have ended, or somebody be born, for a span from there
// to lead beyond the document's day. Most documents are about the same day.
struct reach {
    struct date day; // that was asked for; DATE_MIN: none
    struct date from;
};

static inline unsigned char state_of(enum truth truth) {
    return (unsigned char)(2 * truth);
}

// From which day on somebody must be born, or a record have ended, for that span of the
// network to lead beyond date.
static inline struct date inference_reach(struct inference *inference, uint32_t span,
                                          struct date date) {
    struct reach *reach = &inference->reaches[span];
    if (date_compare(reach->day, date) != 0 && span != SPAN_EVER) {
        const struct stretch *stretch = &inference->network->spans[span];
        reach->day = date;
        reach->from = stretch->is_life ? date_completing(date, stretch->span)
                                       : date_reaching(date, stretch->span);
    }
    return reach->from;
}

// Holds the records of the facts, and what is not answered, against the tests of records.
void inference_touch(struct inference *inference, const struct facts *facts);

// Finds the state of a test of anything but records, which is open, and keeps it.
unsigned char inference_open(struct inference *inference, uint32_t test,
                             const struct facts *facts);

// Asks the test itself, and keeps its answer for this document.
struct answer inference_ask(struct inference *inference, uint32_t test,
                            const struct facts *facts);

// What is known of a test; an open one is asked.
static inline unsigned char inference_state(struct inference *inference, uint32_t test,
                                            const struct facts *facts) {
    unsigned char state = inference->states[test];
    return state == STATE_OPEN ? inference_open(inference, test, facts) : state;
}

#endif
