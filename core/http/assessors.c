#include "core/http/assessors.h"

#include "core/base/fail.h"

#include <stdbool.h>
#include <stdlib.h>

struct assessors {
    uv_loop_t *loop;
    const struct backend *backend;
    const aftercare_rules *rules;
    aftercare_assessor *idle[ASSESSORS_MAX];
    size_t idle_count, made;
    aftercare_assessor *places[ASSESSORS_MAX]; // each of them all its life; NULL: free
    struct rule_counts counts;
    unsigned generation;
    struct assessors_job *first, *last; // waiting
    size_t waiting;
    bool is_retired;
    void (*gone)(void *context);
    void *gone_context;
};

aftercare_status assessors_new(struct assessors **out, uv_loop_t *loop,
                               const struct backend *backend,
                               const aftercare_rules *rules, aftercare_error *err) {
    struct assessors *assessors = calloc(1, sizeof *assessors);
    if (!assessors) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the assessors");
    }
    assessors->loop = loop;
    assessors->backend = backend;
    assessors->rules = rules;
    rule_counts_init(&assessors->counts, ASSESSORS_MAX);
    *out = assessors;
    return AFTERCARE_OK;
}

void assessors_free(struct assessors *assessors) {
    if (!assessors) {
        return;
    }
    for (size_t i = 0; i < assessors->idle_count; i++) {
        assessors->backend->assessor_free(assessors->idle[i]);
    }
    rule_counts_clear(&assessors->counts);
    free(assessors);
}

const struct rule_counts *assessors_counts(const struct assessors *assessors) {
    return &assessors->counts;
}

void assessors_tell_aside(struct assessors *assessors, rule_counts_told *told,
                          void *context) {
    assessors->counts.told = told;
    assessors->counts.context = context;
}

// Where the assessor is, or with NULL a place that is free. There are as many places as
// assessors.
static size_t place_of(const struct assessors *assessors,
                       const aftercare_assessor *assessor) {
    size_t place = 0;
    while (place + 1 < ASSESSORS_MAX && assessors->places[place] != assessor) {
        place++;
    }
    return place;
}

static aftercare_status make(aftercare_assessor **out, struct assessors *assessors,
                             aftercare_error *err) {
    aftercare_status status =
        assessors->backend->assessor_new(out, assessors->rules, err);
    if (status == AFTERCARE_OK) {
        assessors->places[place_of(assessors, NULL)] = *out;
    }
    return status;
}

static void give_up(struct assessors *assessors, aftercare_assessor *assessor) {
    size_t place = place_of(assessors, assessor);
    rule_counts_leave(&assessors->counts, place);
    assessors->places[place] = NULL;
    assessors->backend->assessor_free(assessor);
}

static void leave(struct assessors *assessors) {
    void (*gone)(void *context) = assessors->gone;
    void *context = assessors->gone_context;
    if (assessors->is_retired && assessors->idle_count == assessors->made) {
        assessors_free(assessors);
        gone(context);
    }
}

void assessors_retire(struct assessors *assessors, void (*gone)(void *context),
                      void *context) {
    assessors->is_retired = true;
    assessors->counts.told = NULL;
    assessors->gone = gone;
    assessors->gone_context = context;
    leave(assessors);
}

static void run(uv_work_t *work) {
    struct assessors_job *job = work->data;
    job->status = job->run(job->context, job->assessor, &job->err);
}

static void after(uv_work_t *work, int cancelled);

static void begin(struct assessors *assessors, struct assessors_job *job) {
    job->work.data = job;
    job->generation = assessors->generation;
    // It fails only without a function to run.
    (void)uv_queue_work(assessors->loop, &job->work, run, after);
}

static void take_next(struct assessors *assessors, aftercare_assessor *assessor) {
    struct assessors_job *job = assessors->first;
    if (!job) {
        assessors->idle[assessors->idle_count++] = assessor;
        return;
    }
    assessors->first = job->next;
    assessors->waiting--;
    job->assessor = assessor;
    begin(assessors, job);
}

// Without memory for another, one that has read old zones is better than none.
static aftercare_assessor *renewed(struct assessors *assessors,
                                   const struct assessors_job *job) {
    aftercare_assessor *fresh = NULL;
    aftercare_error err;
    if (job->generation == assessors->generation ||
        assessors->backend->assessor_new(&fresh, assessors->rules, &err)) {
        return job->assessor;
    }
    give_up(assessors, job->assessor);
    assessors->places[place_of(assessors, NULL)] = fresh;
    return fresh;
}

void assessors_renew(struct assessors *assessors) {
    assessors->generation++;
    assessors->made -= assessors->idle_count;
    while (assessors->idle_count > 0) {
        give_up(assessors, assessors->idle[--assessors->idle_count]);
    }
}

static void after(uv_work_t *work, int cancelled) {
    struct assessors_job *job = work->data;
    struct assessors *assessors = job->pool; // The job is its owner's once it is done.
    (void)cancelled;                         // Nobody cancels.
    rule_counts_look(&assessors->counts, place_of(assessors, job->assessor),
                     assessors->backend, job->assessor);
    take_next(assessors, renewed(assessors, job));
    job->done(job->context, job->status, job->status == AFTERCARE_OK ? NULL : &job->err);
    leave(assessors);
}

static void wait_in_line(struct assessors *assessors, struct assessors_job *job) {
    if (assessors->first) {
        assessors->last->next = job;
    } else {
        assessors->first = job;
    }
    assessors->last = job;
    assessors->waiting++;
}

aftercare_status assessors_submit(struct assessors *assessors, struct assessors_job *job,
                                  aftercare_error *err) {
    job->pool = assessors;
    job->next = NULL;
    if (assessors->waiting >= ASSESSORS_LINE) {
        return fail(err, AFTERCARE_ELIMIT, NULL,
                    "%zu documents are waiting already (try again in a moment)",
                    assessors->waiting);
    }
    if (assessors->idle_count > 0) {
        job->assessor = assessors->idle[--assessors->idle_count];
        begin(assessors, job);
        return AFTERCARE_OK;
    }
    if (assessors->made < ASSESSORS_MAX) {
        aftercare_error own;
        aftercare_status status = make(&job->assessor, assessors, &own);
        if (status == AFTERCARE_OK) {
            assessors->made++;
            begin(assessors, job);
            return AFTERCARE_OK;
        }
        if (assessors->made == 0) { // Nobody would ever come to its turn.
            return fail(err, status, own.place, "%s", own.sentence);
        }
    }
    wait_in_line(assessors, job);
    return AFTERCARE_OK;
}
