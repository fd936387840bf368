// Reminders without libuv in the host: poll(2) drives them, and they do what they do on a
// loop of libuv's, to the letter.
#include "tests/unit/reminders/harness.h"

#include "tests/unit/reminders/short_memory.h"

#define STORY_MAX 4096

struct story {
    char text[STORY_MAX];
    size_t len;
};

static void tell(struct story *story, const char *what, const char *more) {
    int len =
        snprintf(story->text + story->len, STORY_MAX - story->len, "%s %s\n", what, more);
    assert_in_range(len, 1, STORY_MAX - story->len - 1);
    story->len += (size_t)len;
}

static void tell_of(struct story *story, struct harness *h, const char *key) {
    assert_int_equal(AFTERCARE_OK, get(h, key));
    tell(story, key, aftercare_reminder_state_name(h->seen[0].state));
    for (size_t i = 0; i < h->events_count; i++) {
        tell(story, h->events[i].what, h->events[i].detail);
    }
}

static void answer_done(struct harness *h, const char *key) {
    aftercare_act done = AFTERCARE_ACT;
    done.kind = AFTERCARE_ACT_ACKNOWLEDGE;
    done.key = key;
    done.answer = AFTERCARE_ANSWER_DONE;
    assert_int_equal(AFTERCARE_OK, act(h, &done));
}

// Everything that a host does with reminders, and what became of it.
static void live(struct harness *h, struct story *story) {
    aftercare_reminders_query query = AFTERCARE_REMINDERS_QUERY;
    harness_open(h);
    put_one(h, "now", NOON);
    put_one(h, "again", NOON);
    put_one(h, "later", NOON + HOUR);
    put_one(h, "never", NOON + HOUR);
    pass(h, 0);
    answer_done(h, "now");
    aftercare_reminder other = reminder_at("again/2", NOON);
    assert_int_equal(AFTERCARE_OK, put(h, "again", "b", &other, 1));
    pass(h, 0);
    assert_int_equal(AFTERCARE_OK, cancel(h, "never"));
    harness_close(h);
    harness_open(h);
    pass(h, HOUR);
    assert_int_equal(AFTERCARE_OK, list(h, &query));
    for (size_t i = 0; i < h->sent_count; i++) {
        tell(story, "sent", h->sent[i].key);
    }
    tell_of(story, h, "now");
    tell_of(story, h, "again/2");
    tell_of(story, h, "later");
    tell_of(story, h, "never");
    harness_close(h);
}

static void poll_drives_them_as_libuv_does(void **state) {
    struct harness *h = *state, *polled = harness_new();
    struct story story = {.len = 0}, polled_story = {.len = 0};
    polled->is_polled = true;

    live(h, &story);
    live(polled, &polled_story);

    assert_non_null(strstr(story.text, "sent later"));
    assert_string_equal(story.text, polled_story.text);
    harness_free(polled);
}

static void right_after_opening_they_close(void **state) {
    struct harness *h = *state;
    h->is_polled = true;

    harness_open(h);
    harness_close(h);
    harness_open(h);
}

static void with_sends_under_way_they_close(void **state) {
    struct harness *h = *state;
    h->is_polled = true;
    h->reply = REPLY_LATER;
    h->channels[0].timeout = 20;
    harness_open(h);

    put_one(h, "s", NOON);
    pass(h, 0);
    assert_int_equal(1, h->sent_count);
    harness_close(h);

    harness_open(h);
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s"));
}

static void with_nothing_to_do_they_let_the_host_wait(void **state) {
    struct harness *h = *state;
    h->is_polled = true;
    harness_open(h);
    int fd = aftercare_reminders_backend_fd(h->reminders);
    assert_true(fd >= 0);
    put_one(h, "s", NOON + 10 * SECOND);

    int timeout = aftercare_reminders_backend_timeout(h->reminders);
    while (timeout == 0) {
        assert_true(aftercare_reminders_step(h->reminders));
        timeout = aftercare_reminders_backend_timeout(h->reminders);
    }

    assert_in_range(timeout, 1, 10 * SECOND);
    assert_int_equal(fd, aftercare_reminders_backend_fd(h->reminders));
}

static void too_many_steps_do_no_harm(void **state) {
    struct harness *h = *state;
    h->is_polled = true;
    harness_open(h);

    put_one(h, "s", NOON);
    for (int i = 0; i < 1000; i++) {
        assert_true(aftercare_reminders_step(h->reminders));
    }
    pass(h, 0);

    assert_int_equal(1, h->sent_count);
}

static void step_in_an_answer(void *context, aftercare_status status,
                              const aftercare_reminders_answer *answer,
                              const aftercare_error *err) {
    struct harness *h = context;
    assert_true(aftercare_reminders_step(h->reminders));
    harness_answer(h, status, answer, err);
}

static void a_step_in_a_callback_does_nothing(void **state) {
    struct harness *h = *state;
    h->is_polled = true;
    harness_open(h);

    h->is_answered = false;
    assert_int_equal(
        AFTERCARE_ENOTFOUND,
        harness_wait(h, aftercare_reminders_get(h->reminders, "nobody", step_in_an_answer,
                                                h, &h->err)));
}

static void a_loop_that_the_host_brought_is_not_driven_by_steps(void **state) {
    struct harness *h = *state;
    harness_open(h);
    aftercare_reminders *const rows[] = {h->reminders, NULL};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(-1, aftercare_reminders_backend_fd(rows[i]));
        assert_int_equal(-1, aftercare_reminders_backend_timeout(rows[i]));
        assert_false(aftercare_reminders_step(rows[i]));
    }
}

static void several_are_driven_each_by_itself(void **state) {
    struct harness *h = *state, *other = harness_new();
    h->is_polled = other->is_polled = true;
    harness_open(h);
    harness_open(other);

    put_one(h, "a", NOON);
    put_one(other, "b", NOON);
    pass(other, 0);
    pass(h, 0);

    assert_int_equal(1, h->sent_count);
    assert_int_equal(1, other->sent_count);
    harness_free(other);
}

// A host without libuv cannot clear up behind them: nothing is left.
static void what_cannot_be_opened_leaves_nothing(void **state) {
    struct harness *h = *state;
    aftercare_error err = {0};
    h->is_polled = true;
    h->channels_count = 2;
    h->channels[1] = h->channels[0];
    aftercare_reminders_options options = harness_options(h);

    assert_int_equal(AFTERCARE_EUSAGE, harness_try_open(h, &err));
    assert_string_equal("each channel needs a name of its own", err.sentence);
    assert_null(h->reminders);
    assert_int_equal(AFTERCARE_EUSAGE, aftercare_reminders_check(NULL, &options, NULL));
    options.channels_count = 1;
    assert_int_equal(AFTERCARE_OK, aftercare_reminders_check(NULL, &options, &err));
}

static void opening_without_memory_fails_cleanly_at_each_request(void **state) {
    struct harness *h = *state;
    struct short_memory memory = {0};
    struct allocator allocator = short_memory_allocator(&memory);
    aftercare_status status = AFTERCARE_ENOMEM;
    h->is_polled = true;
    harness_bring_allocator(h, &allocator);

    for (long n = 0; status; n++) {
        aftercare_error err = {0};
        memory.left = n;
        status = harness_try_open(h, &err);
        if (status) {
            assert_int_equal(AFTERCARE_ENOMEM, status);
            assert_true(err.sentence[0]);
            assert_null(h->reminders);
            assert_int_equal(0, memory.out);
        }
    }
    memory.left = -1;
    harness_close(h);

    assert_int_equal(0, memory.out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(poll_drives_them_as_libuv_does),
        TEST(right_after_opening_they_close),
        TEST(with_sends_under_way_they_close),
        TEST(with_nothing_to_do_they_let_the_host_wait),
        TEST(too_many_steps_do_no_harm),
        TEST(a_step_in_a_callback_does_nothing),
        TEST(a_loop_that_the_host_brought_is_not_driven_by_steps),
        TEST(several_are_driven_each_by_itself),
        TEST(what_cannot_be_opened_leaves_nothing),
        TEST(opening_without_memory_fails_cleanly_at_each_request),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
