// The log against readers who are fast, slow, gone and not there.
#include "tests/unit/channels/golden.h"
#include "tests/unit/channels/world.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define DELIVERED AFTERCARE_OUTCOME_DELIVERED
#define TRY_AGAIN AFTERCARE_OUTCOME_TRY_AGAIN
#define DOWN AFTERCARE_OUTCOME_DOWN
#define REFUSED AFTERCARE_OUTCOME_REFUSED

#define EXAMPLE_LINE "{\"time\":\"2026-11-23T19:00:07.250+00:00\"," EXAMPLE_DATA "}\n"

struct scene {
    struct world world;
    int reader, writer;
    char *read; // all that came out
    size_t len;
};

static struct scene *scene_open(int64_t timeout) {
    struct scene *scene = calloc(1, sizeof *scene);
    int ends[2];

    assert_non_null(scene);
    assert_int_equal(pipe(ends), 0);
    scene->reader = ends[0];
    scene->writer = ends[1];
    assert_int_equal(fcntl(scene->reader, F_SETFL, O_NONBLOCK), 0);
    world_init(&scene->world);
    const aftercare_channel_options options = {
        .name = "log", .type = "log", .timeout = timeout, .log_descriptor = ends[1]};
    world_open(&scene->world, &channel_log, &options);
    return scene;
}

static void scene_close(struct scene *scene) {
    if (scene->world.closed == 0) {
        world_close_channel(&scene->world);
    }
    world_clear(&scene->world);
    if (scene->reader >= 0) {
        (void)close(scene->reader);
    }
    (void)close(scene->writer);
    free(scene->read);
    free(scene);
}

// Reads what is there.
static void scene_read(struct scene *scene) {
    for (;;) {
        scene->read = realloc(scene->read, scene->len + 65536 + 1);
        assert_non_null(scene->read);
        ssize_t got = read(scene->reader, scene->read + scene->len, 65536);
        if (got <= 0) {
            scene->read[scene->len] = '\0';
            return;
        }
        scene->len += (size_t)got;
    }
}

// Fills the pipe so that nothing more goes into it; returns with how much.
static size_t scene_fill(struct scene *scene) {
    char junk[512];
    size_t filled = 0;
    ssize_t written = 0;

    memset(junk, '.', sizeof junk);
    assert_int_equal(fcntl(scene->writer, F_SETFL, O_NONBLOCK), 0);
    while ((written = write(scene->writer, junk, sizeof junk)) > 0) {
        filled += (size_t)written;
    }
    assert_int_equal(fcntl(scene->writer, F_SETFL, 0), 0);
    return filled;
}

static aftercare_reminder reminder_of(const char *message) {
    aftercare_reminder reminder = reminder_example();

    reminder.message = message;
    return reminder;
}

static char *text_of_size(size_t size) {
    char *text = malloc(size + 1);

    assert_non_null(text);
    memset(text, 'm', size);
    text[size] = '\0';
    return text;
}

static void a_message_of_several_is_one_line(void **state) {
    struct scene *scene = scene_open(0);
    struct told told = {0};
    struct group_example group;
    char golden[GOLDEN_MAX];

    (void)state;
    group_example(&group);
    world_send_reminder(&scene->world, &group.items[0], &told);

    assert_int_equal(told.count, 1);
    assert_int_equal(told.outcome, DELIVERED);
    scene_read(scene);
    assert_string_equal(scene->read, golden_read(golden, "line.json"));
    scene_close(scene);
}

static void a_reminder_is_this_line(void **state) {
    struct scene *scene = scene_open(0);
    struct told told = {0};

    (void)state;
    world_send(&scene->world, &told);

    assert_int_equal(told.count, 1);
    assert_int_equal(told.outcome, DELIVERED);
    assert_int_equal(told.retry_after, 0);
    assert_string_equal(told.said, "written");
    scene_read(scene);
    assert_string_equal(scene->read, EXAMPLE_LINE);
    scene_close(scene);
}

static void what_cannot_be_json_is_refused(void **state) {
    struct scene *scene = scene_open(0);
    struct told told = {0};
    const aftercare_reminder reminder = reminder_of("\xff");

    (void)state;
    world_send_reminder(&scene->world, &reminder, &told);

    assert_int_equal(told.outcome, REFUSED);
    assert_string_equal(told.said, "the reminder's message is not UTF-8");
    scene_read(scene);
    assert_int_equal(scene->len, 0);
    scene_close(scene);
}

static void a_reader_who_lags_gets_every_line_in_order(void **state) {
    struct scene *scene = scene_open(5000);
    aftercare_reminder reminder = reminder_example();
    struct told told = {0};
    char key[20];

    (void)state;
    reminder.key = key;
    for (int i = 0; i < 2000; i++) { // several times what a pipe holds
        (void)snprintf(key, sizeof key, "k-%04d", i);
        world_send_reminder(&scene->world, &reminder, &told);
    }
    assert_true(told.count < 2000);
    for (int told_before = -1; told.count < 2000 && told.count != told_before;) {
        told_before = told.count;
        scene_read(scene);
        world_wait(&scene->world, &told.count, told_before + 1);
    }
    scene_read(scene);

    assert_int_equal(told.count, 2000);
    assert_int_equal(told.outcome, DELIVERED);
    const char *at = scene->read;
    for (int i = 0; i < 2000; i++) {
        (void)snprintf(key, sizeof key, "\"k-%04d\"", i);
        const char *end = strchr(at, '\n');
        const char *found = strstr(at, key);
        assert_true(end && found && found < end);
        at = end + 1;
    }
    assert_int_equal(*at, '\0');
    scene_close(scene);
}

static void a_line_longer_than_a_pipe_arrives_whole(void **state) {
    struct scene *scene = scene_open(5000);
    char *message = text_of_size(300000);
    const aftercare_reminder reminder = reminder_of(message);
    struct told told = {0};

    (void)state;
    world_send_reminder(&scene->world, &reminder, &told);
    assert_int_equal(told.count, 0);
    free(message); // borrowed until told only where told comes later: the line is a copy
    while (told.count == 0) {
        scene_read(scene);
        (void)uv_run(&scene->world.loop, UV_RUN_ONCE);
    }
    scene_read(scene);

    assert_int_equal(told.outcome, DELIVERED);
    assert_true(scene->len > 300000);
    assert_int_equal(scene->read[scene->len - 1], '\n');
    assert_ptr_equal(strchr(scene->read, '\n'), scene->read + scene->len - 1);
    scene_close(scene);
}

static void nobody_reading_is_tried_again(void **state) {
    struct scene *scene = scene_open(50);
    struct told told = {0};

    (void)state;
    size_t filled = scene_fill(scene);
    world_send(&scene->world, &told);
    world_send(&scene->world, &told);
    assert_int_equal(told.count, 0);
    world_wait(&scene->world, &told.count, 2);

    assert_int_equal(told.outcome, DOWN);
    assert_string_equal(told.said, "nobody reads what is written");
    scene_read(scene);
    assert_int_equal(scene->len, filled);

    world_send(&scene->world, &told); // and goes on once somebody does
    assert_int_equal(told.outcome, DELIVERED);
    scene_read(scene);
    assert_string_equal(scene->read + filled, EXAMPLE_LINE);
    scene_close(scene);
}

static void a_line_given_up_half_written_does_not_spoil_the_next(void **state) {
    struct scene *scene = scene_open(50);
    char *message = text_of_size(300000);
    const aftercare_reminder reminder = reminder_of(message);
    struct told told = {0};

    (void)state;
    world_send_reminder(&scene->world, &reminder, &told);
    world_wait(&scene->world, &told.count, 1);
    assert_int_equal(told.outcome, DOWN);
    scene_read(scene);
    size_t torn = scene->len;
    assert_true(torn > 0 && torn < 300000);

    world_send(&scene->world, &told);

    assert_int_equal(told.outcome, DELIVERED);
    scene_read(scene);
    assert_string_equal(scene->read + torn, "\n" EXAMPLE_LINE);
    free(message);
    scene_close(scene);
}

static void a_reader_who_has_gone_kills_nobody(void **state) {
    struct scene *scene = scene_open(5000);
    struct told told = {0};

    (void)state;
    (void)close(scene->reader);
    scene->reader = -1;
    world_send(&scene->world, &told);
    world_send(&scene->world, &told);

    assert_int_equal(told.count, 2);
    assert_int_equal(told.outcome, DOWN);
    assert_string_equal(told.said, strerror(EPIPE));
    scene_close(scene);
}

static void a_full_disk_is_tried_again(void **state) {
    struct world world;
    struct told told = {0};
    int full = open("/dev/full", O_WRONLY);

    (void)state;
    assert_true(full >= 0);
    const aftercare_channel_options options = {.name = "log", .log_descriptor = full};
    world_init(&world);
    world_open(&world, &channel_log, &options);
    world_send(&world, &told);

    assert_int_equal(told.outcome, DOWN);
    assert_string_equal(told.said, strerror(ENOSPC));
    world_close_channel(&world);
    world_clear(&world);
    (void)close(full);
}

static void a_file_takes_everything_at_once(void **state) {
    struct world world;
    struct told told = {0};
    FILE *file = tmpfile();
    char *message = text_of_size(1 << 20);
    const aftercare_reminder reminder = reminder_of(message);

    (void)state;
    assert_non_null(file);
    const aftercare_channel_options options = {.name = "log",
                                               .log_descriptor = fileno(file)};
    world_init(&world);
    world_open(&world, &channel_log, &options);
    world_send_reminder(&world, &reminder, &told);

    assert_int_equal(told.outcome, DELIVERED);
    assert_true(lseek(fileno(file), 0, SEEK_END) > 1 << 20);
    world_close_channel(&world);
    world_clear(&world);
    free(message);
    (void)fclose(file);
}

static void closing_ends_what_waits(void **state) {
    struct scene *scene = scene_open(5000);
    struct told told = {0};

    (void)state;
    (void)scene_fill(scene);
    for (int i = 0; i < 3; i++) {
        world_send(&scene->world, &told);
    }
    world_close_channel(&scene->world);

    assert_int_equal(told.count, 3);
    assert_int_equal(told.outcome, TRY_AGAIN);
    assert_string_equal(told.said, "the channel was closed");
    scene_close(scene);
}

// Somebody who sends the next, and in the end closes, as soon as one is told.
struct chain {
    struct world *world;
    int left, told;
};

static void send_next(void *context, aftercare_outcome outcome, int64_t retry_after,
                      const char *said) {
    struct chain *chain = context;
    struct world *world = chain->world;
    const aftercare_reminder reminder = reminder_example();
    const struct delivery delivery = {.reminder = &reminder, .now = EXAMPLE_NOW};

    (void)outcome;
    (void)retry_after;
    (void)said;
    chain->told++;
    if (chain->left-- > 0) {
        world->functions->send(world->channel, &delivery, send_next, chain);
    } else if (chain->left == -1) {
        world->functions->close(world->channel, world_channel_closed, world);
        world->functions->send(world->channel, &delivery, send_next, chain);
    }
}

static void sending_and_closing_while_being_told_do_not_nest(void **state) {
    struct scene *scene = scene_open(5000);
    struct chain chain = {.world = &scene->world, .left = 50000};

    (void)state;
    (void)close(scene->writer);
    scene->writer = open("/dev/null", O_WRONLY); // the same number
    send_next(&chain, DELIVERED, 0, "");
    world_wait(&scene->world, &scene->world.closed, 1);

    assert_int_equal(chain.told, 1 + 50000 + 1); // ours, each sent, the one after closing
    scene_close(scene);
}

static void a_descriptor_that_takes_nothing_is_refused(void **state) {
    uv_loop_t loop;
    int read_only = open("/dev/null", O_RDONLY);
    const int descriptors[] = {read_only, 9999, -1};

    (void)state;
    assert_int_equal(uv_loop_init(&loop), 0);
    for (size_t i = 0; i < 3; i++) {
        struct channel *channel = NULL;
        aftercare_error err = {0};
        const aftercare_channel_options options = {.name = "log",
                                                   .log_descriptor = descriptors[i]};
        assert_int_equal(channel_log.open(&channel, &loop, &options, &err),
                         AFTERCARE_EUSAGE);
        assert_null(channel);
        assert_non_null(strstr(err.sentence, "is not open for writing"));
    }
    assert_int_equal(uv_loop_close(&loop), 0);
    (void)close(read_only);
}

// One send with the n-th request for memory failing; true when nothing was missing.
static bool delivers_without(size_t n, int descriptor) {
    struct failing failing = {.fails_at = n};
    const struct allocator allocator = failing_allocator(&failing);
    const aftercare_channel_options options = {.name = "log",
                                               .log_descriptor = descriptor};
    struct world world;
    struct told told = {0};

    world_init(&world);
    world.functions = &channel_log;
    if (channel_log_open(&world.channel, &world.loop, &options, &allocator, NULL) ==
        AFTERCARE_OK) {
        world_send(&world, &told);
        assert_int_equal(told.count, 1);
        assert_string_equal(
            told.said, told.outcome == DELIVERED ? "written" : "no memory for the line");
        world_close_channel(&world);
    } else {
        assert_null(world.channel);
        world.closed = 1;
    }
    world_clear(&world);
    assert_int_equal(failing.live, 0);
    return told.outcome == DELIVERED && told.count == 1;
}

static void each_missing_piece_of_memory_is_told(void **state) {
    int null = open("/dev/null", O_WRONLY);
    size_t n = 1;

    (void)state;
    while (!delivers_without(n, null)) {
        n++;
        assert_true(n < 20);
    }
    assert_true(n > 3);
    (void)close(null);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reminder_is_this_line),
        cmocka_unit_test(a_message_of_several_is_one_line),
        cmocka_unit_test(what_cannot_be_json_is_refused),
        cmocka_unit_test(a_reader_who_lags_gets_every_line_in_order),
        cmocka_unit_test(a_line_longer_than_a_pipe_arrives_whole),
        cmocka_unit_test(nobody_reading_is_tried_again),
        cmocka_unit_test(a_line_given_up_half_written_does_not_spoil_the_next),
        cmocka_unit_test(a_reader_who_has_gone_kills_nobody),
        cmocka_unit_test(a_full_disk_is_tried_again),
        cmocka_unit_test(a_file_takes_everything_at_once),
        cmocka_unit_test(closing_ends_what_waits),
        cmocka_unit_test(sending_and_closing_while_being_told_do_not_nest),
        cmocka_unit_test(a_descriptor_that_takes_nothing_is_refused),
        cmocka_unit_test(each_missing_piece_of_memory_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
