// A small pool of assessors, each at work on one document at a time in libuv's worker
// threads. What comes while all are busy waits in line, so that the store's own work
// always finds a thread.
#ifndef AFTERCARE_HTTP_ASSESSORS_H
#define AFTERCARE_HTTP_ASSESSORS_H

#include "core/http/rule_counts.h"

#include <uv.h>

#define ASSESSORS_MAX 3     // of the four threads that libuv has unless told otherwise
#define ASSESSORS_LINE 4096 // jobs that may wait

struct assessors;

// A piece of work; embedded by whoever submits it, and theirs again once done was called.
// Set run, done and context.
struct assessors_job {
    // On a worker thread, alone with assessor. Must copy what it wants to keep.
    aftercare_status (*run)(void *context, aftercare_assessor *assessor,
                            aftercare_error *err);
    // On the loop; err is NULL when status is OK.
    void (*done)(void *context, aftercare_status status, const aftercare_error *err);
    void *context;

    uv_work_t work;
    struct assessors *pool;
    struct assessors_job *next;
    aftercare_assessor *assessor;
    unsigned generation; // of the assessors when it was begun
    aftercare_status status;
    aftercare_error err;
};

// ENOMEM. The backend and the rules must outlive it. *out is the caller's.
aftercare_status assessors_new(struct assessors **out, uv_loop_t *loop,
                               const struct backend *backend,
                               const aftercare_rules *rules, aftercare_error *err);

// No job may be under way. NULL does nothing.
void assessors_free(struct assessors *assessors);

// Nothing is submitted any more. What was is still done, and after the last of it the
// pool is freed and gone is called, on the loop; at once when nothing is under way.
void assessors_retire(struct assessors *assessors, void (*gone)(void *context),
                      void *context);

// Assessors keep what they have read of the time zone database, and which rules they have
// set aside: from now on jobs are done by ones that have not. Those under way end with
// the ones that they began with.
void assessors_renew(struct assessors *assessors);

// How the rules that are functions have done so far, but for jobs that are under way.
const struct rule_counts *assessors_counts(const struct assessors *assessors);

// Who is told of a rule that is set aside, on the loop.
void assessors_tell_aside(struct assessors *assessors, rule_counts_told *told,
                          void *context);

// Takes the job, whose done is called later, never before this returns. ELIMIT when the
// line is full, ENOMEM when not even one assessor can be made; then done is not called.
aftercare_status assessors_submit(struct assessors *assessors, struct assessors_job *job,
                                  aftercare_error *err);

#endif
