// Putting the store, the worker, the schedule and the channels together, and taking them
// apart again.
#include "core/reminders/reminders.h"

#include "core/base/fail.h"
#include "core/reminders/read.h"

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
    if (reminders->worker.is_broken && !reminders->is_fatal) {
        reminders->is_fatal = true;
        if (reminders->fatal) {
            reminders->fatal(reminders->fatal_context, err);
        }
    }
}

bool aftercare_reminders_is_ready(const aftercare_reminders *reminders) {
    return !reminders->is_closing && !reminders->is_fatal &&
           reminders->trouble != AFTERCARE_EIO &&
           reminders->trouble != AFTERCARE_EINTERNAL;
}

static struct lane *find_lane(const aftercare_reminders *reminders, const char *name) {
    for (size_t i = 0; i < reminders->lanes_count; i++) {
        if (strcmp(reminders->lanes[i].name, name) == 0) {
            return &reminders->lanes[i];
        }
    }
    return NULL;
}

const struct lane *reminders_lane(const aftercare_reminders *reminders,
                                  const char *channel) {
    const struct lane *lane =
        find_lane(reminders, channel ? channel : reminders->default_channel);
    return lane && lane->channel ? lane : NULL;
}

static aftercare_status check_options(const aftercare_reminders_options *options,
                                      aftercare_error *err) {
    if (!options || options->size != sizeof *options) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "the options are of another version (begin with "
                    "AFTERCARE_REMINDERS_OPTIONS)");
    }
    if (!options->now) {
        return fail(err, AFTERCARE_EUSAGE, NULL, "a clock is needed (set now)");
    }
    if (!options->store) {
        return fail(err, AFTERCARE_EUSAGE, NULL, "a store is needed (\"sqlite:PATH\")");
    }
    if (options->channels_count == 0) {
        return fail(err, AFTERCARE_EUSAGE, NULL, "at least one channel is needed");
    }
    return AFTERCARE_OK;
}

static const struct store_functions *find_store(const struct reminders_parts *parts,
                                                const char *store, const char **path) {
    for (const struct store_functions *const *at = parts->stores; *at; at++) {
        size_t len = strlen((*at)->scheme);
        if (strncmp(store, (*at)->scheme, len) == 0 && store[len] == ':') {
            *path = store + len + 1;
            return *at;
        }
    }
    return NULL;
}

static aftercare_status check_store(const char *store,
                                    const struct reminders_parts *parts,
                                    aftercare_error *err) {
    const char *path = NULL;
    return find_store(parts, store, &path)
               ? AFTERCARE_OK
               : fail(err, AFTERCARE_EUSAGE, store,
                      "there is no such store (\"sqlite:PATH\")");
}

static aftercare_status open_store(struct store **out,
                                   const aftercare_reminders_options *options,
                                   const struct reminders_parts *parts,
                                   aftercare_error *err) {
    const char *path = NULL;
    aftercare_status status = check_store(options->store, parts, err);
    return status ? status
                  : find_store(parts, options->store, &path)->open(out, path, err);
}

static struct lane *add_lane(aftercare_reminders *reminders, const char *name,
                             aftercare_error *err) {
    if (reminders->lanes_count == reminders->lanes_capacity) {
        size_t capacity = reminders->lanes_capacity * 2 + 4;
        struct lane *grown = reminders->allocator.allocate(
            reminders->allocator.context, reminders->lanes,
            reminders->lanes_capacity * sizeof *grown, capacity * sizeof *grown);
        if (!grown) {
            (void)fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a channel");
            return NULL;
        }
        reminders->lanes = grown;
        reminders->lanes_capacity = capacity;
    }
    struct lane *lane = &reminders->lanes[reminders->lanes_count++];
    return lane_init(lane, &reminders->allocator, name, err) ? NULL : lane;
}

static aftercare_status open_channel(aftercare_reminders *reminders,
                                     struct uv_loop_s *loop,
                                     const aftercare_channel_options *options,
                                     const struct reminders_parts *parts,
                                     aftercare_error *err) {
    if (!options->name || !options->name[0] || find_lane(reminders, options->name)) {
        return fail(err, AFTERCARE_EUSAGE, options->name,
                    "each channel needs a name of its own");
    }
    const struct channel_functions *functions =
        parts->channel_of_type(options->type ? options->type : "");
    if (!functions) {
        return fail(err, AFTERCARE_EUSAGE, options->name,
                    "there is no type of channel \"%s\" (log, webhook, mail or callback)",
                    options->type ? options->type : "");
    }
    struct lane *lane = add_lane(reminders, options->name, err);
    return lane ? lane_open(lane, loop, functions, options, err) : AFTERCARE_ENOMEM;
}

static aftercare_status open_channels(aftercare_reminders *reminders,
                                      struct uv_loop_s *loop,
                                      const aftercare_reminders_options *options,
                                      const struct reminders_parts *parts,
                                      aftercare_error *err) {
    for (size_t i = 0; i < options->channels_count; i++) {
        aftercare_status status =
            open_channel(reminders, loop, &options->channels[i], parts, err);
        if (status) {
            return status;
        }
    }
    const char *name =
        options->default_channel ? options->default_channel : options->channels[0].name;
    const struct lane *lane = find_lane(reminders, name);
    if (!lane) {
        return fail(err, AFTERCARE_EUSAGE, name,
                    "the default channel is none of the channels");
    }
    reminders->default_channel = lane->name;
    return AFTERCARE_OK;
}

// What the store has for channels that are configured no more gets lanes without one.
static aftercare_status add_closed_lanes(aftercare_reminders *reminders,
                                         struct store *store, struct arena *arena,
                                         aftercare_error *err) {
    const char *name = "";
    aftercare_status status = AFTERCARE_OK;
    while (!status) {
        status = store->functions->channel_after(store, arena, name, &name, err);
        if (!status && !find_lane(reminders, name)) {
            status = add_lane(reminders, name, err) ? AFTERCARE_OK : AFTERCARE_ENOMEM;
        }
    }
    return status == AFTERCARE_ENOTFOUND ? AFTERCARE_OK : status;
}

static aftercare_status take_up(aftercare_reminders *reminders, struct store *store,
                                aftercare_error *err) {
    struct arena arena;
    arena_init(&arena, &reminders->allocator, 0);
    aftercare_status status = store->functions->begin(store, err);
    if (!status) {
        status =
            claims_take_up(store, &arena, reminders->now(reminders->now_context), err);
    }
    if (!status) {
        status = add_closed_lanes(reminders, store, &arena, err);
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
    for (size_t i = 0; i < reminders->lanes_count; i++) {
        lane_clear(&reminders->lanes[i]);
    }
    struct allocator allocator = reminders->allocator;
    if (reminders->schedule.allocator) {
        schedule_clear(&reminders->schedule);
    }
    memory_free(&allocator, reminders->lanes,
                reminders->lanes_capacity * sizeof *reminders->lanes);
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

static aftercare_status start(aftercare_reminders *reminders, struct uv_loop_s *loop,
                              struct store *store, aftercare_error *err) {
    struct schedule_options schedule = {.allocator = &reminders->allocator,
                                        .worker = &reminders->worker,
                                        .lanes = reminders->lanes,
                                        .lanes_count = reminders->lanes_count,
                                        .now = reminders->now,
                                        .now_context = reminders->now_context,
                                        .note = reminders->log,
                                        .note_context = reminders->log_context};
    aftercare_status status = schedule_init(&reminders->schedule, &schedule, err);
    if (status) {
        return status;
    }
    struct worker_owner owner = {.opening = &reminders->schedule.record.job,
                                 .closing = &reminders->schedule.look.job,
                                 .begins = batch_begins,
                                 .ended = batch_ended,
                                 .context = reminders};
    worker_init(&reminders->worker, loop, store, &owner);
    schedule_start(&reminders->schedule, loop);
    return AFTERCARE_OK;
}

static aftercare_status make(aftercare_reminders **out,
                             const aftercare_reminders_options *options,
                             const struct reminders_parts *parts, aftercare_error *err) {
    aftercare_status status = check_options(options, err);
    if (status) {
        return status;
    }
    aftercare_reminders *reminders = memory_new(parts->allocator, sizeof *reminders);
    if (!reminders) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the reminders");
    }
    reminders->allocator = *parts->allocator;
    reminders->now = options->now;
    reminders->now_context = options->now_context;
    reminders->log = options->log;
    reminders->log_context = options->log_context;
    reminders->fatal = options->fatal;
    reminders->fatal_context = options->fatal_context;
    *out = reminders;
    return AFTERCARE_OK;
}

aftercare_status reminders_check(struct uv_loop_s *loop,
                                 const aftercare_reminders_options *options,
                                 const struct reminders_parts *parts,
                                 aftercare_error *err) {
    aftercare_reminders *reminders = NULL;
    aftercare_status status = make(&reminders, options, parts, err);
    if (status) {
        return status;
    }
    status = check_store(options->store, parts, err);
    if (!status) {
        status = open_channels(reminders, loop, options, parts, err);
    }
    give_up(reminders, NULL);
    return status;
}

aftercare_status reminders_open(aftercare_reminders **out, struct uv_loop_s *loop,
                                const aftercare_reminders_options *options,
                                const struct reminders_parts *parts,
                                aftercare_error *err) {
    struct store *store = NULL;
    aftercare_reminders *reminders = NULL;
    aftercare_status status = make(&reminders, options, parts, err);
    if (status) {
        return status;
    }
    status = open_store(&store, options, parts, err);
    if (!status) {
        status = open_channels(reminders, loop, options, parts, err);
    }
    if (!status) {
        status = take_up(reminders, store, err);
    }
    if (!status) {
        status = start(reminders, loop, store, err);
    }
    if (status) {
        give_up(reminders, store);
        return status;
    }
    *out = reminders;
    return AFTERCARE_OK;
}

static const struct store_functions *const stores[] = {&store_sqlite, NULL};
static const struct reminders_parts own_parts = {
    .allocator = &system_allocator, .stores = stores, .channel_of_type = channel_of_type};

aftercare_status aftercare_reminders_open(aftercare_reminders **out,
                                          struct uv_loop_s *loop,
                                          const aftercare_reminders_options *options,
                                          aftercare_error *err) {
    return reminders_open(out, loop, options, &own_parts, err);
}

aftercare_status aftercare_reminders_check(struct uv_loop_s *loop,
                                           const aftercare_reminders_options *options,
                                           aftercare_error *err) {
    return reminders_check(loop, options, &own_parts, err);
}

static void worker_closed(void *context) {
    aftercare_reminders *reminders = context;
    aftercare_reminders_closed *closed = reminders->closed;
    void *closed_context = reminders->closed_context;
    free_reminders(reminders);
    if (closed) {
        closed(closed_context);
    }
}

static void schedule_closed(void *context) {
    aftercare_reminders *reminders = context;
    worker_close(&reminders->worker, worker_closed, reminders);
}

void aftercare_reminders_close(aftercare_reminders *reminders,
                               aftercare_reminders_closed *closed, void *context) {
    if (!reminders || reminders->is_closing) {
        return;
    }
    reminders->is_closing = true;
    reminders->closed = closed;
    reminders->closed_context = context;
    schedule_close(&reminders->schedule, schedule_closed, reminders);
}

aftercare_status reminders_read(const aftercare_read *what,
                                aftercare_reminders_done *done, void *context,
                                const struct reminders_parts *parts,
                                aftercare_error *err) {
    struct read read = {
        .allocator = parts->allocator, .what = what, .done = done, .context = context};
    const char *path = NULL;
    if (!what || what->size != sizeof *what || !what->store || !what->key || !done) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "a store, a key and whom to tell are needed (begin with "
                    "AFTERCARE_READ)");
    }
    aftercare_status status = check_store(what->store, parts, err);
    if (!status) {
        const struct store_functions *store = find_store(parts, what->store, &path);
        status = store->open_to_read(&read.store, path, err);
    }
    if (!status) {
        status = read_reminder(&read, err);
        read.store->functions->close(read.store);
    }
    return status;
}

aftercare_status aftercare_reminders_read(const aftercare_read *what,
                                          aftercare_reminders_done *done, void *context,
                                          aftercare_error *err) {
    return reminders_read(what, done, context, &own_parts, err);
}
