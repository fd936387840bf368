// A receiver of webhooks on the test's own loop, whose answers are given by hand.
#ifndef AFTERCARE_TESTS_CHANNELS_RECEIVER_H
#define AFTERCARE_TESTS_CHANNELS_RECEIVER_H

#include "core/channels/sigpipe.h"

#include <uv.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define RECEIVER_BYTES_MAX 200000 // of one request

enum then {
    THEN_KEEP,     // the connection stays for the next request
    THEN_CLOSE,    // it is closed in order
    THEN_RESET,    // it is torn down
    THEN_DRIP,     // the text goes out a byte at a time, then it is closed
    THEN_ENDLESS,  // then "again" goes out again and again
    THEN_TOO_EARLY // the answer and an orderly close, before the body was read
};

struct reply {
    const char *text; // "" answers nothing
    enum then then;
    const char *again;
};

struct receiver {
    uv_tcp_t listener;
    int port;
    const struct reply *replies; // in turn; the last one again and again
    size_t replies_count;
    int connections, requests;
    size_t sent; // bytes of answers
    size_t len;  // of the last request
    char request[RECEIVER_BYTES_MAX + 1];
    struct peer *peers;
};

struct peer {
    uv_tcp_t tcp;
    uv_timer_t timer;
    int handles;
    struct peer *next;
    struct receiver *receiver;
    struct reply reply;
    size_t dripped, len;
    char request[RECEIVER_BYTES_MAX + 1];
};

static inline void peer_handle_closed(uv_handle_t *handle) {
    struct peer *peer = handle->data;
    struct peer **link = &peer->receiver->peers;

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

static inline void peer_close(struct peer *peer) {
    if (!uv_is_closing((uv_handle_t *)&peer->timer)) {
        uv_close((uv_handle_t *)&peer->timer, peer_handle_closed);
    }
    if (!uv_is_closing((uv_handle_t *)&peer->tcp)) {
        uv_close((uv_handle_t *)&peer->tcp, peer_handle_closed);
    }
}

static inline void peer_write(struct peer *peer, const char *at, size_t len) {
    uv_buf_t bytes = uv_buf_init((char *)(uintptr_t)at, (unsigned)len);
    struct sigpipe held;

    // Of the receiver alone: what the channel itself would raise is to be noticed.
    sigpipe_hold(&held);
    int written = uv_try_write((uv_stream_t *)&peer->tcp, &bytes, 1);
    sigpipe_release(&held);

    if (written > 0) {
        peer->receiver->sent += (size_t)written;
    } else if (written != UV_EAGAIN) {
        peer_close(peer);
    }
}

static inline void peer_drip(uv_timer_t *timer) {
    struct peer *peer = timer->data;

    if (peer->dripped == strlen(peer->reply.text)) {
        peer_close(peer);
        return;
    }
    peer_write(peer, peer->reply.text + peer->dripped, 1);
    peer->dripped++;
}

static inline void peer_flood(uv_timer_t *timer) {
    struct peer *peer = timer->data;
    size_t len = strlen(peer->reply.again);
    char bytes[10000];

    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = peer->reply.again[i % len];
    }
    peer_write(peer, bytes, sizeof bytes / len * len);
}

static inline void peer_answer(struct peer *peer) {
    struct receiver *receiver = peer->receiver;
    size_t turn = (size_t)receiver->requests;

    if (turn >= receiver->replies_count) {
        turn = receiver->replies_count - 1;
    }
    peer->reply = receiver->replies[turn];
    receiver->requests++;
    memcpy(receiver->request, peer->request, peer->len + 1);
    receiver->len = peer->len;
    peer->len = 0;
    if (peer->reply.then == THEN_DRIP) {
        (void)uv_timer_start(&peer->timer, peer_drip, 1, 1);
        return;
    }
    if (peer->reply.text[0] != '\0') {
        peer_write(peer, peer->reply.text, strlen(peer->reply.text));
    }
    if (peer->reply.then == THEN_ENDLESS) {
        (void)uv_timer_start(&peer->timer, peer_flood, 1, 1);
    } else if (peer->reply.then == THEN_RESET) {
        uv_close((uv_handle_t *)&peer->timer, peer_handle_closed);
        (void)uv_tcp_close_reset(&peer->tcp, peer_handle_closed);
    } else if (peer->reply.then != THEN_KEEP) {
        peer_close(peer);
    }
}

// A request is whole when its body is as long as its header says.
static inline bool peer_has_request(const struct peer *peer) {
    const char *end = strstr(peer->request, "\r\n\r\n");
    const char *length = strstr(peer->request, "Content-Length: ");
    const struct receiver *receiver = peer->receiver;

    if (receiver->replies[0].then == THEN_TOO_EARLY) {
        return true;
    }
    return end && length &&
           peer->len >= (size_t)(end + 4 - peer->request) +
                            strtoul(length + strlen("Content-Length: "), NULL, 10);
}

static inline void peer_room(uv_handle_t *handle, size_t asked, uv_buf_t *out) {
    struct peer *peer = handle->data;

    (void)asked;
    *out = uv_buf_init(peer->request + peer->len,
                       (unsigned)(RECEIVER_BYTES_MAX - peer->len));
}

static inline void peer_read(uv_stream_t *stream, ssize_t len, const uv_buf_t *bytes) {
    struct peer *peer = stream->data;

    (void)bytes;
    if (len < 0) {
        peer_close(peer);
        return;
    }
    peer->len += (size_t)len;
    peer->request[peer->len] = '\0';
    if (len > 0 && peer_has_request(peer)) {
        peer_answer(peer);
    }
}

static inline void receiver_accept(uv_stream_t *listener, int status) {
    struct receiver *receiver = listener->data;
    struct peer *peer = calloc(1, sizeof *peer);

    if (status != 0 || !peer) {
        free(peer);
        return;
    }
    receiver->connections++;
    *peer = (struct peer){.receiver = receiver, .next = receiver->peers, .handles = 2};
    receiver->peers = peer;
    (void)uv_tcp_init(listener->loop, &peer->tcp);
    (void)uv_timer_init(listener->loop, &peer->timer);
    peer->tcp.data = peer;
    peer->timer.data = peer;
    (void)uv_accept(listener, (uv_stream_t *)&peer->tcp);
    (void)uv_read_start((uv_stream_t *)&peer->tcp, peer_room, peer_read);
}

// False when it cannot listen. replies are borrowed.
static inline bool receiver_open(struct receiver *receiver, uv_loop_t *loop,
                                 const struct reply *replies, size_t count) {
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int len = sizeof address;

    memset(receiver, 0, sizeof *receiver);
    receiver->replies = replies;
    receiver->replies_count = count;
    receiver->listener.data = receiver;
    if (uv_tcp_init(loop, &receiver->listener) != 0 ||
        uv_tcp_bind(&receiver->listener, (const struct sockaddr *)&address, 0) != 0 ||
        uv_listen((uv_stream_t *)&receiver->listener, 128, receiver_accept) != 0 ||
        uv_tcp_getsockname(&receiver->listener, (struct sockaddr *)&address, &len) != 0) {
        return false;
    }
    receiver->port = ntohs(address.sin_port);
    return true;
}

static inline void receiver_close(struct receiver *receiver) {
    uv_close((uv_handle_t *)&receiver->listener, NULL);
    for (struct peer *peer = receiver->peers; peer; peer = peer->next) {
        peer_close(peer);
    }
}

#endif
