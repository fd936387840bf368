// Group commit. What is asked for collects on the loop; then one piece of work on another
// thread does all of it: everything that writes in one transaction, everything that reads
// in a second one, which sees the first. The answers are given afterwards: first the
// disk, then the answer. Meanwhile the next batch collects.
//
// A job that fails is undone alone; when the transaction fails, all its jobs have failed
// with what the transaction says. Reading goes on when nothing can be written. After one
// that failed the next transaction writes, even if no job does, so that one that works
// says that writing does. After a transaction in which something was erased the store is
// swept. What would take long is done in parts, one after each batch.
#ifndef AFTERCARE_REMINDERS_WORKER_H
#define AFTERCARE_REMINDERS_WORKER_H

#include "core/reminders/loop.h"
#include "core/reminders/store.h"

struct job {
    struct job *next;
    bool is_reading;
    bool is_erasing; // answered when no byte of what it took out is left
    // Runs outside of the transactions; where it sets goes_on, again with the next batch.
    bool is_apart, goes_on;
    // On the other thread: touches nothing but the store and what the job owns.
    aftercare_status (*run)(struct job *job, struct store *store, aftercare_error *err);
    // On the loop. From now on the job belongs to whoever added it.
    void (*finish)(struct job *job, aftercare_status status, const aftercare_error *err);
    aftercare_status status; // the worker's
    aftercare_error err;
};

struct job_list {
    struct job *first, *last;
};

// What the worker's owner brings. All are called on the loop.
struct worker_owner {
    struct job *opening, *closing; // the first and last that write, in every batch
    void (*begins)(void *context); // a batch is about to run
    // A batch has been answered; status and err (NULL when OK) are its transaction's.
    void (*ended)(void *context, aftercare_status status, const aftercare_error *err);
    void (*at_work)(void *context); // the other thread is, for a while
    void *context;
};

struct worker {
    struct loop *loop;
    struct store *store;
    struct worker_owner owner;
    struct job_list waiting, running;
    aftercare_status status; // of the batch's transaction
    aftercare_error err;
    bool is_wanted;  // a batch is to follow, with or without jobs
    bool is_running; // the other thread has the store
    bool is_closing;
    bool is_broken; // the store was, when the last batch ended
    void (*closed)(void *context);
    void *closed_context;
};

// Takes the loop and the store. Cannot fail.
void worker_init(struct worker *worker, struct loop *loop, struct store *store,
                 const struct worker_owner *owner);

// Takes the job until its finish is called, always later than this call returns.
void worker_add(struct worker *worker, struct job *job);

// A batch begins soon, even if nobody has added anything.
void worker_wake(struct worker *worker);

// Runs what has been added or woken for, closes the store and the loop, then calls
// closed. Nothing may be added any more, also not by what finishes.
void worker_close(struct worker *worker, void (*closed)(void *context), void *context);

#endif
