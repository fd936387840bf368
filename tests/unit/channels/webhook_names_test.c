// Names: the resolver is this test's own, so that names may lie, change and hang.
#include "tests/unit/channels/webhook_scene.h"

#include <netdb.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <time.h>

#define HANG_SECONDS_MAX 8
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
static atomic_bool is_hanging; // from a lookup of slow.test until its answer
static sem_t may_answer;       // that is

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
    if (strcmp(name, "slow.test") == 0) {
        atomic_store(&is_hanging, true);
    }
    atomic_fetch_add(&lookups, 1);
    if (strcmp(name, "slow.test") == 0) {
        struct timespec limit;
        (void)clock_gettime(CLOCK_REALTIME, &limit);
        limit.tv_sec += HANG_SECONDS_MAX;
        (void)sem_timedwait(&may_answer, &limit);
        atomic_store(&is_hanging, false);
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
        {"inside.test", DOWN,
         "no answer: 10.0.0.1 may not be reached, it is of a private network (allow its "
         "network)"},
        {"metadata.test", DOWN, "no answer: 10.0.0.1 may not be reached"},
        {"both.test", DELIVERED, "answered 200"}, // by its second address
        {"nowhere.test", DOWN, "no answer: Could not resolve host: nowhere.test"},
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

// Runs the loop until a lookup of slow.test hangs, or does so no more.
static void wait_until_hanging_is(struct scene *scene, bool wanted) {
    struct world *world = &scene->world;

    world->ticks = 0;
    (void)uv_timer_start(&world->guard, world_tick, WORLD_TICK, WORLD_TICK);
    while (atomic_load(&is_hanging) != wanted && world->ticks < WORLD_TICKS_MAX) {
        (void)uv_run(&world->loop, UV_RUN_ONCE);
    }
    (void)uv_timer_stop(&world->guard);
    assert_int_equal(atomic_load(&is_hanging), wanted);
}

static void a_lookup_that_hangs_ends_with_its_time(void **state) {
    struct scene *scene = scene_for("slow.test", 200);
    struct told told = {0};

    (void)state;
    world_send(&scene->world, &told);
    world_wait(&scene->world, &told.count, 1);

    assert_true(atomic_load(&is_hanging)); // nobody has waited for it
    assert_int_equal(told.outcome, DOWN);
    assert_non_null(strstr(told.said, "no answer: Resolving timed out after "));
    (void)sem_post(&may_answer);
    wait_until_hanging_is(scene, false);
    scene_close(scene);
}

static void closing_does_not_wait_for_a_lookup(void **state) {
    struct scene *scene = scene_for("slow.test", 5000);
    struct told told = {0};

    (void)state;
    world_send(&scene->world, &told);
    wait_until_hanging_is(scene, true);
    world_close_channel(&scene->world);

    assert_true(atomic_load(&is_hanging));
    assert_int_equal(told.count, 1);
    (void)sem_post(&may_answer);
    wait_until_hanging_is(scene, false);
    scene_close(scene);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_the_resolved_address_that_is_judged),
        cmocka_unit_test(a_lookup_that_hangs_ends_with_its_time),
        cmocka_unit_test(closing_does_not_wait_for_a_lookup),
    };

    if (sem_init(&may_answer, 0, 0) != 0) {
        return 1;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
