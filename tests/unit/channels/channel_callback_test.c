// A host's own channel: hosts that answer at once, later, too late, twice in different
// words, and after the channel has gone.
#include "tests/unit/channels/world.h"

#include <limits.h>

#define DELIVERED AFTERCARE_OUTCOME_DELIVERED
#define TRY_AGAIN AFTERCARE_OUTCOME_TRY_AGAIN
#define DOWN AFTERCARE_OUTCOME_DOWN
#define REFUSED AFTERCARE_OUTCOME_REFUSED

#define HELD_MAX 8

struct host {
    int calls;
    bool answers_at_once;
    const aftercare_reminder *reminder;
    aftercare_told *told[HELD_MAX];
    void *contexts[HELD_MAX];
};

static void host_send(void *context, const aftercare_reminder *reminder,
                      aftercare_told *told, void *told_context) {
    struct host *host = context;

    host->reminder = reminder;
    host->told[host->calls] = told;
    host->contexts[host->calls] = told_context;
    host->calls++;
    if (host->answers_at_once) {
        told(told_context, DELIVERED, 0, "rang the bell");
    }
}

static void host_answer(struct host *host, int call, aftercare_outcome outcome,
                        int64_t retry_after, const char *said) {
    host->told[call](host->contexts[call], outcome, retry_after, said);
}

static void open_world(struct world *world, struct host *host, int64_t timeout) {
    const aftercare_channel_options options = {
        .name = "bell", .timeout = timeout, .send = host_send, .send_context = host};

    world_init(world);
    world_open(world, &channel_callback, &options);
}

static void an_answer_at_once_is_told(void **state) {
    struct host host = {.answers_at_once = true};
    struct told told = {0};
    struct world world;
    const aftercare_reminder reminder = reminder_example();

    (void)state;
    open_world(&world, &host, 0);
    world_send_reminder(&world, &reminder, &told);

    assert_ptr_equal(host.reminder, &reminder);
    assert_int_equal(told.count, 1);
    assert_int_equal(told.outcome, DELIVERED);
    assert_string_equal(told.said, "rang the bell");
    world_close_channel(&world);
    world_clear(&world);
    assert_int_equal(told.count, 1);
}

static void a_message_of_several_is_one_call(void **state) {
    struct host host = {.answers_at_once = true};
    struct told told = {0};
    struct world world;
    struct group_example group;

    (void)state;
    group_example(&group);
    open_world(&world, &host, 0);
    world_send_reminder(&world, &group.items[0], &told);

    assert_ptr_equal(host.reminder, &group.items[0]);
    assert_ptr_equal(host.reminder->next_in_group, &group.items[1]);
    assert_int_equal(told.count, 1);
    world_close_channel(&world);
    world_clear(&world);
}

static void only_what_an_answer_may_be_goes_on(void **state) {
    static const struct {
        aftercare_outcome outcome;
        int64_t retry_after;
        const char *said;
        aftercare_outcome told;
        int64_t wait;
        const char *words;
    } rows[] = {
        {DELIVERED, 0, "yes", DELIVERED, 0, "yes"},
        {REFUSED, 0, NULL, REFUSED, 0, ""},
        {TRY_AGAIN, 5, "later", TRY_AGAIN, 5, "later"},
        {TRY_AGAIN, -5, "", TRY_AGAIN, 0, ""},
        {TRY_AGAIN, INT64_MIN, "", TRY_AGAIN, 0, ""},
        {(aftercare_outcome)77, 5, "what", TRY_AGAIN, 5, "what"},
        {DOWN, 5, "down", DOWN, 5, "down"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct host host = {0};
        struct told told = {0};
        struct world world;
        open_world(&world, &host, 0);
        world_send(&world, &told);
        assert_int_equal(told.count, 0);
        host_answer(&host, 0, rows[i].outcome, rows[i].retry_after, rows[i].said);
        assert_int_equal(told.count, 1);
        assert_int_equal(told.outcome, rows[i].told);
        assert_int_equal(told.retry_after, rows[i].wait);
        assert_string_equal(told.said, rows[i].words);
        world_close_channel(&world);
        world_clear(&world);
    }
}

static void answers_may_come_in_any_order(void **state) {
    static const int order[] = {1, 2, 0, 3};
    struct host host = {0};
    struct told told[4] = {0};
    struct world world;

    (void)state;
    open_world(&world, &host, 0);
    for (int i = 0; i < 4; i++) {
        world_send(&world, &told[i]);
    }
    for (int i = 0; i < 4; i++) {
        host_answer(&host, order[i], DELIVERED, 0, "");
        assert_int_equal(told[order[i]].count, 1);
    }
    world_close_channel(&world);
    world_clear(&world);
}

static void an_answer_that_comes_too_late_is_passed_over(void **state) {
    struct host host = {0};
    struct told told[2] = {0};
    struct world world;

    (void)state;
    open_world(&world, &host, 20);
    world_send(&world, &told[0]);
    world_send(&world, &told[1]);
    world_wait(&world, &told[1].count, 1);

    assert_int_equal(told[0].count, 1);
    assert_int_equal(told[0].outcome, DOWN);
    assert_string_equal(told[0].said, "no answer in 20 ms");
    host_answer(&host, 0, DELIVERED, 0, "");
    host_answer(&host, 1, REFUSED, 0, "");
    assert_int_equal(told[0].count, 1);
    assert_int_equal(told[1].count, 1);
    world_close_channel(&world);
    world_clear(&world);
}

static void an_answer_after_the_channel_has_gone_is_passed_over(void **state) {
    struct host host = {0};
    struct told told = {0};
    struct world world;

    (void)state;
    open_world(&world, &host, 0);
    world_send(&world, &told);
    world_close_channel(&world);
    assert_int_equal(told.count, 1);
    assert_int_equal(told.outcome, TRY_AGAIN);
    assert_string_equal(told.said, "the channel was closed");
    world_clear(&world);

    host_answer(&host, 0, DELIVERED, 0, "");
    assert_int_equal(told.count, 1);
}

static void a_closed_channel_calls_nobody(void **state) {
    struct host host = {0};
    struct told told = {0};
    struct world world;

    (void)state;
    open_world(&world, &host, 0);
    channel_callback.close(world.channel, world_channel_closed, &world);
    world_send(&world, &told);
    assert_int_equal(host.calls, 0);
    assert_string_equal(told.said, "the channel is closed");
    world_wait(&world, &world.closed, 1);
    world_clear(&world);
}

// Somebody who closes as soon as a time-out is told.
static void close_on_time_out(void *context, aftercare_outcome outcome,
                              int64_t retry_after, const char *said) {
    struct world *world = context;

    (void)outcome;
    (void)retry_after;
    if (strcmp(said, "no answer in 10 ms") == 0) {
        channel_callback.close(world->channel, world_channel_closed, world);
    }
}

static void closing_while_a_time_out_is_told_is_possible(void **state) {
    struct host host = {0};
    struct world world;
    const aftercare_reminder reminder = reminder_example();
    const struct delivery delivery = {.reminder = &reminder, .now = EXAMPLE_NOW};

    (void)state;
    open_world(&world, &host, 10);
    for (int i = 0; i < 3; i++) {
        channel_callback.send(world.channel, &delivery, close_on_time_out, &world);
    }
    world_wait(&world, &world.closed, 1);
    world_clear(&world);
    for (int i = 0; i < 3; i++) {
        host_answer(&host, i, DELIVERED, 0, "");
    }
}

static void wrong_options_are_told(void **state) {
    static const struct {
        aftercare_channel_options options;
        const char *sentence;
    } rows[] = {
        {{.name = "bell"}, "needs a function to call"},
        {{.name = "bell", .send = host_send, .timeout = -1}, "out of bounds"},
        {{.name = "bell", .send = host_send, .timeout = INT64_MAX}, "out of bounds"},
    };
    uv_loop_t loop;

    (void)state;
    assert_int_equal(uv_loop_init(&loop), 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct channel *channel = NULL;
        aftercare_error err = {0};
        assert_int_equal(channel_callback.open(&channel, &loop, &rows[i].options, &err),
                         AFTERCARE_EUSAGE);
        assert_non_null(strstr(err.sentence, rows[i].sentence));
        assert_string_equal(err.place, "bell");
        assert_null(channel);
    }
    assert_int_equal(uv_loop_close(&loop), 0);
}

static void each_missing_piece_of_memory_is_told(void **state) {
    struct failing failing = {.fails_at = 1};
    const struct allocator allocator = failing_allocator(&failing);
    struct host host = {.answers_at_once = true};
    const aftercare_channel_options options = {
        .name = "bell", .send = host_send, .send_context = &host};
    struct told told = {0};
    struct world world;

    (void)state;
    world_init(&world);
    world.functions = &channel_callback;
    assert_int_equal(
        channel_callback_open(&world.channel, &world.loop, &options, &allocator, NULL),
        AFTERCARE_ENOMEM);
    assert_null(world.channel);
    failing.fails_at = 3;
    assert_int_equal(
        channel_callback_open(&world.channel, &world.loop, &options, &allocator, NULL),
        AFTERCARE_OK);
    world_send(&world, &told);
    assert_int_equal(host.calls, 0);
    assert_int_equal(told.outcome, TRY_AGAIN);
    assert_string_equal(told.said, "no memory for the call");
    world_close_channel(&world);
    world_clear(&world);
    assert_int_equal(failing.live, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_at_once_is_told),
        cmocka_unit_test(a_message_of_several_is_one_call),
        cmocka_unit_test(only_what_an_answer_may_be_goes_on),
        cmocka_unit_test(answers_may_come_in_any_order),
        cmocka_unit_test(an_answer_that_comes_too_late_is_passed_over),
        cmocka_unit_test(an_answer_after_the_channel_has_gone_is_passed_over),
        cmocka_unit_test(a_closed_channel_calls_nobody),
        cmocka_unit_test(closing_while_a_time_out_is_told_is_possible),
        cmocka_unit_test(wrong_options_are_told),
        cmocka_unit_test(each_missing_piece_of_memory_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
