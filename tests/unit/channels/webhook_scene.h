// A webhook on a loop, and the receiver that it is for.
#ifndef AFTERCARE_TESTS_CHANNELS_WEBHOOK_SCENE_H
#define AFTERCARE_TESTS_CHANNELS_WEBHOOK_SCENE_H

#include "tests/unit/channels/receiver.h"
#include "tests/unit/channels/world.h"

#include <stdlib.h>

#define DELIVERED AFTERCARE_OUTCOME_DELIVERED
#define TRY_AGAIN AFTERCARE_OUTCOME_TRY_AGAIN
#define REFUSED AFTERCARE_OUTCOME_REFUSED
#define DOWN AFTERCARE_OUTCOME_DOWN

#define SECRET_1 "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"
#define SECRET_2 "whsec_//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA="

#define OK_KEPT "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

static const char *const loopback[] = {"127.0.0.0/8"};
static const char *const secrets[] = {SECRET_1, SECRET_2};

struct scene {
    struct world world;
    struct receiver receiver;
    char url[100];
};

static inline aftercare_channel_options options_of(struct scene *scene, int port) {
    (void)snprintf(scene->url, sizeof scene->url, "http://127.0.0.1:%d/hooks?a=b", port);
    return (aftercare_channel_options){
        .name = "webhook",
        .type = "webhook",
        .timeout = 5000,
        .url = scene->url,
        .secrets = secrets,
        .secrets_count = 2,
        .allow = loopback,
        .allow_count = 1,
    };
}

static inline struct scene *scene_open(const struct reply *replies, size_t count,
                                       int64_t timeout) {
    struct scene *scene = calloc(1, sizeof *scene);

    assert_non_null(scene);
    world_init(&scene->world);
    assert_true(receiver_open(&scene->receiver, &scene->world.loop, replies, count));
    aftercare_channel_options options = options_of(scene, scene->receiver.port);
    options.timeout = timeout;
    world_open(&scene->world, &channel_webhook, &options);
    return scene;
}

static inline void scene_close(struct scene *scene) {
    if (scene->world.closed == 0) {
        world_close_channel(&scene->world);
    }
    receiver_close(&scene->receiver);
    world_clear(&scene->world);
    free(scene);
}

#endif
