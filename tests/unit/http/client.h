// A server on a free port, a store that answers as the test says, and a client that
// speaks bytes. All of it runs in the test's own thread: whoever waits turns the loop.
#ifndef AFTERCARE_TESTS_HTTP_CLIENT_H
#define AFTERCARE_TESTS_HTTP_CLIENT_H

#include "core/base/text.h"
#include "core/http/server.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

#define PATIENCE_MS 10000
#define REPLY_MAX ((size_t)256 << 10)

// The store: what it answers, and whether it answers now or when it is told.
struct aftercare_reminders {
    aftercare_status refuses; // the call itself
    aftercare_status status;  // the answer
    bool is_away;             // not ready
    bool holds;               // answers wait for house_release
    aftercare_reminders_answer answer;
    aftercare_reminders_done *done; // held
    void *context;
    char key[512]; // the id or key of the last call
    aftercare_reminders_query query;
    aftercare_act act; // its texts are the next two, and key
    char by[64], lasting[64];
    size_t calls, puts;
    size_t put_reminders;
    aftercare_must must; // of the last condition
    size_t revisions;
    const char *copy; // what stands in the file of a backup; NULL: it is not made
};

struct aftercare_assessor {
    char answer[256];
    aftercare_plan plan;
};

struct house {
    uv_loop_t loop;
    struct aftercare_reminders store;
    struct server_options options;
    struct server *server;
    bool is_closed;
    size_t logged;
};

// The assessors: a document that contains "broken" is wrong at line 3, column 7; another
// one is given back.

static inline aftercare_status fake_assessor_new(aftercare_assessor **out,
                                                 const aftercare_rules *rules,
                                                 aftercare_error *err) {
    (void)rules;
    (void)err;
    *out = calloc(1, sizeof **out);
    return *out ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}

static inline void fake_assessor_free(aftercare_assessor *assessor) {
    free(assessor);
}

static inline aftercare_status refuse_broken(const aftercare_document *document,
                                             aftercare_error *err) {
    if (document->len < 6 || !strstr(document->text, "broken")) {
        return AFTERCARE_OK;
    }
    *err = (aftercare_error){.status = AFTERCARE_EDOCUMENT,
                             .line = 3,
                             .column = 7,
                             .pointer = "/patient/sex",
                             .sentence = "\"broken\" is no sex (female, male)"};
    return AFTERCARE_EDOCUMENT;
}

static inline aftercare_status fake_assess(aftercare_assessor *assessor,
                                           const aftercare_document *document,
                                           const char *today, aftercare_json *out,
                                           aftercare_error *err) {
    (void)snprintf(assessor->answer, sizeof assessor->answer,
                   "{\"today\":\"%s\",\"bytes\":%zu}", today, document->len);
    *out = (aftercare_json){assessor->answer, strlen(assessor->answer)};
    return refuse_broken(document, err);
}

static inline aftercare_status fake_plan(aftercare_assessor *assessor,
                                         const aftercare_document *document,
                                         const aftercare_plan_options *options,
                                         const aftercare_plan **plan,
                                         aftercare_error *err) {
    static const aftercare_planned_reminder reminders[] = {
        {.key = "s 77/p.cleanse/1",
         .rule = "p.cleanse",
         .due = 1000,
         .expires = 2000,
         .message = "Wash."},
        {.key = "s 77/p.cleanse/2",
         .rule = "p.cleanse",
         .due = 3000,
         .expires = 4000,
         .message = "Wash.",
         .missed = "inside quiet hours"},
    };
    static const char json[] =
        "{\"session\":\"s 77\",\"reminders\":[{\"key\":\"s "
        "77/p.cleanse/1\",\"urgent\":false},"
        "{\"key\":\"s 77/p.cleanse/2\",\"urgent\":true}],\"course\":[]}";
    (void)options;
    assessor->plan = (aftercare_plan){.session = "s 77",
                                      .patient = "p-1",
                                      .timezone = "UTC",
                                      .content = "sha256:1",
                                      .reminders = reminders,
                                      .reminders_count = 2,
                                      .json = json,
                                      .json_len = sizeof json - 1};
    *plan = &assessor->plan;
    return refuse_broken(document, err);
}

static inline aftercare_status fake_rules_list(aftercare_assessor *assessor,
                                               const char *kind, const char *rule,
                                               aftercare_json *out,
                                               aftercare_error *err) {
    (void)err;
    (void)snprintf(assessor->answer, sizeof assessor->answer,
                   "{\"kind\":\"%s\",\"rule\":\"%s\"}", kind ? kind : "",
                   rule ? rule : "");
    *out = (aftercare_json){assessor->answer, strlen(assessor->answer)};
    return AFTERCARE_OK;
}

// The store's calls are alike: note what was asked, then answer, now or later. The real
// one never calls back before the call returns; a timer would do the same here, but the
// server must bear both.

static inline void fake_answer(aftercare_reminders *store) {
    aftercare_error err = {.status = store->status, .sentence = "the store says no"};
    bool is_ok = store->status == AFTERCARE_OK;
    aftercare_reminders_done *done = store->done;
    store->done = NULL;
    done(store->context, store->status, is_ok ? &store->answer : NULL,
         is_ok ? NULL : &err);
}

static inline aftercare_status fake_call(aftercare_reminders *store, const char *key,
                                         aftercare_reminders_done *done, void *context,
                                         aftercare_error *err) {
    store->calls++;
    (void)snprintf(store->key, sizeof store->key, "%s", key);
    if (store->refuses != AFTERCARE_OK) {
        *err = (aftercare_error){.status = store->refuses, .sentence = "not begun"};
        return store->refuses;
    }
    store->done = done;
    store->context = context;
    if (!store->holds) {
        fake_answer(store);
    }
    return AFTERCARE_OK;
}

static inline bool fake_is_ready(const aftercare_reminders *store) {
    return !store->is_away;
}

static inline aftercare_status fake_put(aftercare_reminders *store,
                                        const aftercare_stored_session *session,
                                        aftercare_reminders_done *done, void *context,
                                        aftercare_error *err) {
    store->puts++;
    store->put_reminders = session->reminders_count;
    store->must = session->condition->must;
    store->revisions = session->condition->revisions_count;
    return fake_call(store, session->id, done, context, err);
}

static inline aftercare_status fake_cancel(aftercare_reminders *store,
                                           const aftercare_condition *condition,
                                           aftercare_reminders_done *done, void *context,
                                           aftercare_error *err) {
    store->must = condition->must;
    store->revisions = condition->revisions_count;
    return fake_call(store, condition->session, done, context, err);
}

static inline aftercare_status fake_list(aftercare_reminders *store,
                                         const aftercare_reminders_query *query,
                                         aftercare_reminders_done *done, void *context,
                                         aftercare_error *err) {
    store->query = *query;
    return fake_call(store, query->session ? query->session : "", done, context, err);
}

static inline aftercare_status fake_act(aftercare_reminders *store,
                                        const aftercare_act *act,
                                        aftercare_reminders_done *done, void *context,
                                        aftercare_error *err) {
    store->act = *act;
    (void)snprintf(store->by, sizeof store->by, "%s", act->by ? act->by : "");
    (void)snprintf(store->lasting, sizeof store->lasting, "%s",
                   act->lasting ? act->lasting : "");
    return fake_call(store, act->key, done, context, err);
}

static inline aftercare_status fake_backup(aftercare_reminders *store, const char *path,
                                           aftercare_reminders_done *done, void *context,
                                           aftercare_error *err) {
    FILE *file = store->copy ? fopen(path, "w") : NULL;
    if (file) {
        (void)fputs(store->copy, file);
        (void)fclose(file);
    }
    return fake_call(store, path, done, context, err);
}

static inline aftercare_status fake_count(aftercare_reminders *store,
                                          aftercare_reminders_done *done, void *context,
                                          aftercare_error *err) {
    return fake_call(store, "", done, context, err);
}

static inline const struct backend *fake_backend(void) {
    static const struct backend backend = {
        .assessor_new = fake_assessor_new,
        .assessor_free = fake_assessor_free,
        .assess = fake_assess,
        .plan_session = fake_plan,
        .rules_list = fake_rules_list,
        .is_ready = fake_is_ready,
        .put_session = fake_put,
        .get_session = fake_call,
        .cancel_session_if = fake_cancel,
        .list = fake_list,
        .get = fake_call,
        .act = fake_act,
        .get_patient = fake_call,
        .backup = fake_backup,
        .count = fake_count,
        .erase_patient = fake_call,
    };
    return &backend;
}

// The house.

static inline void fake_today(void *context, char out[DATE_TEXT_MAX]) {
    (void)context;
    memcpy(out, "2026-11-22", DATE_TEXT_MAX);
}

static inline int64_t fake_now(void *context) {
    (void)context;
    return INT64_C(1795000000000); // 2026-11-18T11:06:40Z
}

static inline void fake_log(void *context, aftercare_status status,
                            const char *sentence) {
    struct house *house = context;
    (void)status;
    (void)sentence;
    house->logged++;
}

// Fills the options; a test may change them before house_open.
static inline struct house *house_new(void) {
    struct house *house = calloc(1, sizeof *house);
    assert_non_null(house);
    assert_int_equal(uv_loop_init(&house->loop), 0);
    house->options = (struct server_options){
        .loop = &house->loop,
        .listen = "127.0.0.1:0",
        .service = {.backend = fake_backend(),
                    .reminders = &house->store,
                    .plan = AFTERCARE_PLAN_OPTIONS,
                    .today = fake_today,
                    .now = fake_now,
                    .log = fake_log,
                    .log_context = house},
    };
    return house;
}

static inline void house_open(struct house *house) {
    aftercare_error err = {.sentence = ""};
    aftercare_status status = server_open(&house->server, &house->options, &err);
    if (status != AFTERCARE_OK) {
        fail_msg("%s", err.sentence);
    }
}

static inline void house_turn(struct house *house) {
    (void)uv_run(&house->loop, UV_RUN_NOWAIT);
}

static inline void house_closed(void *context) {
    struct house *house = context;
    house->is_closed = true;
}

static inline bool is_late(uint64_t begun) {
    return (uv_hrtime() - begun) / 1000000 > PATIENCE_MS;
}

static inline void house_close(struct house *house) {
    uint64_t begun = uv_hrtime();
    if (!house->is_closed) {
        server_close(house->server, house_closed, house);
    }
    while (!house->is_closed && !is_late(begun)) {
        (void)uv_run(&house->loop, UV_RUN_ONCE);
    }
    assert_true(house->is_closed);
    assert_int_equal(uv_run(&house->loop, UV_RUN_DEFAULT), 0);
    assert_int_equal(uv_loop_close(&house->loop), 0);
    free(house);
}

// Turns the loop until the store was asked something that it holds back.
static inline void house_await_call(struct house *house) {
    uint64_t begun = uv_hrtime();
    while (!house->store.done && !is_late(begun)) {
        house_turn(house);
    }
    assert_non_null(house->store.done);
}

// The client.

static inline int house_connect(struct house *house) {
    const char *colon = strrchr(server_address(house->server), ':');
    assert_non_null(colon);
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
                                  .sin_port =
                                      htons((uint16_t)strtol(colon + 1, NULL, 10))};
    int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    assert_true(descriptor >= 0);
    assert_int_equal(connect(descriptor, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(fcntl(descriptor, F_SETFL, O_NONBLOCK), 0);
    return descriptor;
}

// Sends all of it, turning the loop; false when the server has closed before.
static inline bool house_send_bytes(struct house *house, int descriptor,
                                    const char *bytes, size_t len) {
    uint64_t begun = uv_hrtime();
    size_t sent = 0;
    while (sent < len && !is_late(begun)) {
        ssize_t n = send(descriptor, bytes + sent, len - sent, MSG_NOSIGNAL);
        if (n < 0 && errno != EAGAIN) {
            return false;
        }
        sent += n > 0 ? (size_t)n : 0;
        house_turn(house);
    }
    return sent == len;
}

static inline bool house_send(struct house *house, int descriptor, const char *text) {
    return house_send_bytes(house, descriptor, text, strlen(text));
}

struct reply {
    int status; // 0: the server closed without one
    char head[4096];
    char *body; // the caller's to free
};

enum reply_part { REPLY_HEAD, REPLY_WHOLE };

// How many bytes that part of the first answer in text has, or 0 while it is not
// complete.
static inline size_t reply_length(const char *text, size_t len, enum reply_part part) {
    const char *end = strstr(text, "\r\n\r\n");
    const char *length = end ? strstr(text, "Content-Length: ") : NULL;
    if (!end) {
        return 0;
    }
    size_t wanted = (size_t)(end - text) + 4;
    if (part == REPLY_WHOLE && length && length < end) {
        wanted += (size_t)strtoul(length + 16, NULL, 10);
    }
    return len >= wanted ? wanted : 0;
}

static inline struct reply house_receive_part(struct house *house, int descriptor,
                                              enum reply_part part) {
    struct reply reply = {.status = 0};
    char *text = calloc(1, REPLY_MAX);
    size_t wanted = 0;
    uint64_t begun = uv_hrtime();

    assert_non_null(text);
    while (wanted == 0 && !is_late(begun)) {
        house_turn(house);
        ssize_t n = recv(descriptor, text, REPLY_MAX - 1, MSG_PEEK);
        if (n == 0 || (n < 0 && errno != EAGAIN)) {
            break;
        }
        wanted = n > 0 ? reply_length(text, (size_t)n, part) : 0;
    }
    memset(text, 0, REPLY_MAX);
    if (wanted > 0 && recv(descriptor, text, wanted, 0) == (ssize_t)wanted) {
        char *end = strstr(text, "\r\n\r\n");
        reply.status = (int)strtol(text + 9, NULL, 10);
        (void)snprintf(reply.head, sizeof reply.head, "%.*s", (int)(end + 2 - text),
                       text);
        memmove(text, end + 4, strlen(end + 4) + 1);
    }
    reply.body = text;
    return reply;
}

// Waits for one answer. Bytes of a following one stay in the socket.
static inline struct reply house_receive(struct house *house, int descriptor) {
    return house_receive_part(house, descriptor, REPLY_WHOLE);
}

// The same for an answer to HEAD, which announces a body that does not come.
static inline struct reply house_receive_head(struct house *house, int descriptor) {
    return house_receive_part(house, descriptor, REPLY_HEAD);
}

// True when the server closes the connection, having sent nothing more.
static inline bool house_is_closed(struct house *house, int descriptor) {
    uint64_t begun = uv_hrtime();
    char byte = 0;
    while (!is_late(begun)) {
        house_turn(house);
        ssize_t n = recv(descriptor, &byte, 1, 0);
        if (n >= 0 || errno != EAGAIN) {
            return n <= 0;
        }
    }
    return false;
}

// One request on a connection of its own; checks the status and gives the answer.
static inline struct reply house_ask(struct house *house, const char *request) {
    int descriptor = house_connect(house);
    (void)house_send(house, descriptor, request);
    struct reply reply = house_receive(house, descriptor);
    (void)close(descriptor);
    return reply;
}

static inline void assert_has(const char *text, const char *part) {
    if (!strstr(text, part)) {
        fail_msg("\"%s\" is not in:\n%s", part, text);
    }
}

#endif
