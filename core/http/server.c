#include "core/http/server.h"

#include "core/http/exchange.h"
#include "core/http/listen.h"
#include "core/http/tls.h"

#include <microhttpd.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// MHD keeps a connection's head and the parts of its body in a block of this size. Larger
// than what the gate takes as a head, so that it is the gate that refuses.
#define CONNECTION_MEMORY ((size_t)64 << 10)
#define HANDLES 3
#define NOT_ALONE                                                                        \
    "%s can be reached from elsewhere, and there are no tokens (set tokens, or listen "  \
    "on 127.0.0.1)"

struct server {
    uv_loop_t *loop;
    struct service service;
    struct arena arena;
    struct gate gate;
    struct server_limits limits;
    char address[LISTEN_ADDRESS_MAX];
    int descriptor; // listening; -1 when it is given back
    struct MHD_Daemon *daemon;
    struct pump pump;
    uv_timer_t sweep;
    struct connections connections;
    struct tls tls;
    int handles; // of the loop, still open
    void (*closed)(void *context);
    void *closed_context;
};

static void take_limits(struct server *server, const struct server_limits *given) {
    struct server_limits limits = *given;
    limits.body = limits.body ? limits.body : (size_t)1 << 20;
    limits.head = limits.head ? limits.head : (size_t)16 << 10;
    limits.head_time = limits.head_time ? limits.head_time : 9000;
    limits.body_time = limits.body_time ? limits.body_time : 29000;
    limits.send_time = limits.send_time ? limits.send_time : 29000;
    limits.sweep = limits.sweep ? limits.sweep : 1000;
    limits.connections = limits.connections ? limits.connections : 4096;
    limits.per_address = limits.per_address ? limits.per_address : 1024;
    if (limits.per_address > limits.connections / 2) {
        limits.per_address = limits.connections / 2;
    }
    server->connections.per_address = limits.per_address;
    server->limits = limits;
    server->connections.limits[CONNECTION_HEAD] = limits.head_time;
    server->connections.limits[CONNECTION_BODY] = limits.body_time;
    server->connections.limits[CONNECTION_SEND] = limits.send_time;
}

// What MHD calls.

static void on_connection(void *context, struct MHD_Connection *mhd, void **slot,
                          enum MHD_ConnectionNotificationCode code) {
    struct server *server = context;
    if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
        if (*slot) {
            connections_remove(&server->connections, *slot);
        }
        *slot = NULL;
        return;
    }
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD);
    const union MHD_ConnectionInfo *peer =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (info) {
        *slot = connections_add(&server->connections, info->connect_fd,
                                peer ? peer->client_addr : NULL, uv_now(server->loop));
        size_t most = server->limits.connections;
        connections_make_room(&server->connections, most - most / 4);
    }
}

static struct connection *connection_of(struct MHD_Connection *mhd) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

static struct request *begin_request(struct server *server, struct MHD_Connection *mhd) {
    struct connection *connection = connection_of(mhd);
    struct request *request =
        connection ? request_new(&server->service, &server->pump, mhd) : NULL;
    if (request) {
        request->connections = &server->connections;
        request->connection = connection;
    }
    return request;
}

// MHD's own type has these eight parameters.
// NOLINTNEXTLINE(readability-function-size)
static enum MHD_Result on_request(void *context, struct MHD_Connection *mhd,
                                  const char *url, const char *method,
                                  const char *version, const char *upload,
                                  size_t *upload_len, void **slot) {
    struct server *server = context;
    struct request *request = *slot;
    size_t len = *upload_len;

    if (!request) {
        const struct head head = {method, url, version};
        request = begin_request(server, mhd);
        *slot = request;
        return request ? exchange_head(request, &server->gate, &head) : MHD_NO;
    }
    *upload_len = 0;
    return len > 0 ? exchange_body(request, upload, len) : exchange_go_on(request);
}

static void on_completed(void *context, struct MHD_Connection *mhd, void **slot,
                         enum MHD_RequestTerminationCode code) {
    struct server *server = context;
    struct request *request = *slot;
    (void)mhd;
    (void)code;
    if (request) {
        connections_enter(&server->connections, request->connection, CONNECTION_HEAD,
                          uv_now(server->loop));
        request_free(request);
        *slot = NULL;
    }
}

// Paths and values stay as they were sent: "%2F" in a key is no border between segments.
static size_t leave_escapes(void *context, struct MHD_Connection *mhd, char *text) {
    (void)context;
    (void)mhd;
    return strlen(text);
}

__attribute__((format(printf, 2, 0))) static void
on_log(void *context, const char *format, va_list arguments) {
    const struct server *server = context;
    char line[AFTERCARE_SENTENCE_MAX];
    if (server->service.log) {
        (void)vsnprintf(line, sizeof line, format, arguments);
        line[strcspn(line, "\n")] = '\0';
        server->service.log(server->service.log_context, AFTERCARE_EIO, line);
    }
}

// The sentence of the rules' answers may speak of a patient; this one does not.
static void on_aside(void *context, const struct rule_count *count) {
    const struct server *server = context;
    char line[AFTERCARE_SENTENCE_MAX];
    if (server->service.log) {
        (void)snprintf(line, sizeof line,
                       "the %s %s (%s) is set aside until the rules are loaded again: "
                       "it failed for %d documents in a row (%s)",
                       count->is_kind ? "kind" : "rule", count->rule, count->place,
                       AFTERCARE_FAILURES_MAX, aftercare_failure_name(count->last));
        server->service.log(server->service.log_context, AFTERCARE_ELIMIT, line);
    }
}

// The end.

static void on_handle_closed(uv_handle_t *handle) {
    struct server *server = handle->data;
    if (--server->handles > 0) {
        return;
    }
    void (*closed)(void *context) = server->closed;
    void *context = server->closed_context;
    assessors_free(server->service.assessors);
    arena_clear(&server->arena);
    free(server);
    if (closed) {
        closed(context);
    }
}

static void finish(struct server *server) {
    pump_stop(&server->pump, on_handle_closed);
    MHD_stop_daemon(server->daemon);
    server->daemon = NULL;
    (void)uv_timer_stop(&server->sweep);
    uv_close((uv_handle_t *)&server->sweep, on_handle_closed);
}

static void after_run(void *context) {
    struct server *server = context;
    if (server->service.is_draining && server->daemon && server->connections.count == 0) {
        finish(server);
    }
}

// MHD runs each time: when it has run out of descriptors it stops listening, and looks
// whether there are some again only when it runs, while nothing of what it waits for may
// ever happen.
static void on_sweep(uv_timer_t *timer) {
    struct server *server = timer->data;
    (void)connections_sweep(&server->connections, uv_now(server->loop));
    if (server->service.is_draining) {
        connections_cut(&server->connections, CONNECTION_HEAD);
    }
    pump_wake(&server->pump);
}

void server_close(struct server *server, void (*closed)(void *context), void *context) {
    if (!server) {
        return;
    }
    server->closed = closed;
    server->closed_context = context;
    server->service.is_draining = true;
    MHD_socket descriptor = MHD_quiesce_daemon(server->daemon);
    if (descriptor >= 0) {
        (void)close(descriptor);
    }
    connections_cut(&server->connections, CONNECTION_HEAD);
    pump_wake(&server->pump);
}

// The beginning.

static struct MHD_Daemon *start_daemon(struct server *server) {
    unsigned flags = MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG |
                     (server->tls.is_on ? MHD_USE_TLS : 0U);
    unsigned idle = server->limits.body_time / 1000 + 1;
    return MHD_start_daemon(
        flags, 0, NULL, NULL, on_request, server, MHD_OPTION_EXTERNAL_LOGGER, on_log,
        server, MHD_OPTION_LISTEN_SOCKET, server->descriptor,
        MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_NOTIFY_CONNECTION, on_connection,
        server, MHD_OPTION_NOTIFY_COMPLETED, on_completed, server,
        MHD_OPTION_UNESCAPE_CALLBACK, leave_escapes, server, MHD_OPTION_CONNECTION_LIMIT,
        server->limits.connections, MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_MEMORY,
        MHD_OPTION_CONNECTION_TIMEOUT, idle, MHD_OPTION_ARRAY, server->tls.options,
        MHD_OPTION_END);
}

static aftercare_status start(struct server *server, aftercare_error *err) {
    server->daemon = start_daemon(server);
    if (!server->daemon) {
        return fail(err, AFTERCARE_EIO, NULL, "the HTTP server does not start");
    }
    int failed = pump_start(&server->pump, server->loop, server->daemon);
    if (failed) {
        MHD_stop_daemon(server->daemon);
        server->descriptor = -1; // MHD has closed it.
        return fail(err, AFTERCARE_EIO, NULL, "the HTTP server does not start: %s",
                    uv_strerror(failed));
    }
    server->pump.after = after_run;
    server->pump.context = server;
    server->handles = HANDLES;
    (void)uv_timer_init(server->loop, &server->sweep);
    server->sweep.data = server;
    (void)uv_timer_start(&server->sweep, on_sweep, server->limits.sweep,
                         server->limits.sweep);
    return AFTERCARE_OK;
}

// The tokens, for an address on which they are enough; the arena's.
static aftercare_status read_guard(struct tokens **out, struct arena *arena,
                                   const struct server_options *options,
                                   aftercare_error *err) {
    if (!listen_is_address(options->listen)) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "\"%.64s\" is no address (\"127.0.0.1:8930\", \"[::1]:8930\")",
                    options->listen);
    }
    if (options->tokens_count == 0 && !listen_is_loopback(options->listen)) {
        return fail(err, AFTERCARE_EUSAGE, NULL, NOT_ALONE, options->listen);
    }
    return tokens_new(out, arena, options->tokens, options->tokens_count, err);
}

aftercare_status server_check(const struct server_options *options,
                              aftercare_error *err) {
    struct tokens *tokens = NULL;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    aftercare_status status = read_guard(&tokens, &arena, options, err);
    arena_clear(&arena);
    return status ? status : tls_check(&options->keys, err);
}

// A socket that the system hands over may be bound to more than the options say.
static aftercare_status open_socket(struct server *server,
                                    const struct server_options *options,
                                    aftercare_error *err) {
    char address[LISTEN_ADDRESS_MAX];
    if (options->descriptor == 0) {
        return listen_open(&server->descriptor, options->listen, err);
    }
    aftercare_status status = listen_take(options->descriptor, err);
    if (status == AFTERCARE_OK && options->tokens_count == 0 &&
        !listen_is_loopback(listen_address(address, options->descriptor))) {
        status = fail(err, AFTERCARE_EUSAGE, NULL, NOT_ALONE, address);
    }
    if (status == AFTERCARE_OK) {
        server->descriptor = options->descriptor;
    }
    return status;
}

static aftercare_status prepare(struct server *server,
                                const struct server_options *options,
                                aftercare_error *err) {
    struct tokens *tokens = NULL;
    aftercare_status status = read_guard(&tokens, &server->arena, options, err);
    if (status == AFTERCARE_OK) {
        status = tls_check(&options->keys, err);
    }
    if (status == AFTERCARE_OK) {
        status = tls_set(&server->tls, &server->arena, &options->keys, err);
    }
    if (status != AFTERCARE_OK) {
        return status;
    }
    take_limits(server, &options->limits);
    server->gate = (struct gate){.tokens = tokens,
                                 .body_max = server->limits.body,
                                 .head_max = server->limits.head,
                                 .is_loopback_only = options->tokens_count == 0};
    status = assessors_new(&server->service.assessors, options->loop,
                           options->service.backend, options->service.rules, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    assessors_tell_aside(server->service.assessors, on_aside, server);
    return open_socket(server, options, err);
}

aftercare_status server_open(struct server **out, const struct server_options *options,
                             aftercare_error *err) {
    struct server *server = calloc(1, sizeof *server);
    if (!server) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the HTTP server");
    }
    server->loop = options->loop;
    server->service = options->service;
    if (!server->service.allocator.allocate) {
        server->service.allocator = system_allocator;
    }
    server->descriptor = -1;
    arena_init(&server->arena, &system_allocator, 0);

    aftercare_status status = prepare(server, options, err);
    if (status == AFTERCARE_OK) {
        (void)listen_address(server->address, server->descriptor);
        status = start(server, err);
    }
    if (status == AFTERCARE_OK) {
        *out = server;
        return AFTERCARE_OK;
    }
    if (server->descriptor >= 0) {
        (void)close(server->descriptor);
    }
    assessors_free(server->service.assessors);
    arena_clear(&server->arena);
    free(server);
    return status;
}

aftercare_status server_take_rules(struct server *server, const aftercare_rules *rules,
                                   void (*gone)(void *context), void *context,
                                   aftercare_error *err) {
    struct assessors *before = server->service.assessors;
    struct assessors *assessors = NULL;
    aftercare_status status =
        assessors_new(&assessors, server->loop, server->service.backend, rules, err);
    if (status == AFTERCARE_OK) {
        server->service.rules = rules;
        server->service.assessors = assessors;
        assessors_tell_aside(assessors, on_aside, server);
        assessors_retire(before, gone, context);
    }
    return status;
}

void server_renew_zones(struct server *server) {
    assessors_renew(server->service.assessors);
}

void server_try_rules_again(struct server *server) {
    assessors_renew(server->service.assessors);
}

const char *server_address(const struct server *server) {
    return server->address;
}
