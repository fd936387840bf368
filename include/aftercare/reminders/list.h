// Looking at reminders: a page of them, or one with its history.
#ifndef AFTERCARE_INCLUDE_REMINDERS_LIST_H
#define AFTERCARE_INCLUDE_REMINDERS_LIST_H

#include "aftercare/reminders/answer.h"

#ifdef __cplusplus
extern "C" {
#endif

// Which reminders. Start with AFTERCARE_REMINDERS_QUERY and set what differs.
typedef struct aftercare_reminders_query {
    size_t size;                    // of this struct
    aftercare_reminder_state state; // NONE: any
    const char *session, *patient;  // NULL: any
    int64_t due_before, due_after;  // 0: any
    int limit;                      // 1 to 1 000; 0: 100
    const char *cursor;             // from an answer's next, or NULL
} aftercare_reminders_query;

#define AFTERCARE_REMINDERS_QUERY                                                        \
    ((aftercare_reminders_query){.size = sizeof(aftercare_reminders_query)})

// A page by due, then key: the answer's reminders, and next, the cursor of the page
// behind it. At once: EUSAGE (no query, its limit, a cursor that is none), ELIMIT (a
// text), ENOMEM. With the answer: EIO, ENOMEM.
//
// Threads: that of the handle's loop.
// Cost: what it copies; the answer comes with the next batch, without a sync, and costs
// the page's length, however far in that is.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_list(
    aftercare_reminders *reminders, const aftercare_reminders_query *query,
    aftercare_reminders_done *done, void *context, aftercare_error *err);

// One, with its history: the answer's reminders (of one), events and why. At once:
// EUSAGE, ELIMIT (the key), ENOMEM. With the answer: ENOTFOUND, EIO, ENOMEM.
//
// Threads: that of the handle's loop.
// Cost: what it copies; the answer comes with the next batch, without a sync.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_get(aftercare_reminders *reminders,
                                                       const char *key,
                                                       aftercare_reminders_done *done,
                                                       void *context,
                                                       aftercare_error *err);

#ifdef __cplusplus
}
#endif

#endif
