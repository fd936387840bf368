// Several reminders in one process: on one loop, on loops of several threads, and at one
// store, which only the first of them has.
#include "tests/unit/reminders/harness.h"

static void several_share_a_loop(void **state) {
    struct harness *h = *state, *other = harness_new();
    other->at = &h->loop;
    harness_open(other);

    put_one(h, "a", NOON);
    put_one(other, "b", NOON);
    pass(h, 0);
    pass(other, 0);

    assert_int_equal(1, h->sent_count);
    assert_string_equal("a", h->sent[0].key);
    assert_int_equal(1, other->sent_count);
    assert_string_equal("b", other->sent[0].key);
    assert_int_equal(AFTERCARE_ENOTFOUND, get(h, "b"));

    harness_close(other);
    put_one(h, "c", NOON);
    pass(h, 0);
    assert_int_equal(2, h->sent_count);
    harness_free(other);
}

// What a clinic's program does: posts, is told, answers, closes.
static void live(struct harness *h) {
    harness_open(h);
    for (int i = 0; i < 10; i++) {
        char key[32];
        aftercare_act done = AFTERCARE_ACT;
        (void)snprintf(key, sizeof key, "s-%d", i);
        put_one(h, key, NOON);
        pass(h, 0);
        done.kind = AFTERCARE_ACT_ACKNOWLEDGE;
        done.key = key;
        done.answer = AFTERCARE_ANSWER_DONE;
        assert_int_equal(AFTERCARE_OK, act(h, &done));
    }
    harness_close(h);
    assert_int_equal(10, h->sent_count);
}

static void live_on_a_thread(void *context) {
    struct harness *h = context;
    for (int i = 0; i < 3; i++) {
        h->sent_count = 0;
        live(h);
        (void)unlink(h->path);
    }
}

#define THREADS 4

static void several_threads_have_one_each(void **state) {
    struct harness *harnesses[THREADS];
    uv_thread_t threads[THREADS];
    (void)state;
    for (int i = 0; i < THREADS; i++) {
        harnesses[i] = harness_new();
        harnesses[i]->channels_count = 2; // and libcurl is taken into use
        harnesses[i]->channels[1] =
            (aftercare_channel_options){.name = "webhook",
                                        .type = "webhook",
                                        .url = "https://emr.example/hook",
                                        .is_unsigned = true};
    }

    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(0,
                         uv_thread_create(&threads[i], live_on_a_thread, harnesses[i]));
    }
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(0, uv_thread_join(&threads[i]));
        harness_free(harnesses[i]);
    }
}

struct other_name {
    const char *name, *path; // of the same file, in its folder
};

static void a_store_that_is_open_is_refused_by_any_of_its_names(void **state) {
    struct harness *h = *state, *other = harness_new();
    static const struct other_name rows[] = {
        {"the same", "store.db"},
        {"another spelling", "./store.db"},
        {"a link", "link.db"},
    };
    char link_path[160];
    (void)snprintf(link_path, sizeof link_path, "%s/link.db", h->folder);
    assert_int_equal(0, symlink("store.db", link_path));

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        aftercare_error err = {0};
        (void)snprintf(other->store, sizeof other->store, "sqlite:%s/%s", h->folder,
                       rows[i].path);
        aftercare_status status = harness_try_open(other, &err);
        if (status != AFTERCARE_ECONFLICT || other->reminders ||
            !strstr(err.sentence, "the store is in use, here or")) {
            fail_msg("%s: %s %s", rows[i].name, aftercare_status_name((int)status),
                     err.sentence);
        }
        put_one(h, rows[i].name, NOON);
        pass(h, 0);
        assert_int_equal(i + 1, h->sent_count);
    }

    harness_close(h);
    harness_open(other);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(other, "a link"));
    harness_free(other);
    (void)unlink(link_path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_make, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(several_share_a_loop),
        cmocka_unit_test(several_threads_have_one_each),
        TEST(a_store_that_is_open_is_refused_by_any_of_its_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
