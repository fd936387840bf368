// One reminder, as it is kept, and its history.
#ifndef AFTERCARE_INCLUDE_REMINDERS_REMINDER_H
#define AFTERCARE_INCLUDE_REMINDERS_REMINDER_H

#include "aftercare/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// name in C, name everywhere else. `none` stands for a row that does not exist.
#define AFTERCARE_REMINDER_STATES(X)                                                     \
    X(NONE, "none")                                                                      \
    X(SCHEDULED, "scheduled")                                                            \
    X(DELIVERED, "delivered")                                                            \
    X(ACKNOWLEDGED, "acknowledged")                                                      \
    X(MISSED, "missed")                                                                  \
    X(FAILED, "failed")                                                                  \
    X(CANCELLED, "cancelled")

typedef enum aftercare_reminder_state {
#define X(name, text) AFTERCARE_REMINDER_##name,
    AFTERCARE_REMINDER_STATES(X)
#undef X
} aftercare_reminder_state;

// A constant text: "delivered". "unknown" for a number that is none.
//
// Threads: any.
// Cost: none.
// Since 0.1.0.
AFTERCARE_API const char *aftercare_reminder_state_name(aftercare_reminder_state state);

// What a person answers to a reminder: name in C, name everywhere else.
#define AFTERCARE_REMINDER_ANSWERS(X)                                                    \
    X(NONE, "none")                                                                      \
    X(DONE, "done")                                                                      \
    X(SKIPPED, "skipped")                                                                \
    X(CANNOT, "cannot")

typedef enum aftercare_reminder_answer {
#define X(name, text) AFTERCARE_ANSWER_##name,
    AFTERCARE_REMINDER_ANSWERS(X)
#undef X
} aftercare_reminder_answer;

// A constant text: "skipped". "unknown" for a number that is none.
//
// Threads: any.
// Cost: none.
// Since 0.1.0.
AFTERCARE_API const char *
aftercare_reminder_answer_name(aftercare_reminder_answer answer);

// One reminder, as it is kept. Instants are milliseconds since 1970-01-01T00:00:00Z.
typedef struct aftercare_reminder {
    const char *key, *session, *patient, *rule; // patient may be NULL
    const char *channel, *to, *locale;          // NULL: the default channel; nobody named
    const char *message;
    // Treatments, with blanks between their names: a later session of one of them makes
    // this moot. NULL: none does.
    const char *course;
    // How it waits for the one before it of its step to be done: a text that the plan has
    // made (aftercare_planned_reminder). NULL: no answer moves it.
    const char *rhythm;
    int64_t due, expires;
    // What the clock on the patient's wall shows at those instants, in seconds since it
    // showed 1970-01-01T00:00. 0: elapsed time counts, whatever the clock shows.
    int64_t due_wall, expires_wall;
    int64_t next_try; // when it is tried next (due, snoozed until, or after a back-off)
    bool is_urgent;
    aftercare_reminder_state state;
    int attempts;                     // tries begun since it was scheduled
    const char *reason;               // why it is in this state, a sentence; or NULL
    aftercare_reminder_answer answer; // NONE unless acknowledged
    int64_t answered_at;     // when what it asks for was done, as far as is known
    const char *answered_by; // or NULL
    // The id of the one message in which it goes out with others of the same person; no
    // key is sent under such an id. NULL: it goes alone, and its key is the id.
    const char *group;
    // Handed to a channel: the next one of the same message. NULL: there is none.
    const struct aftercare_reminder *next_in_group;
} aftercare_reminder;

// One line of a reminder's history: a gate that it passed or was held at, a try and its
// answer, a change of state.
typedef struct aftercare_reminder_event {
    int64_t at;
    const char *what;   // "scheduled", "try", "delivered", "held", "missed", …
    const char *detail; // a sentence; may be ""
} aftercare_reminder_event;

// All that happened to one reminder.
typedef struct aftercare_reminder_history {
    const aftercare_reminder_event *events; // oldest first
    size_t count;
} aftercare_reminder_history;

#ifdef __cplusplus
}
#endif

#endif
