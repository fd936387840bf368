// The life of a reminder as one table of moves: from a state, by something that happened,
// to a state. Whatever changes a reminder asks here first, so what the table does not
// hold cannot happen.
//
// The store knows two states more than the world does. `claimed`: a try is under way;
// seen from outside it is still scheduled. `recalled`: it was cancelled while a try was
// under way, whose answer is still to come; seen from outside it is cancelled. Both end
// when the try does, or when the daemon starts again.
#ifndef AFTERCARE_REMINDERS_MOVES_H
#define AFTERCARE_REMINDERS_MOVES_H

#include "aftercare/reminders.h"

#include <stdbool.h>

// name in C, name in the store, state as the world sees it.
#define LIVES(X)                                                                         \
    X(NONE, "none", NONE)                                                                \
    X(SCHEDULED, "scheduled", SCHEDULED)                                                 \
    X(CLAIMED, "claimed", SCHEDULED)                                                     \
    X(RECALLED, "recalled", CANCELLED)                                                   \
    X(DELIVERED, "delivered", DELIVERED)                                                 \
    X(ACKNOWLEDGED, "acknowledged", ACKNOWLEDGED)                                        \
    X(MISSED, "missed", MISSED)                                                          \
    X(FAILED, "failed", FAILED)                                                          \
    X(CANCELLED, "cancelled", CANCELLED)

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
    X(TRY_BEGINS, "try")                                                                 \
    X(TRY_WORKED, "delivered")                                                           \
    X(TRY_TO_REPEAT, "answer") /* the receiver did not take it this time */              \
    X(TRY_REFUSED, "failed")   /* for good */                                            \
    X(TRIES_USED_UP, "failed")                                                           \
    X(TRY_WITHDRAWN, "held")  /* claimed, and then not handed over after all */          \
    X(DAEMON_STOPPED, "held") /* nobody knows how the try under way ended */             \
    X(EXPIRED, "missed")                                                                 \
    X(CLINIC_CANCELS, "cancelled")                                                       \
    X(CLINIC_RETRIES, "scheduled")                                                       \
    X(PERSON_SAW, "acknowledged")

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
