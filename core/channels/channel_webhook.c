// Reminders by HTTP: each is posted to the one address that the config names, over
// connections that are kept. Sends live as long as the channel and are used again.
#include "core/channels/channel.h"

#include "core/base/fail.h"
#include "core/channels/webhook_exchange.h"

struct send {
    struct webhook_exchange exchange;
    struct channel *channel;
    struct send *next; // among the idle
    aftercare_told *told;
    void *context;
};

struct channel {         // of webhooks
    struct arena memory; // holds the channel itself and its options
    struct webhook_options options;
    struct curl_loop *curl;
    struct send *idle;
    bool is_closing;
    void (*closed)(void *context);
    void *closed_context;
};

// Puts a send to the idle ones, and tells how it ended.
static void finish(struct send *send, aftercare_outcome outcome, int64_t retry_after,
                   const char *said) {
    struct channel *channel = send->channel;

    send->next = channel->idle;
    channel->idle = send;
    send->told(send->context, outcome, retry_after, said);
}

static void finished(void *context, CURLcode result) {
    struct send *send = context;
    struct verdict verdict;

    webhook_exchange_judge(&send->exchange, result, &verdict);
    finish(send, verdict.outcome, verdict.retry_after, verdict.said);
}

static void send_free(struct send *send, const struct allocator *allocator) {
    (void)allocator->allocate(allocator->context, send, sizeof *send, 0);
}

static struct send *send_new(struct channel *channel) {
    const struct allocator *allocator = &channel->memory.allocator;
    struct send *send = allocator->allocate(allocator->context, NULL, 0, sizeof *send);

    if (!send) {
        return NULL;
    }
    *send = (struct send){.channel = channel};
    if (!webhook_exchange_init(&send->exchange, &channel->options, allocator, finished,
                               send)) {
        send_free(send, allocator);
        return NULL;
    }
    return send;
}

// A send, idle or new; NULL when there is no memory.
static struct send *take_send(struct channel *channel) {
    struct send *send = channel->idle;

    if (!send) {
        return send_new(channel);
    }
    channel->idle = send->next;
    return send;
}

static void begin(struct channel *channel, const struct delivery *delivery,
                  aftercare_told *told, void *context) {
    aftercare_error err;
    struct send *send = channel->is_closing ? NULL : take_send(channel);

    if (!send) {
        told(context, AFTERCARE_OUTCOME_TRY_AGAIN, 0,
             channel->is_closing ? "the channel is closed" : "no memory for the request");
        return;
    }
    send->told = told;
    send->context = context;
    aftercare_status status = webhook_exchange_prepare(&send->exchange, delivery, &err);
    if (status != AFTERCARE_OK) {
        finish(send,
               status == AFTERCARE_EDOCUMENT ? AFTERCARE_OUTCOME_REFUSED
                                             : AFTERCARE_OUTCOME_TRY_AGAIN,
               0, err.sentence);
    } else if (!curl_loop_start(channel->curl, &send->exchange.exchange.transfer)) {
        finish(send, AFTERCARE_OUTCOME_TRY_AGAIN, 0, "no memory for the request");
    }
}

static const char *host_of(const struct channel *channel) {
    return channel->options.endpoint.host;
}

static void channel_free(struct channel *channel) {
    struct arena memory = channel->memory;

    webhook_options_clear(&channel->options);
    arena_clear(&memory);
}

aftercare_status channel_webhook_open(struct channel **out, struct uv_loop_s *loop,
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
    aftercare_status status =
        webhook_options_read(&channel->options, &channel->memory, options, err);
    if (status == AFTERCARE_OK) {
        status = curl_loop_open(&channel->curl, loop, allocator,
                                channel->options.endpoint.connections, err);
    }
    if (status != AFTERCARE_OK) {
        channel_free(channel);
        return status;
    }
    *out = channel;
    return AFTERCARE_OK;
}

static aftercare_status open_with_system(struct channel **out, struct uv_loop_s *loop,
                                         const aftercare_channel_options *options,
                                         aftercare_error *err) {
    return channel_webhook_open(out, loop, options, &system_allocator, err);
}

static void curl_closed(void *context) {
    struct channel *channel = context;
    void (*closed)(void *) = channel->closed;
    void *closed_context = channel->closed_context;

    channel_free(channel);
    closed(closed_context);
}

static void end(struct channel *channel, void (*closed)(void *context), void *context) {
    channel->is_closing = true;
    channel->closed = closed;
    channel->closed_context = context;
    curl_loop_abort(channel->curl, CURLE_ABORTED_BY_CALLBACK);
    while (channel->idle) {
        struct send *send = channel->idle;
        channel->idle = send->next;
        webhook_exchange_clear(&send->exchange);
        send_free(send, &channel->memory.allocator);
    }
    curl_loop_close(channel->curl, curl_closed, channel);
}

const struct channel_functions channel_webhook = {
    .type = "webhook",
    .open = open_with_system,
    .send = begin,
    .host = host_of,
    .close = end,
};
