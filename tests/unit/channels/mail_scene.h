// Mail on a loop, and the server that takes it.
#ifndef AFTERCARE_TESTS_CHANNELS_MAIL_SCENE_H
#define AFTERCARE_TESTS_CHANNELS_MAIL_SCENE_H

#include "tests/unit/channels/smtp_sink.h"
#include "tests/unit/channels/world.h"

#include <stdlib.h>

#define DELIVERED AFTERCARE_OUTCOME_DELIVERED
#define TRY_AGAIN AFTERCARE_OUTCOME_TRY_AGAIN
#define REFUSED AFTERCARE_OUTCOME_REFUSED
#define DOWN AFTERCARE_OUTCOME_DOWN

static const char *const loopback[] = {"127.0.0.0/8"};

struct scene {
    struct world world;
    struct sink sink;
    char server[100];
};

static inline aftercare_channel_options options_of(struct scene *scene, int port) {
    (void)snprintf(scene->server, sizeof scene->server, "smtp://127.0.0.1:%d", port);
    return (aftercare_channel_options){
        .name = "mail",
        .type = "mail",
        .timeout = 5000,
        .server = scene->server,
        .from = "clinic@clinic.example",
        .is_unencrypted = true,
        .allow = loopback,
        .allow_count = 1,
    };
}

static inline struct scene *scene_open(const struct sink_rule *rules, size_t count,
                                       int64_t timeout) {
    struct scene *scene = calloc(1, sizeof *scene);

    assert_non_null(scene);
    world_init(&scene->world);
    assert_true(sink_open(&scene->sink, &scene->world.loop, rules, count));
    aftercare_channel_options options = options_of(scene, scene->sink.port);
    options.timeout = timeout;
    world_open(&scene->world, &channel_mail, &options);
    return scene;
}

static inline void scene_close(struct scene *scene) {
    if (scene->world.closed == 0) {
        world_close_channel(&scene->world);
    }
    sink_close(&scene->sink);
    world_clear(&scene->world);
    free(scene);
}

static inline aftercare_reminder mail_example(void) {
    aftercare_reminder reminder = reminder_example();

    reminder.to = "anna@patient.example";
    return reminder;
}

static inline void send_one(struct scene *scene, struct told *told) {
    const aftercare_reminder reminder = mail_example();
    int before = told->count;

    world_send_reminder(&scene->world, &reminder, told);
    world_wait(&scene->world, &told->count, before + 1);
}

#endif
