// libaftercare-reminders: keeps reminders in a store and hands each to a channel when it
// is due, on the libuv loop that the caller brings. Nothing accepted is lost, nothing
// goes out early, nothing after it expired, and every try has the same id.
//
// Threads: all calls come from the loop's thread. Calls answer at once when they cannot
// be begun; otherwise their callback runs later, exactly once, on the loop, when the
// answer is on the disk. What a callback is handed is borrowed until it returns.
#ifndef AFTERCARE_REMINDERS_H
#define AFTERCARE_REMINDERS_H

#include "aftercare/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uv_loop_s;

typedef struct aftercare_reminders aftercare_reminders;

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
AFTERCARE_API bool aftercare_revision_fits(const aftercare_condition *condition,
                                           const char *revision);

// A session with its plan, as it is posted.
typedef struct aftercare_stored_session {
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
    const struct aftercare_reminder_history *histories; // one for each reminder where
                                                        // get_patient gives it; else NULL
    bool is_cancelled;                                  // not for put_session to say,
    const char *revision;                               // nor this: get_session gives it
    const aftercare_condition *condition; // put_session: what is kept must meet it; NULL:
                                          // whatever it is
} aftercare_stored_session;

typedef struct aftercare_reminder_history {
    const aftercare_reminder_event *events; // oldest first
    size_t count;
} aftercare_reminder_history;

// How much was erased.
typedef struct aftercare_erased {
    size_t sessions, reminders, events; // events: lines of the reminders' histories
} aftercare_erased;

// Told each time that sessions were taken out because they had been kept long enough.
typedef void aftercare_retained(void *context, const aftercare_erased *erased);

typedef enum aftercare_put {
    AFTERCARE_PUT_CREATED,
    AFTERCARE_PUT_UNCHANGED, // the same content was there
    AFTERCARE_PUT_REPLACED,  // other content: what was not delivered has been replaced
    AFTERCARE_PUT_REVIVED,   // it had been cancelled, and lives again
} aftercare_put;

// How a try ended.
typedef enum aftercare_outcome {
    AFTERCARE_OUTCOME_DELIVERED,
    AFTERCARE_OUTCOME_TRY_AGAIN, // after retry_after milliseconds, or the channel's
                                 // back-off
    AFTERCARE_OUTCOME_REFUSED,   // for good
    AFTERCARE_OUTCOME_DOWN,      // as TRY_AGAIN, and any other reminder would have fared
                                 // the same: after some of these in a row the channel is
                                 // left in peace for a while, and then probed
} aftercare_outcome;
#define AFTERCARE_OUTCOMES (AFTERCARE_OUTCOME_DOWN + 1)

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
typedef struct aftercare_counts {
    int64_t scheduled, under_way; // in the store, now
    const aftercare_channel_counts *channels;
    size_t channels_count;
    uint64_t lateness[AFTERCARE_LATENESS_BUCKETS];
    uint64_t lateness_sum;           // milliseconds
    uint64_t gates[AFTERCARE_GATES]; // how often each kept one back, by aftercare_gate
    uint64_t trouble[AFTERCARE_EINTERNAL + 1]; // batches that failed, by status
} aftercare_counts;

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

// err is NULL when status is OK; answer is NULL when it is not.
typedef void aftercare_reminders_done(void *context, aftercare_status status,
                                      const aftercare_reminders_answer *answer,
                                      const aftercare_error *err);

// A channel of the caller's own, named like a configured one: told is to be called
// exactly once, from the loop's thread, at once or later. A reminder with a group is the
// first of a message, and the answer is for all of it.
typedef void aftercare_told(void *context, aftercare_outcome outcome, int64_t retry_after,
                            const char *said);
typedef void aftercare_send(void *channel_context, const aftercare_reminder *reminder,
                            aftercare_told *told, void *context);

// A text in one language: "en", "es".
typedef struct aftercare_wording {
    const char *locale, *text;
} aftercare_wording;

// How a channel is used. Zero takes the default in brackets.
typedef struct aftercare_channel_options {
    const char *name; // "webhook"
    const char *type; // "log", "webhook", "mail", "exec" or "callback"
    int tries;        // [8]
    int64_t timeout;  // milliseconds for one try [15 000]
    // Milliseconds after the first try that failed, and the most [5 000, 3 600 000].
    int64_t backoff_first, backoff_last;
    int parallel; // sends at once [64; mail 4, exec 8]
    int per_host; // sends at once to the host that it shares with other channels [64]
    int circuit;  // DOWN so often in a row, and the channel is left in peace [5]

    // What is reached by the net.
    const char *const *allow; // private networks that may be reached, as CIDR
    size_t allow_count;
    const char *ca_file; // [the system's bundle]

    // A webhook.
    const char *url;
    const char *const *secrets; // "whsec_" and base64; each signs
    size_t secrets_count;
    bool is_unsigned; // may go without secrets, so that anybody can forge it

    // Mail.
    const char
        *server; // "smtps://host:465", or "smtp://host:587", which is encrypted, too
    bool is_unencrypted;               // unless this says that it is not
    const char *from, *from_name;      // an address, and whose it is [nobody's]
    const char *user, *password;       // both or neither
    const aftercare_wording *subjects; // ["A reminder for you", …]
    size_t subjects_count;

    // A program.
    const char *program; // from the root; root's or our own, and nobody else may write it

    // A callback.
    aftercare_send *send;
    void *send_context;

    // The log.
    int log_descriptor; // where its lines go [1]
} aftercare_channel_options;

typedef int64_t aftercare_now(void *context); // the wall clock, milliseconds

// A line for the operator: never with a patient's data.
typedef void aftercare_log(void *context, aftercare_status status, const char *sentence);

// Told once, when nothing can be promised any more: a sync of the store failed, or its
// content is damaged. Nothing is accepted or sent after it; the program had better end
// with a status other than 0 and be started again, so that the disk is asked afresh.
typedef void aftercare_fatal(void *context, const aftercare_error *err);

typedef struct aftercare_reminders_options {
    size_t size;       // of this struct
    const char *store; // "sqlite:PATH"
    const aftercare_channel_options *channels;
    size_t channels_count;
    const char *default_channel; // NULL: the first
    const char *zoneinfo;        // NULL: /usr/share/zoneinfo
    // How long sessions that have ended are kept, with their reminders ("P2Y"); NULL: for
    // ever. Kept longer: those with a reminder that is still to come, and those of which
    // it is not known when they ended.
    const char *retain;
    aftercare_retained *retained; // may be NULL
    void *retained_context;
    int late_rate; // a second, of reminders over five minutes late, to a channel [100]
    // Milliseconds, up to a day: reminders of one person, by the same channel, to the
    // same receiver and in the same language, that are due within it go out as one
    // message, at the latest a minute before one of them expires. Urgent ones go alone.
    // [0: all do]
    int64_t group;
    aftercare_now *now; // needed
    void *now_context;
    aftercare_log *log; // may be NULL
    void *log_context;
    aftercare_fatal *fatal; // may be NULL
    void *fatal_context;
} aftercare_reminders_options;

#define AFTERCARE_REMINDERS_OPTIONS                                                      \
    ((aftercare_reminders_options){.size = sizeof(aftercare_reminders_options)})

// For a program of which nothing else uses SQLite, before it opens anything: SQLite
// counts its memory no more, for which each allocation takes a lock, and what is stored
// and sent takes a tenth less of the processor. Later it does nothing.
AFTERCARE_API void aftercare_reminders_own_process(void);

// Opens the store (creating it), takes up what is pending and begins to deliver when the
// loop runs. ENOMEM, EUSAGE (an option), EIO (the store cannot be opened, with its path),
// EFULL, ECONFLICT (another process has it, or it is of a newer version). After a failure
// too the loop must run once more, so that channels already open can close. *out is the
// caller's, to be given to aftercare_reminders_close. Everything in options is copied.
AFTERCARE_API aftercare_status aftercare_reminders_open(
    aftercare_reminders **out, struct uv_loop_s *loop,
    const aftercare_reminders_options *options, aftercare_error *err);

// Whether they could be opened so, as far as that can be told without touching the store:
// EUSAGE with what is wrong with an option, its place the channel's name or the store's.
// The loop must run once more, so that the channels looked at can close.
AFTERCARE_API aftercare_status aftercare_reminders_check(
    struct uv_loop_s *loop, const aftercare_reminders_options *options,
    aftercare_error *err);

// Stops taking calls and starting tries, waits for tries under way (at most their
// time-out) and for the store, closes everything on the loop, then calls closed (which
// may be NULL); after that no handle is left and the object is gone. NULL does nothing.
typedef void aftercare_reminders_closed(void *context);
AFTERCARE_API void aftercare_reminders_close(aftercare_reminders *reminders,
                                             aftercare_reminders_closed *closed,
                                             void *context);

// The time zone database may be another one now: what is still to come and hangs on a
// clock on the wall is reckoned anew, in pieces, and its histories say so. Nothing is
// sent meanwhile that such data could make too early. The same is done at the opening,
// for zones whose data are others than those that their reminders were reckoned with.
AFTERCARE_API void aftercare_reminders_renew_zones(aftercare_reminders *reminders);

// True while the store answers.
AFTERCARE_API bool aftercare_reminders_is_ready(const aftercare_reminders *reminders);

// Keeps a session with its reminders in one transaction (see aftercare_put). A reminder
// already delivered is not sent again, and its history says so; one that is due but not
// expired goes out at once. Of the same person, what a later session of a course makes
// moot is cancelled as "superseded", and lives again when that session is none any more.
// Of equal content (UNCHANGED) the document is kept as it was posted last, and nothing
// else is touched. Reminders without a channel get the default one. At once: EUSAGE (no
// key, no such channel, …), ELIMIT (over 1 000 reminders, or a text that is too long).
// With the answer, when it is on the disk: EFULL, EIO, ECONFLICT (a key belongs to
// another session), EUSAGE (a key twice); then nothing was kept.
AFTERCARE_API aftercare_status aftercare_reminders_put_session(
    aftercare_reminders *reminders, const aftercare_stored_session *session,
    aftercare_reminders_done *done, void *context, aftercare_error *err);

// ENOTFOUND when there is none (or it was cancelled: then the session is still given by
// get, its reminders cancelled).
AFTERCARE_API aftercare_status aftercare_reminders_get_session(
    aftercare_reminders *reminders, const char *id, aftercare_reminders_done *done,
    void *context, aftercare_error *err);

// Cancels all that is open; once answered OK nothing of it is sent any more. Again: OK,
// 0.
AFTERCARE_API aftercare_status aftercare_reminders_cancel_session(
    aftercare_reminders *reminders, const char *id, aftercare_reminders_done *done,
    void *context, aftercare_error *err);

// The same, where the session meets the condition. EUSAGE also for a condition that is
// none.
AFTERCARE_API aftercare_status aftercare_reminders_cancel_session_if(
    aftercare_reminders *reminders, const aftercare_condition *condition,
    aftercare_reminders_done *done, void *context, aftercare_error *err);

typedef struct aftercare_reminders_query {
    size_t size;                    // of this struct
    aftercare_reminder_state state; // NONE: any
    const char *session, *patient;  // NULL: any
    int64_t due_before, due_after;  // 0: any
    int limit;                      // 1 to 1 000; 0: 100
    const char *cursor;             // from an answer's next, or NULL
} aftercare_reminders_query;

// A page by due, then key. EUSAGE for a cursor that is none.
AFTERCARE_API aftercare_status aftercare_reminders_list(
    aftercare_reminders *reminders, const aftercare_reminders_query *query,
    aftercare_reminders_done *done, void *context, aftercare_error *err);

// One, with its history. ENOTFOUND.
AFTERCARE_API aftercare_status aftercare_reminders_get(aftercare_reminders *reminders,
                                                       const char *key,
                                                       aftercare_reminders_done *done,
                                                       void *context,
                                                       aftercare_error *err);

// One reminder of a store that nobody has open; now tells what of it is still to come.
typedef struct aftercare_read {
    size_t size;       // of this struct
    const char *store; // "sqlite:PATH"
    const char *key;
    int64_t now;
} aftercare_read;

#define AFTERCARE_READ ((aftercare_read){.size = sizeof(aftercare_read)})

// Reads it without a loop: nothing is written and nothing is sent. Calls done before it
// returns OK, with what get would answer; else not at all. ENOTFOUND for the store and
// for the reminder; ECONFLICT while somebody has the store open, or when it is of another
// version; EUSAGE, EIO, ENOMEM.
AFTERCARE_API aftercare_status aftercare_reminders_read(const aftercare_read *what,
                                                        aftercare_reminders_done *done,
                                                        void *context,
                                                        aftercare_error *err);

// What is done with one reminder, by whom.
typedef enum aftercare_act_kind {
    AFTERCARE_ACT_ACKNOWLEDGE, // it is answered; what of it is still to come is not sent
    AFTERCARE_ACT_UNDO,        // the answer is taken back
    AFTERCARE_ACT_SNOOZE,      // it comes (again) later
    AFTERCARE_ACT_CANCEL,      // it is not sent, also if its session is posted anew
    AFTERCARE_ACT_RETRY,       // one that failed or was missed gets new tries
} aftercare_act_kind;

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
// changes
// nothing and is OK. One that expired, snoozed or not, is not sent; retrying it makes it
// live again from now on, for as long as it would have at first. At once: EUSAGE,
// ELIMIT. With the answer: ENOTFOUND; ECONFLICT for what cannot happen to a reminder in
// its state, with what can; EUSAGE for an instant that does not fit; EFULL, EIO.
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
// EUSAGE for a moment still to come; EFULL, EIO.
AFTERCARE_API aftercare_status aftercare_reminders_report_reaction(
    aftercare_reminders *reminders, const aftercare_reaction *reaction,
    aftercare_reminders_done *done, void *context, aftercare_error *err);

// All that is known of a person: every session with its document and plan, its reminders
// as they stand, and their histories. ENOTFOUND when nothing is.
AFTERCARE_API aftercare_status aftercare_reminders_get_patient(
    aftercare_reminders *reminders, const char *id, aftercare_reminders_done *done,
    void *context, aftercare_error *err);

// Erases all that is known of a person, in one transaction. Nothing of it is sent any
// more once this is answered; what is at the receiver's already cannot be called back.
// Answered OK, no byte of it is left in the store's files either: the store is written
// anew for that, so it costs time and memory by the store's size. EFULL and EIO may mean
// that it is erased and only the bytes are not gone yet; asking again, or the next
// opening, sees to that. Again, or of somebody unknown: OK, and nothing was erased.
AFTERCARE_API aftercare_status aftercare_reminders_erase_patient(
    aftercare_reminders *reminders, const char *id, aftercare_reminders_done *done,
    void *context, aftercare_error *err);

// What there is to do, and what was done since the reminders were opened. EIO.
AFTERCARE_API aftercare_status aftercare_reminders_count(aftercare_reminders *reminders,
                                                         aftercare_reminders_done *done,
                                                         void *context,
                                                         aftercare_error *err);

// Whether a store ("sqlite:PATH") that nobody has open is whole; nothing is written.
// ENOTFOUND when there is none yet; ECONFLICT while somebody has it open, or when it is
// of another version; EIO when it is damaged or cannot be read; EUSAGE, ENOMEM.
AFTERCARE_API aftercare_status aftercare_reminders_examine(const char *store,
                                                           aftercare_error *err);

// Gives memory back that is kept to be quick, and is needed again with the next calls:
// for a quiet moment. What the C library does with it is its own affair.
AFTERCARE_API aftercare_status aftercare_reminders_trim(aftercare_reminders *reminders,
                                                        aftercare_reminders_done *done,
                                                        void *context,
                                                        aftercare_error *err);

// Copies the store into a new file, which only its owner may read, while everything goes
// on: what was answered before the call is in it. Answered OK, it is on the disk; it can
// be opened as a store. ECONFLICT when there is a file of that name; EFULL, EIO, ENOMEM,
// and then nothing is left of it.
AFTERCARE_API aftercare_status aftercare_reminders_backup(aftercare_reminders *reminders,
                                                          const char *path,
                                                          aftercare_reminders_done *done,
                                                          void *context,
                                                          aftercare_error *err);

// The same for a store ("sqlite:PATH") that nobody has open, at once. ENOTFOUND when
// there is none yet; ECONFLICT also while somebody has it open, or when it is of another
// version.
AFTERCARE_API aftercare_status aftercare_reminders_backup_closed(const char *store,
                                                                 const char *path,
                                                                 aftercare_error *err);

// A message that no session asked for: whether a channel reaches its receiver.
typedef struct aftercare_trial {
    size_t size; // of this struct
    const aftercare_channel_options *channel;
    const char *to, *locale; // as in a reminder: may be NULL
    const char *message;
    int64_t now;
} aftercare_trial;

#define AFTERCARE_TRIAL ((aftercare_trial){.size = sizeof(aftercare_trial)})

// Sends it as a reminder that is due now is sent, by one try, and waits for the answer at
// most as long as the channel's time-out: told is called once before this returns OK. It
// takes a loop of its own; nothing of it is kept. At once: EUSAGE (an option; its place
// is the channel's name), ENOMEM, and what the channel says; then told is not called.
AFTERCARE_API aftercare_status aftercare_trial_send(const aftercare_trial *trial,
                                                    aftercare_told *told, void *context,
                                                    aftercare_error *err);

// How a channel gets to its host ("emr.example:443"): OK, and then no sentence; else what
// is wrong, with what to do about it in brackets. EIO when that may pass by itself:
// nobody is there now, or the name is not known. EUSAGE when it will not: its certificate
// is not believed, it does not encrypt, its address is of a network that is not allowed.
typedef void aftercare_reached(void *context, const aftercare_channel_options *channel,
                               const char *host, aftercare_status status,
                               const char *sentence);

// Tries to get to the host of every channel that goes by the net, all at once and within
// five seconds, up to where something would be sent: looks its name up, connects and,
// where it is encrypted, shakes hands. told is called for each of them, in their order,
// before this returns OK; not for a channel of another type. It takes a loop of its own.
// EUSAGE (an option; its place is the channel's name), ENOMEM: then told is not called.
AFTERCARE_API aftercare_status aftercare_reach(const aftercare_channel_options *channels,
                                               size_t count, aftercare_reached *told,
                                               void *context, aftercare_error *err);

#ifdef __cplusplus
}
#endif

#endif
