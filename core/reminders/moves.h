// The life of a reminder as one table of moves: from a state, by something that happened,
// to a state. Whatever changes a reminder asks here first, so what the table does not
// hold cannot happen.
//
// The store knows more states than the world does, each seen from outside as one of the
// world's. While a try is under way a reminder is `claimed`; what is asked for meanwhile
// makes it `snoozed`, `answered`, `recalled` (cancelled with its session) or `stopping`
// (cancelled by itself) until the try ends, or the daemon starts again. `stopped` is
// cancelled by itself: posting its session anew does not bring it back.
#ifndef AFTERCARE_REMINDERS_MOVES_H
#define AFTERCARE_REMINDERS_MOVES_H

#include "aftercare/reminders.h"

#include <stdbool.h>

// name in C, name in the store, state as the world sees it.
#define LIVES(X)                                                                         \
    X(NONE, "none", NONE)                                                                \
    X(SCHEDULED, "scheduled", SCHEDULED)                                                 \
    X(CLAIMED, "claimed", SCHEDULED)                                                     \
    X(SNOOZED, "snoozed", SCHEDULED)                                                     \
    X(RECALLED, "recalled", CANCELLED)                                                   \
    X(STOPPING, "stopping", CANCELLED)                                                   \
    X(ANSWERED, "answered", ACKNOWLEDGED)                                                \
    X(DELIVERED, "delivered", DELIVERED)                                                 \
    X(ACKNOWLEDGED, "acknowledged", ACKNOWLEDGED)                                        \
    X(MISSED, "missed", MISSED)                                                          \
    X(FAILED, "failed", FAILED)                                                          \
    X(CANCELLED, "cancelled", CANCELLED)                                                 \
    X(STOPPED, "stopped", CANCELLED)

enum life {
#define X(name, text, state) LIFE_##name,
    LIVES(X)
#undef X
        LIVES_COUNT,
};

// name in C, the word that stands in a reminder's history.
#define HAPPENINGS(X)                                                                    \
    X(POSTED, "scheduled")        /* a session was posted with it, or posted anew */     \
    X(POSTED_AS_MISSED, "missed") /* the plan itself says that it can never be sent */   \
    X(HELD, "held")               /* a gate keeps it back for a while */                 \
    X(REACTION_HOLDS, "held")     /* an adverse reaction was reported */                 \
    X(MOVED, "moved")             /* it is due at another moment */                      \
    X(MOVED_TO_MISS, "moved")     /* and can never be sent at that one */                \
    X(MOVED_AWAY, "moved")        /* and its step is over by then */                     \
    X(KEPT, "kept")         /* its session was posted anew, and it is out already */     \
    X(KEPT_SNOOZED, "kept") /* likewise, and it stays put off as before */               \
    X(TRY_BEGINS, "try")                                                                 \
    X(TRY_WORKED, "delivered")                                                           \
    X(TRY_TO_REPEAT, "answer") /* the receiver did not take it this time */              \
    X(TRY_REFUSED, "failed")   /* for good */                                            \
    X(TRIES_USED_UP, "failed")                                                           \
    X(TRY_WITHDRAWN, "held")  /* claimed, and then not handed over after all */          \
    X(DAEMON_STOPPED, "held") /* nobody knows how the try under way ended */             \
    X(EXPIRED, "missed")                                                                 \
    X(CLOCK_SET_BACK, "scheduled")    /* missed by a clock that was ahead */             \
    X(SESSION_CANCELLED, "cancelled") /* or posted anew without it */                    \
    X(SUPERSEDED, "superseded")       /* a later session of the course makes it moot */  \
    X(NEXT_CANCELLED, "scheduled")    /* that later session is none any more */          \
    X(CLINIC_CANCELS, "cancelled")    /* this one alone */                               \
    X(CLINIC_RETRIES, "retried")                                                         \
    X(PERSON_SNOOZES, "snoozed")                                                         \
    X(PERSON_ANSWERS, "acknowledged")                                                    \
    X(UNDONE_TO_SCHEDULED, "undone") /* an answer is taken back: it is what it was */    \
    X(UNDONE_TO_DELIVERED, "undone")                                                     \
    X(UNDONE_TO_MISSED, "undone")                                                        \
    X(UNDONE_TO_FAILED, "undone")

enum happening {
#define X(name, text) HAPPENING_##name,
    HAPPENINGS(X)
#undef X
        HAPPENINGS_COUNT,
};

// Where it leads, or LIFE_NONE when it cannot happen to a reminder in that state.
enum life moves_next(enum life from, enum happening happening);

const char *life_name(enum life life);
bool life_parse(enum life *out, const char *name); // false: no such name
aftercare_reminder_state life_state(enum life life);
const char *happening_name(enum happening happening);

#endif
