// Memory that runs out while mail is sent, in our own code and within curl: each request
// for it fails once.
#include "tests/unit/channels/failing_curl.h"
#include "tests/unit/channels/mail_scene.h"

#define REQUESTS_MAX 5000

// How two mails with the n-th request failing went.
struct outcome {
    bool is_open, delivers, goes_on;
};

static struct outcome send_with(const struct allocator *allocator) {
    struct scene *scene = calloc(1, sizeof *scene);
    struct told told = {0};
    struct outcome outcome = {0};
    aftercare_error err = {0};

    assert_non_null(scene);
    world_init(&scene->world);
    assert_true(sink_open(&scene->sink, &scene->world.loop, NULL, 0));
    aftercare_channel_options options = options_of(scene, scene->sink.port);
    options.timeout = 1500; // waited for once, by a socket that cannot be watched
    scene->world.functions = &channel_mail;
    aftercare_status status = channel_mail_open(&scene->world.channel, &scene->world.loop,
                                                &options, allocator, &err);
    if (status == AFTERCARE_OK) {
        outcome.is_open = true;
        send_one(scene, &told);
        assert_true(told.outcome != REFUSED);
        assert_true(told.said[0] != '\0');
        outcome.delivers = told.outcome == DELIVERED;
        send_one(scene, &told); // and it goes on
        outcome.goes_on = told.outcome == DELIVERED;
        assert_true(outcome.delivers || outcome.goes_on);
    } else {
        assert_int_equal(status, AFTERCARE_ENOMEM);
        assert_int_equal(err.status, AFTERCARE_ENOMEM);
        assert_null(scene->world.channel);
        scene->world.closed = 1;
    }
    scene_close(scene);
    assert_int_equal(told.count, outcome.is_open ? 2 : 0);
    return outcome;
}

static void each_piece_of_our_own_memory_may_be_missing(void **state) {
    size_t closed = 0, failed = 0;

    (void)state;
    for (size_t n = 1;; n++) {
        struct failing failing = {.fails_at = n};
        const struct allocator allocator = failing_allocator(&failing);
        struct outcome outcome = send_with(&allocator);
        assert_int_equal(failing.live, 0);
        assert_true(n < REQUESTS_MAX);
        if (failing.requests < n) {
            assert_true(outcome.delivers && outcome.goes_on);
            break;
        }
        closed += !outcome.is_open;
        failed += outcome.is_open && !outcome.delivers;
    }
    assert_true(closed >= 2);
    assert_true(failed >= 4);
}

static void each_piece_of_curls_memory_may_be_missing(void **state) {
    (void)state;
    assert_int_equal(failing_curl_begin(), CURLE_OK);
    for (fails_at = 1;; fails_at++) {
        requests = 0;
        struct outcome outcome = send_with(&system_allocator);
        assert_true(fails_at < REQUESTS_MAX);
        if (requests < fails_at) {
            assert_true(outcome.delivers && outcome.goes_on);
            break;
        }
    }
    assert_true(fails_at > 50);
    curl_global_cleanup();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_piece_of_our_own_memory_may_be_missing),
        cmocka_unit_test(each_piece_of_curls_memory_may_be_missing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
