// How the records of a document touch the tests of records.
#include "core/rules/inference_inside.h"
#include "core/rules/test.h"

static void raise(struct inference *inference, uint32_t test, unsigned char state) {
    unsigned char *known = &inference->states[test];
    if (*known == STATE_DEAD) {
        inference->touched[inference->touched_count++] = test;
    }
    *known = state > *known ? state : *known;
}

// A record, and what of it is the same for all tests.
struct held {
    const struct record *record;
    int32_t number;
    unsigned char begun; // a state
    unsigned char here;  // likewise; STATE_OPEN: not asked yet
};

// What begins on a day between two will have begun some day.
static unsigned char begun(const struct record *record, struct date date) {
    if (date_compare(date, record->begins.first) < 0) {
        return STATE_NO;
    }
    return date_compare(date, record->begins.last) < 0 ? STATE_UNKNOWN : STATE_YES;
}

static unsigned char least(unsigned char a, unsigned char b) {
    return a < b ? a : b;
}

// An area that lies in two others is part of both: a record at one of them is not at the
// other, and yet at that part of it.
static bool is_at_a_part(const struct record *record, const struct facts *facts) {
    for (size_t i = 0; record->area && i < facts->areas_count; i++) {
        if (terms_overlap(record->area, facts->areas[i])) {
            return true;
        }
    }
    return false;
}

static unsigned char here(const struct record *record, const struct facts *facts) {
    const struct inquiry inquiry = {.facts = facts};
    unsigned char state = state_of(record_is_here(record, &inquiry));
    return state == STATE_DEAD && is_at_a_part(record, facts) ? STATE_NO : state;
}

// What one record makes of one test: test_record_answer without the day until which it
// stays so.
static unsigned char hold(struct inference *inference, const struct facts *facts,
                          const struct probe *probe, struct held *held) {
    const struct record *record = held->record;
    struct date from = inference_reach(inference, probe->span, facts->date);
    unsigned char state = held->begun;
    if (date_compare(record->ends.first, from) < 0) {
        bool is_over = date_compare(record->ends.last, from) < 0;
        state = is_over ? STATE_DEAD : least(state, STATE_UNKNOWN);
    }
    if (probe->status != STATUS_ANY) {
        state = least(state, state_of(record_has_status(record, probe->status)));
    }
    if (probe->is_here) {
        if (held->here == STATE_OPEN) {
            held->here = here(record, facts);
        }
        state = least(state, held->here);
    }
    return state;
}

static void touch_record(struct inference *inference, const struct facts *facts,
                         const struct fact *fact, struct held held) {
    const struct network *network = inference->network;
    size_t terms = network->base->vocabulary.count;
    const struct range *range =
        &network->probes_at[fact->index * terms + held.record->code->index];
    for (uint32_t i = 0; i < range->count; i++) {
        const struct probe *probe = &network->probes[range->first + i];
        unsigned char state = hold(inference, facts, probe, &held);
        if (state != STATE_DEAD) {
            bool is_first = inference->states[probe->test] == STATE_DEAD;
            inference->witnesses[probe->test] = is_first ? held.number : WITNESS_MANY;
            raise(inference, probe->test, state);
        }
    }
}

static void touch_slot(struct inference *inference, const struct slot *slot) {
    for (uint32_t i = 0; i < slot->tests.count; i++) {
        uint32_t test = inference->network->slot_tests[slot->tests.first + i];
        inference->witnesses[test] = WITNESS_MANY;
        raise(inference, test, STATE_UNKNOWN);
    }
}

// What is not answered may be any term that shares a member with a test's.
static void touch_unanswered(struct inference *inference, const struct facts *facts,
                             const struct fact *fact) {
    const struct network *network = inference->network;
    const struct range *slots = &network->slots_at[fact->index];
    bool is_known = facts->known[fact->index].is_known;
    for (uint32_t i = 0; i < slots->count; i++) {
        const struct slot *slot = &network->slots[slots->first + i];
        bool is_touched = !is_known;
        for (size_t k = 0; !is_touched && k < facts->unanswered_count; k++) {
            is_touched = terms_overlap(facts->unanswered[k], slot->term);
        }
        if (is_touched) {
            touch_slot(inference, slot);
        }
    }
}

static void touch_fact(struct inference *inference, const struct facts *facts,
                       const struct fact *fact) {
    const struct known *known = &facts->known[fact->index];
    if (!known->is_known || facts->unanswered_count > 0) {
        touch_unanswered(inference, facts, fact);
    }
    for (size_t i = 0; known->is_known && i < known->count; i++) {
        const struct record *record = &known->records[i];
        struct held held = {.record = record,
                            .number = (int32_t)i,
                            .begun = begun(record, facts->date),
                            .here = STATE_OPEN};
        touch_record(inference, facts, fact, held);
    }
}

void inference_touch(struct inference *inference, const struct facts *facts) {
    const struct network *network = inference->network;
    const struct schema *schema = &network->base->schema;
    for (size_t i = 0; i < schema->facts_count; i++) {
        if (network->slots_at[i].count > 0) {
            touch_fact(inference, facts, &schema->facts[i]);
        }
    }
}
