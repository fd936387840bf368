#include "core/cli/batch.h"

#include "core/base/fail.h"
#include "core/cli/batch_part.h"
#include "core/cli/clock.h"
#include "core/cli/lines.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PROGRESS_EVERY 200 // milliseconds

struct slot {
    struct batch_part part;
    bool is_done;
};

struct batch {
    const struct batch_request *request;
    struct arena arena; // of the slots; used before there are threads
    struct slot *slots;
    size_t slots_count;

    pthread_mutex_t lock; // of what follows
    pthread_cond_t changed;
    size_t filled, begun, written; // slots so far; slot i is slots[i % slots_count]
    bool is_ended;                 // there are no more lines
    bool is_stopped;               // nobody wants any more

    struct lines lines; // the reader's
    int stop[2];        // a pipe: closing its end wakes the reader
};

static struct slot *slot_at(const struct batch *batch, size_t i) {
    return &batch->slots[i % batch->slots_count];
}

// --- the threads that answer -----------------------------------------------------------

// NULL: there will be no more.
static struct slot *wait_for_lines(struct batch *batch) {
    struct slot *slot = NULL;
    (void)pthread_mutex_lock(&batch->lock);
    while (batch->begun == batch->filled && !batch->is_ended && !batch->is_stopped) {
        (void)pthread_cond_wait(&batch->changed, &batch->lock);
    }
    if (batch->begun < batch->filled && !batch->is_stopped) {
        slot = slot_at(batch, batch->begun++);
    }
    (void)pthread_mutex_unlock(&batch->lock);
    return slot;
}

struct worker {
    struct batch *batch;
    aftercare_assessor *assessor;
    pthread_t thread;
};

static void *work(void *context) {
    const struct worker *worker = context;
    struct batch *batch = worker->batch;
    for (struct slot *slot = wait_for_lines(batch); slot; slot = wait_for_lines(batch)) {
        batch_part_answer(&slot->part, batch->request, worker->assessor);
        (void)pthread_mutex_lock(&batch->lock);
        slot->is_done = true;
        (void)pthread_cond_broadcast(&batch->changed);
        (void)pthread_mutex_unlock(&batch->lock);
    }
    return NULL;
}

// --- the thread that reads -------------------------------------------------------------

static struct slot *wait_for_room(struct batch *batch) {
    struct slot *slot = NULL;
    (void)pthread_mutex_lock(&batch->lock);
    while (batch->filled == batch->written + batch->slots_count && !batch->is_stopped) {
        (void)pthread_cond_wait(&batch->changed, &batch->lock);
    }
    slot = batch->is_stopped ? NULL : slot_at(batch, batch->filled);
    (void)pthread_mutex_unlock(&batch->lock);
    return slot;
}

static void *read_lines(void *context) {
    struct batch *batch = context;
    size_t number = 1;
    size_t count = 1;
    while (count > 0) {
        struct slot *slot = wait_for_room(batch);
        count = slot ? lines_take(&batch->lines, &slot->part.lines) : 0;
        (void)pthread_mutex_lock(&batch->lock);
        if (count > 0) {
            slot->part.first = number;
            batch->filled++;
        } else {
            batch->is_ended = true;
        }
        (void)pthread_cond_broadcast(&batch->changed);
        (void)pthread_mutex_unlock(&batch->lock);
        number += count;
    }
    return NULL;
}

// --- the caller's thread, which writes -------------------------------------------------

static bool write_all(const struct buffer *text) {
    for (size_t at = 0; at < text->len;) {
        ssize_t written = write(STDOUT_FILENO, text->at + at, text->len - at);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        at += written > 0 ? (size_t)written : 0;
    }
    return true;
}

// The next slot whose answers are there; NULL: all are written.
static struct slot *wait_for_answers(struct batch *batch) {
    struct slot *slot = NULL;
    (void)pthread_mutex_lock(&batch->lock);
    for (;;) {
        slot = slot_at(batch, batch->written);
        bool is_there = batch->written < batch->filled;
        if ((is_there && slot->is_done) || (!is_there && batch->is_ended)) {
            slot = is_there ? slot : NULL;
            break;
        }
        (void)pthread_cond_wait(&batch->changed, &batch->lock);
    }
    (void)pthread_mutex_unlock(&batch->lock);
    return slot;
}

static void give_back(struct batch *batch, struct slot *slot) {
    batch_part_trim(&slot->part);
    (void)pthread_mutex_lock(&batch->lock);
    slot->is_done = false;
    batch->written++;
    (void)pthread_cond_broadcast(&batch->changed);
    (void)pthread_mutex_unlock(&batch->lock);
}

struct progress {
    int64_t begin, shown; // milliseconds of a clock that only goes forward
};

static void show_progress(const struct batch *batch, struct progress *progress,
                          const struct batch_result *so_far) {
    int64_t now = batch->request->shows_progress ? clock_milliseconds() : 0;
    if (now < progress->shown + PROGRESS_EVERY) {
        return;
    }
    progress->shown = now;
    int64_t elapsed = now > progress->begin ? now - progress->begin : 1;
    (void)fprintf(stderr, "\r\033[K%zu lines, %zu wrong, %lld a second", so_far->lines,
                  so_far->wrong, (long long)so_far->lines * 1000 / (long long)elapsed);
    (void)fflush(stderr);
}

static void end_progress(const struct batch *batch) {
    if (batch->request->shows_progress) {
        (void)fputs("\r\033[K", stderr);
        (void)fflush(stderr);
    }
}

static aftercare_status hand_out(struct batch_result *out, const struct batch *batch,
                                 struct batch_part *part, aftercare_error *err) {
    const struct batch_request *request = batch->request;
    struct batch_answers *answers = &part->answers;
    aftercare_status status = AFTERCARE_OK;
    if (answers->printed.failed || answers->aside.failed) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the answers");
    }
    if (request->take) {
        status = request->take(answers, request->take_context, err);
    }
    if (!status && !write_all(&answers->printed)) {
        out->is_cut = true;
        status = fail(err, AFTERCARE_EIO, NULL, "standard output cannot be written: %s",
                      strerror(errno));
    }
    return status;
}

static aftercare_status write_answers(struct batch_result *out, struct batch *batch,
                                      aftercare_error *err) {
    struct progress progress = {0};
    progress.begin = progress.shown =
        batch->request->shows_progress ? clock_milliseconds() : 0;
    *out = (struct batch_result){0};
    for (struct slot *slot = wait_for_answers(batch); slot;
         slot = wait_for_answers(batch)) {
        aftercare_status status = hand_out(out, batch, &slot->part, err);
        if (status) {
            return status;
        }
        out->lines += slot->part.count;
        out->wrong += slot->part.wrong;
        give_back(batch, slot);
        show_progress(batch, &progress, out);
    }
    return AFTERCARE_OK;
}

// --- beginning and ending --------------------------------------------------------------

// Twice as many slots as threads, so that none waits for the writer; and one to fill.
static aftercare_status begin(struct batch *batch, const struct batch_request *request,
                              aftercare_error *err) {
    *batch = (struct batch){.request = request, .slots_count = 2 * request->jobs + 1};
    arena_init(&batch->arena, &system_allocator, 0);
    batch->slots = arena_array(&batch->arena, batch->slots_count, sizeof *batch->slots);
    if (!batch->slots) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the batch");
    }
    for (size_t i = 0; i < batch->slots_count; i++) {
        batch_part_init(&batch->slots[i].part, request->line_max);
    }
    if (pipe(batch->stop) != 0) {
        return fail(err, AFTERCARE_EIO, NULL, "no pipe: %s", strerror(errno));
    }
    lines_init(&batch->lines, request->file, batch->stop[0], request->line_max);
    (void)pthread_mutex_init(&batch->lock, NULL);
    (void)pthread_cond_init(&batch->changed, NULL);
    return AFTERCARE_OK;
}

static void end(struct batch *batch) {
    for (size_t i = 0; i < batch->slots_count; i++) {
        batch_part_clear(&batch->slots[i].part);
    }
    lines_clear(&batch->lines);
    (void)close(batch->stop[0]);
    (void)pthread_mutex_destroy(&batch->lock);
    (void)pthread_cond_destroy(&batch->changed);
    arena_clear(&batch->arena);
}

// The threads of one run.
struct crew {
    struct worker *workers;
    size_t workers_count;
    pthread_t reader;
    bool has_reader;
};

// Fewer workers than were wanted do as well, but for none.
static aftercare_status start(struct crew *crew, struct batch *batch,
                              aftercare_error *err) {
    const struct batch_request *request = batch->request;
    aftercare_status status = AFTERCARE_OK;
    crew->workers = arena_array(&batch->arena, request->jobs, sizeof *crew->workers);
    if (!crew->workers) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the threads");
    }
    while (!status && crew->workers_count < request->jobs) {
        struct worker *worker = &crew->workers[crew->workers_count];
        worker->batch = batch;
        status = aftercare_assessor_new(&worker->assessor, request->rules, err);
        if (!status && pthread_create(&worker->thread, NULL, work, worker) != 0) {
            aftercare_assessor_free(worker->assessor);
            break;
        }
        crew->workers_count += status ? 0 : 1;
    }
    if (!status && crew->workers_count > 0) {
        crew->has_reader = pthread_create(&crew->reader, NULL, read_lines, batch) == 0;
    }
    return status || crew->has_reader
               ? status
               : fail(err, AFTERCARE_ENOMEM, NULL, "no threads can be started");
}

static void stop(const struct crew *crew, struct batch *batch) {
    (void)pthread_mutex_lock(&batch->lock);
    batch->is_stopped = true;
    (void)pthread_cond_broadcast(&batch->changed);
    (void)pthread_mutex_unlock(&batch->lock);
    (void)close(batch->stop[1]);
    if (crew->has_reader) {
        (void)pthread_join(crew->reader, NULL);
    }
    for (size_t i = 0; i < crew->workers_count; i++) {
        (void)pthread_join(crew->workers[i].thread, NULL);
        aftercare_assessor_free(crew->workers[i].assessor);
    }
}

aftercare_status batch_run(struct batch_result *out, const struct batch_request *request,
                           aftercare_error *err) {
    struct batch batch;
    struct crew crew = {0};
    aftercare_status status = begin(&batch, request, err);
    if (status) {
        arena_clear(&batch.arena);
        return status;
    }
    status = start(&crew, &batch, err);
    if (!status) {
        status = write_answers(out, &batch, err);
    }
    stop(&crew, &batch);
    end_progress(&batch);
    if (!status && batch.lines.error) {
        status =
            fail(err, AFTERCARE_EIO, request->name, "%s", strerror(batch.lines.error));
    }
    end(&batch);
    return status;
}
