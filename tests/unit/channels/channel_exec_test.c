// Programs that do as they are told, and programs that do not.
#include "tests/unit/channels/golden.h"
#include "tests/unit/channels/world.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define DELIVERED AFTERCARE_OUTCOME_DELIVERED
#define TRY_AGAIN AFTERCARE_OUTCOME_TRY_AGAIN
#define REFUSED AFTERCARE_OUTCOME_REFUSED
#define DOWN AFTERCARE_OUTCOME_DOWN

struct scene {
    struct world world;
    char folder[64], program[80], out[80];
};

static char *path_in(char out[80], const struct scene *scene, const char *name) {
    (void)snprintf(out, 80, "%s/%s", scene->folder, name);
    return out;
}

static void write_file(const char *path, const char *text, mode_t mode) {
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, mode), 0);
}

// A folder with the program in it, which finds the folder as its own.
static struct scene *scene_new(const char *script) {
    struct scene *scene = calloc(1, sizeof *scene);

    assert_non_null(scene);
    (void)snprintf(scene->folder, sizeof scene->folder, "/tmp/aftercare-exec-XXXXXX");
    assert_non_null(mkdtemp(scene->folder));
    write_file(path_in(scene->program, scene, "notify"), script, 0700);
    (void)path_in(scene->out, scene, "out");
    return scene;
}

static struct scene *scene_open(const char *script, int64_t timeout) {
    struct scene *scene = scene_new(script);

    world_init(&scene->world);
    world_open(&scene->world, &channel_exec,
               &(aftercare_channel_options){
                   .name = "exec", .program = scene->program, .timeout = timeout});
    return scene;
}

static void scene_free(struct scene *scene) {
    char command[96];

    (void)snprintf(command, sizeof command, "rm -r %s", scene->folder);
    assert_int_equal(system(command), 0);
    free(scene);
}

static void scene_close(struct scene *scene) {
    if (scene->world.closed == 0) {
        world_close_channel(&scene->world);
    }
    world_clear(&scene->world);
    scene_free(scene);
}

// What the program has left in its folder, at most size - 1 bytes.
static size_t left_in(char *out, size_t size, const char *path) {
    FILE *file = fopen(path, "r");
    size_t len = 0;

    if (file) {
        len = fread(out, 1, size - 1, file);
        (void)fclose(file);
    }
    out[len] = '\0';
    return len;
}

#define SH "#!/bin/sh\ncd \"${0%/*}\" || exit 1\n"

// clang-format off: one row reads as a whole
static const struct behaviour {
    const char *name, *script;
    int64_t timeout; // 0: 10 seconds
    aftercare_outcome outcome;
    const char *said;
} behaviours[] = {
    {"takes it", SH "cat > out\n", 0, DELIVERED, "ended with 0"},
    {"tells of it", SH "cat > out; echo sent as 4711", 0, DELIVERED,
     "ended with 0: \"sent as 4711\""},
    {"tells where errors go", SH "echo lost >&2; exit 0", 0, DELIVERED,
     "ended with 0: \"lost\""},
    {"tells it later", SH "exit 75", 0, TRY_AGAIN, "ended with 75"},
    {"tells it later, and why", SH "echo no line; exit 75", 0, TRY_AGAIN,
     "ended with 75: \"no line\""},
    {"fails", SH "exit 1", 0, REFUSED, "ended with 1"},
    {"fails, and why", SH "printf 'no\\033[31m such\\nnumber'; exit 2", 0, REFUSED,
     "ended with 2: \"no [31m such number\""},
    {"fails otherwise", SH "exit 255", 0, REFUSED, "ended with 255"},
    {"dies", SH "kill -9 $$", 0, REFUSED, "killed by signal 9"},
    {"dies politely", SH "kill -15 $$; sleep 60", 0, REFUSED, "killed by signal 15"},
    {"hangs", SH "sleep 60", 200, DOWN, "not over in 200 ms, and killed"},
    {"hangs with many", SH "sleep 60 & sleep 60 & (sleep 60) & wait", 200, DOWN,
     "not over in 200 ms, and killed"},
    {"hangs deaf", SH "trap '' TERM INT HUP; echo never; while :; do sleep 60; done", 300,
     DOWN, "not over in 300 ms, and killed: \"never\""},
    {"floods", SH "exec cat /dev/zero", 0, TRY_AGAIN,
     "it wrote without end, and was killed"},
    {"floods errors", SH "exec cat /dev/zero >&2", 0, TRY_AGAIN,
     "it wrote without end, and was killed"},
    {"reads nothing", SH "exit 0", 0, DELIVERED, "ended with 0"},
    {"refuses to read", SH "exec <&-; exit 0", 0, DELIVERED, "ended with 0"},
    {"writes nothing, ever", SH "exec >&- 2>&-; exit 0", 0, DELIVERED, "ended with 0"},
    {"leaves somebody behind", SH "sleep 60 & exit 0", 0, DELIVERED, "ended with 0"},
};
// clang-format on

static void each_kind_of_program_has_its_outcome(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof behaviours / sizeof *behaviours; i++) {
        const struct behaviour *row = &behaviours[i];
        struct told told = {0};
        struct scene *scene =
            scene_open(row->script, row->timeout > 0 ? row->timeout : 10000);

        world_send(&scene->world, &told);
        world_wait(&scene->world, &told.count, 1);
        if (told.outcome != row->outcome || strcmp(told.said, row->said) != 0) {
            fail_msg("%s: outcome %d, said \"%s\"", row->name, (int)told.outcome,
                     told.said);
        }
        scene_close(scene);
        assert_int_equal(told.count, 1);
    }
}

// It looks like one until it is to be started.
static void a_program_that_does_not_start_is_tried_again(void **state) {
    const char *preloaded = getenv("LD_PRELOAD");

    (void)state;
    if (preloaded && strstr(preloaded, "valgrind")) {
        skip(); // which does not survive it
    }
    struct scene *scene = scene_open("#!/nowhere/interpreter\n", 10000);
    struct told told = {0};

    world_send(&scene->world, &told);

    assert_int_equal(told.count, 1);
    assert_int_equal(told.outcome, DOWN);
    assert_string_equal(told.said, "no such file or directory");
    scene_close(scene);
}

static void its_input_is_the_webhooks_data(void **state) {
    struct scene *scene = scene_open(SH "cat > out", 10000);
    struct told told = {0};
    char left[2000];

    (void)state;
    world_send(&scene->world, &told);
    world_wait(&scene->world, &told.count, 1);
    (void)left_in(left, sizeof left, scene->out);

    assert_string_equal(left, "{" EXAMPLE_DATA "}\n");
    scene_close(scene);
}

static void nothing_of_a_reminder_is_in_arguments_and_environment(void **state) {
    struct scene *scene =
        scene_open(SH "{ env | grep -v -e ^PWD= -e ^OLDPWD= -e ^SHLVL= -e ^_= | sort\n"
                      "tr '\\0' ' ' < /proc/$$/cmdline; echo; pwd -P; } > out",
                   10000);
    struct told told = {0};
    char left[2000], expected[400];

    (void)state;
    assert_int_equal(setenv("CANARY", "p-1001", 1), 0);
    world_send(&scene->world, &told);
    world_wait(&scene->world, &told.count, 1);
    assert_int_equal(unsetenv("CANARY"), 0);
    (void)left_in(left, sizeof left, scene->out);

    (void)snprintf(expected, sizeof expected,
                   "LANG=C.UTF-8\nPATH=/usr/local/bin:/usr/bin:/bin\n"
                   "/bin/sh %s \n%s\n",
                   scene->program, scene->folder);
    assert_string_equal(left, expected);
    scene_close(scene);
}

static void no_descriptor_is_passed_on(void **state) {
    struct scene *scene = scene_open(SH "ls /proc/self/fd > out", 10000);
    struct told told = {0};
    char left[2000];
    int open_ones[20];

    (void)state;
    for (size_t i = 0; i < 20; i++) { // without a mark that they are to be closed
        open_ones[i] = open("/dev/null", O_RDONLY);
        assert_true(open_ones[i] >= 0);
    }
    world_send(&scene->world, &told);
    world_wait(&scene->world, &told.count, 1);
    (void)left_in(left, sizeof left, scene->out);

    assert_string_equal(left, "0\n1\n2\n3\n"); // 3 is the folder that ls reads
    for (size_t i = 0; i < 20; i++) {
        assert_int_equal(fcntl(open_ones[i], F_GETFD), 0);
        (void)close(open_ones[i]);
    }
    scene_close(scene);
}

static void it_starts_at_the_root_with_signals_as_they_are(void **state) {
    struct scene *scene = scene_new("#!/bin/sh\npwd > \"${0%/*}/out\"\n"
                                    "grep -e SigBlk -e SigIgn /proc/self/status >> "
                                    "\"${0%/*}/out\"\n");
    struct told told = {0};
    char left[2000];

    (void)state;
    world_init(&scene->world);
    world_open(&scene->world, &channel_exec,
               &(aftercare_channel_options){.name = "exec", .program = scene->program});
    world_send(&scene->world, &told);
    world_wait(&scene->world, &told.count, 1);
    (void)left_in(left, sizeof left, scene->out);

    assert_string_equal(left, "/\nSigBlk:\t0000000000000000\n"
                              "SigIgn:\t0000000000000000\n");
    scene_close(scene);
}

static bool is_alive(const char *number) {
    char path[64], state[512], *end = NULL;
    long pid = strtol(number, &end, 10);

    (void)snprintf(path, sizeof path, "/proc/%ld/stat", pid);
    // One that has died and is not waited for is dead enough.
    return left_in(state, sizeof state, path) > 0 && !strstr(state, ") Z ");
}

// Waits until the processes that the program has noted are gone, at most ten seconds.
static void are_gone(struct scene *scene, size_t count) {
    char left[2000];
    size_t gone = 0;

    (void)left_in(left, sizeof left, scene->out);
    scene->world.ticks = 0;
    (void)uv_timer_start(&scene->world.guard, world_tick, WORLD_TICK, WORLD_TICK);
    while (gone < count && scene->world.ticks < WORLD_TICKS_MAX) {
        gone = 0;
        for (const char *at = left; *at; at += strcspn(at, "\n") + 1) {
            gone += !is_alive(at);
        }
        (void)uv_run(&scene->world.loop, UV_RUN_ONCE);
    }
    (void)uv_timer_stop(&scene->world.guard);
    assert_int_equal(gone, count);
}

static void its_whole_group_is_killed_when_its_time_is_over(void **state) {
    struct scene *scene =
        scene_open(SH "echo $$ > out; sleep 60 & echo $! >> out\n"
                      "sh -c 'trap \"\" TERM; echo $$ >> out; sleep 60' & wait",
                   400);
    struct told told = {0};

    (void)state;
    world_send(&scene->world, &told);
    world_wait(&scene->world, &told.count, 1);

    assert_int_equal(told.outcome, DOWN);
    are_gone(scene, 3);
    scene_close(scene);
}

static void what_it_leaves_behind_is_killed_as_well(void **state) {
    struct scene *scene = scene_open(SH "sleep 60 & echo $! > out", 10000);
    struct told told = {0};

    (void)state;
    world_send(&scene->world, &told);
    world_wait(&scene->world, &told.count, 1);

    assert_int_equal(told.outcome, DELIVERED);
    are_gone(scene, 1);
    scene_close(scene);
}

static void a_giant_reaches_who_reads_and_harms_nobody_else(void **state) {
    static const struct {
        const char *script;
        aftercare_outcome outcome;
    } rows[] = {
        {SH "cat > out", DELIVERED},
        {SH "exit 0", DELIVERED},
        {SH "head -c 10 > out; exit 0", DELIVERED},
        {SH "exec <&-; exit 75", TRY_AGAIN},
        {SH "sleep 60", DOWN},
    };
    static char message[2000001], left[3000000];

    (void)state;
    memset(message, 'm', sizeof message - 1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scene *scene = scene_open(rows[i].script, 1000);
        aftercare_reminder reminder = reminder_example();
        struct told told = {0};
        reminder.message = message;
        world_send_reminder(&scene->world, &reminder, &told);
        world_wait(&scene->world, &told.count, 1);
        assert_int_equal(told.outcome, rows[i].outcome);
        if (i < 1) {
            assert_true(left_in(left, sizeof left, scene->out) > sizeof message);
        }
        scene_close(scene);
    }
}

static void many_at_once_are_each_told_once(void **state) {
    struct scene *scene = scene_open(SH "cat >> out", 10000);
    struct told told = {0};

    (void)state;
    for (int i = 0; i < 20; i++) {
        world_send(&scene->world, &told);
    }
    world_wait(&scene->world, &told.count, 20);

    assert_int_equal(told.count, 20);
    assert_int_equal(told.outcome, DELIVERED);
    scene_close(scene);
}

static void a_message_of_several_is_one_run(void **state) {
    struct scene *scene = scene_open(SH "cat >> out", 10000);
    struct told told = {0};
    struct group_example group;
    char golden[GOLDEN_MAX], left[GOLDEN_MAX];

    (void)state;
    group_example(&group);
    world_send_reminder(&scene->world, &group.items[0], &told);
    world_wait(&scene->world, &told.count, 1);

    assert_int_equal(told.outcome, DELIVERED);
    (void)left_in(left, sizeof left, scene->out);
    assert_string_equal(left, golden_read(golden, "data.json"));
    scene_close(scene);
}

static void a_program_that_hangs_holds_no_other(void **state) {
    struct scene *slow = scene_open(SH "sleep 60", 10000);
    struct scene *quick = scene_new(SH "exit 0");
    struct told slow_told = {0}, quick_told = {0};
    struct world *world = &slow->world;
    struct channel *other = NULL;
    const aftercare_channel_options options = {.name = "quick",
                                               .program = quick->program};
    const aftercare_reminder reminder = reminder_example();
    const struct delivery delivery = {.reminder = &reminder, .now = EXAMPLE_NOW};

    (void)state;
    assert_int_equal(channel_exec.open(&other, &world->loop, &options, NULL),
                     AFTERCARE_OK);
    for (int i = 0; i < 5; i++) {
        world_send(world, &slow_told);
    }
    for (int i = 1; i <= 5; i++) {
        channel_exec.send(other, &delivery, world_told, &quick_told);
        world_wait(world, &quick_told.count, i);
    }
    assert_int_equal(slow_told.count, 0);
    channel_exec.close(other, world_channel_closed, world);
    world_wait(world, &world->closed, 1);
    world->closed = 0;
    scene_close(slow);
    assert_int_equal(slow_told.count, 5);
    scene_free(quick);
}

static void closing_ends_what_is_under_way(void **state) {
    struct scene *scene = scene_open(SH "echo $$ >> out; sleep 60", 10000);
    struct told told = {0};

    (void)state;
    for (int i = 0; i < 5; i++) {
        world_send(&scene->world, &told);
    }
    world_close_channel(&scene->world);

    assert_int_equal(told.count, 5);
    assert_int_equal(told.outcome, TRY_AGAIN);
    assert_string_equal(told.said, "the channel was closed");
    scene_close(scene);
}

// Somebody who sends again as soon as one is told, then closes, and sends all the same.
struct chain {
    struct world *world;
    aftercare_reminder reminder;
    struct delivery delivery;
    int told, refused;
};

static void send_next(void *context, aftercare_outcome outcome, int64_t retry_after,
                      const char *said) {
    struct chain *chain = context;
    struct world *world = chain->world;

    (void)outcome;
    (void)retry_after;
    chain->told++;
    chain->refused += strcmp(said, "the channel is closed") == 0;
    if (chain->told == 10) {
        world->functions->close(world->channel, world_channel_closed, world);
    }
    if (chain->told <= 10) {
        world->functions->send(world->channel, &chain->delivery, send_next, chain);
    }
}

static void sending_and_closing_while_being_told_are_possible(void **state) {
    struct scene *scene = scene_open(SH "exit 0", 10000);
    struct chain chain = {.world = &scene->world, .reminder = reminder_example()};

    (void)state;
    chain.delivery = (struct delivery){.reminder = &chain.reminder, .now = EXAMPLE_NOW};
    channel_exec.send(scene->world.channel, &chain.delivery, send_next, &chain);
    world_wait(&scene->world, &scene->world.closed, 1);

    assert_int_equal(chain.told, 11);
    assert_int_equal(chain.refused, 1);
    scene_close(scene);
}

static void what_can_never_be_sent_is_refused_at_once(void **state) {
    struct scene *scene = scene_open(SH "touch out", 10000);
    aftercare_reminder reminder = reminder_example();
    struct told told = {0};

    (void)state;
    reminder.message = "\xff";
    world_send_reminder(&scene->world, &reminder, &told);

    assert_int_equal(told.count, 1);
    assert_int_equal(told.outcome, REFUSED);
    assert_string_equal(told.said, "the reminder's message is not UTF-8");
    scene_close(scene);
}

// What was right when the channel opened may have been changed since.
static void a_program_that_others_could_have_changed_is_not_run(void **state) {
    struct scene *scene = scene_open(SH "touch out", 10000);
    struct told told = {0};

    (void)state;
    assert_int_equal(chmod(scene->program, 0722), 0);
    world_send(&scene->world, &told);
    assert_int_equal(told.outcome, DOWN);
    assert_non_null(strstr(told.said, "others may write"));
    assert_int_equal(chmod(scene->program, 0700), 0);
    assert_int_equal(chmod(scene->folder, 0777), 0);
    world_send(&scene->world, &told);
    assert_int_equal(told.outcome, DOWN);
    assert_int_equal(chmod(scene->folder, 0700), 0);
    assert_int_equal(unlink(scene->program), 0);
    world_send(&scene->world, &told);
    assert_int_equal(told.outcome, DOWN);
    assert_int_equal(access(scene->out, F_OK), -1);
    write_file(scene->program, SH "touch out", 0700);
    world_send(&scene->world, &told);
    world_wait(&scene->world, &told.count, 4);
    assert_int_equal(told.outcome, DELIVERED);
    scene_close(scene);
}

static void each_missing_piece_of_memory_is_told(void **state) {
    bool is_done = false;
    int refused = 0;

    (void)state;
    for (size_t n = 1; !is_done; n++) {
        struct failing failing = {.fails_at = n};
        const struct allocator allocator = failing_allocator(&failing);
        struct scene *scene = scene_new(SH "cat > out");
        struct told told = {0};
        aftercare_error err = {0};
        const aftercare_channel_options options = {.name = "exec",
                                                   .program = scene->program};
        world_init(&scene->world);
        scene->world.functions = &channel_exec;
        aftercare_status status = channel_exec_open(
            &scene->world.channel, &scene->world.loop, &options, &allocator, &err);
        if (status == AFTERCARE_OK) {
            world_send(&scene->world, &told);
            world_wait(&scene->world, &told.count, 1);
            assert_true(told.outcome == DELIVERED || told.outcome == TRY_AGAIN);
            is_done = failing.requests < n;
        } else {
            assert_int_equal(status, AFTERCARE_ENOMEM);
            scene->world.closed = 1;
        }
        refused += told.outcome != DELIVERED;
        scene_close(scene);
        assert_int_equal(failing.live, 0);
        assert_true(n < 100);
    }
    assert_true(refused >= 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_program_has_its_outcome),
        cmocka_unit_test(a_program_that_does_not_start_is_tried_again),
        cmocka_unit_test(its_input_is_the_webhooks_data),
        cmocka_unit_test(nothing_of_a_reminder_is_in_arguments_and_environment),
        cmocka_unit_test(no_descriptor_is_passed_on),
        cmocka_unit_test(it_starts_at_the_root_with_signals_as_they_are),
        cmocka_unit_test(its_whole_group_is_killed_when_its_time_is_over),
        cmocka_unit_test(what_it_leaves_behind_is_killed_as_well),
        cmocka_unit_test(a_giant_reaches_who_reads_and_harms_nobody_else),
        cmocka_unit_test(many_at_once_are_each_told_once),
        cmocka_unit_test(a_message_of_several_is_one_run),
        cmocka_unit_test(a_program_that_hangs_holds_no_other),
        cmocka_unit_test(closing_ends_what_is_under_way),
        cmocka_unit_test(sending_and_closing_while_being_told_are_possible),
        cmocka_unit_test(what_can_never_be_sent_is_refused_at_once),
        cmocka_unit_test(a_program_that_others_could_have_changed_is_not_run),
        cmocka_unit_test(each_missing_piece_of_memory_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
