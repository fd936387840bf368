// Passes through the zones (zones.h) as jobs of the worker, one piece after the other. A
// piece that fails is tried again a little later.
#ifndef AFTERCARE_REMINDERS_ZONES_JOB_H
#define AFTERCARE_REMINDERS_ZONES_JOB_H

#include "core/reminders/schedule.h"
#include "core/reminders/zones.h"

#define ZONES_JOB_PAUSE 1000 // milliseconds after a piece that failed

struct zones_job {
    struct job job;
    struct worker *worker;
    struct schedule *schedule; // claims nothing while there is something to do
    const char *directory;     // or NULL
    aftercare_now *now;
    void *now_context;
    aftercare_log *note; // told of each zone that has other data; may be NULL
    void *note_context;
    struct arena arena, scratch; // scratch: the other thread's while a batch runs
    struct zones_pass pass;
    struct zones_place next; // the other thread's while a batch runs
    int64_t piece_now;
    bool is_begun;        // a pass is, by what was read of the database
    bool is_under_way;    // a piece of it is with the worker
    bool is_wanted_again; // another pass, after this one
    bool is_closing;
    int64_t again_at; // when what failed is tried again; 0: nothing did
};

// Takes all but the job itself and its state from what; cannot fail. directory is
// borrowed. The job is to be cleared when the worker is gone.
void zones_job_init(struct zones_job *job, const struct zones_job *what,
                    const struct allocator *allocator);

// Begins a pass, or one more when one is under way.
void zones_job_begin(struct zones_job *job);

// For the worker's owner: a batch has ended.
void zones_job_batch_ended(struct zones_job *job);

// Gives nothing to the worker any more.
void zones_job_close(struct zones_job *job);

void zones_job_clear(struct zones_job *job);

#endif
