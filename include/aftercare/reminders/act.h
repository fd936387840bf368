// What people do with a reminder, and what they tell of a session.
#ifndef AFTERCARE_INCLUDE_REMINDERS_ACT_H
#define AFTERCARE_INCLUDE_REMINDERS_ACT_H

#include "aftercare/reminders/answer.h"

#ifdef __cplusplus
extern "C" {
#endif

// What is done with one reminder, by whom.
typedef enum aftercare_act_kind {
    AFTERCARE_ACT_ACKNOWLEDGE, // it is answered; what of it is still to come is not sent
    AFTERCARE_ACT_UNDO,        // the answer is taken back
    AFTERCARE_ACT_SNOOZE,      // it comes (again) later
    AFTERCARE_ACT_CANCEL,      // it is not sent, also if its session is posted anew
    AFTERCARE_ACT_RETRY,       // one that failed or was missed gets new tries
} aftercare_act_kind;

// What is done with one reminder. Start with AFTERCARE_ACT; set what its kind asks for.
typedef struct aftercare_act {
    size_t size; // of this struct
    aftercare_act_kind kind;
    const char *key, *by;             // by may be NULL
    aftercare_reminder_answer answer; // ACKNOWLEDGE: not NONE
    int64_t at;                       // ACKNOWLEDGE: when it was done; 0: now
    int64_t until;                    // SNOOZE: till that instant; 0: for a while
    const char *lasting; // SNOOZE for so long, ISO 8601 ("PT2H", or "P1D" on the
                         // patient's clock); NULL and until 0: an hour, or half of
                         // what is left until it expires where that is less
} aftercare_act;

#define AFTERCARE_ACT ((aftercare_act){.size = sizeof(aftercare_act)})

// Answers with the reminder as it stands then, with its history. Where its step goes on
// from what was done, the reminders behind it are moved in the same transaction, and
// their histories say why: by an answer, and back when it is taken back. The same again
// changes nothing and is OK. One that expired, snoozed or not, is not sent; retrying it
// makes it live again from now on, for as long as it would have at first. At once:
// EUSAGE, ELIMIT. With the answer: ENOTFOUND; ECONFLICT for what cannot happen to a
// reminder in its state, with what can; EUSAGE for an instant that does not fit; EFULL,
// EIO, ENOMEM.
//
// Threads: that of the handle's loop.
// Cost: what it copies; the answer comes after the next sync of the disk, which all share
// that wait for it.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_act(aftercare_reminders *reminders,
                                                       const aftercare_act *act,
                                                       aftercare_reminders_done *done,
                                                       void *context,
                                                       aftercare_error *err);

// An adverse reaction that somebody reports after a session.
typedef struct aftercare_reaction {
    size_t size;              // of this struct
    const char *session, *by; // by may be NULL
    int64_t at;               // when it was noticed; 0: now
} aftercare_reaction;

#define AFTERCARE_REACTION ((aftercare_reaction){.size = sizeof(aftercare_reaction)})

// Does in one transaction what the session's plan says of its steps: those to "hold"
// remind no more, unless a reminder is snoozed or the session posted anew; of those to
// "send" what is to be done about it goes out at once, urgent, as a reminder of its own,
// which the answer has. The same report again (the same at) changes nothing. At once:
// EUSAGE, ELIMIT. With the answer: ENOTFOUND; ECONFLICT for a session that was cancelled;
// EUSAGE for a moment still to come; EFULL, EIO, ENOMEM.
//
// Threads: that of the handle's loop.
// Cost: what it copies; the answer comes after the next sync of the disk, which all share
// that wait for it.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_report_reaction(
    aftercare_reminders *reminders, const aftercare_reaction *reaction,
    aftercare_reminders_done *done, void *context, aftercare_error *err);

#ifdef __cplusplus
}
#endif

#endif
