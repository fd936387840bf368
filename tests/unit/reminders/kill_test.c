// The process is killed at moments chosen by chance, and at each point where it writes,
// and started again on what was left. Nothing accepted may be lost, nothing may go out
// early, nothing of a cancelled session after the answer, and every repetition has the
// same key.
//
// The child works and tells each thing that it sees in a line through a pipe, before it
// does anything else; what the parent has read of it is what the world has seen.
#include "tests/unit/reminders/faulty_disk.h"
#include "tests/unit/reminders/harness.h"

#include <sys/wait.h>
#include <time.h>

#define SESSIONS_MAX 30000
#define EACH 3 // reminders a session
#define RANDOM_ROUNDS 48
#define AHEAD 30 // milliseconds until the last reminder of a session is due

struct fate { // of a session, as the world has seen it
    bool is_asked, is_accepted, is_cancel_asked, is_cancelled;
    int64_t asked_at;
    int sent[EACH], delivered[EACH];
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

__attribute__((format(printf, 2, 3))) static void tell(struct child *child,
                                                       const char *format, ...) {
    char line[128];
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (write(child->pipe, line, (size_t)len) != len) {
        _exit(3);
    }
}

static uint32_t chance(uint32_t *seed, uint32_t below) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

// The receiver: it sees the reminder first, then answers well, badly, or not at all.
static void receive(void *context, const aftercare_reminder *reminder,
                    aftercare_told *told, void *told_context) {
    struct child *child = context;
    bool is_early = wall_clock() < reminder->due;
    uint32_t mood = chance(&child->seed, 8);
    tell(child, "S %s %s %d\n", reminder->key, reminder->message, is_early);
    if (mood == 0) {
        told(told_context, AFTERCARE_OUTCOME_TRY_AGAIN, 0, "busy");
        return;
    }
    tell(child, "D %s\n", reminder->key);
    told(told_context, AFTERCARE_OUTCOME_DELIVERED, 0, "200");
}

struct request {
    struct child *child;
    size_t session;
    char accepted; // how the line begins when it is answered OK
};

static void answered(void *context, aftercare_status status,
                     const aftercare_reminders_answer *answer,
                     const aftercare_error *err) {
    struct request *request = context;
    (void)answer;
    (void)err;
    request->child->under_way--;
    if (status == AFTERCARE_OK) {
        tell(request->child, "%c %zu\n", request->accepted, request->session);
    }
    free(request);
}

static struct request *new_request(struct child *child, size_t session, char accepted) {
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
                                          new_request(child, number, 'A'), NULL);
}

static void cancel_one(struct child *child, size_t number) {
    char id[32];
    (void)snprintf(id, sizeof id, "s%zu", number);
    tell(child, "c %zu\n", number);
    (void)aftercare_reminders_cancel_session(child->h->reminders, id, answered,
                                             new_request(child, number, 'C'), NULL);
}

static void work(uv_timer_t *timer) {
    struct child *child = timer->data;
    while (child->under_way < 4 && child->to_post > 0) {
        size_t number = child->next++;
        int64_t now = wall_clock();
        child->to_post--;
        tell(child, "a %zu %lld\n", number, (long long)now);
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
    if (uv_loop_init(&h->loop)) {
        _exit(5);
    }
    open_child(&child);
    tell(&child, "O\n");
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

static void read_line(struct world *world, const char *line) {
    size_t session = 0;
    int number = 0, is_early = 0;
    long long at = 0;
    char key[48], message[48];
    if (sscanf(line, "a %zu %lld", &session, &at) == 2) {
        assert_true(session < SESSIONS_MAX);
        world->fates[session].is_asked = true;
        world->fates[session].asked_at = at;
        world->count = session + 1 > world->count ? session + 1 : world->count;
    } else if (sscanf(line, "A %zu", &session) == 1) {
        world->fates[session].is_accepted = true;
    } else if (sscanf(line, "c %zu", &session) == 1) {
        world->fates[session].is_cancel_asked = true;
    } else if (sscanf(line, "C %zu", &session) == 1) {
        world->fates[session].is_cancelled = true;
    } else if (sscanf(line, "S %47s %47s %d", key, message, &is_early) == 3) {
        assert_int_equal(2, sscanf(key, "s%zu/r/%d", &session, &number));
        world->early += is_early != 0;
        world->second_keys += strcmp(key, message) != 0;
        world->after_cancel += world->fates[session].is_cancelled;
        world->fates[session].sent[number]++;
    } else if (sscanf(line, "D s%zu/r/%d", &session, &number) == 2) {
        world->fates[session].delivered[number]++;
    }
}

static void read_all(struct world *world, int pipe) {
    FILE *lines = fdopen(pipe, "r");
    char line[256];
    assert_non_null(lines);
    while (fgets(line, sizeof line, lines)) {
        if (strchr(line, '\n')) {
            read_line(world, line);
        }
    }
    (void)fclose(lines);
}

// True when the child ended by itself.
static bool run_round(struct harness *h, struct world *world, const struct round *round) {
    int pipes[2], status = 0;
    assert_int_equal(0, pipe(pipes));
    pid_t child = fork();
    if (child == 0) {
        (void)close(pipes[0]);
        (void)signal(SIGSEGV, SIG_DFL);
        disk.points = 0;
        disk.kill_at = round->kill_at;
        disk.fault = round->kill_at ? DISK_KILLS : DISK_WORKS;
        run_child(h, world, pipes[1], round);
    }
    assert_true(child > 0);
    (void)close(pipes[1]);
    if (round->is_opened) {
        char line[2];
        assert_int_equal(2, read(pipes[0], line, 2));
    }
    if (round->kill_after) {
        struct timespec wait = {.tv_nsec = round->kill_after * 1000};
        (void)nanosleep(&wait, NULL);
        (void)kill(child, SIGKILL);
    }
    read_all(world, pipes[0]);
    assert_int_equal(child, waitpid(child, &status, 0));
    assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
    return WIFEXITED(status);
}

static size_t lost(const struct world *world) {
    size_t count = 0;
    for (size_t i = 0; i < world->count; i++) {
        const struct fate *fate = &world->fates[i];
        for (int k = 0; k < EACH && !fate->is_cancel_asked; k++) {
            count += fate->delivered[k] == 0;
        }
    }
    return count;
}

static size_t repeated(const struct world *world) {
    size_t count = 0;
    for (size_t i = 0; i < world->count; i++) {
        for (int k = 0; k < EACH; k++) {
            int times = world->fates[i].delivered[k];
            count += times > 1 ? (size_t)times - 1 : 0;
        }
    }
    return count;
}

static void check(const struct world *world) {
    assert_int_equal(0, lost(world));
    assert_int_equal(0, world->early);
    assert_int_equal(0, world->after_cancel);
    assert_int_equal(0, world->second_keys);
}

static int make(void **state) {
    *state = harness_new();
    assert_int_equal(
        0, uv_loop_close(&((struct harness *)*state)->loop)); // each child has its own
    return 0;
}

static int unmake(void **state) {
    struct harness *h = *state;
    assert_int_equal(0, uv_loop_init(&h->loop));
    harness_free(h);
    return 0;
}

static void in_a_calm_run_everything_goes_out_exactly_once(void **state) {
    static struct world world;
    struct round round = {.to_post = 100, .calm_after = 400};
    world = (struct world){0};

    assert_true(run_round(*state, &world, &round));

    assert_int_equal(100, world.count);
    check(&world);
    assert_int_equal(0, repeated(&world));
}

static void killed_at_any_moment_it_loses_nothing(void **state) {
    static struct world world;
    uint32_t seed = 20261122;
    world = (struct world){0};

    for (int i = 0; i < RANDOM_ROUNDS; i++) {
        struct round round = {.to_post = 1000,
                              .kill_after = 1000 + chance(&seed, 60000),
                              .is_opened = i % 4 != 0,
                              .seed = seed};
        assert_false(run_round(*state, &world, &round));
    }
    struct round calm = {.calm_after = 1500};
    assert_true(run_round(*state, &world, &calm));

    print_message("%d kills, seed 20261122: %zu sessions, %zu repeated\n", RANDOM_ROUNDS,
                  world.count, repeated(&world));
    assert_true(world.count > 0);
    check(&world);
}

static void remove_store(struct harness *h) {
    char log[160];
    (void)snprintf(log, sizeof log, "%s-wal", h->path);
    (void)unlink(h->path);
    (void)unlink(log);
}

static void killed_at_each_point_where_it_writes_it_loses_nothing(void **state) {
    static struct world world;
    int point = 0;

    for (bool has_ended = false; !has_ended; point++) {
        struct round killed = {.to_post = 2, .calm_after = 35, .kill_at = point + 1};
        struct round calm = {.calm_after = 40};
        world = (struct world){0};
        remove_store(*state);
        has_ended = run_round(*state, &world, &killed);
        assert_true(run_round(*state, &world, &calm));
        check(&world);
    }

    print_message("%d points\n", point);
    assert_true(point > 20);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(in_a_calm_run_everything_goes_out_exactly_once),
        TEST(killed_at_any_moment_it_loses_nothing),
        TEST(killed_at_each_point_where_it_writes_it_loses_nothing),
    };
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
