// Whether a channel works, as its tries tell. Several in a row that found nobody there
// open the circuit: then nothing is handed over for a while. After it one try goes as a
// probe; if it fares better the circuit is closed again, else it stays open, longer. What
// waits meanwhile uses up none of its tries.
#ifndef AFTERCARE_REMINDERS_CIRCUIT_H
#define AFTERCARE_REMINDERS_CIRCUIT_H

#include "aftercare/reminders.h"
#include "core/reminders/backoff.h"

#include <stdbool.h>
#include <stdint.h>

// A probe is but one message, and what works again should not be waited for.
#define CIRCUIT_WAIT_MAX 60000 // milliseconds, unless the receiver asks for more

enum circuit_state {
    CIRCUIT_NONE,    // what a move that cannot be leads to
    CIRCUIT_CLOSED,  // the channel works
    CIRCUIT_OPEN,    // it does not: nothing goes before until
    CIRCUIT_PROBING, // the wait is over: one try may be under way
    CIRCUIT_STATES,
};

struct circuit {
    enum circuit_state state;
    int limit;    // so many failures in a row open it
    int failures; // in a row
    int openings; // in a row, each wait longer than the last
    bool is_probe_out;
    int64_t since, until; // open: when that began, and when a probe may go
    struct backoff backoff;
    const char
        *name; // of the channel, borrowed: those that wait do not come back at once
};

// Closed. limit is above 0.
void circuit_init(struct circuit *circuit, const char *name, int limit,
                  const struct backoff *backoff);

// How many may be in hand, of at most most: that, 0, or 1 for the probe.
int circuit_room(const struct circuit *circuit, int most, int64_t now);

enum circuit_pass {
    CIRCUIT_HOLDS,
    CIRCUIT_ADMITS,
    CIRCUIT_ADMITS_PROBE, // the only one, until its end is noted
};

// Whether one may be handed over now; what is admitted counts as handed over. An open
// circuit whose wait is over begins to probe.
enum circuit_pass circuit_admit(struct circuit *circuit, int64_t now);

struct circuit_answer {
    aftercare_outcome outcome;
    int64_t retry_after, at;
    bool was_probe;
};

// One that was admitted has ended so. True when that has opened or closed the circuit.
bool circuit_note(struct circuit *circuit, const struct circuit_answer *answer);

// Whether it is open and its wait goes on. A clock set back ends the wait.
bool circuit_is_open(const struct circuit *circuit, int64_t now);

#endif
