// How fast a channel gets what is late: after an outage so many a second, and not all at
// once. Each that comes asks for its turn, and has it at once as long as no more than a
// tenth of a second's worth came before it; the next ones stand in line, in the order in
// which they ask.
#ifndef AFTERCARE_REMINDERS_PACE_H
#define AFTERCARE_REMINDERS_PACE_H

#include <stdint.h>

#define PACE_LATE 300000 // milliseconds: what is later than this is late
#define PACE_RATE 100    // a second, unless told otherwise
#define PACE_RATE_MAX 100000

struct pace {
    int rate;     // a second, from 1
    int64_t next; // microseconds on the wall clock: the turn of the next one that asks
    int64_t seen; // milliseconds: when the last one asked
};

// When the turn of the one that asks now is: now, or later. It is taken with the answer.
// A clock set back moves all that stand in line along.
int64_t pace_turn(struct pace *pace, int64_t now);

#endif
