// Putting the store, the worker, the schedule and the channels together, and taking them
// apart again.
#include "core/reminders/reminders.h"

#include "core/base/fail.h"
#include "core/reminders/grouping.h"
#include "core/reminders/lanes.h"

#include <string.h>

static void log_line(const aftercare_reminders *reminders, aftercare_status status,
                     const char *sentence) {
    if (reminders->log) {
        reminders->log(reminders->log_context, status, sentence);
    }
}

// Told when it begins and when it ends, not with every batch in between.
static void note_trouble(aftercare_reminders *reminders, aftercare_status status,
                         const aftercare_error *err) {
    counts_batch(&reminders->schedule.counts, status);
    if (status && status != reminders->trouble) {
        log_line(reminders, status, err->sentence);
    }
    if (!status && reminders->trouble) {
        log_line(reminders, AFTERCARE_OK, "the store works again");
    }
    reminders->trouble = status;
}

static void batch_begins(void *context) {
    aftercare_reminders *reminders = context;
    schedule_batch_begins(&reminders->schedule);
}

static void batch_ended(void *context, aftercare_status status,
                        const aftercare_error *err) {
    aftercare_reminders *reminders = context;
    note_trouble(reminders, status, err);
    schedule_batch_ended(&reminders->schedule, status);
    zones_job_batch_ended(&reminders->zones);
    retention_batch_ended(&reminders->retention);
    if (reminders->worker.is_broken && !reminders->is_fatal) {
        reminders->is_fatal = true;
        if (reminders->fatal) {
            reminders->fatal(reminders->fatal_context, err);
        }
    }
}

static void at_work(void *context) {
    schedule_at_work(&((aftercare_reminders *)context)->schedule);
}

bool aftercare_reminders_is_ready(const aftercare_reminders *reminders) {
    return !reminders->is_closing && !reminders->is_fatal &&
           reminders->trouble != AFTERCARE_EIO &&
           reminders->trouble != AFTERCARE_EINTERNAL;
}

static aftercare_status check_options(const aftercare_reminders_options *options,
                                      aftercare_error *err) {
    if (!options->now) {
        return fail(err, AFTERCARE_EUSAGE, NULL, "a clock is needed (set now)");
    }
    if (!options->store) {
        return fail(err, AFTERCARE_EUSAGE, NULL, "a store is needed (\"sqlite:PATH\")");
    }
    if (options->late_rate < 0 || options->late_rate > PACE_RATE_MAX) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "the rate of late reminders is 1 to %d a second", PACE_RATE_MAX);
    }
    if (options->group < 0 || options->group > GROUP_WINDOW_MAX) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "what is grouped is due within a day at the most");
    }
    struct span keeps;
    if (options->retain &&
        (!span_parse(&keeps, text_of(options->retain)) || span_is_zero(keeps))) {
        return fail(err, AFTERCARE_EUSAGE, "retain",
                    "\"%.40s\" is no duration (ISO 8601, such as \"P2Y\")",
                    options->retain);
    }
    if (options->channels_count == 0) {
        return fail(err, AFTERCARE_EUSAGE, NULL, "at least one channel is needed");
    }
    return AFTERCARE_OK;
}

static aftercare_status open_store(struct store **out, const char *name,
                                   const struct reminders_parts *parts,
                                   aftercare_error *err) {
    const char *path = NULL;
    const struct store_functions *functions = parts_store(parts, name, &path, err);
    return functions ? functions->open(out, path, err) : AFTERCARE_EUSAGE;
}

static aftercare_status take_up(aftercare_reminders *reminders, struct store *store,
                                aftercare_error *err) {
    struct arena arena;
    arena_init(&arena, &reminders->allocator, 0);
    aftercare_status status = store->functions->begin(store, err);
    if (!status) {
        status = claims_take_up(store, &arena, reminders->zoneinfo,
                                reminders->now(reminders->now_context), err);
    }
    if (!status) {
        status = lanes_add_closed(reminders, store, &arena, err);
    }
    if (!status) {
        status = store->functions->commit(store, err);
    }
    if (status) {
        store->functions->rollback(store);
    }
    arena_clear(&arena);
    return status;
}

static void free_reminders(aftercare_reminders *reminders) {
    struct allocator allocator = reminders->allocator;
    if (reminders->schedule.allocator) {
        schedule_clear(&reminders->schedule);
        zones_job_clear(&reminders->zones);
        retention_clear(&reminders->retention);
    }
    lanes_clear(reminders);
    if (reminders->zoneinfo) {
        memory_free(&allocator, reminders->zoneinfo, strlen(reminders->zoneinfo) + 1);
    }
    memory_free(&allocator, reminders, sizeof *reminders);
}

static void nothing(void *context) {
    (void)context;
}

// Channels that were opened close by themselves when the loop runs.
static void give_up(aftercare_reminders *reminders, struct store *store) {
    for (size_t i = 0; i < reminders->lanes_count; i++) {
        struct lane *lane = &reminders->lanes[i];
        if (lane->channel) {
            lane->functions->close(lane->channel, nothing, NULL);
        }
    }
    if (store) {
        store->functions->close(store);
    }
    free_reminders(reminders);
}

static aftercare_status start(aftercare_reminders *reminders, struct loop *loop,
                              struct store *store, aftercare_error *err) {
    struct schedule_options schedule = {.allocator = &reminders->allocator,
                                        .worker = &reminders->worker,
                                        .lanes = reminders->lanes,
                                        .lanes_count = reminders->lanes_count,
                                        .group = reminders->group,
                                        .now = reminders->now,
                                        .now_context = reminders->now_context,
                                        .note = reminders->log,
                                        .note_context = reminders->log_context,
                                        .zoneinfo = reminders->zoneinfo};
    if (!loop) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the loop");
    }
    aftercare_status status = schedule_init(&reminders->schedule, &schedule, err);
    if (status) {
        loop->functions->close(loop, nothing, NULL);
        return status;
    }
    struct worker_owner owner = {.opening = &reminders->schedule.record.job,
                                 .closing = &reminders->schedule.look.job,
                                 .begins = batch_begins,
                                 .ended = batch_ended,
                                 .at_work = at_work,
                                 .context = reminders};
    worker_init(&reminders->worker, loop, store, &owner);
    struct zones_job zones = {.worker = &reminders->worker,
                              .schedule = &reminders->schedule,
                              .directory = reminders->zoneinfo,
                              .now = reminders->now,
                              .now_context = reminders->now_context,
                              .note = reminders->log,
                              .note_context = reminders->log_context};
    zones_job_init(&reminders->zones, &zones, &reminders->allocator);
    struct retention retention = reminders->retention; // as make has left it
    retention.worker = &reminders->worker;
    retention_init(&reminders->retention, &retention, &reminders->allocator);
    schedule_start(&reminders->schedule);
    zones_job_begin(&reminders->zones);
    return AFTERCARE_OK;
}

static bool copy_zoneinfo(aftercare_reminders *reminders, const char *zoneinfo) {
    size_t size = strlen(zoneinfo) + 1;
    reminders->zoneinfo = memory_new(&reminders->allocator, size);
    if (reminders->zoneinfo) {
        memcpy(reminders->zoneinfo, zoneinfo, size);
    }
    return reminders->zoneinfo != NULL;
}

// NULL, with what is wrong, when there is no memory.
static aftercare_reminders *make(const aftercare_reminders_options *options,
                                 const struct reminders_parts *parts,
                                 aftercare_error *err) {
    aftercare_reminders *reminders = memory_new(parts->allocator, sizeof *reminders);
    if (!reminders) {
        (void)fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the reminders");
        return NULL;
    }
    reminders->allocator = *parts->allocator;
    if (options->zoneinfo && !copy_zoneinfo(reminders, options->zoneinfo)) {
        memory_free(parts->allocator, reminders, sizeof *reminders);
        (void)fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the reminders");
        return NULL;
    }
    reminders->group = options->group;
    reminders->now = options->now;
    reminders->now_context = options->now_context;
    reminders->log = options->log;
    reminders->log_context = options->log_context;
    reminders->fatal = options->fatal;
    reminders->fatal_context = options->fatal_context;
    reminders->retention = (struct retention){.now = options->now,
                                              .now_context = options->now_context,
                                              .told = options->retained,
                                              .told_context = options->retained_context};
    (void)span_parse(&reminders->retention.keeps,
                     text_of(options->retain ? options->retain : ""));
    return reminders;
}

aftercare_status reminders_check(struct uv_loop_s *loop,
                                 const aftercare_reminders_options *options,
                                 const struct reminders_parts *parts,
                                 aftercare_error *err) {
    aftercare_status status = check_options(options, err);
    if (status) {
        return status;
    }
    aftercare_reminders *reminders = make(options, parts, err);
    if (!reminders) {
        return AFTERCARE_ENOMEM;
    }
    const char *path = NULL;
    status =
        parts_store(parts, options->store, &path, err) ? AFTERCARE_OK : AFTERCARE_EUSAGE;
    if (!status) {
        status = lanes_open(reminders, loop, options, parts, err);
    }
    give_up(reminders, NULL);
    return status;
}

static struct loop *new_loop(const aftercare_reminders *reminders, struct uv_loop_s *loop,
                             const struct reminders_parts *parts) {
    return parts->loop_new(parts->loop_context ? parts->loop_context : loop,
                           &reminders->allocator);
}

aftercare_status reminders_open(aftercare_reminders **out, struct uv_loop_s *loop,
                                const aftercare_reminders_options *options,
                                const struct reminders_parts *parts,
                                aftercare_error *err) {
    aftercare_status status = check_options(options, err);
    if (status) {
        return status;
    }
    struct store *store = NULL;
    aftercare_reminders *reminders = make(options, parts, err);
    if (!reminders) {
        return AFTERCARE_ENOMEM;
    }
    status = open_store(&store, options->store, parts, err);
    if (!status) {
        status = lanes_open(reminders, loop, options, parts, err);
    }
    if (!status) {
        status = take_up(reminders, store, err);
    }
    if (!status) {
        status = start(reminders, new_loop(reminders, loop, parts), store, err);
    }
    if (status) {
        give_up(reminders, store);
        return status;
    }
    *out = reminders;
    return AFTERCARE_OK;
}

static void worker_closed(void *context) {
    aftercare_reminders *reminders = context;
    aftercare_reminders_closed *closed = reminders->closed;
    void *closed_context = reminders->closed_context;
    struct own_loop *own = reminders->own_loop;
    free_reminders(reminders);
    if (own) { // whose last step tells it
        own->is_over = true;
        own->closed = closed;
        own->closed_context = closed_context;
    } else if (closed) {
        closed(closed_context);
    }
}

static void schedule_closed(void *context) {
    aftercare_reminders *reminders = context;
    worker_close(&reminders->worker, worker_closed, reminders);
}

void aftercare_reminders_renew_zones(aftercare_reminders *reminders) {
    if (!reminders->is_closing && !reminders->is_fatal) {
        zones_job_begin(&reminders->zones);
    }
}

void aftercare_reminders_close(aftercare_reminders *reminders,
                               aftercare_reminders_closed *closed, void *context) {
    if (!reminders || reminders->is_closing) {
        return;
    }
    reminders->is_closing = true;
    zones_job_close(&reminders->zones);
    retention_close(&reminders->retention);
    reminders->closed = closed;
    reminders->closed_context = context;
    schedule_close(&reminders->schedule, schedule_closed, reminders);
}
