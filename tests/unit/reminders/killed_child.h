// The process that is killed: it posts, cancels and sends, and tells each thing that it
// sees through a pipe, before it does anything else.
#ifndef AFTERCARE_TESTS_REMINDERS_KILLED_CHILD_H
#define AFTERCARE_TESTS_REMINDERS_KILLED_CHILD_H

#include "tests/unit/reminders/faulty_disk.h"
#include "tests/unit/reminders/harness.h"

#include <time.h>

#define SESSIONS_MAX 30000
#define EACH 3   // reminders a session
#define AHEAD 30 // milliseconds until the last reminder of a session is due

struct fate { // of a session, as the world has seen it
    bool is_asked, is_accepted, is_cancel_asked, is_cancelled;
    int64_t asked_at;
    int delivered[EACH];
};

struct world {
    struct fate fates[SESSIONS_MAX];
    size_t count; // sessions asked for so far
    size_t early, after_cancel, second_keys;
};

struct round {
    size_t to_post;
    int64_t calm_after;
    long kill_after; // microseconds; 0: not by the clock
    bool is_opened;  // the clock starts when the child has opened its store
    int kill_at;     // point of the disk; 0: not there
    uint32_t seed;   // of what the child does
};

enum seen_kind {
    SEEN_OPENED,
    SEEN_ASKED,
    SEEN_ACCEPTED,
    SEEN_CANCEL_ASKED,
    SEEN_CANCELLED,
    SEEN_SENT,
    SEEN_DELIVERED,
};

// What goes through the pipe.
struct news {
    enum seen_kind kind;
    size_t session;
    int number; // of the session's reminder
    int64_t at; // SEEN_ASKED
    bool is_early, is_second_key;
};

struct child {
    struct harness *h;
    struct world *world; // as it was when the child began
    int pipe;
    size_t next;    // session to ask for
    int under_way;  // puts without an answer
    size_t to_post; // how many more
    uint32_t seed;
    uv_timer_t timer;
};

static int64_t wall_clock(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t real_now(void *context) {
    (void)context;
    return wall_clock();
}

static void tell(struct child *child, const struct news *news) {
    if (write(child->pipe, news, sizeof *news) != sizeof *news) {
        _exit(3);
    }
}

static uint32_t chance(uint32_t *seed, uint32_t below) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

// "s12/r/1": which session, which of its reminders.
static struct news news_of(enum seen_kind kind, const char *key) {
    char *end = NULL;
    struct news news = {.kind = kind, .session = strtoul(key + 1, &end, 10)};
    news.number = (int)strtol(end + strlen("/r/"), NULL, 10);
    return news;
}

// The receiver: it sees the reminder first, then answers well or badly.
static void receive(void *context, const aftercare_reminder *reminder,
                    aftercare_told *told, void *told_context) {
    struct child *child = context;
    struct news sent = news_of(SEEN_SENT, reminder->key);
    struct news delivered = news_of(SEEN_DELIVERED, reminder->key);
    sent.is_early = wall_clock() < reminder->due;
    sent.is_second_key = strcmp(reminder->key, reminder->message) != 0;
    tell(child, &sent);
    if (chance(&child->seed, 8) == 0) {
        told(told_context, AFTERCARE_OUTCOME_TRY_AGAIN, 0, "busy");
        return;
    }
    tell(child, &delivered);
    told(told_context, AFTERCARE_OUTCOME_DELIVERED, 0, "200");
}

struct request {
    struct child *child;
    size_t session;
    enum seen_kind accepted; // what is told when it is answered OK
};

static void answered(void *context, aftercare_status status,
                     const aftercare_reminders_answer *answer,
                     const aftercare_error *err) {
    struct request *request = context;
    (void)answer;
    (void)err;
    request->child->under_way--;
    if (status == AFTERCARE_OK) {
        struct news news = {.kind = request->accepted, .session = request->session};
        tell(request->child, &news);
    }
    free(request);
}

static struct request *new_request(struct child *child, size_t session,
                                   enum seen_kind accepted) {
    struct request *request = malloc(sizeof *request);
    *request = (struct request){child, session, accepted};
    child->under_way++;
    return request;
}

static void post(struct child *child, size_t number, int64_t at) {
    char id[32], keys[EACH][48];
    aftercare_reminder reminders[EACH];
    (void)snprintf(id, sizeof id, "s%zu", number);
    for (int i = 0; i < EACH; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "s%zu/r/%d", number, i);
        reminders[i] = reminder_at(keys[i], at + i * AHEAD / EACH);
        reminders[i].message = keys[i];
    }
    aftercare_stored_session session = session_of(id, "a", reminders, EACH);
    (void)aftercare_reminders_put_session(child->h->reminders, &session, answered,
                                          new_request(child, number, SEEN_ACCEPTED),
                                          NULL);
}

static void cancel_one(struct child *child, size_t number) {
    char id[32];
    (void)snprintf(id, sizeof id, "s%zu", number);
    struct news news = {.kind = SEEN_CANCEL_ASKED, .session = number};
    tell(child, &news);
    (void)aftercare_reminders_cancel_session(child->h->reminders, id, answered,
                                             new_request(child, number, SEEN_CANCELLED),
                                             NULL);
}

static void work(uv_timer_t *timer) {
    struct child *child = timer->data;
    while (child->under_way < 4 && child->to_post > 0) {
        size_t number = child->next++;
        int64_t now = wall_clock();
        child->to_post--;
        struct news news = {.kind = SEEN_ASKED, .session = number, .at = now};
        tell(child, &news);
        post(child, number, now);
        if (chance(&child->seed, 4) == 0) {
            cancel_one(child, number);
        }
    }
}

static void open_child(struct child *child) {
    aftercare_reminders_options options = AFTERCARE_REMINDERS_OPTIONS;
    aftercare_channel_options channel = {.name = "test",
                                         .type = "callback",
                                         .tries = 50,
                                         .backoff_first = 2,
                                         .backoff_last = 10,
                                         .send = receive,
                                         .send_context = child};
    aftercare_error err = {0};
    options.store = child->h->store;
    options.channels = &channel;
    options.channels_count = 1;
    options.now = real_now;
    if (aftercare_reminders_open(&child->h->reminders, &child->h->loop, &options, &err)) {
        (void)fprintf(stderr, "child: %s: %s\n", err.place, err.sentence);
        _exit(4);
    }
}

// Clients repeat what they had no answer to, and do not post what they want cancelled.
static void repeat_unanswered(struct child *child) {
    for (size_t i = 0; i < child->world->count; i++) {
        const struct fate *fate = &child->world->fates[i];
        if (fate->is_cancel_asked) {
            if (!fate->is_cancelled) {
                cancel_one(child, i);
            }
        } else if (fate->is_asked && !fate->is_accepted) {
            post(child, i, fate->asked_at);
        }
    }
}

// Works until everything is posted and for calm_after milliseconds more, then ends
// calmly.
static void run_child(struct harness *h, struct world *world, int pipe,
                      const struct round *round) {
    struct child child = {.h = h,
                          .world = world,
                          .pipe = pipe,
                          .next = world->count,
                          .to_post = round->to_post,
                          .seed = round->seed};
    struct news opened = {.kind = SEEN_OPENED};
    if (uv_loop_init(&h->loop)) {
        _exit(5);
    }
    open_child(&child);
    tell(&child, &opened);
    repeat_unanswered(&child);
    (void)uv_timer_init(&h->loop, &child.timer);
    child.timer.data = &child;
    (void)uv_timer_start(&child.timer, work, 0, 1);
    int64_t end = 0;
    while (end == 0 || wall_clock() < end) {
        (void)uv_run(&h->loop, UV_RUN_ONCE);
        if (end == 0 && child.to_post == 0 && child.under_way == 0) {
            end = wall_clock() + round->calm_after;
        }
    }
    uv_close((uv_handle_t *)&child.timer, NULL);
    aftercare_reminders_close(h->reminders, NULL, NULL);
    (void)uv_run(&h->loop, UV_RUN_DEFAULT);
    _exit(0);
}

#endif
