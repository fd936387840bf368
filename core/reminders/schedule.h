// When what is sent. The store knows everything that is to come; here are only the
// earliest instant for each lane, one timer armed for the nearest of them, and the tries
// in hand.
//
// A round: the timer strikes, or a batch was wanted anyway. The batch begins with
// recording the tries that have ended and ends with claiming what is due at its
// beginning, so a round costs one sync however many it moves. When it is on the disk the
// claimed are handed over, each lane as many at once as it may; where more is due
// already, while the next round claims it. The timer never sleeps longer than a minute,
// and the clock is read again each time.
#ifndef AFTERCARE_REMINDERS_SCHEDULE_H
#define AFTERCARE_REMINDERS_SCHEDULE_H

#include "core/reminders/claims.h"
#include "core/reminders/counts.h"
#include "core/reminders/lane.h"
#include "core/reminders/worker.h"

#define SCHEDULE_SLEEP_MAX 60000 // milliseconds

// After a batch that failed the schedule asks for the next one only so much later.
#define SCHEDULE_PAUSE 1000

#define SCHEDULE_SENTENCE_MAX 256

struct schedule;

// A job of the schedule's own, in every batch.
struct schedule_job {
    struct job job;
    struct schedule *schedule;
};

struct schedule {
    const struct allocator *allocator;
    struct loop *loop;
    struct worker *worker;
    aftercare_now *now;
    void *now_context;
    aftercare_log *note;
    void *note_context;
    const char *zoneinfo; // borrowed; or NULL
    struct lane *lanes;
    struct claim *claims; // one a lane, the other thread's while a batch runs
    size_t lanes_count;
    int64_t group; // milliseconds; 0: each reminder goes alone
    struct counts counts;
    size_t turn;               // which lane is offered its turn first
    struct try_list ended;     // to be recorded
    struct try_list recording; // the other thread's while a batch runs
    struct schedule_job record, look;
    struct arena arena; // the other thread's while a batch runs
    int64_t look_now;   // the clock when the batch began
    bool has_failed;    // one of the two jobs, in this batch
    bool is_set_back;   // the clock may have been: what that made wrong is put right
    bool is_put_right;  // all of it, when the batch ended
    bool is_waiting; // nothing is claimed: what is due is being reckoned anew; the other
                     // thread's while a batch runs
    bool is_pausing, is_handing_over;
    bool is_to_hand_over; // what was claimed, as soon as the next batch runs
    bool is_closing, is_closing_channels;
    void (*closed)(void *context);
    void *closed_context;
    size_t channels_open; // while closing
};

struct schedule_options {
    const struct allocator *allocator; // must outlive the schedule
    struct worker *worker;
    struct lane *lanes; // borrowed, lanes_count
    size_t lanes_count;
    int64_t group; // milliseconds; 0: each reminder goes alone
    aftercare_now *now;
    void *now_context;
    aftercare_log *note; // told when a channel ceases to work, and when it works again
    void *note_context;
    const char *zoneinfo; // borrowed; NULL: the system's
};

// Fills the schedule and makes room for its lanes' claims; ENOMEM. Its two jobs may then
// be given to the worker as opening and closing.
aftercare_status schedule_init(struct schedule *schedule,
                               const struct schedule_options *options,
                               aftercare_error *err);

// Begins to work on the worker's loop: the first batch looks for what is due.
void schedule_start(struct schedule *schedule);

// For the worker's owner to pass on.
void schedule_batch_begins(struct schedule *schedule);
void schedule_batch_ended(struct schedule *schedule, aftercare_status status);
void schedule_at_work(struct schedule *schedule);

// A session was cancelled or replaced in the store: what of it still waits is not sent.
void schedule_withdraw(struct schedule *schedule, const char *session);

// The same for one reminder.
void schedule_withdraw_one(struct schedule *schedule, const char *key);

// Hands over nothing more, waits for the tries under way (at most the longest time-out of
// a lane that has some), has their ends recorded, closes the channels, and calls closed.
// The worker is to be closed after that, not before.
void schedule_close(struct schedule *schedule, void (*closed)(void *context),
                    void *context);

// Frees what schedule_init made.
void schedule_clear(struct schedule *schedule);

#endif
