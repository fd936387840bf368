#include "core/channels/curl_loop.h"

#include "core/channels/sigpipe.h"

#include <uv.h>

struct curl_loop {
    CURLM *multi;                  // NULL once closed
    struct transfer *first, *last; // under way
    uint64_t round;                // of aborting
    uv_loop_t *loop;
    uv_timer_t timer; // the moment that curl waits for
    size_t handles;   // the timer and the watches, as long as they are not closed
    struct allocator allocator;
    void (*closed)(void *context);
    void *context;
};

struct watch { // a socket that curl waits for
    uv_poll_t poll;
    struct curl_loop *curl;
    curl_socket_t socket;
    int events; // libuv's
};

static void *allocate(struct curl_loop *curl, size_t size) {
    return curl->allocator.allocate(curl->allocator.context, NULL, 0, size);
}

static void release(const struct allocator *allocator, void *block, size_t size) {
    (void)allocator->allocate(allocator->context, block, size, 0);
}

static void handle_closed(struct curl_loop *curl) {
    curl->handles--;
    if (curl->handles > 0) {
        return;
    }
    void (*closed)(void *) = curl->closed;
    void *context = curl->context;
    struct allocator allocator = curl->allocator;
    release(&allocator, curl, sizeof *curl);
    curl_global_cleanup();
    closed(context);
}

static void watch_closed(uv_handle_t *handle) {
    struct watch *watch = handle->data;
    struct curl_loop *curl = watch->curl;

    release(&curl->allocator, watch, sizeof *watch);
    handle_closed(curl);
}

static void timer_closed(uv_handle_t *handle) {
    handle_closed(handle->data);
}

static void append(struct curl_loop *curl, struct transfer *transfer) {
    transfer->round = curl->round;
    transfer->previous = curl->last;
    transfer->next = NULL;
    if (curl->last) {
        curl->last->next = transfer;
    } else {
        curl->first = transfer;
    }
    curl->last = transfer;
}

static void take_out(struct curl_loop *curl, struct transfer *transfer) {
    if (transfer->previous) {
        transfer->previous->next = transfer->next;
    } else {
        curl->first = transfer->next;
    }
    if (transfer->next) {
        transfer->next->previous = transfer->previous;
    } else {
        curl->last = transfer->previous;
    }
}

// A TLS connection that is not kept says farewell.
static void remove_handle(struct curl_loop *curl, struct transfer *transfer) {
    struct sigpipe held;

    sigpipe_hold(&held);
    (void)curl_multi_remove_handle(curl->multi, transfer->easy);
    sigpipe_release(&held);
}

// Whoever is told may close everything: then there is no multi handle any more.
static void finish(struct curl_loop *curl, struct transfer *transfer, CURLcode result) {
    take_out(curl, transfer);
    transfer->is_under_way = false;
    if (!transfer->is_kept || result != CURLE_OK) {
        remove_handle(curl, transfer);
    }
    transfer->finished(transfer->context, result);
}

// Tells every transfer that has ended.
static void settle(struct curl_loop *curl) {
    while (curl->multi) {
        int left = 0;
        const CURLMsg *message = curl_multi_info_read(curl->multi, &left);
        if (!message) {
            return;
        }
        // The message dies with the handle's removal.
        CURLcode result = message->data.result;
        char *owner = NULL;
        (void)curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &owner);
        finish(curl, (void *)owner, result);
    }
}

void curl_loop_abort(struct curl_loop *curl, CURLcode result) {
    settle(curl);
    uint64_t round = ++curl->round; // who is told may start others: those stay
    while (curl->multi && curl->first && curl->first->round < round) {
        finish(curl, curl->first, result);
    }
}

static void drive(struct curl_loop *curl, curl_socket_t socket, int events) {
    struct sigpipe held;
    int running = 0;

    // CURLOPT_NOSIGNAL keeps curl from doing this itself, and OpenSSL uses write().
    sigpipe_hold(&held);
    CURLMcode result = curl_multi_socket_action(curl->multi, socket, events, &running);
    sigpipe_release(&held);
    if (result != CURLM_OK) {
        // Out of memory. Curl 7.88 has then lost its timer and may have broken what it
        // knows of a socket (a division by zero follows): nothing under way can go on.
        curl_loop_abort(curl, CURLE_OUT_OF_MEMORY);
    }
    settle(curl);
}

static void timer_due(uv_timer_t *timer) {
    drive(timer->data, CURL_SOCKET_TIMEOUT, 0);
}

// libuv gives up a socket that has an error; curl is to read it all the same, because an
// answer may have come before the other side tore the connection down.
static void socket_ready(uv_poll_t *poll, int status, int events) {
    struct watch *watch = poll->data;
    int happened = 0;

    if (status < 0) {
        happened = CURL_CSELECT_ERR | CURL_CSELECT_IN;
        (void)uv_poll_start(poll, watch->events, socket_ready);
    }
    if (events & UV_READABLE) {
        happened |= CURL_CSELECT_IN;
    }
    if (events & UV_WRITABLE) {
        happened |= CURL_CSELECT_OUT;
    }
    drive(watch->curl, watch->socket, happened);
}

// Called by curl, which must not be entered from here. libuv measures from when the loop
// last looked at the clock; a timer that is early for it is asked for again.
static int timer_changed(CURLM *multi, long milliseconds, void *context) {
    struct curl_loop *curl = context;

    (void)multi;
    if (milliseconds < 0) {
        (void)uv_timer_stop(&curl->timer);
    } else {
        (void)uv_timer_start(&curl->timer, timer_due, (uint64_t)milliseconds, 0);
    }
    return 0;
}

// NULL when there is no memory, or the loop cannot watch one more.
static struct watch *watch_new(struct curl_loop *curl, curl_socket_t socket) {
    struct watch *watch = allocate(curl, sizeof *watch);

    if (!watch) {
        return NULL;
    }
    *watch = (struct watch){.curl = curl, .socket = socket};
    if (uv_poll_init_socket(curl->loop, &watch->poll, socket) != 0) {
        release(&curl->allocator, watch, sizeof *watch);
        return NULL;
    }
    watch->poll.data = watch;
    curl->handles++;
    return watch;
}

static int events_of(int what) {
    switch (what) {
    case CURL_POLL_IN:
        return UV_READABLE;
    case CURL_POLL_OUT:
        return UV_WRITABLE;
    case CURL_POLL_INOUT:
        return UV_READABLE | UV_WRITABLE;
    default:
        return 0;
    }
}

// Called by curl. The socket may be closed as soon as this returns, so that the watch has
// to be stopped at once. Without a watch the transfer runs into its time-out; an error
// from here would end every transfer of the multi handle, now and later.
static int socket_changed(CURL *easy, curl_socket_t socket, int what, void *context,
                          void *known) {
    struct curl_loop *curl = context;
    struct watch *watch = known;

    (void)easy;
    if (what == CURL_POLL_REMOVE) {
        if (watch) {
            (void)uv_poll_stop(&watch->poll);
            uv_close((uv_handle_t *)&watch->poll, watch_closed);
            (void)curl_multi_assign(curl->multi, socket, NULL);
        }
        return 0;
    }
    if (!watch) {
        watch = watch_new(curl, socket);
        (void)curl_multi_assign(curl->multi, socket, watch);
    }
    if (watch) {
        watch->events = events_of(what);
        (void)uv_poll_start(&watch->poll, watch->events, socket_ready);
    }
    return 0;
}

static CURLM *multi_new(struct curl_loop *curl, long connections) {
    CURLM *multi = curl_multi_init();

    if (multi &&
        (curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, socket_changed) != CURLM_OK ||
         curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, curl) != CURLM_OK ||
         curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, timer_changed) != CURLM_OK ||
         curl_multi_setopt(multi, CURLMOPT_TIMERDATA, curl) != CURLM_OK ||
         curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, connections) != CURLM_OK)) {
        (void)curl_multi_cleanup(multi);
        return NULL;
    }
    return multi;
}

aftercare_status curl_loop_open(struct curl_loop **out, struct uv_loop_s *loop,
                                const struct allocator *allocator, long connections,
                                aftercare_error *err) {
    struct curl_loop *curl = NULL;

    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "curl cannot be started");
    }
    curl = allocator->allocate(allocator->context, NULL, 0, sizeof *curl);
    if (!curl) {
        goto no_memory;
    }
    *curl = (struct curl_loop){.loop = loop, .allocator = *allocator, .handles = 1};
    curl->multi = multi_new(curl, connections);
    if (!curl->multi) {
        goto no_memory;
    }
    (void)uv_timer_init(loop,
                        &curl->timer); // cannot fail, so that nothing is to be undone
    curl->timer.data = curl;
    *out = curl;
    return AFTERCARE_OK;

no_memory:
    if (curl) {
        release(allocator, curl, sizeof *curl);
    }
    curl_global_cleanup();
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for curl");
}

bool curl_loop_start(struct curl_loop *curl, struct transfer *transfer) {
    if (curl_multi_add_handle(curl->multi, transfer->easy) != CURLM_OK) {
        return false;
    }
    append(curl, transfer);
    transfer->is_under_way = true;
    return true;
}

void curl_loop_drop(struct curl_loop *curl, struct transfer *transfer) {
    if (transfer->is_under_way) {
        take_out(curl, transfer);
        transfer->is_under_way = false;
    }
    remove_handle(curl, transfer);
}

void curl_loop_close(struct curl_loop *curl, void (*closed)(void *context),
                     void *context) {
    struct sigpipe held;

    curl->closed = closed;
    curl->context = context;
    sigpipe_hold(&held);
    (void)curl_multi_cleanup(curl->multi);
    sigpipe_release(&held);
    curl->multi = NULL;
    uv_close((uv_handle_t *)&curl->timer, timer_closed);
}
