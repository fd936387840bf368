// Reminders to a program of the clinic's own: each is one run of it, with the reminder as
// JSON on its standard input.
#include "core/channels/channel.h"

#include "core/base/fail.h"
#include "core/channels/exec_run.h"
#include "core/channels/program.h"

#include <string.h>

struct channel {         // of programs
    struct arena memory; // holds the channel itself and its options
    struct exec_owner owner;
    struct exec_run *runs; // all, also those that are ending
    uv_timer_t timer;      // so that closing has a later, also without a run
    bool is_closing;
    void (*closed)(void *context);
    void *closed_context;
};

static void timer_closed(uv_handle_t *handle) {
    struct channel *channel = handle->data;
    struct arena memory = channel->memory;
    void (*closed)(void *) = channel->closed;
    void *context = channel->closed_context;

    arena_clear(&memory);
    closed(context);
}

static void close_if_done(struct channel *channel) {
    if (channel->is_closing && !channel->runs &&
        !uv_is_closing((uv_handle_t *)&channel->timer)) {
        uv_close((uv_handle_t *)&channel->timer, timer_closed);
    }
}

static void gone(void *context, struct exec_run *run) {
    struct channel *channel = context;
    const struct allocator *allocator = &channel->memory.allocator;

    if (run->previous) {
        run->previous->next = run->next;
    } else {
        channel->runs = run->next;
    }
    if (run->next) {
        run->next->previous = run->previous;
    }
    (void)allocator->allocate(allocator->context, run, sizeof *run, 0);
    close_if_done(channel);
}

static void begin(struct channel *channel, const struct delivery *delivery,
                  aftercare_told *told, void *context) {
    const struct allocator *allocator = &channel->memory.allocator;
    const struct exec_order order = {delivery, told, context};
    struct exec_run *run = NULL;

    if (channel->is_closing) {
        told(context, AFTERCARE_OUTCOME_TRY_AGAIN, 0, "the channel is closed");
        return;
    }
    run = allocator->allocate(allocator->context, NULL, 0, sizeof *run);
    if (!run) {
        told(context, AFTERCARE_OUTCOME_TRY_AGAIN, 0, "no memory for the program");
        return;
    }
    *run = (struct exec_run){.next = channel->runs};
    if (run->next) {
        run->next->previous = run;
    }
    channel->runs = run;
    exec_run_start(run, &channel->owner, &order);
}

static aftercare_status read_options(struct channel *channel, struct uv_loop_s *loop,
                                     const aftercare_channel_options *options,
                                     aftercare_error *err) {
    struct exec_owner *owner = &channel->owner;
    aftercare_status status = channel_timeout(&owner->timeout, options, err);

    if (status == AFTERCARE_OK) {
        status = program_find(&owner->program, &channel->memory, options->program,
                              options->name, err);
    }
    if (status != AFTERCARE_OK) {
        return status;
    }
    owner->loop = loop;
    owner->name = arena_copy(&channel->memory, options->name, strlen(options->name));
    owner->allocator = &channel->memory.allocator;
    owner->gone = gone;
    owner->context = channel;
    return owner->name
               ? AFTERCARE_OK
               : fail(err, AFTERCARE_ENOMEM, options->name, "no memory for the channel");
}

aftercare_status channel_exec_open(struct channel **out, struct uv_loop_s *loop,
                                   const aftercare_channel_options *options,
                                   const struct allocator *allocator,
                                   aftercare_error *err) {
    struct arena memory;

    arena_init(&memory, allocator, 0);
    struct channel *channel = arena_alloc(&memory, sizeof *channel);
    if (!channel) {
        return fail(err, AFTERCARE_ENOMEM, options->name, "no memory for the channel");
    }
    channel->memory = memory;
    aftercare_status status = read_options(channel, loop, options, err);
    if (status != AFTERCARE_OK) {
        memory = channel->memory;
        arena_clear(&memory);
        return status;
    }
    (void)uv_timer_init(loop, &channel->timer); // last: from here on nothing can fail
    channel->timer.data = channel;
    *out = channel;
    return AFTERCARE_OK;
}

static aftercare_status open_with_system(struct channel **out, struct uv_loop_s *loop,
                                         const aftercare_channel_options *options,
                                         aftercare_error *err) {
    return channel_exec_open(out, loop, options, &system_allocator, err);
}

static void end(struct channel *channel, void (*closed)(void *context), void *context) {
    channel->is_closing = true;
    channel->closed = closed;
    channel->closed_context = context;
    for (struct exec_run *run = channel->runs; run; run = run->next) {
        exec_run_end(run);
    }
    close_if_done(channel);
}

const struct channel_functions channel_exec = {
    .type = "exec",
    .parallel = 8, // each is a process
    .open = open_with_system,
    .send = begin,
    .close = end,
};
