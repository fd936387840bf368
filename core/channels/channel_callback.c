// A channel of the host's own: each reminder is handed to a function, which answers now
// or later. A call that is not answered in time is told as such, and what comes after
// that is passed over; its memory waits for the host's answer, which comes exactly once.
#include "core/channels/channel.h"

#include "core/base/fail.h"

#include <uv.h>

#include <inttypes.h>
#include <stdio.h>

struct call {
    struct channel *channel; // NULL once it was told
    struct call *previous, *next;
    uint64_t deadline; // of the loop's clock
    aftercare_told *told;
    void *context;
    struct allocator allocator; // outlives the channel
};

struct channel { // of callbacks
    uv_timer_t timer;
    struct call *first, *last; // under way; their deadlines rise
    uint64_t timeout;
    aftercare_send *send;
    void *send_context;
    struct allocator allocator;
    bool is_closing;
    void (*closed)(void *context);
    void *closed_context;
};

static void release(const struct allocator *allocator, void *block, size_t size) {
    (void)allocator->allocate(allocator->context, block, size, 0);
}

static void timer_due(uv_timer_t *timer);

static void arm(struct channel *channel) {
    if (!channel->first) {
        (void)uv_timer_stop(&channel->timer);
        return;
    }
    uint64_t now = uv_now(channel->timer.loop);
    uint64_t deadline = channel->first->deadline;
    (void)uv_timer_start(&channel->timer, timer_due, deadline > now ? deadline - now : 0,
                         0);
}

static void append(struct channel *channel, struct call *call) {
    call->previous = channel->last;
    if (channel->last) {
        channel->last->next = call;
    } else {
        channel->first = call;
        arm(channel);
    }
    channel->last = call;
}

static void take_out(struct channel *channel, struct call *call) {
    if (call->previous) {
        call->previous->next = call->next;
    } else {
        channel->first = call->next;
    }
    if (call->next) {
        call->next->previous = call->previous;
    } else {
        channel->last = call->previous;
    }
    call->channel = NULL;
}

// The call stays for the host's answer.
static void give_up(struct channel *channel, struct call *call, aftercare_outcome outcome,
                    const char *said) {
    take_out(channel, call);
    call->told(call->context, outcome, 0, said);
}

static void timer_due(uv_timer_t *timer) {
    struct channel *channel = timer->data;
    char said[64];

    (void)snprintf(said, sizeof said, "no answer in %" PRIu64 " ms", channel->timeout);
    while (channel->first && channel->first->deadline <= uv_now(timer->loop)) {
        give_up(channel, channel->first, AFTERCARE_OUTCOME_DOWN, said);
    }
    if (!channel->is_closing) {
        arm(channel);
    }
}

// What the host calls: only what an outcome may be goes on.
static void answered(void *context, aftercare_outcome outcome, int64_t retry_after,
                     const char *said) {
    struct call *call = context;
    struct allocator allocator = call->allocator;
    aftercare_told *told = call->told;
    void *told_context = call->context;
    struct channel *channel = call->channel;

    if (channel) {
        take_out(channel, call);
        arm(channel);
    }
    release(&allocator, call, sizeof *call);
    if (!channel) {
        return;
    }
    bool is_one = outcome == AFTERCARE_OUTCOME_DELIVERED ||
                  outcome == AFTERCARE_OUTCOME_REFUSED ||
                  outcome == AFTERCARE_OUTCOME_DOWN;
    told(told_context, is_one ? outcome : AFTERCARE_OUTCOME_TRY_AGAIN,
         retry_after > 0 ? retry_after : 0, said ? said : "");
}

static void begin(struct channel *channel, const struct delivery *delivery,
                  aftercare_told *told, void *context) {
    struct allocator allocator = channel->allocator;
    struct call *call = NULL;

    if (channel->is_closing) {
        told(context, AFTERCARE_OUTCOME_TRY_AGAIN, 0, "the channel is closed");
        return;
    }
    call = allocator.allocate(allocator.context, NULL, 0, sizeof *call);
    if (!call) {
        told(context, AFTERCARE_OUTCOME_TRY_AGAIN, 0, "no memory for the call");
        return;
    }
    *call = (struct call){.channel = channel,
                          .deadline = uv_now(channel->timer.loop) + channel->timeout,
                          .told = told,
                          .context = context,
                          .allocator = allocator};
    append(channel, call);
    channel->send(channel->send_context, delivery->reminder, answered, call);
}

aftercare_status channel_callback_open(struct channel **out, struct uv_loop_s *loop,
                                       const aftercare_channel_options *options,
                                       const struct allocator *allocator,
                                       aftercare_error *err) {
    int64_t timeout = 0;
    struct channel *channel = NULL;
    aftercare_status status = channel_timeout(&timeout, options, err);

    if (status != AFTERCARE_OK) {
        return status;
    }
    if (!options->send) {
        return fail(err, AFTERCARE_EUSAGE, options->name,
                    "a callback channel needs a function to call (send)");
    }
    channel = allocator->allocate(allocator->context, NULL, 0, sizeof *channel);
    if (!channel) {
        return fail(err, AFTERCARE_ENOMEM, options->name, "no memory for the channel");
    }
    *channel = (struct channel){.timeout = (uint64_t)timeout,
                                .send = options->send,
                                .send_context = options->send_context,
                                .allocator = *allocator};
    (void)uv_timer_init(loop, &channel->timer); // cannot fail
    channel->timer.data = channel;
    *out = channel;
    return AFTERCARE_OK;
}

static aftercare_status open_with_system(struct channel **out, struct uv_loop_s *loop,
                                         const aftercare_channel_options *options,
                                         aftercare_error *err) {
    return channel_callback_open(out, loop, options, &system_allocator, err);
}

static void timer_closed(uv_handle_t *handle) {
    struct channel *channel = handle->data;
    struct allocator allocator = channel->allocator;
    void (*closed)(void *) = channel->closed;
    void *context = channel->closed_context;

    release(&allocator, channel, sizeof *channel);
    closed(context);
}

static void end(struct channel *channel, void (*closed)(void *context), void *context) {
    channel->is_closing = true;
    channel->closed = closed;
    channel->closed_context = context;
    while (channel->first) {
        give_up(channel, channel->first, AFTERCARE_OUTCOME_TRY_AGAIN,
                "the channel was closed");
    }
    uv_close((uv_handle_t *)&channel->timer, timer_closed);
}

const struct channel_functions channel_callback = {
    .type = "callback",
    .open = open_with_system,
    .send = begin,
    .close = end,
};
