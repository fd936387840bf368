// Channels: how a reminder leaves, by which ways it may, and whether they work.
#ifndef AFTERCARE_INCLUDE_REMINDERS_CHANNEL_H
#define AFTERCARE_INCLUDE_REMINDERS_CHANNEL_H

#include "aftercare/reminders/reminder.h"

#ifdef __cplusplus
extern "C" {
#endif

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

// A channel of the caller's own, named like a configured one: told is to be called
// exactly once, from the loop's thread, at once or later, also when the channel's
// time-out has passed or the reminders were closed meanwhile: then it does nothing but
// free itself. The reminder is borrowed until it is called, and no longer than the
// time-out. One with a group is the first of a message, and the answer is for all of it.
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
//
// Threads: any.
// Cost: as long as the receiver takes; the thread waits.
// Since 0.1.0.
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
//
// Threads: any.
// Cost: up to five seconds; the thread waits.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reach(const aftercare_channel_options *channels,
                                               size_t count, aftercare_reached *told,
                                               void *context, aftercare_error *err);

#ifdef __cplusplus
}
#endif

#endif
