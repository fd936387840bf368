#include "core/channels/mail_connection.h"

#include "core/channels/mail_answer.h"
#include "core/channels/mail_message.h"
#include "core/channels/sigpipe.h"

#include <string.h>

#define IDLE_MILLISECONDS 60000               // servers wait longer than this
#define MESSAGE_KEPT_BYTES ((size_t)64 << 10) // no giant stays for ever
#define READ_BYTES 16384

// ---- its end

static void handle_closed(uv_handle_t *handle) {
    struct mail_connection *connection = handle->data;

    connection->handles--;
    if (connection->handles == 0) {
        exchange_clear(&connection->exchange);
        smtp_dialogue_clear(&connection->dialogue);
        buffer_clear(&connection->message);
        connection->owner->gone(connection->owner->context, connection);
    }
}

static CURLcode write_some(struct mail_connection *connection, const char *at, size_t len,
                           size_t *written) {
    struct sigpipe held;

    *written = 0;
    sigpipe_hold(&held);
    CURLcode result =
        curl_easy_send(connection->exchange.transfer.easy, at, len, written);
    sigpipe_release(&held);
    return result;
}

// Says farewell where that goes without waiting, and has curl close the socket.
static void end(struct mail_connection *connection) {
    static const char farewell[] = "QUIT\r\n";
    bool is_new = connection->state == MAIL_NEW;
    bool is_open = connection->state == MAIL_IDLE || connection->state == MAIL_TALKING;
    size_t written = 0;

    connection->state = MAIL_ENDING;
    if (is_open) {
        (void)uv_poll_stop(&connection->poll);
        (void)write_some(connection, farewell, strlen(farewell), &written);
        uv_close((uv_handle_t *)&connection->poll, handle_closed);
    }
    if (!is_new) {
        curl_loop_drop(connection->owner->curl, &connection->exchange.transfer);
    }
    uv_close((uv_handle_t *)&connection->timer, handle_closed);
}

// Tells how the mail went, last of all: who is told may send and close. A connection over
// which a mail was not taken is not used again.
static void tell(struct mail_connection *connection, const struct mail_answer *answer) {
    struct mail_order order = connection->order;
    struct verdict verdict;

    connection->order = (struct mail_order){.told = NULL};
    mail_answer_judge(&verdict, answer);
    if (connection->state != MAIL_IDLE) {
        end(connection);
    }
    order.told(order.context, verdict.outcome, verdict.retry_after, verdict.said);
}

static void timer_due(uv_timer_t *timer);

static void give_up(struct mail_connection *connection, const char *trouble) {
    tell(connection, &(struct mail_answer){.trouble = trouble});
}

static void give_up_our_fault(struct mail_connection *connection, const char *trouble) {
    tell(connection, &(struct mail_answer){.is_ours = true, .trouble = trouble});
}

// The other side has gone. If nothing was said since the connection was idle, it is just
// the connection that has had its day.
static void lose(struct mail_connection *connection, const char *trouble) {
    struct mail_order order = connection->order;

    if (!order.told) {
        end(connection);
    } else if (connection->was_idle && !connection->dialogue.is_heard) {
        end(connection);
        connection->owner->again(connection->owner->context, &order);
    } else {
        give_up(connection, trouble);
    }
}

// ---- the mail

static void settle(struct mail_connection *connection) {
    const struct smtp_dialogue *dialogue = &connection->dialogue;
    bool is_taken = dialogue->step == SMTP_STEP_TAKEN;

    if (dialogue->step == SMTP_STEP_CONFUSED) {
        give_up(connection, dialogue->reply.received > SMTP_REPLY_MAX
                                ? "its answer was not complete after 65536 bytes"
                                : "what it writes is no answer of a mail server");
        return;
    }
    if (dialogue->reply.code == 421 && connection->was_idle && !dialogue->is_heard) {
        lose(connection, "");
        return;
    }
    if (is_taken) {
        connection->state = MAIL_IDLE;
        connection->was_idle = true;
        (void)uv_timer_start(&connection->timer, timer_due, IDLE_MILLISECONDS, 0);
    }
    tell(connection, &(struct mail_answer){.code = dialogue->reply.code,
                                           .is_taken = is_taken,
                                           .is_of_the_mail = true,
                                           .is_refusal = !is_taken,
                                           .line = smtp_reply_line(&dialogue->reply)});
}

static void poll_ready(uv_poll_t *poll, int status, int events);

// Writes what goes at once of what is to be written.
static void push(struct mail_connection *connection) {
    struct smtp_dialogue *dialogue = &connection->dialogue;
    CURLcode result = CURLE_OK;

    while (result == CURLE_OK && dialogue->written < dialogue->out.len) {
        size_t written = 0;
        result = write_some(connection, dialogue->out.at + dialogue->written,
                            dialogue->out.len - dialogue->written, &written);
        dialogue->written += written;
    }
    if (result != CURLE_OK && result != CURLE_AGAIN) {
        lose(connection, curl_easy_strerror(result));
        return;
    }
    (void)uv_poll_start(&connection->poll,
                        result == CURLE_OK ? UV_READABLE : UV_READABLE | UV_WRITABLE,
                        poll_ready);
}

// Takes what has come. Who is idle is told nothing but that its time is over.
static void take(struct mail_connection *connection, struct text bytes) {
    if (bytes.len == 0) {
        lose(connection, "the server has closed the connection");
    } else if (connection->state == MAIL_IDLE) {
        end(connection);
    } else if (!smtp_dialogue_take(&connection->dialogue, bytes)) {
        give_up_our_fault(connection, "no memory for the mail");
    } else if (smtp_dialogue_is_over(&connection->dialogue)) {
        settle(connection);
    } else {
        push(connection);
    }
}

// What is decrypted already does not wake the loop, so that all is read.
static void pull(struct mail_connection *connection) {
    char bytes[READ_BYTES];
    CURLcode result = CURLE_OK;

    while (result == CURLE_OK && connection->state != MAIL_ENDING) {
        struct sigpipe held;
        size_t len = 0;
        sigpipe_hold(&held); // reading can write, too
        result =
            curl_easy_recv(connection->exchange.transfer.easy, bytes, sizeof bytes, &len);
        sigpipe_release(&held);
        if (result == CURLE_OK) {
            take(connection, (struct text){bytes, len});
        }
    }
    if (result != CURLE_OK && result != CURLE_AGAIN) {
        lose(connection, curl_easy_strerror(result));
    }
}

// An error of the socket shows when it is read.
static void poll_ready(uv_poll_t *poll, int status, int events) {
    struct mail_connection *connection = poll->data;

    if (status < 0 || (events & UV_READABLE)) {
        pull(connection);
    }
    if (connection->state == MAIL_TALKING && (events & UV_WRITABLE)) {
        push(connection);
    }
}

static void talk(struct mail_connection *connection) {
    struct buffer *message = &connection->message;

    connection->state = MAIL_TALKING;
    if (!smtp_dialogue_begin(&connection->dialogue, connection->owner->options->from,
                             connection->order.delivery->reminder->to,
                             (struct text){message->at, message->len})) {
        give_up_our_fault(connection, "no memory for the mail");
        return;
    }
    push(connection);
}

// ---- connecting

// Curl has logged in, or could not.
static void connected(void *context, CURLcode result) {
    struct mail_connection *connection = context;
    CURL *easy = connection->exchange.transfer.easy;
    curl_socket_t socket = CURL_SOCKET_BAD;
    long code = 0;

    (void)curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &code);
    (void)curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, &socket);
    if (result != CURLE_OK) {
        tell(connection, &(struct mail_answer){
                             .code = code,
                             .is_refusal = code >= 400 && code <= 599,
                             .is_ours = exchange_is_ours(result),
                             .line = {connection->line, connection->line_len},
                             .trouble = exchange_trouble(&connection->exchange, result),
                         });
    } else if (uv_poll_init_socket(connection->owner->loop, &connection->poll, socket) !=
               0) {
        give_up_our_fault(connection, "the connection cannot be watched");
    } else {
        connection->poll.data = connection;
        connection->handles++;
        talk(connection);
    }
}

// Called with each line that the server replies to curl.
static size_t take_line(char *at, size_t size, size_t count, void *context) {
    struct mail_connection *connection = context;
    size_t len = size * count;

    connection->line_len = len < sizeof connection->line ? len : sizeof connection->line;
    memcpy(connection->line, at, connection->line_len);
    return exchange_count(&connection->exchange, len) ? len : 0;
}

// Nobody but us says when a connection is old.
static bool set_numbers(CURL *easy, const struct mail_options *options) {
    const struct exchange_number numbers[] = {
        {CURLOPT_CONNECT_ONLY, 1},
        // Unless the config says otherwise, a server that cannot encrypt gets nothing.
        {CURLOPT_USE_SSL, options->is_unencrypted ? CURLUSESSL_NONE : CURLUSESSL_ALL},
        {CURLOPT_CONNECTTIMEOUT_MS, options->endpoint.timeout}, // servers greet slowly
        {CURLOPT_MAXAGE_CONN, 1 << 30},
    };

    return exchange_set_numbers(easy, numbers, sizeof numbers / sizeof *numbers);
}

static bool set_up(CURL *easy, struct mail_connection *connection) {
    const struct mail_options *options = connection->owner->options;

    return set_numbers(easy, options) &&
           curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_line) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_HEADERDATA, connection) == CURLE_OK &&
           (!options->user ||
            (curl_easy_setopt(easy, CURLOPT_USERNAME, options->user) == CURLE_OK &&
             curl_easy_setopt(easy, CURLOPT_PASSWORD, options->password) == CURLE_OK));
}

bool mail_connection_init(struct mail_connection *connection,
                          const struct mail_owner *owner) {
    *connection = (struct mail_connection){.owner = owner, .handles = 1};
    if (!exchange_init(&connection->exchange, &owner->options->endpoint, connected,
                       connection)) {
        return false;
    }
    if (!set_up(connection->exchange.transfer.easy, connection)) {
        exchange_clear(&connection->exchange);
        return false;
    }
    connection->exchange.transfer.is_kept = true;
    smtp_dialogue_init(&connection->dialogue, owner->allocator);
    buffer_init(&connection->message, owner->allocator, MAIL_MESSAGE_MAX);
    (void)uv_timer_init(owner->loop, &connection->timer); // cannot fail
    connection->timer.data = connection;
    return true;
}

// ---- what the owner asks for

static void timer_due(uv_timer_t *timer) {
    struct mail_connection *connection = timer->data;

    if (connection->order.told) {
        give_up(connection, "its time is over");
    } else {
        end(connection);
    }
}

static aftercare_status compose(struct mail_connection *connection,
                                const struct mail_order *order, aftercare_error *err) {
    struct buffer *message = &connection->message;

    if (message->capacity > MESSAGE_KEPT_BYTES) {
        buffer_clear(message);
    }
    buffer_reset(message);
    return mail_message_write(message, order->delivery, connection->owner->options,
                              connection->owner->allocator, err);
}

void mail_connection_send(struct mail_connection *connection,
                          const struct mail_order *order) {
    aftercare_error err;
    bool is_new = connection->state == MAIL_NEW;
    aftercare_status status = compose(connection, order, &err);

    if (status != AFTERCARE_OK) {
        if (is_new) {
            end(connection);
        }
        order->told(order->context,
                    status == AFTERCARE_EDOCUMENT ? AFTERCARE_OUTCOME_REFUSED
                                                  : AFTERCARE_OUTCOME_TRY_AGAIN,
                    0, err.sentence);
        return;
    }
    connection->order = *order;
    uv_update_time(connection->owner->loop);
    (void)uv_timer_start(&connection->timer, timer_due,
                         (uint64_t)connection->owner->options->endpoint.timeout, 0);
    if (!is_new) {
        talk(connection);
        return;
    }
    exchange_begin(&connection->exchange, order->delivery->now);
    if (curl_loop_start(connection->owner->curl, &connection->exchange.transfer)) {
        connection->state = MAIL_CONNECTING;
    } else {
        give_up_our_fault(connection, "no memory for the mail");
    }
}

void mail_connection_end(struct mail_connection *connection) {
    if (connection->state == MAIL_ENDING) {
        return;
    }
    if (connection->order.told) {
        give_up_our_fault(connection, "the channel was closed");
    } else {
        end(connection);
    }
}
