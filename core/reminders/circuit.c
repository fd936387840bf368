#include "core/reminders/circuit.h"

#include <assert.h>

enum event {
    EVENT_WORKED, // somebody answered
    EVENT_FAILED, // nobody did, as often as it takes
    EVENT_WAITED,
    EVENTS,
};

// What is not here changes nothing.
static const enum circuit_state moves[CIRCUIT_STATES][EVENTS] = {
    [CIRCUIT_CLOSED] = {[EVENT_FAILED] = CIRCUIT_OPEN},
    [CIRCUIT_OPEN] = {[EVENT_WORKED] = CIRCUIT_CLOSED, [EVENT_WAITED] = CIRCUIT_PROBING},
    [CIRCUIT_PROBING] = {[EVENT_WORKED] = CIRCUIT_CLOSED, [EVENT_FAILED] = CIRCUIT_OPEN},
};

// Whether it changed.
static bool move(struct circuit *circuit, enum event event) {
    enum circuit_state next = moves[circuit->state][event];
    if (next == CIRCUIT_NONE) {
        return false;
    }
    circuit->state = next;
    return true;
}

void circuit_init(struct circuit *circuit, const char *name, int limit,
                  const struct backoff *backoff) {
    assert(limit > 0);
    *circuit = (struct circuit){
        .state = CIRCUIT_CLOSED, .limit = limit, .backoff = *backoff, .name = name};
    if (circuit->backoff.last > CIRCUIT_WAIT_MAX) {
        circuit->backoff.last = CIRCUIT_WAIT_MAX;
    }
}

bool circuit_is_open(const struct circuit *circuit, int64_t now) {
    return circuit->state == CIRCUIT_OPEN && now >= circuit->since &&
           now < circuit->until;
}

int circuit_room(const struct circuit *circuit, int most, int64_t now) {
    if (circuit->state == CIRCUIT_CLOSED) {
        return most;
    }
    return circuit_is_open(circuit, now) || most < 1 ? 0 : 1;
}

enum circuit_pass circuit_admit(struct circuit *circuit, int64_t now) {
    if (circuit->state == CIRCUIT_CLOSED) {
        return CIRCUIT_ADMITS;
    }
    if (circuit_is_open(circuit, now) || circuit->is_probe_out) {
        return CIRCUIT_HOLDS;
    }
    (void)move(circuit, EVENT_WAITED);
    circuit->is_probe_out = true;
    return CIRCUIT_ADMITS_PROBE;
}

// A receiver that asks for a longer peace has it.
static void begin_wait(struct circuit *circuit, const struct circuit_answer *answer) {
    circuit->openings++;
    int64_t wait = backoff_delay(&circuit->backoff, circuit->name, circuit->openings);
    circuit->since = answer->at;
    circuit->until =
        answer->at + (answer->retry_after > wait ? answer->retry_after : wait);
}

// What was under way when the circuit opened tells nothing new by failing, too.
static bool note_failure(struct circuit *circuit, const struct circuit_answer *answer) {
    circuit->failures++;
    bool counts = circuit->state == CIRCUIT_CLOSED ? circuit->failures >= circuit->limit
                                                   : answer->was_probe;
    if (!counts || !move(circuit, EVENT_FAILED)) {
        return false;
    }
    begin_wait(circuit, answer);
    return true;
}

bool circuit_note(struct circuit *circuit, const struct circuit_answer *answer) {
    if (answer->was_probe) {
        circuit->is_probe_out = false;
    }
    if (answer->outcome == AFTERCARE_OUTCOME_DOWN) {
        return note_failure(circuit, answer);
    }
    circuit->failures = 0;
    circuit->openings = 0;
    return move(circuit, EVENT_WORKED);
}
