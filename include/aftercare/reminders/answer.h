// How calls answer: the handle, and the callback that each call is given.
#ifndef AFTERCARE_INCLUDE_REMINDERS_ANSWER_H
#define AFTERCARE_INCLUDE_REMINDERS_ANSWER_H

#include "aftercare/reminders/reminder.h"

#ifdef __cplusplus
extern "C" {
#endif

// A store and channels, at work on a loop. It is made by aftercare_reminders_open and
// gone when it has been closed.
typedef struct aftercare_reminders aftercare_reminders;

// They have a header each: session.h, counts.h.
typedef struct aftercare_stored_session aftercare_stored_session;
typedef struct aftercare_counts aftercare_counts;

// How much was erased.
typedef struct aftercare_erased {
    size_t sessions, reminders, events; // events: lines of the reminders' histories
} aftercare_erased;

// What became of a session that was posted.
typedef enum aftercare_put {
    AFTERCARE_PUT_CREATED,
    AFTERCARE_PUT_UNCHANGED, // the same content was there
    AFTERCARE_PUT_REPLACED,  // other content: what was not delivered has been replaced
    AFTERCARE_PUT_REVIVED,   // it had been cancelled, and lives again
} aftercare_put;

// What a callback is handed. Members that the call does not give are zero.
typedef struct aftercare_reminders_answer {
    aftercare_put put;                       // put_session
    const aftercare_stored_session *session; // get_session (with reminders as they stand)
    const aftercare_reminder *reminders;     // list; get and act (one)
    size_t reminders_count;
    const char *next;                       // list: cursor of the next page, or NULL
    const aftercare_reminder_event *events; // get and act: oldest first
    size_t events_count;
    const char *why;      // get and act: one sentence, why it was (not) sent
    size_t cancelled;     // cancel_session: how many were open
    const char *revision; // put_session, unless UNCHANGED: of what is kept now
    bool is_refused;      // put_session, cancel_session: the session does not meet the
                          // condition, and nothing was done
    size_t held;          // report_reaction: how many are kept back by it
    const aftercare_stored_session *sessions; // get_patient: the first posted first
    size_t sessions_count;
    aftercare_erased erased;        // erase_patient
    const aftercare_counts *counts; // count
} aftercare_reminders_answer;

// What a call is given to answer by, with its context; NULL where nobody wants to know.
// It is called exactly once if the call returned OK, else not at all. err is NULL when
// status is OK; answer is NULL when it is not. Both are borrowed until it returns. It may
// call anything, aftercare_reminders_close included.
typedef void aftercare_reminders_done(void *context, aftercare_status status,
                                      const aftercare_reminders_answer *answer,
                                      const aftercare_error *err);

#ifdef __cplusplus
}
#endif

#endif
