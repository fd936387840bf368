// Reminders by mail: each is handed to the one server that the config names, over
// connections that are kept for a while.
#include "core/channels/channel.h"

#include "core/base/fail.h"
#include "core/channels/mail_connection.h"

// More than there can be, so that curl closes none of them on its own.
#define CONNECTIONS_MAX 100000

struct channel {         // of mails
    struct arena memory; // holds the channel itself and its options
    struct mail_options options;
    struct curl_loop *curl;
    struct mail_owner owner;
    struct mail_connection *connections; // all, also those that are ending
    bool is_closing;
    void (*closed)(void *context);
    void *closed_context;
};

// ---- connections

static void close_curl(struct channel *channel);

static void gone(void *context, struct mail_connection *connection) {
    struct channel *channel = context;
    const struct allocator *allocator = &channel->memory.allocator;

    if (connection->previous) {
        connection->previous->next = connection->next;
    } else {
        channel->connections = connection->next;
    }
    if (connection->next) {
        connection->next->previous = connection->previous;
    }
    (void)allocator->allocate(allocator->context, connection, sizeof *connection, 0);
    if (channel->is_closing && !channel->connections) {
        close_curl(channel);
    }
}

// NULL when there is no memory.
static struct mail_connection *connection_new(struct channel *channel) {
    const struct allocator *allocator = &channel->memory.allocator;
    struct mail_connection *connection =
        allocator->allocate(allocator->context, NULL, 0, sizeof *connection);

    if (!connection) {
        return NULL;
    }
    if (!mail_connection_init(connection, &channel->owner)) {
        (void)allocator->allocate(allocator->context, connection, sizeof *connection, 0);
        return NULL;
    }
    connection->next = channel->connections;
    if (connection->next) {
        connection->next->previous = connection;
    }
    channel->connections = connection;
    return connection;
}

static struct mail_connection *find_idle(const struct channel *channel) {
    struct mail_connection *connection = channel->connections;

    while (connection && connection->state != MAIL_IDLE) {
        connection = connection->next;
    }
    return connection;
}

static void send_over(struct mail_connection *connection,
                      const struct mail_order *order) {
    if (connection) {
        mail_connection_send(connection, order);
    } else {
        order->told(order->context, AFTERCARE_OUTCOME_TRY_AGAIN, 0,
                    "no memory for the mail");
    }
}

static void again(void *context, const struct mail_order *order) {
    send_over(connection_new(context), order);
}

// ---- the channel

static void begin(struct channel *channel, const struct delivery *delivery,
                  aftercare_told *told, void *context) {
    const struct mail_order order = {delivery, told, context};

    if (channel->is_closing) {
        told(context, AFTERCARE_OUTCOME_TRY_AGAIN, 0, "the channel is closed");
        return;
    }
    struct mail_connection *idle = find_idle(channel);
    send_over(idle ? idle : connection_new(channel), &order);
}

static const char *host_of(const struct channel *channel) {
    return channel->options.endpoint.host;
}

static void channel_free(struct channel *channel) {
    struct arena memory = channel->memory;

    mail_options_clear(&channel->options);
    arena_clear(&memory);
}

aftercare_status channel_mail_open(struct channel **out, struct uv_loop_s *loop,
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
        mail_options_read(&channel->options, &channel->memory, options, err);
    if (status == AFTERCARE_OK) {
        status = curl_loop_open(&channel->curl, loop, allocator, CONNECTIONS_MAX, err);
    }
    if (status != AFTERCARE_OK) {
        channel_free(channel);
        return status;
    }
    channel->owner = (struct mail_owner){.loop = loop,
                                         .curl = channel->curl,
                                         .options = &channel->options,
                                         .allocator = &channel->memory.allocator,
                                         .again = again,
                                         .gone = gone,
                                         .context = channel};
    *out = channel;
    return AFTERCARE_OK;
}

static aftercare_status open_with_system(struct channel **out, struct uv_loop_s *loop,
                                         const aftercare_channel_options *options,
                                         aftercare_error *err) {
    return channel_mail_open(out, loop, options, &system_allocator, err);
}

static void curl_closed(void *context) {
    struct channel *channel = context;
    void (*closed)(void *) = channel->closed;
    void *closed_context = channel->closed_context;

    channel_free(channel);
    closed(closed_context);
}

static void close_curl(struct channel *channel) {
    curl_loop_close(channel->curl, curl_closed, channel);
}

// Who is told may send, which is answered at once: the list does not grow any more.
static void end(struct channel *channel, void (*closed)(void *context), void *context) {
    channel->is_closing = true;
    channel->closed = closed;
    channel->closed_context = context;
    if (!channel->connections) {
        close_curl(channel);
        return;
    }
    for (struct mail_connection *at = channel->connections; at; at = at->next) {
        mail_connection_end(at);
    }
}

const struct channel_functions channel_mail = {
    .type = "mail",
    .parallel = 4, // what servers bear of one sender
    .open = open_with_system,
    .send = begin,
    .host = host_of,
    .close = end,
};
