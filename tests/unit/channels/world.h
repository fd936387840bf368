// A loop with one channel on it, and what the channel told. Nothing sleeps: the loop runs
// until something has been told, at most ten seconds.
#ifndef AFTERCARE_TESTS_CHANNELS_WORLD_H
#define AFTERCARE_TESTS_CHANNELS_WORLD_H

#include "core/channels/channel.h"
#include "tests/unit/base/failing.h"
#include "tests/unit/channels/reminder_example.h"

#include <uv.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define WORLD_TICK 2 // milliseconds; the loop may have told before it begins to wait
#define WORLD_TICKS_MAX 5000
#define WORLD_SENDS_MAX 1024 // under way at once

struct told {
    int count;
    aftercare_outcome outcome;
    int64_t retry_after;
    char said[1024];
};

struct world {
    uv_loop_t loop;
    uv_timer_t guard;
    int ticks;
    const struct channel_functions *functions;
    struct channel *channel;
    struct delivery deliveries[WORLD_SENDS_MAX]; // borrowed until they are told
    size_t sends;
    int closed;
};

static inline void world_told(void *context, aftercare_outcome outcome,
                              int64_t retry_after, const char *said) {
    struct told *told = context;

    told->count++;
    told->outcome = outcome;
    told->retry_after = retry_after;
    (void)snprintf(told->said, sizeof told->said, "%s", said);
}

static inline void world_tick(uv_timer_t *guard) {
    struct world *world = guard->data;

    world->ticks++;
}

static inline void world_init(struct world *world) {
    *world = (struct world){0};
    assert_int_equal(uv_loop_init(&world->loop), 0);
    assert_int_equal(uv_timer_init(&world->loop, &world->guard), 0);
    world->guard.data = world;
}

static inline void world_open(struct world *world,
                              const struct channel_functions *functions,
                              const aftercare_channel_options *options) {
    aftercare_error err = {0};

    world->functions = functions;
    if (functions->open(&world->channel, &world->loop, options, &err) != AFTERCARE_OK) {
        fail_msg("the channel does not open: %s", err.sentence);
    }
}

static inline void world_send_reminder(struct world *world,
                                       const aftercare_reminder *reminder,
                                       struct told *told) {
    struct delivery *delivery = &world->deliveries[world->sends++ % WORLD_SENDS_MAX];

    *delivery = (struct delivery){.reminder = reminder, .now = EXAMPLE_NOW};
    world->functions->send(world->channel, delivery, world_told, told);
}

static inline void world_send(struct world *world, struct told *told) {
    static aftercare_reminder reminder; // outlives the call
    reminder = reminder_example();

    world_send_reminder(world, &reminder, told);
}

// Runs the loop until *count is at least that.
static inline void world_wait(struct world *world, const int *count, int least) {
    world->ticks = 0;
    (void)uv_timer_start(&world->guard, world_tick, WORLD_TICK, WORLD_TICK);
    while (*count < least && world->ticks < WORLD_TICKS_MAX) {
        (void)uv_run(&world->loop, UV_RUN_ONCE);
    }
    (void)uv_timer_stop(&world->guard);
    assert_true(*count >= least);
}

static inline void world_channel_closed(void *context) {
    struct world *world = context;

    world->closed++;
}

static inline void world_close_channel(struct world *world) {
    world->functions->close(world->channel, world_channel_closed, world);
    world_wait(world, &world->closed, 1);
}

// Every other handle must be closing already: what is left on the loop is a leak.
static inline void world_clear(struct world *world) {
    uv_close((uv_handle_t *)&world->guard, NULL);
    while (uv_run(&world->loop, UV_RUN_NOWAIT) != 0) {
    }
    assert_int_equal(world->closed, 1);
    assert_int_equal(uv_loop_close(&world->loop), 0);
}

#endif
