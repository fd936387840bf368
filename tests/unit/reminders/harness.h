// What the tests of the reminders share: an object on a loop and a folder of its own, a
// clock moved by hand, a channel that remembers what it was given, and calls that wait
// for their answers.
#ifndef AFTERCARE_TESTS_REMINDERS_HARNESS_H
#define AFTERCARE_TESTS_REMINDERS_HARNESS_H

#include "aftercare/reminders.h"
#include "core/base/arena.h"
#include "core/reminders/loop_uv.h"
#include "core/reminders/own_loop.h"
#include "core/reminders/reminders.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <uv.h>

#define NOON INT64_C(1795435200000) // some noon in 2026, where the tests' clock starts
#define SECOND INT64_C(1000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)

#define SENT_MAX 4096
#define SEEN_MAX 1100

enum reply { REPLY_DELIVERED, REPLY_AGAIN, REPLY_DOWN, REPLY_REFUSED, REPLY_LATER };

struct sent {
    char key[64], message[64], channel[32], to[32], locale[8];
    char group[64], items[2048]; // items: the keys of all, with blanks between
    int items_count;
    int attempts;
    int64_t at, due;
    aftercare_told *told; // NULL once it was answered
    void *context;
};

struct seen { // a reminder in an answer
    char key[64], message[64], channel[32], patient[32], reason[512];
    aftercare_reminder_state state;
    int64_t due, expires, next_try, answered_at;
    aftercare_reminder_answer answer;
    char answered_by[32];
    int attempts;
};

struct seen_event {
    int64_t at;
    char what[32], detail[512];
};

struct harness {
    uv_loop_t loop;
    uv_loop_t *at;  // another one's, or NULL for its own
    bool is_polled; // on a loop that the reminders bring, which poll drives
    char folder[64], path[128], store[160];
    int64_t now;
    aftercare_reminders *reminders;
    struct reminders_parts parts;
    bool has_parts;
    aftercare_channel_options channels[3];
    size_t channels_count;
    int late_rate;
    int64_t group;
    const char *zoneinfo, *retain;
    aftercare_retained *retained;
    void *retained_context;
    enum reply reply;
    int64_t retry_after;
    struct sent sent[SENT_MAX];
    size_t sent_count;
    int logged, fatal;
    char log[512]; // the last line
    bool is_closed;
    // the last answer
    bool is_answered;
    aftercare_status status;
    aftercare_error err;
    aftercare_put put;
    size_t cancelled, held;
    char next[640];
    char content[64], plan[64], session[64], document[64];
    char revision[80]; // of the last answer that had one
    bool is_refused;
    struct seen seen[SEEN_MAX];
    size_t seen_count;
    struct seen_event events[64];
    size_t events_count;
    char why[512];
};

static inline int64_t harness_now(void *context) {
    return ((struct harness *)context)->now;
}

static inline void harness_log(void *context, aftercare_status status,
                               const char *sentence) {
    struct harness *h = context;
    (void)status;
    assert_non_null(sentence);
    h->logged++;
    (void)snprintf(h->log, sizeof h->log, "%s", sentence);
}

static inline void harness_fatal(void *context, const aftercare_error *err) {
    assert_non_null(err);
    ((struct harness *)context)->fatal++;
}

static inline void copy_string(char *out, size_t size, const char *text) {
    (void)snprintf(out, size, "%s", text ? text : "");
}

// Each of a message says what all of it says.
static inline void note_items(struct sent *sent, const aftercare_reminder *first) {
    sent->items[0] = '\0';
    sent->items_count = 0;
    for (const aftercare_reminder *at = first; at; at = at->next_in_group) {
        size_t len = strlen(sent->items);
        (void)snprintf(sent->items + len, sizeof sent->items - len, "%s%s",
                       len > 0 ? " " : "", at->key);
        sent->items_count++;
        assert_int_equal(first->attempts, at->attempts);
        assert_true(first->group ? strcmp(first->group, at->group) == 0 : !at->group);
    }
}

static inline void harness_send(void *context, const aftercare_reminder *reminder,
                                aftercare_told *told, void *told_context) {
    struct harness *h = context;
    assert_true(h->sent_count < SENT_MAX);
    struct sent *sent = &h->sent[h->sent_count++];
    copy_string(sent->key, sizeof sent->key, reminder->key);
    copy_string(sent->message, sizeof sent->message, reminder->message);
    copy_string(sent->channel, sizeof sent->channel, reminder->channel);
    copy_string(sent->to, sizeof sent->to, reminder->to);
    copy_string(sent->locale, sizeof sent->locale, reminder->locale);
    copy_string(sent->group, sizeof sent->group, reminder->group);
    note_items(sent, reminder);
    sent->attempts = reminder->attempts;
    sent->at = h->now;
    sent->due = reminder->due;
    sent->told = NULL;
    // A channel of that name never answers by itself.
    switch (strcmp(reminder->channel, "slow") == 0 ? REPLY_LATER : h->reply) {
    case REPLY_DELIVERED:
        told(told_context, AFTERCARE_OUTCOME_DELIVERED, 0, "taken");
        break;
    case REPLY_AGAIN:
        told(told_context, AFTERCARE_OUTCOME_TRY_AGAIN, h->retry_after, "busy");
        break;
    case REPLY_DOWN:
        told(told_context, AFTERCARE_OUTCOME_DOWN, h->retry_after, "nobody there");
        break;
    case REPLY_REFUSED:
        told(told_context, AFTERCARE_OUTCOME_REFUSED, 0, "gone");
        break;
    case REPLY_LATER:
        sent->told = told;
        sent->context = told_context;
        break;
    }
}

// Answers a send that was left for later.
static inline void harness_tell(struct harness *h, size_t i, aftercare_outcome outcome,
                                const char *said) {
    assert_true(i < h->sent_count);
    assert_non_null(h->sent[i].told);
    aftercare_told *told = h->sent[i].told;
    h->sent[i].told = NULL;
    told(h->sent[i].context, outcome, 0, said);
}

static inline aftercare_reminders_options harness_options(struct harness *h) {
    aftercare_reminders_options options = AFTERCARE_REMINDERS_OPTIONS;
    options.store = h->store;
    options.channels = h->channels;
    options.channels_count = h->channels_count;
    options.late_rate = h->late_rate;
    options.group = h->group;
    options.zoneinfo = h->zoneinfo;
    options.retain = h->retain;
    options.retained = h->retained;
    options.retained_context = h->retained_context;
    options.now = harness_now;
    options.now_context = h;
    options.log = harness_log;
    options.log_context = h;
    options.fatal = harness_fatal;
    options.fatal_context = h;
    return options;
}

static inline aftercare_status harness_try_open(struct harness *h, aftercare_error *err) {
    aftercare_reminders_options options = harness_options(h);
    uv_loop_t *loop = h->at ? h->at : &h->loop;
    if (h->is_polled) {
        return h->has_parts
                   ? own_loop_open(&h->reminders, &options, &h->parts, err)
                   : aftercare_reminders_open(&h->reminders, NULL, &options, err);
    }
    return h->has_parts ? reminders_open(&h->reminders, loop, &options, &h->parts, err)
                        : aftercare_reminders_open(&h->reminders, loop, &options, err);
}

// The library's parts with another allocator, which must live as long as the harness.
static inline void harness_bring_allocator(struct harness *h,
                                           const struct allocator *allocator) {
    static const struct store_functions *const stores[] = {&store_sqlite, NULL};
    h->parts = (struct reminders_parts){.allocator = allocator,
                                        .stores = stores,
                                        .channel_of_type = channel_of_type,
                                        .loop_new = loop_uv_new};
    h->has_parts = true;
}

static inline void harness_open(struct harness *h) {
    aftercare_error err = {0};
    aftercare_status status = harness_try_open(h, &err);
    if (status) {
        fail_msg("%s: %s", err.place, err.sentence);
    }
}

static inline void harness_closed(void *context) {
    ((struct harness *)context)->is_closed = true;
}

// Waits for something and does it. False: nothing more will come.
static inline bool harness_run(struct harness *h, aftercare_reminders *reminders) {
    if (!h->is_polled) {
        return uv_run(h->at ? h->at : &h->loop, UV_RUN_ONCE) != 0;
    }
    struct pollfd fd = {.fd = aftercare_reminders_backend_fd(reminders),
                        .events = POLLIN};
    (void)poll(&fd, 1, aftercare_reminders_backend_timeout(reminders));
    return aftercare_reminders_step(reminders);
}

static inline void harness_close(struct harness *h) {
    aftercare_reminders *reminders = h->reminders;
    h->is_closed = false;
    h->reminders = NULL;
    aftercare_reminders_close(reminders, harness_closed, h);
    while (!h->is_closed) {
        assert_true(harness_run(h, reminders) || h->is_closed);
    }
    assert_int_equal(0, h->at ? 0 : uv_run(&h->loop, UV_RUN_DEFAULT));
}

// One callback channel, called "test"; not open yet.
static inline struct harness *harness_new(void) {
    struct harness *h = calloc(1, sizeof *h);
    assert_non_null(h);
    assert_int_equal(0, uv_loop_init(&h->loop));
    copy_string(h->folder, sizeof h->folder, "/tmp/aftercare-test-XXXXXX");
    assert_non_null(mkdtemp(h->folder));
    (void)snprintf(h->path, sizeof h->path, "%s/store.db", h->folder);
    (void)snprintf(h->store, sizeof h->store, "sqlite:%s", h->path);
    h->now = NOON;
    h->channels_count = 1;
    h->channels[0] = (aftercare_channel_options){
        .name = "test", .type = "callback", .send = harness_send, .send_context = h};
    return h;
}

// Answers what nobody has answered: the channel has given it up long ago, and its memory
// waits for this.
static inline void harness_let_go(struct harness *h) {
    for (size_t i = 0; i < h->sent_count; i++) {
        if (h->sent[i].told) {
            harness_tell(h, i, AFTERCARE_OUTCOME_TRY_AGAIN, "");
        }
    }
}

static inline void harness_free(struct harness *h) {
    char path[160];
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    if (h->reminders) {
        harness_close(h);
    }
    harness_let_go(h);
    (void)uv_run(&h->loop, UV_RUN_DEFAULT);
    assert_int_equal(0, uv_loop_close(&h->loop));
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        (void)snprintf(path, sizeof path, "%s%s", h->path, ends[i]);
        (void)unlink(path);
    }
    (void)rmdir(h->folder);
    free(h);
}

static inline void see(struct seen *seen, const aftercare_reminder *reminder) {
    copy_string(seen->key, sizeof seen->key, reminder->key);
    copy_string(seen->message, sizeof seen->message, reminder->message);
    copy_string(seen->channel, sizeof seen->channel, reminder->channel);
    copy_string(seen->patient, sizeof seen->patient, reminder->patient);
    copy_string(seen->reason, sizeof seen->reason, reminder->reason);
    seen->state = reminder->state;
    seen->due = reminder->due;
    seen->expires = reminder->expires;
    seen->answer = reminder->answer;
    seen->answered_at = reminder->answered_at;
    copy_string(seen->answered_by, sizeof seen->answered_by, reminder->answered_by);
    seen->next_try = reminder->next_try;
    seen->attempts = reminder->attempts;
}

static inline void harness_answer(void *context, aftercare_status status,
                                  const aftercare_reminders_answer *answer,
                                  const aftercare_error *err) {
    struct harness *h = context;
    h->is_answered = true;
    h->status = status;
    h->seen_count = h->events_count = 0;
    h->next[0] = '\0';
    if (status) {
        assert_null(answer);
        assert_non_null(err);
        h->err = *err;
        return;
    }
    assert_null(err);
    h->put = answer->put;
    h->cancelled = answer->cancelled;
    h->is_refused = answer->is_refused;
    const char *revision = answer->session ? answer->session->revision : answer->revision;
    copy_string(h->revision, sizeof h->revision, revision);
    h->held = answer->held;
    copy_string(h->next, sizeof h->next, answer->next);
    copy_string(h->why, sizeof h->why, answer->why);
    const aftercare_reminder *reminders = answer->reminders;
    size_t count = answer->reminders_count;
    if (answer->session) {
        copy_string(h->session, sizeof h->session, answer->session->id);
        copy_string(h->content, sizeof h->content, answer->session->content);
        copy_string(h->plan, sizeof h->plan, answer->session->plan);
        copy_string(h->document, sizeof h->document, answer->session->document);
        reminders = answer->session->reminders;
        count = answer->session->reminders_count;
    }
    for (size_t i = 0; i < count && i < SEEN_MAX; i++) {
        see(&h->seen[h->seen_count++], &reminders[i]);
    }
    for (size_t i = 0; i < answer->events_count && i < 64; i++) {
        struct seen_event *event = &h->events[h->events_count++];
        event->at = answer->events[i].at;
        copy_string(event->what, sizeof event->what, answer->events[i].what);
        copy_string(event->detail, sizeof event->detail, answer->events[i].detail);
    }
}

static inline aftercare_status harness_wait(struct harness *h, aftercare_status begun) {
    if (begun) {
        return begun;
    }
    while (!h->is_answered) {
        assert_true(harness_run(h, h->reminders) || h->is_answered);
    }
    return h->status;
}

// A reminder of the session, with the key "SESSION/NUMBER".
static inline aftercare_reminder reminder_at(const char *key, int64_t due) {
    return (aftercare_reminder){.key = key,
                                .rule = "pack.rule",
                                .message = "now",
                                .due = due,
                                .expires = due + HOUR,
                                .state = AFTERCARE_REMINDER_SCHEDULED};
}

// Letters that the store cannot pack into much less.
static inline void fill_with_noise(char *text, size_t size) {
    uint32_t seed = 7;
    for (size_t i = 0; i + 1 < size; i++) {
        seed = seed * 1664525u + 1013904223u;
        text[i] = (char)(' ' + 2 + (seed >> 24) % 93);
    }
    text[size - 1] = '\0';
}

static inline aftercare_stored_session session_of(const char *id, const char *content,
                                                  const aftercare_reminder *reminders,
                                                  size_t count) {
    return (aftercare_stored_session){.id = id,
                                      .patient = "p-1",
                                      .content = content,
                                      .document = "{}",
                                      .plan = "{\"plan\":1}",
                                      .reminders = reminders,
                                      .reminders_count = count};
}

static inline aftercare_status put_session(struct harness *h,
                                           const aftercare_stored_session *session) {
    h->is_answered = false;
    return harness_wait(h, aftercare_reminders_put_session(h->reminders, session,
                                                           harness_answer, h, &h->err));
}

static inline aftercare_status put(struct harness *h, const char *id, const char *content,
                                   const aftercare_reminder *reminders, size_t count) {
    aftercare_stored_session session = session_of(id, content, reminders, count);
    return put_session(h, &session);
}

static inline aftercare_status get(struct harness *h, const char *key) {
    h->is_answered = false;
    return harness_wait(
        h, aftercare_reminders_get(h->reminders, key, harness_answer, h, &h->err));
}

static inline aftercare_status get_session(struct harness *h, const char *id) {
    h->is_answered = false;
    return harness_wait(
        h, aftercare_reminders_get_session(h->reminders, id, harness_answer, h, &h->err));
}

static inline aftercare_status cancel(struct harness *h, const char *id) {
    h->is_answered = false;
    return harness_wait(h, aftercare_reminders_cancel_session(
                               h->reminders, id, harness_answer, h, &h->err));
}

static inline aftercare_status get_patient(struct harness *h, const char *id) {
    h->is_answered = false;
    return harness_wait(
        h, aftercare_reminders_get_patient(h->reminders, id, harness_answer, h, &h->err));
}

static inline aftercare_status erase_patient(struct harness *h, const char *id) {
    h->is_answered = false;
    return harness_wait(h, aftercare_reminders_erase_patient(h->reminders, id,
                                                             harness_answer, h, &h->err));
}

static inline aftercare_status act(struct harness *h, const aftercare_act *what) {
    h->is_answered = false;
    return harness_wait(
        h, aftercare_reminders_act(h->reminders, what, harness_answer, h, &h->err));
}

static inline aftercare_status list(struct harness *h,
                                    const aftercare_reminders_query *query) {
    h->is_answered = false;
    return harness_wait(
        h, aftercare_reminders_list(h->reminders, query, harness_answer, h, &h->err));
}

// Moves the clock, and lets everything happen that then falls due: each call is a batch,
// and each batch looks at the clock.
static inline void pass(struct harness *h, int64_t milliseconds) {
    h->now += milliseconds;
    for (int i = 0; i < 6; i++) {
        (void)get(h, "nothing/1");
    }
}

// Posts a session with one reminder, both with that name.
static inline void put_one(struct harness *h, const char *key, int64_t due) {
    aftercare_reminder reminder = reminder_at(key, due);
    assert_int_equal(AFTERCARE_OK, put(h, key, "a", &reminder, 1));
}

static inline void has_event(struct harness *h, const char *key, const char *what,
                             const char *part) {
    assert_int_equal(AFTERCARE_OK, get(h, key));
    for (size_t i = 0; i < h->events_count; i++) {
        if (strcmp(h->events[i].what, what) == 0 && strstr(h->events[i].detail, part)) {
            return;
        }
    }
    fail_msg("%s has no event \"%s\" with \"%s\"", key, what, part);
}

// For cmocka: open, or left to the test to open.
static inline int harness_make(void **state) {
    struct harness *h = harness_new();
    harness_open(h);
    *state = h;
    return 0;
}

static inline int harness_prepare(void **state) {
    *state = harness_new();
    return 0;
}

static inline int harness_unmake(void **state) {
    harness_free(*state);
    return 0;
}

// The state of a reminder, asked for.
static inline aftercare_reminder_state state_of(struct harness *h, const char *key) {
    assert_int_equal(AFTERCARE_OK, get(h, key));
    return h->seen[0].state;
}

#endif
