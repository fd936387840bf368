#include "core/reminders/worker.h"

#include "core/base/fail.h"

#include <assert.h>
#include <stddef.h>

// A batch of more would keep its first waiting for too long.
#define BATCH_MAX 1000

static void append(struct job_list *list, struct job *job) {
    job->next = NULL;
    if (list->last) {
        list->last->next = job;
    } else {
        list->first = job;
    }
    list->last = job;
}

static struct job *take(struct job_list *list) {
    struct job *job = list->first;
    if (job) {
        list->first = job->next;
        list->last = list->first ? list->last : NULL;
    }
    return job;
}

// Whether the job belongs into the transaction of those that read, or that write.
static bool is_of(const struct job *job, bool is_reading) {
    return !job->is_apart && job->is_reading == is_reading;
}

// Runs one job so that it leaves nothing behind when it fails. What is returned is the
// transaction's trouble, not the job's.
static aftercare_status run_job(struct worker *worker, struct job *job,
                                aftercare_error *err) {
    struct store *store = worker->store;
    aftercare_status status = store->functions->mark(store, err);
    if (status) {
        return status;
    }
    job->status = job->run(job, store, &job->err);
    if (!job->status) {
        return store->functions->keep(store, err);
    }
    // Where it cannot be undone the job's trouble is everybody's.
    if (store->is_broken || store->functions->undo(store, err)) {
        *err = job->err;
        return job->status;
    }
    return AFTERCARE_OK;
}

static aftercare_status run_jobs(struct worker *worker, bool is_reading,
                                 aftercare_error *err) {
    struct store *store = worker->store;
    if (store->is_broken) {
        return fail(err, AFTERCARE_EIO, NULL,
                    "the store cannot be trusted any more (start the program again)");
    }
    aftercare_status status = store->functions->begin(store, err);
    if (status) {
        return status;
    }
    if (worker->status && !is_reading) { // of the last batch
        status = store->functions->touch(store, err);
    }
    for (struct job *job = worker->running.first; job && !status; job = job->next) {
        if (is_of(job, is_reading)) {
            status = run_job(worker, job, err);
        }
    }
    if (!status) {
        status = store->functions->commit(store, err);
    }
    if (status) {
        store->functions->rollback(store);
    }
    return status;
}

// A job that has its own trouble keeps it: it knows better.
static void blame(struct worker *worker, bool is_reading, aftercare_status status,
                  const aftercare_error *err) {
    for (struct job *job = worker->running.first; job && status; job = job->next) {
        if (is_of(job, is_reading) && !job->status) {
            job->status = status;
            job->err = *err;
        }
    }
}

static bool has_erasing(const struct worker *worker) {
    const struct job *job = worker->running.first;
    while (job && !job->is_erasing) {
        job = job->next;
    }
    return job != NULL;
}

// What is not swept now is so with the next erasure, or when the store is opened.
static void sweep(struct worker *worker) {
    struct store *store = worker->store;
    aftercare_error err = {0};
    if (worker->status || !has_erasing(worker) || !store->functions->is_unswept(store)) {
        return;
    }
    aftercare_status status = store->functions->sweep(store, &err);
    for (struct job *job = worker->running.first; job && status; job = job->next) {
        if (job->is_erasing && !job->status) {
            job->status = status;
            job->err = err;
        }
    }
    if (store->is_broken) {
        worker->status = status;
        worker->err = err;
    }
}

static bool has_reading(const struct worker *worker) {
    const struct job *job = worker->running.first;
    while (job && !job->is_reading) {
        job = job->next;
    }
    return job != NULL;
}

static void run_reading(struct worker *worker) {
    aftercare_error err = {0};
    aftercare_status status = run_jobs(worker, true, &err);
    blame(worker, true, status, &err);
    if (worker->store->is_broken && !worker->status) {
        worker->status = status;
        worker->err = err;
    }
}

static void run_apart(struct worker *worker) {
    for (struct job *job = worker->running.first; job; job = job->next) {
        if (job->is_apart) {
            job->status = job->run(job, worker->store, &job->err);
        }
    }
}

static void run_batch(void *context) {
    struct worker *worker = context;
    worker->status = run_jobs(worker, false, &worker->err);
    blame(worker, false, worker->status, &worker->err);
    sweep(worker);
    if (has_reading(worker)) {
        run_reading(worker);
    }
    run_apart(worker);
}

static void close_store(void *context) {
    struct worker *worker = context;
    worker->store->functions->close(worker->store);
    worker->store = NULL;
}

static void store_closed(void *context) {
    struct worker *worker = context;
    worker->loop->functions->close(worker->loop, worker->closed, worker->closed_context);
}

static void come_round(void *context);

static void work(struct worker *worker, loop_call *call, loop_call *done) {
    worker->is_running = true;
    worker->loop->functions->work(worker->loop, call, done, worker);
    worker->owner.at_work(worker->owner.context);
}

// Called whenever nothing runs, and only then: two threads at one connection would ruin
// the file. By way of the loop, so that everything that comes in meanwhile is in the
// batch.
static void go_on(struct worker *worker) {
    if (worker->is_wanted) {
        worker->loop->functions->soon(worker->loop, come_round, worker);
    } else if (worker->is_closing) {
        work(worker, close_store, store_closed);
    }
}

static void tidy(void *context) {
    struct worker *worker = context;
    (void)worker->store->functions->tidy(worker->store, &worker->err);
}

static void tidied(void *context) {
    struct worker *worker = context;
    worker->is_broken = worker->store->is_broken;
    if (worker->is_broken) {
        worker->owner.ended(worker->owner.context, worker->err.status, &worker->err);
    }
    worker->is_running = false;
    go_on(worker);
}

static void finish(struct worker *worker, struct job *job) {
    if (job->goes_on && !job->status) {
        job->goes_on = false;
        append(&worker->waiting, job);
        worker->is_wanted = true;
        return;
    }
    job->finish(job, job->status, job->status ? &job->err : NULL);
}

static void batch_ended(void *context) {
    struct worker *worker = context;
    struct job_list ended = worker->running;
    worker->running = (struct job_list){NULL, NULL};
    worker->is_broken = worker->store->is_broken;
    for (struct job *job = take(&ended); job; job = take(&ended)) {
        finish(worker, job);
    }
    worker->owner.ended(worker->owner.context, worker->status,
                        worker->status ? &worker->err : NULL);
    if (!worker->is_broken && worker->store->functions->is_untidy(worker->store)) {
        work(worker, tidy, tidied);
        return;
    }
    worker->is_running = false;
    go_on(worker);
}

static void prepare(struct worker *worker, struct job *job) {
    job->status = AFTERCARE_OK;
    append(&worker->running, job);
}

static void come_round(void *context) {
    struct worker *worker = context;
    assert(!worker->is_running);
    worker->is_wanted = false;
    worker->is_running = true;
    worker->owner.begins(worker->owner.context);
    prepare(worker, worker->owner.opening);
    for (int i = 0; i < BATCH_MAX && worker->waiting.first; i++) {
        prepare(worker, take(&worker->waiting));
    }
    prepare(worker, worker->owner.closing);
    worker->is_wanted = worker->is_wanted || worker->waiting.first;
    work(worker, run_batch, batch_ended);
}

void worker_wake(struct worker *worker) {
    worker->is_wanted = true;
    if (!worker->is_running) {
        go_on(worker);
    }
}

void worker_add(struct worker *worker, struct job *job) {
    append(&worker->waiting, job);
    worker_wake(worker);
}

void worker_close(struct worker *worker, void (*closed)(void *context), void *context) {
    worker->is_closing = true;
    worker->closed = closed;
    worker->closed_context = context;
    if (!worker->is_running) {
        go_on(worker);
    }
}

void worker_init(struct worker *worker, struct loop *loop, struct store *store,
                 const struct worker_owner *owner) {
    *worker = (struct worker){.loop = loop, .store = store, .owner = *owner};
}
