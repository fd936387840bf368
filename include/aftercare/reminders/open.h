// Opening and closing: which store, which channels, on which loop.
#ifndef AFTERCARE_INCLUDE_REMINDERS_OPEN_H
#define AFTERCARE_INCLUDE_REMINDERS_OPEN_H

#include "aftercare/reminders/answer.h"
#include "aftercare/reminders/channel.h"

#ifdef __cplusplus
extern "C" {
#endif

struct uv_loop_s; // libuv's uv_loop_t

// Told each time that sessions were taken out because they had been kept long enough.
typedef void aftercare_retained(void *context, const aftercare_erased *erased);

// The wall clock: milliseconds since 1970-01-01T00:00:00Z.
typedef int64_t aftercare_now(void *context);

// A line for the operator: never with a patient's data.
typedef void aftercare_log(void *context, aftercare_status status, const char *sentence);

// Told once, when nothing can be promised any more: a sync of the store failed, or its
// content is damaged. Nothing is accepted or sent after it; the program had better end
// with a status other than 0 and be started again, so that the disk is asked afresh.
typedef void aftercare_fatal(void *context, const aftercare_error *err);

// How reminders are kept and sent. Start with AFTERCARE_REMINDERS_OPTIONS, and set store,
// channels and now at least.
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
//
// Threads: before all others.
// Cost: none.
// Since 0.1.0.
AFTERCARE_API void aftercare_reminders_own_process(void);

// Opens the store (creating it), takes up what is pending and begins to deliver when the
// loop runs: a uv_loop_t that outlives the reminders, or NULL, and then they bring their
// own, which the host drives (loop.h). ENOMEM, EUSAGE (an option), EIO (the store cannot
// be opened, with its path), EFULL, ECONFLICT (somebody has it open, in this process or
// another, or it is of a newer version). After a failure, too, the caller's loop must run
// once more, so that channels already open can close. *out, untouched by a failure, is
// the caller's, to be given to aftercare_reminders_close. Everything in options is
// copied.
//
// Threads: that of the loop. Its own loop is of the thread that opens, and may go on to
// another between two calls.
// Cost: some ms, for the store; more by what a kill left in its log. The thread waits.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_open(
    aftercare_reminders **out, struct uv_loop_s *loop,
    const aftercare_reminders_options *options, aftercare_error *err);

// Whether they could be opened so, as far as that can be told without touching the store:
// EUSAGE with what is wrong with an option, its place the channel's name or the store's.
// The loop must run once more, so that the channels looked at can close; NULL: it takes
// one of its own, and nothing is left of it. ENOMEM.
//
// Threads: that of the loop.
// Cost: under a ms.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_check(
    struct uv_loop_s *loop, const aftercare_reminders_options *options,
    aftercare_error *err);

// Called once, when nothing of the reminders is left.
typedef void aftercare_reminders_closed(void *context);

// Stops taking calls and starting tries, waits for tries under way (at most their
// time-out) and for the store, closes everything on the loop, then calls closed (which
// may be NULL); after that no handle is left and the object is gone. That takes the loop:
// it must run, or be driven, until then. What was asked for before is answered before.
// It may be called from every callback of these reminders, and right after opening. NULL,
// and closing what is being closed already, do nothing: closed is not called by them.
//
// Threads: that of the handle's loop.
// Cost: none at once; closed comes after the last try under way and a sync of the disk.
// Since 0.1.0.
AFTERCARE_API void aftercare_reminders_close(aftercare_reminders *reminders,
                                             aftercare_reminders_closed *closed,
                                             void *context);

// The time zone database may be another one now: what is still to come and hangs on a
// clock on the wall is reckoned anew, in pieces, and its histories say so. Nothing is
// sent meanwhile that such data could make too early. The same is done at the opening,
// for zones whose data are others than those that their reminders were reckoned with.
//
// Threads: that of the handle's loop.
// Cost: none at once; then a piece with each batch, until all is reckoned.
// Since 0.1.0.
AFTERCARE_API void aftercare_reminders_renew_zones(aftercare_reminders *reminders);

// True while the store answers.
//
// Threads: that of the handle's loop.
// Cost: none.
// Since 0.1.0.
AFTERCARE_API bool aftercare_reminders_is_ready(const aftercare_reminders *reminders);

#ifdef __cplusplus
}
#endif

#endif
