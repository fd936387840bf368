// Sessions with their reminders: putting them in, looking at them, cancelling them, and
// what of a person is given or erased.
#ifndef AFTERCARE_INCLUDE_REMINDERS_SESSION_H
#define AFTERCARE_INCLUDE_REMINDERS_SESSION_H

#include "aftercare/reminders/answer.h"

#ifdef __cplusplus
extern "C" {
#endif

// What a session must be so that it may be changed. A revision is one word for what a
// session is, with its reminders: another one after every change. To put_session and
// cancel_session_if those are equal that name the same content: what only its reminders
// have been through since, such as a delivery, is no change that could be lost.
typedef enum aftercare_must {
    AFTERCARE_MUST_NOTHING,
    AFTERCARE_MUST_BE_THERE,
    AFTERCARE_MUST_BE_NEW, // there must be none of that id
    AFTERCARE_MUST_BE_ONE_OF,
    AFTERCARE_MUST_BE_NONE_OF,
} aftercare_must;

// On what a change hangs. Start with AFTERCARE_CONDITION.
typedef struct aftercare_condition {
    size_t size;         // of this struct
    const char *session; // its id; put_session takes the one that is put
    const char *content; // put_session's own
    aftercare_must must;
    const char *const *revisions; // of ONE_OF and NONE_OF, at most 32
    size_t revisions_count;
} aftercare_condition;

#define AFTERCARE_CONDITION ((aftercare_condition){.size = sizeof(aftercare_condition)})

// Whether a session of just that revision meets it; NULL: there is none.
//
// Threads: any.
// Cost: that of comparing so many texts.
// Since 0.1.0.
AFTERCARE_API bool aftercare_revision_fits(const aftercare_condition *condition,
                                           const char *revision);

// A session with its plan, as it is posted.
struct aftercare_stored_session {
    const char *id, *patient,
        *content;                // content: digest that tells equal posts from others
    const char *document, *plan; // JSON: as posted, and the plan made of it
    int64_t ended;               // 0: not known
    int64_t number;              // in its course; 0: not said
    const char *course;          // its treatments, with blanks between; or NULL
    const char *timezone;        // IANA name; NULL: no reminder has due_wall
    const char *timezone_digest; // of the zone's data that due was reckoned with; NULL:
                                 // not known, and not given by get_session
    const aftercare_reminder *reminders; // key, rule, channel, to, locale, message, due,
    size_t reminders_count; // expires, due_wall, expires_wall, is_urgent, course, rhythm,
                            // state (SCHEDULED or MISSED), reason
    const aftercare_reminder_history *histories; // one for each reminder where
                                                 // get_patient gives it; else NULL
    bool is_cancelled;                           // not for put_session to say,
    const char *revision;                        // nor this: get_session gives it
    const aftercare_condition *condition; // put_session: what is kept must meet it; NULL:
                                          // whatever it is
};

// Keeps a session with its reminders in one transaction (see aftercare_put). A reminder
// already delivered is not sent again, and its history says so; one that is due but not
// expired goes out at once. Of the same person, what a later session of a course makes
// moot is cancelled as "superseded", and lives again when that session is none any more.
// Of equal content (UNCHANGED) the document is kept as it was posted last, and nothing
// else is touched. Reminders without a channel get the default one. At once: EUSAGE (no
// key, no such channel, …), ELIMIT (over 1 000 reminders, or a text that is too long).
// With the answer, when it is on the disk: EFULL, EIO, ECONFLICT (a key belongs to
// another session), EUSAGE (a key twice), ENOMEM; then nothing was kept. The answer has
// put, revision and is_refused.
//
// Threads: that of the handle's loop.
// Cost: what it copies; the answer comes after the next sync of the disk, which all share
// that wait for it.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_put_session(
    aftercare_reminders *reminders, const aftercare_stored_session *session,
    aftercare_reminders_done *done, void *context, aftercare_error *err);

// The session of that id with its reminders as they stand now: the answer's session. One
// that was cancelled is given, too, and says so. At once: EUSAGE, ELIMIT (the id),
// ENOMEM. With the answer: ENOTFOUND, EIO, ENOMEM.
//
// Threads: that of the handle's loop.
// Cost: what it copies; the answer comes with the next batch, without a sync.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_get_session(
    aftercare_reminders *reminders, const char *id, aftercare_reminders_done *done,
    void *context, aftercare_error *err);

// Cancels all that is open of a session; once answered OK nothing of it is sent any more.
// The answer's cancelled says how many that were; again: OK, 0. At once: EUSAGE, ELIMIT
// (the id), ENOMEM. With the answer: ENOTFOUND, EFULL, EIO, ENOMEM.
//
// Threads: that of the handle's loop.
// Cost: what it copies; the answer comes after the next sync of the disk, which all share
// that wait for it.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_cancel_session(
    aftercare_reminders *reminders, const char *id, aftercare_reminders_done *done,
    void *context, aftercare_error *err);

// The same, where the session meets the condition; else the answer has is_refused, and
// nothing was done. EUSAGE also for a condition that is none.
//
// Threads: that of the handle's loop.
// Cost: what it copies; the answer comes after the next sync of the disk, which all share
// that wait for it.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_cancel_session_if(
    aftercare_reminders *reminders, const aftercare_condition *condition,
    aftercare_reminders_done *done, void *context, aftercare_error *err);

// All that is known of a person: every session with its document and plan, its reminders
// as they stand, and their histories: the answer's sessions. At once: EUSAGE, ELIMIT (the
// id), ENOMEM. With the answer: ENOTFOUND when nothing is; EIO, ENOMEM.
//
// Threads: that of the handle's loop.
// Cost: what it copies; the answer comes with the next batch, and takes memory by how
// much that is.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_get_patient(
    aftercare_reminders *reminders, const char *id, aftercare_reminders_done *done,
    void *context, aftercare_error *err);

// Erases all that is known of a person, in one transaction. Nothing of it is sent any
// more once this is answered; what is at the receiver's already cannot be called back.
// Answered OK, no byte of it is left in the store's files either: the store is written
// anew for that, so it costs time and memory by the store's size. EFULL and EIO may mean
// that it is erased and only the bytes are not gone yet; asking again, or the next
// opening, sees to that. Again, or of somebody unknown: OK, and nothing was erased. The
// answer has erased. At once: EUSAGE, ELIMIT (the id), ENOMEM.
//
// Threads: that of the handle's loop.
// Cost: what it copies; the answer comes when the store has been written anew.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_erase_patient(
    aftercare_reminders *reminders, const char *id, aftercare_reminders_done *done,
    void *context, aftercare_error *err);

#ifdef __cplusplus
}
#endif

#endif
