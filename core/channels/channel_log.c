// Reminders as lines of JSON on a descriptor, standard output for example. The descriptor
// is shared with whoever has it too, so that it stays as blocking as it is: a line is
// written in pieces that fit at once, after asking whether they do. Lines go out in the
// order in which they came, and each is told when it is written to its end.
#include "core/channels/channel.h"

#include "core/base/date.h"
#include "core/base/fail.h"
#include "core/base/json_writer.h"
#include "core/channels/cloud_event.h"
#include "core/channels/sigpipe.h"

#include <uv.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#define LINE_BYTES_MAX ((size_t)8 << 20)
#define LOOK_AGAIN_MIN 1  // milliseconds until a reader that lags is looked for again,
#define LOOK_AGAIN_MAX 32 // doubled as long as it does

struct line {
    struct line *next;
    struct buffer text;
    uint64_t deadline; // of the loop's clock
    aftercare_told *told;
    void *context;
};

struct channel { // of lines
    uv_timer_t timer;
    struct line *first, *last; // not written to their end; their deadlines rise
    size_t written;            // bytes of the first line that are out
    bool is_torn;    // a line was given up in its middle: end it before the next
    bool is_writing; // of the lines' owners, one is being told
    bool is_closing;
    int descriptor;
    uint64_t timeout, look_again;
    struct allocator allocator;
    void (*closed)(void *context);
    void *closed_context;
};

// ---- lines

static void line_free(struct channel *channel, struct line *line) {
    struct allocator *allocator = &channel->allocator;

    buffer_clear(&line->text);
    (void)allocator->allocate(allocator->context, line, sizeof *line, 0);
}

// NULL when there is no memory.
static struct line *line_new(struct channel *channel, const struct delivery *delivery) {
    struct allocator *allocator = &channel->allocator;
    struct line *line = allocator->allocate(allocator->context, NULL, 0, sizeof *line);
    char time[INSTANT_TEXT_MAX];

    if (!line) {
        return NULL;
    }
    *line = (struct line){.deadline = uv_now(channel->timer.loop) + channel->timeout};
    buffer_init(&line->text, allocator, LINE_BYTES_MAX);
    struct json_writer writer = {.out = &line->text};
    json_begin_object(&writer);
    json_key(&writer, "time");
    json_string(&writer, instant_format(time, (struct instant){delivery->now}, 0));
    cloud_event_data(&writer, delivery->reminder);
    json_end_object(&writer);
    buffer_string(&line->text, "\n");
    if (line->text.failed) {
        line_free(channel, line);
        return NULL;
    }
    return line;
}

static void append(struct channel *channel, struct line *line) {
    if (channel->last) {
        channel->last->next = line;
    } else {
        channel->first = line;
    }
    channel->last = line;
}

// Takes the first line away and tells its owner, who may send and close.
static void finish_first(struct channel *channel, aftercare_outcome outcome,
                         const char *said) {
    struct line *line = channel->first;
    aftercare_told *told = line->told;
    void *context = line->context;

    if (channel->written > 0 && channel->written < line->text.len) {
        channel->is_torn = true;
    }
    channel->written = 0;
    channel->first = line->next;
    if (!channel->first) {
        channel->last = NULL;
    }
    line_free(channel, line);
    told(context, outcome, 0, said);
}

// ---- writing

// Writes what goes at once: 0 when some was taken, EAGAIN when there is no room, else why
// it cannot be.
static int write_piece(int descriptor, const char *at, size_t len, size_t *written) {
    struct pollfd ready = {.fd = descriptor, .events = POLLOUT};

    *written = 0;
    if (poll(&ready, 1, 0) <= 0) {
        return EAGAIN;
    }
    // A pipe that has room at all takes this much without blocking.
    ssize_t taken = write(descriptor, at, len < PIPE_BUF ? len : PIPE_BUF);
    if (taken > 0) {
        *written = (size_t)taken;
        return 0;
    }
    return taken == 0 || errno == EINTR || errno == EWOULDBLOCK ? EAGAIN : errno;
}

// Writes of the first line what goes at once; 0 when that is all of it.
static int write_first(struct channel *channel) {
    const struct buffer *text = &channel->first->text;
    size_t written = 0;
    int trouble = 0;

    if (channel->is_torn) {
        trouble = write_piece(channel->descriptor, "\n", 1, &written);
        channel->is_torn = written == 0;
    }
    while (trouble == 0 && channel->written < text->len) {
        trouble = write_piece(channel->descriptor, text->at + channel->written,
                              text->len - channel->written, &written);
        channel->written += written;
    }
    return trouble;
}

static void timer_due(uv_timer_t *timer);

static void wait_for_reader(struct channel *channel) {
    (void)uv_timer_start(&channel->timer, timer_due, channel->look_again, 0);
    channel->look_again *= 2;
    if (channel->look_again > LOOK_AGAIN_MAX) {
        channel->look_again = LOOK_AGAIN_MAX;
    }
}

// Writes all that goes at once. Whoever is told may send: those lines are taken up by the
// same loop, so that nothing nests.
static void write_lines(struct channel *channel) {
    if (channel->is_writing) {
        return;
    }
    channel->is_writing = true;
    while (channel->first) {
        size_t before = channel->written;
        struct sigpipe held;
        sigpipe_hold(&held);
        int trouble = write_first(channel);
        sigpipe_release(&held);
        if (trouble == 0 || channel->written > before) {
            channel->look_again = LOOK_AGAIN_MIN;
        }
        if (trouble == EAGAIN && channel->first->deadline > uv_now(channel->timer.loop)) {
            wait_for_reader(channel);
            break;
        }
        if (trouble == 0) {
            finish_first(channel, AFTERCARE_OUTCOME_DELIVERED, "written");
        } else {
            finish_first(channel, AFTERCARE_OUTCOME_DOWN,
                         trouble == EAGAIN ? "nobody reads what is written"
                                           : strerror(trouble));
        }
    }
    channel->is_writing = false;
}

static void timer_due(uv_timer_t *timer) {
    write_lines(timer->data);
}

static void begin(struct channel *channel, const struct delivery *delivery,
                  aftercare_told *told, void *context) {
    aftercare_error err;
    struct line *line = NULL;

    if (channel->is_closing) {
        told(context, AFTERCARE_OUTCOME_TRY_AGAIN, 0, "the channel is closed");
        return;
    }
    if (cloud_event_check(delivery->reminder, &err) != AFTERCARE_OK) {
        told(context, AFTERCARE_OUTCOME_REFUSED, 0, err.sentence);
        return;
    }
    line = line_new(channel, delivery);
    if (!line) {
        told(context, AFTERCARE_OUTCOME_TRY_AGAIN, 0, "no memory for the line");
        return;
    }
    line->told = told;
    line->context = context;
    append(channel, line);
    write_lines(channel);
}

// ---- the channel

aftercare_status channel_log_open(struct channel **out, struct uv_loop_s *loop,
                                  const aftercare_channel_options *options,
                                  const struct allocator *allocator,
                                  aftercare_error *err) {
    int64_t timeout = 0;
    int descriptor = options->log_descriptor == 0 ? 1 : options->log_descriptor;
    struct channel *channel = NULL;
    aftercare_status status = channel_timeout(&timeout, options, err);

    if (status != AFTERCARE_OK) {
        return status;
    }
    int flags = fcntl(descriptor, F_GETFL);
    if (flags < 0 || (flags & O_ACCMODE) == O_RDONLY) {
        return fail(err, AFTERCARE_EUSAGE, options->name,
                    "descriptor %d is not open for writing", descriptor);
    }
    channel = allocator->allocate(allocator->context, NULL, 0, sizeof *channel);
    if (!channel) {
        return fail(err, AFTERCARE_ENOMEM, options->name, "no memory for the channel");
    }
    *channel = (struct channel){.descriptor = descriptor,
                                .timeout = (uint64_t)timeout,
                                .look_again = LOOK_AGAIN_MIN,
                                .allocator = *allocator};
    (void)uv_timer_init(loop, &channel->timer); // cannot fail
    channel->timer.data = channel;
    *out = channel;
    return AFTERCARE_OK;
}

static aftercare_status open_with_system(struct channel **out, struct uv_loop_s *loop,
                                         const aftercare_channel_options *options,
                                         aftercare_error *err) {
    return channel_log_open(out, loop, options, &system_allocator, err);
}

static void timer_closed(uv_handle_t *handle) {
    struct channel *channel = handle->data;
    struct allocator allocator = channel->allocator;
    void (*closed)(void *) = channel->closed;
    void *context = channel->closed_context;

    (void)allocator.allocate(allocator.context, channel, sizeof *channel, 0);
    closed(context);
}

static void end(struct channel *channel, void (*closed)(void *context), void *context) {
    channel->is_closing = true;
    channel->closed = closed;
    channel->closed_context = context;
    while (channel->first) {
        finish_first(channel, AFTERCARE_OUTCOME_TRY_AGAIN, "the channel was closed");
    }
    uv_close((uv_handle_t *)&channel->timer, timer_closed);
}

const struct channel_functions channel_log = {
    .type = "log",
    .open = open_with_system,
    .send = begin,
    .close = end,
};
