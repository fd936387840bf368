// What was done so far, in numbers.
#ifndef AFTERCARE_INCLUDE_REMINDERS_COUNTS_H
#define AFTERCARE_INCLUDE_REMINDERS_COUNTS_H

#include "aftercare/reminders/answer.h"
#include "aftercare/reminders/channel.h"

#ifdef __cplusplus
extern "C" {
#endif

// How tries of a channel ended, since the reminders were opened.
typedef struct aftercare_channel_counts {
    const char *name;
    bool is_down;                          // it is left in peace just now
    uint64_t outcomes[AFTERCARE_OUTCOMES]; // by aftercare_outcome
} aftercare_channel_counts;

// Delivered reminders by how long after they were due: up to so many milliseconds.
#define AFTERCARE_LATENESS_BOUNDS(X)                                                     \
    X(5)                                                                                 \
    X(50)                                                                                \
    X(500)                                                                               \
    X(1000)                                                                              \
    X(5000)                                                                              \
    X(15000)                                                                             \
    X(60000)                                                                             \
    X(300000)                                                                            \
    X(900000)                                                                            \
    X(3600000)                                                                           \
    X(21600000)                                                                          \
    X(86400000)
#define AFTERCARE_LATENESS_BUCKETS 13 // the last: later than all bounds

// What keeps a reminder back: name in C, name everywhere else.
#define AFTERCARE_GATE_NAMES(X)                                                          \
    X(QUIET_HOURS, "quiet_hours")   /* planned for after them, or before */              \
    X(GROUP, "group")               /* others of the person are due soon as well */      \
    X(LATE_RATE, "late_rate")       /* of late ones only so many go out a second */      \
    X(LIMIT, "limit")               /* only so many are on their way at once */          \
    X(BACK_OFF, "back_off")         /* a try was not taken; the next one is later */     \
    X(CIRCUIT_OPEN, "circuit_open") /* its channel does not work just now */             \
    X(NO_CHANNEL, "no_channel")     /* there is none of its channel's name */            \
    X(NEXT_DUE, "next_due")         /* for good: the next of its step took its place */  \
    X(EXPIRED, "expired")           /* for good */

typedef enum aftercare_gate {
#define X(name, text) AFTERCARE_GATE_##name,
    AFTERCARE_GATE_NAMES(X)
#undef X
} aftercare_gate;
#define AFTERCARE_GATES (AFTERCARE_GATE_EXPIRED + 1)

// Nothing of it tells of a person. All but the first two count from the opening on.
struct aftercare_counts {
    int64_t scheduled, under_way; // in the store, now
    const aftercare_channel_counts *channels;
    size_t channels_count;
    uint64_t lateness[AFTERCARE_LATENESS_BUCKETS];
    uint64_t lateness_sum;           // milliseconds
    uint64_t gates[AFTERCARE_GATES]; // how often each kept one back, by aftercare_gate
    uint64_t trouble[AFTERCARE_EINTERNAL + 1]; // batches that failed, by status
};

// What there is to do, and what was done since the reminders were opened: the answer's
// counts. At once: ENOMEM. With the answer: EIO, ENOMEM.
//
// Threads: that of the handle's loop.
// Cost: what it copies; the answer comes with the next batch, without a sync.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_count(aftercare_reminders *reminders,
                                                         aftercare_reminders_done *done,
                                                         void *context,
                                                         aftercare_error *err);

#ifdef __cplusplus
}
#endif

#endif
