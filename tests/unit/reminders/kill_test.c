// The process is killed at moments chosen by chance, and at each point where it writes,
// and started again on what was left. Nothing accepted may be lost, nothing may go out
// early, nothing of a cancelled session after the answer, and every repetition has the
// same key.
//
// What the parent has read from the child's pipe is what the world has seen.
#include "tests/unit/reminders/killed_child.h"

#include <sys/wait.h>

#define RANDOM_ROUNDS 48

static void hear(struct world *world, const struct news *news) {
    assert_true(news->session < SESSIONS_MAX);
    struct fate *fate = &world->fates[news->session];
    switch (news->kind) {
    case SEEN_OPENED:
        break;
    case SEEN_ASKED:
        fate->is_asked = true;
        fate->asked_at = news->at;
        world->count =
            news->session + 1 > world->count ? news->session + 1 : world->count;
        break;
    case SEEN_ACCEPTED:
        fate->is_accepted = true;
        break;
    case SEEN_CANCEL_ASKED:
        fate->is_cancel_asked = true;
        break;
    case SEEN_CANCELLED:
        fate->is_cancelled = true;
        break;
    case SEEN_SENT:
        world->early += news->is_early;
        world->second_keys += news->is_second_key;
        world->after_cancel += fate->is_cancelled;
        break;
    case SEEN_DELIVERED:
        fate->delivered[news->number]++;
        break;
    }
}

// Each is shorter than what a pipe takes in one piece.
static bool hear_one(struct world *world, int pipe) {
    struct news news;
    bool is_whole = read(pipe, &news, sizeof news) == sizeof news;
    if (is_whole) {
        hear(world, &news);
    }
    return is_whole;
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
        assert_true(hear_one(world, pipes[0]));
    }
    if (round->kill_after) {
        struct timespec wait = {.tv_nsec = round->kill_after * 1000};
        (void)nanosleep(&wait, NULL);
        (void)kill(child, SIGKILL);
    }
    while (hear_one(world, pipes[0])) {
    }
    (void)close(pipes[0]);
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

// Left alone until everything has gone out: what is lost stays lost, however long it
// takes a busy machine.
static void calm_down(struct harness *h, struct world *world, const struct round *calm) {
    for (int i = 0; i < 100 && (i == 0 || lost(world) > 0); i++) {
        assert_true(run_round(h, world, calm));
    }
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
        calm_down(*state, &world, &calm);
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
