// Names: the resolver is this test's own, so that names may lie, change and hang.
#include "tests/unit/channels/webhook_scene.h"

#include <netdb.h>
#include <stdatomic.h>
#include <unistd.h>

#define VISIBLE __attribute__((visibility("default"))) // curl is to find it first

static const struct {
    const char *name, *addresses[2];
} names[] = {
    {"good.test", {"127.0.0.1"}},
    {"inside.test", {"10.0.0.1"}},
    {"metadata.test", {"169.254.169.254", "10.0.0.1"}},
    {"both.test", {"10.0.0.1", "127.0.0.1"}},
    {"nowhere.test", {NULL}},
};

static atomic_int lookups;
static atomic_bool is_looking_up_slowly;

static struct addrinfo *entry_of(const char *address, int port) {
    struct entry {
        struct addrinfo info;
        struct sockaddr_in address;
    } *entry = calloc(1, sizeof *entry);

    if (!entry) {
        return NULL;
    }
    void *any = &entry->address;
    entry->address.sin_family = AF_INET;
    entry->address.sin_port = htons((uint16_t)port);
    (void)inet_pton(AF_INET, address, &entry->address.sin_addr);
    entry->info = (struct addrinfo){.ai_family = AF_INET,
                                    .ai_socktype = SOCK_STREAM,
                                    .ai_addrlen = sizeof entry->address,
                                    .ai_addr = any};
    return &entry->info;
}

VISIBLE int getaddrinfo(const char *name, const char *service,
                        const struct addrinfo *hints, struct addrinfo **out) {
    int port = service ? (int)strtol(service, NULL, 10) : 0;
    struct addrinfo **link = out;

    (void)hints;
    *out = NULL;
    atomic_fetch_add(&lookups, 1);
    if (strcmp(name, "slow.test") == 0) {
        const struct timespec long_time = {.tv_sec = 1, .tv_nsec = 500000000};
        atomic_store(&is_looking_up_slowly, true);
        (void)nanosleep(&long_time, NULL);
        atomic_store(&is_looking_up_slowly, false);
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        for (size_t j = 0; strcmp(names[i].name, name) == 0 && j < 2; j++) {
            if (names[i].addresses[j]) {
                *link = entry_of(names[i].addresses[j], port);
                link = *link ? &(*link)->ai_next : link;
            }
        }
    }
    return *out ? 0 : EAI_NONAME;
}

VISIBLE void freeaddrinfo(struct addrinfo *info) {
    while (info) {
        struct addrinfo *next = info->ai_next;
        free(info);
        info = next;
    }
}

static const struct reply good = {.text = OK_KEPT};

static struct scene *scene_for(const char *name, int64_t timeout) {
    struct scene *scene = calloc(1, sizeof *scene);

    assert_non_null(scene);
    world_init(&scene->world);
    assert_true(receiver_open(&scene->receiver, &scene->world.loop, &good, 1));
    aftercare_channel_options options = options_of(scene, 0);
    options.timeout = timeout;
    (void)snprintf(scene->url, sizeof scene->url, "http://%s:%d/", name,
                   scene->receiver.port);
    world_open(&scene->world, &channel_webhook, &options);
    return scene;
}

static void it_is_the_resolved_address_that_is_judged(void **state) {
    static const struct {
        const char *name;
        aftercare_outcome outcome;
        const char *said;
    } rows[] = {
        {"good.test", DELIVERED, "answered 200"},
        {"inside.test", TRY_AGAIN,
         "no answer: 10.0.0.1 may not be reached, it is of a private network (allow its "
         "network)"},
        {"metadata.test", TRY_AGAIN, "no answer: 10.0.0.1 may not be reached"},
        {"both.test", DELIVERED, "answered 200"}, // by its second address
        {"nowhere.test", TRY_AGAIN, "no answer: Could not resolve host: nowhere.test"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scene *scene = scene_for(rows[i].name, 5000);
        struct told told = {0};
        int before = atomic_load(&lookups);

        world_send(&scene->world, &told);
        world_wait(&scene->world, &told.count, 1);

        assert_true(atomic_load(&lookups) > before);
        if (told.outcome != rows[i].outcome || !strstr(told.said, rows[i].said)) {
            fail_msg("%s: outcome %d, said \"%s\"", rows[i].name, (int)told.outcome,
                     told.said);
        }
        assert_int_equal(scene->receiver.connections, told.outcome == DELIVERED);
        scene_close(scene);
    }
}

// Runs the loop until the slow lookup's own thread has ended.
static void wait_for_resolver(struct scene *scene) {
    while (atomic_load(&is_looking_up_slowly)) {
        (void)uv_timer_start(&scene->world.guard, world_tick, 5, 0);
        (void)uv_run(&scene->world.loop, UV_RUN_ONCE);
    }
}

static void a_lookup_that_hangs_holds_up_nobody(void **state) {
    struct scene *scene = scene_for("slow.test", 200);
    struct told told = {0};
    uint64_t begun = uv_hrtime();

    (void)state;
    world_send(&scene->world, &told);
    world_wait(&scene->world, &told.count, 1);
    uint64_t took = (uv_hrtime() - begun) / 1000000;

    assert_int_equal(told.outcome, TRY_AGAIN);
    assert_non_null(strstr(told.said, "no answer: Resolving timed out after "));
    assert_true(atomic_load(&is_looking_up_slowly));
    assert_in_range(took, 150, 1000);
    wait_for_resolver(scene);
    scene_close(scene);
}

static void closing_does_not_wait_for_a_lookup(void **state) {
    struct scene *scene = scene_for("slow.test", 5000);
    struct told told = {0};
    uint64_t begun = uv_hrtime();

    (void)state;
    world_send(&scene->world, &told);
    while (!atomic_load(&is_looking_up_slowly)) {
        (void)uv_run(&scene->world.loop, UV_RUN_NOWAIT);
    }
    world_close_channel(&scene->world);

    assert_true(atomic_load(&is_looking_up_slowly));
    assert_in_range((uv_hrtime() - begun) / 1000000, 0, 1000);
    assert_int_equal(told.count, 1);
    wait_for_resolver(scene);
    scene_close(scene);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_the_resolved_address_that_is_judged),
        cmocka_unit_test(a_lookup_that_hangs_holds_up_nobody),
        cmocka_unit_test(closing_does_not_wait_for_a_lookup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
