// A mail server on the test's own loop, which takes everything but for what a test has it
// do otherwise.
#ifndef AFTERCARE_TESTS_CHANNELS_SMTP_SINK_H
#define AFTERCARE_TESTS_CHANNELS_SMTP_SINK_H

#include "core/channels/sigpipe.h"

#include <uv.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SINK_BYTES_MAX 400000 // of one mail

enum sink_then {
    SINK_GOES_ON,
    SINK_CLOSES,
    SINK_RESETS,
    SINK_DRIPS,  // the reply, a byte at a time
    SINK_FLOODS, // the reply again and again
};

// What is done instead at a command; rows of the same command are used in turn, the last
// one for ever.
struct sink_rule {
    const char *at;    // "CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "END", "IDLE"
    const char *reply; // "" is silence, NULL is what is usual
    enum sink_then then;
};

struct sink {
    uv_tcp_t listener;
    int port;
    const struct sink_rule *rules;
    size_t rules_count, used[16]; // how often each command was ruled
    int connections, mails;
    char commands[4000];              // all that came, joined by "|"
    char message[SINK_BYTES_MAX + 1]; // the last one, as the sender meant it
    size_t len;
    struct sink_peer *peers;
};

struct sink_peer {
    uv_tcp_t tcp;
    uv_timer_t timer;
    int handles;
    struct sink_peer *next;
    struct sink *sink;
    bool is_message; // DATA was taken
    const struct sink_rule *rule;
    size_t dripped, len;
    char bytes[SINK_BYTES_MAX + 1];
};

static inline void sink_handle_closed(uv_handle_t *handle) {
    struct sink_peer *peer = handle->data;
    struct sink_peer **link = &peer->sink->peers;

    peer->handles--;
    if (peer->handles > 0) {
        return;
    }
    while (*link != peer) {
        link = &(*link)->next;
    }
    *link = peer->next;
    free(peer);
}

static inline void sink_peer_close(struct sink_peer *peer) {
    if (!uv_is_closing((uv_handle_t *)&peer->timer)) {
        uv_close((uv_handle_t *)&peer->timer, sink_handle_closed);
    }
    if (!uv_is_closing((uv_handle_t *)&peer->tcp)) {
        uv_close((uv_handle_t *)&peer->tcp, sink_handle_closed);
    }
}

static inline void sink_write(struct sink_peer *peer, const char *at, size_t len) {
    uv_buf_t bytes = uv_buf_init((char *)(uintptr_t)at, (unsigned)len);
    struct sigpipe held;

    sigpipe_hold(&held); // of the sink alone
    int written = uv_try_write((uv_stream_t *)&peer->tcp, &bytes, 1);
    sigpipe_release(&held);
    if (written < 0 && written != UV_EAGAIN) {
        sink_peer_close(peer);
    }
}

static inline void sink_tick(uv_timer_t *timer) {
    struct sink_peer *peer = timer->data;
    const char *reply = peer->rule->reply;

    if (peer->rule->then == SINK_FLOODS) {
        for (int i = 0; i < 100; i++) {
            sink_write(peer, reply, strlen(reply));
        }
        return;
    }
    sink_write(peer, reply + peer->dripped, 1);
    peer->dripped++;
    if (reply[peer->dripped] == '\0') {
        (void)uv_timer_stop(&peer->timer);
    }
}

static inline void sink_obey(struct sink_peer *peer, const struct sink_rule *rule) {
    peer->rule = rule;
    peer->dripped = 0;
    if (rule->then == SINK_DRIPS || rule->then == SINK_FLOODS) {
        (void)uv_timer_start(&peer->timer, sink_tick, 1, 1);
        return;
    }
    if (rule->reply[0] != '\0') {
        sink_write(peer, rule->reply, strlen(rule->reply));
    }
    if (rule->then == SINK_CLOSES) {
        sink_peer_close(peer);
    } else if (rule->then == SINK_RESETS) {
        uv_close((uv_handle_t *)&peer->timer, sink_handle_closed);
        (void)uv_tcp_close_reset(&peer->tcp, sink_handle_closed);
    }
}

static inline const struct sink_rule *sink_rule_at(struct sink *sink, const char *at) {
    const struct sink_rule *found = NULL;
    size_t turn = 0, place = 0;

    for (size_t i = 0; i < sink->rules_count; i++) {
        if (strcmp(sink->rules[i].at, at) != 0) {
            continue;
        }
        if (!found) {
            place = i;
        }
        if (turn <= sink->used[place]) {
            found = &sink->rules[i];
        }
        turn++;
    }
    if (found) {
        sink->used[place]++;
    }
    return found;
}

static inline void sink_reply(struct sink_peer *peer, const char *at, const char *usual) {
    const struct sink_rule *rule = sink_rule_at(peer->sink, at);
    const struct sink_rule fallback = {at, usual, SINK_GOES_ON};

    if (rule && rule->reply) {
        peer->is_message = peer->is_message && rule->reply[0] == '3';
    }
    sink_obey(peer, rule && rule->reply ? rule : &fallback);
    peer->rule = rule;
}

static inline void sink_note(struct sink *sink, const char *line, size_t len) {
    size_t before = strlen(sink->commands);

    (void)snprintf(sink->commands + before, sizeof sink->commands - before, "%.*s|",
                   (int)len, line);
}

static inline void sink_command(struct sink_peer *peer, const char *line, size_t len) {
    static const struct {
        const char *at, *usual;
    } usual[] = {
        {"EHLO", "250-sink.test greets you\r\n250-8BITMIME\r\n250 SIZE 1000000\r\n"},
        {"HELO", "250 sink.test\r\n"},
        {"MAIL", "250 2.1.0 Ok\r\n"},
        {"RCPT", "250 2.1.5 Ok\r\n"},
        {"DATA", "354 go on\r\n"},
        {"QUIT", "221 bye\r\n"},
    };

    sink_note(peer->sink, line, len);
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        if (len >= 4 && strncmp(line, usual[i].at, 4) == 0) {
            peer->is_message = strcmp(usual[i].at, "DATA") == 0;
            sink_reply(peer, usual[i].at, usual[i].usual);
            return;
        }
    }
    sink_write(peer, "502 what?\r\n", strlen("502 what?\r\n"));
}

// Takes the doubling of dots back.
static inline void sink_take(struct sink_peer *peer, const char *end) {
    struct sink *sink = peer->sink;

    sink->len = 0;
    for (const char *at = peer->bytes; at < end; at++) {
        bool begins = at == peer->bytes || at[-1] == '\n';
        if (begins && *at == '.') {
            continue;
        }
        sink->message[sink->len++] = *at;
    }
    sink->message[sink->len] = '\0';
    sink->mails++;
}

static inline void sink_drop(struct sink_peer *peer, const char *until) {
    size_t taken = (size_t)(until - peer->bytes);

    memmove(peer->bytes, until, peer->len - taken + 1);
    peer->len -= taken;
}

static inline bool sink_step(struct sink_peer *peer) {
    static const char last[] = "\r\n.\r\n";
    const char *end = strstr(peer->bytes, peer->is_message ? last : "\r\n");

    if (!end || uv_is_closing((uv_handle_t *)&peer->tcp)) {
        return false;
    }
    if (peer->is_message) {
        sink_take(peer, end + 2);
        sink_drop(peer, end + strlen(last));
        peer->is_message = false;
        sink_reply(peer, "END", "250 2.0.0 queued as 4711\r\n");
        const struct sink_rule *idle = sink_rule_at(peer->sink, "IDLE");
        if (idle && idle->reply && !uv_is_closing((uv_handle_t *)&peer->tcp)) {
            sink_obey(peer, idle);
        }
        return true;
    }
    char line[1000];
    size_t len = (size_t)(end - peer->bytes);
    len = len < sizeof line ? len : sizeof line - 1;
    memcpy(line, peer->bytes, len);
    line[len] = '\0';
    sink_drop(peer, end + 2);
    sink_command(peer, line, len);
    return true;
}

static inline void sink_room(uv_handle_t *handle, size_t asked, uv_buf_t *out) {
    struct sink_peer *peer = handle->data;

    (void)asked;
    *out = uv_buf_init(peer->bytes + peer->len, (unsigned)(SINK_BYTES_MAX - peer->len));
}

static inline void sink_read(uv_stream_t *stream, ssize_t len, const uv_buf_t *bytes) {
    struct sink_peer *peer = stream->data;

    (void)bytes;
    if (len < 0) {
        sink_peer_close(peer);
        return;
    }
    peer->len += (size_t)len;
    peer->bytes[peer->len] = '\0';
    while (sink_step(peer)) {
    }
}

static inline void sink_accept(uv_stream_t *listener, int status) {
    struct sink *sink = listener->data;
    struct sink_peer *peer = calloc(1, sizeof *peer);

    if (status != 0 || !peer) {
        free(peer);
        return;
    }
    sink->connections++;
    *peer = (struct sink_peer){.sink = sink, .next = sink->peers, .handles = 2};
    sink->peers = peer;
    (void)uv_tcp_init(listener->loop, &peer->tcp);
    (void)uv_timer_init(listener->loop, &peer->timer);
    peer->tcp.data = peer;
    peer->timer.data = peer;
    (void)uv_accept(listener, (uv_stream_t *)&peer->tcp);
    (void)uv_read_start((uv_stream_t *)&peer->tcp, sink_room, sink_read);
    sink_reply(peer, "CONNECT", "220 sink.test ESMTP\r\n");
}

// False when it cannot listen. rules are borrowed.
static inline bool sink_open(struct sink *sink, uv_loop_t *loop,
                             const struct sink_rule *rules, size_t count) {
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int len = sizeof address;

    memset(sink, 0, sizeof *sink);
    sink->rules = rules;
    sink->rules_count = count;
    sink->listener.data = sink;
    if (uv_tcp_init(loop, &sink->listener) != 0 ||
        uv_tcp_bind(&sink->listener, (const struct sockaddr *)&address, 0) != 0 ||
        uv_listen((uv_stream_t *)&sink->listener, 128, sink_accept) != 0 ||
        uv_tcp_getsockname(&sink->listener, (struct sockaddr *)&address, &len) != 0) {
        return false;
    }
    sink->port = ntohs(address.sin_port);
    return true;
}

static inline void sink_close(struct sink *sink) {
    uv_close((uv_handle_t *)&sink->listener, NULL);
    for (struct sink_peer *peer = sink->peers; peer; peer = peer->next) {
        sink_peer_close(peer);
    }
}

#endif
