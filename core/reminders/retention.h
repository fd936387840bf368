// What need not be kept any longer: sessions that ended so long ago, with their reminders
// and histories. They are taken out a few at a time, a transaction each, so that others
// come to their turn; when the last is out their bytes are swept. Looked for at the
// opening, and once a day.
#ifndef AFTERCARE_REMINDERS_RETENTION_H
#define AFTERCARE_REMINDERS_RETENTION_H

#include "core/base/date.h"
#include "core/reminders/worker.h"

#define RETENTION_PIECE 50 // sessions of one transaction
#define RETENTION_EVERY INT64_C(86400000)
#define RETENTION_PAUSE INT64_C(60000) // after a piece that failed

struct retention {
    struct job job;
    struct worker *worker;
    struct span keeps; // zero: everything, for ever
    aftercare_now *now;
    void *now_context;
    aftercare_retained *told; // may be NULL
    void *told_context;
    struct arena scratch;   // the other thread's while a batch runs
    aftercare_erased piece; // as well
    int64_t piece_now;
    size_t unswept;  // sessions that are out, and their bytes may not be
    int64_t next_at; // when it is looked again
    bool is_under_way, is_closing;
};

// Takes all but the job itself and its state from what; cannot fail. To be cleared when
// the worker is gone.
void retention_init(struct retention *retention, const struct retention *what,
                    const struct allocator *allocator);

// For the worker's owner: a batch has ended, and it may be time to look.
void retention_batch_ended(struct retention *retention);

// Gives nothing to the worker any more.
void retention_close(struct retention *retention);

void retention_clear(struct retention *retention);

// What ended before that is not kept at now: months and days are steps on UTC's calendar.
int64_t retention_limit(struct span keeps, int64_t now);

#endif
