#include "core/reminders/zones_job.h"

#include "core/base/fail.h"

#include <stdio.h>

static aftercare_status run(struct job *own, struct store *store, aftercare_error *err) {
    struct zones_job *job = (struct zones_job *)own;
    arena_reset(&job->scratch);
    aftercare_status status =
        zones_go_on(&job->next, &job->pass, store, &job->scratch, job->piece_now, err);
    job->schedule->is_waiting = status || !job->next.is_done;
    return status;
}

static void tell(const struct zones_job *job) {
    char sentence[SCHEDULE_SENTENCE_MAX];
    if (!job->note || job->next.is_done || job->next.is_inside) {
        return;
    }
    (void)snprintf(sentence, sizeof sentence,
                   "the time zone %.64s has new data: %zu reminders are due, or expire, "
                   "at another moment",
                   job->next.name, job->next.moved);
    job->note(job->note_context, AFTERCARE_OK, sentence);
}

static void go_on(struct zones_job *job) {
    aftercare_error err;
    job->piece_now = job->now(job->now_context);
    job->again_at = 0;
    if (job->is_closing) {
        return;
    }
    if (!job->is_begun &&
        zones_begin(&job->pass, &job->arena, job->directory, &err) != AFTERCARE_OK) {
        job->again_at = job->piece_now + ZONES_JOB_PAUSE;
        return;
    }
    job->is_begun = job->is_under_way = true;
    worker_add(job->worker, &job->job);
}

static void finish(struct job *own, aftercare_status status, const aftercare_error *err) {
    struct zones_job *job = (struct zones_job *)own;
    (void)err; // The worker's owner hears of the batch.
    job->is_under_way = false;
    if (status) {
        job->again_at = job->piece_now + ZONES_JOB_PAUSE;
        return;
    }
    tell(job);
    job->pass.place = job->next;
    if (!job->next.is_done) {
        go_on(job);
        return;
    }
    job->is_begun = false;
    if (job->is_wanted_again) {
        job->is_wanted_again = false;
        go_on(job);
    }
}

void zones_job_init(struct zones_job *job, const struct zones_job *what,
                    const struct allocator *allocator) {
    *job = *what;
    job->job = (struct job){.run = run, .finish = finish};
    arena_init(&job->arena, allocator, 0);
    arena_init(&job->scratch, allocator, 0);
}

void zones_job_begin(struct zones_job *job) {
    if (job->is_begun) {
        job->is_wanted_again = true;
    } else {
        go_on(job);
    }
}

void zones_job_batch_ended(struct zones_job *job) {
    int64_t now = job->now(job->now_context);
    bool is_over = now >= job->again_at || now < job->again_at - ZONES_JOB_PAUSE;
    if (job->again_at != 0 && !job->is_under_way && is_over) {
        go_on(job);
    }
}

void zones_job_close(struct zones_job *job) {
    job->is_closing = true;
}

void zones_job_clear(struct zones_job *job) {
    arena_clear(&job->arena);
    arena_clear(&job->scratch);
}
