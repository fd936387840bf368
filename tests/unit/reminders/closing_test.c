// Closing: right after opening, twice, with sends under way, from every callback. It
// ends, it tells once, and nothing is left on the loop.
#include "tests/unit/reminders/harness.h"

static void count_closed(void *context) {
    (*(int *)context)++;
}

static void close_and_count(struct harness *h, int *closed) {
    aftercare_reminders *reminders = h->reminders;
    h->reminders = NULL;
    aftercare_reminders_close(reminders, count_closed, closed);
}

// The loop ends by itself, and can be closed; the harness gets it back as new.
static void nothing_is_left(struct harness *h) {
    assert_int_equal(0, uv_run(&h->loop, UV_RUN_DEFAULT));
    assert_int_equal(0, uv_loop_close(&h->loop));
    assert_int_equal(0, uv_loop_init(&h->loop));
}

static void right_after_opening_it_closes(void **state) {
    struct harness *h = *state;
    int closed = 0;

    harness_open(h);
    close_and_count(h, &closed);
    assert_int_equal(0, closed);
    nothing_is_left(h);

    assert_int_equal(1, closed);
    harness_open(h);
}

static void closing_without_a_callback_is_as_complete(void **state) {
    struct harness *h = *state;
    harness_open(h);

    aftercare_reminders_close(h->reminders, NULL, NULL);
    h->reminders = NULL;
    nothing_is_left(h);
}

static void closing_twice_is_closing_once(void **state) {
    struct harness *h = *state;
    int closed = 0, again = 0;
    harness_open(h);
    aftercare_reminders *reminders = h->reminders;

    close_and_count(h, &closed);
    aftercare_reminders_close(reminders, count_closed, &again);
    nothing_is_left(h);

    assert_int_equal(1, closed);
    assert_int_equal(0, again);
}

#define CALLS 20

static void count_answers(void *context, aftercare_status status,
                          const aftercare_reminders_answer *answer,
                          const aftercare_error *err) {
    assert_int_equal(AFTERCARE_OK, status);
    assert_non_null(answer);
    assert_null(err);
    (*(int *)context)++;
}

// On its way to the other thread, there, or waiting for it.
static void what_was_asked_before_is_answered_before(void **state) {
    struct harness *h = *state;
    int answered = 0, closed = 0;
    harness_open(h);

    for (int i = 0; i < CALLS; i++) {
        char key[32];
        (void)snprintf(key, sizeof key, "s-%d", i);
        aftercare_reminder reminder = reminder_at(key, NOON + HOUR);
        aftercare_stored_session session = session_of(key, "a", &reminder, 1);
        assert_int_equal(AFTERCARE_OK,
                         aftercare_reminders_put_session(
                             h->reminders, &session, count_answers, &answered, &h->err));
        (void)uv_run(&h->loop, UV_RUN_NOWAIT);
    }
    close_and_count(h, &closed);
    nothing_is_left(h);

    assert_int_equal(CALLS, answered);
    assert_int_equal(1, closed);
}

// Posts three that are due, with whatever the channel does in answer to that.
static void post_what_is_due(struct harness *h) {
    static const char *const keys[] = {"s-1", "s-2", "s-3"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        aftercare_reminder reminder = reminder_at(keys[i], h->now);
        aftercare_stored_session session = session_of(keys[i], "a", &reminder, 1);
        assert_int_equal(AFTERCARE_OK, aftercare_reminders_put_session(
                                           h->reminders, &session, NULL, NULL, &h->err));
    }
}

struct way_to_answer {
    const char *name;
    enum reply reply;
    aftercare_reminder_state state; // of the one that was handed over first
};

// The channel's function closes, and answers like this.
static void send_and_close(void *context, const aftercare_reminder *reminder,
                           aftercare_told *told, void *told_context) {
    struct harness *h = context;
    aftercare_reminders *reminders = h->reminders;
    h->reminders = NULL;
    aftercare_reminders_close(reminders, harness_closed, h);
    harness_send(h, reminder, told, told_context);
}

static void while_something_is_handed_over_it_closes(void **state) {
    struct harness *h = *state;
    static const struct way_to_answer rows[] = {
        {"taken", REPLY_DELIVERED, AFTERCARE_REMINDER_DELIVERED},
        {"busy", REPLY_AGAIN, AFTERCARE_REMINDER_SCHEDULED},
        {"down", REPLY_DOWN, AFTERCARE_REMINDER_SCHEDULED},
        {"refused", REPLY_REFUSED, AFTERCARE_REMINDER_FAILED},
        {"no answer", REPLY_LATER, AFTERCARE_REMINDER_SCHEDULED},
    };
    h->channels[0].timeout = 20;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        h->reply = rows[i].reply;
        h->channels[0].send = send_and_close;
        h->is_closed = false;
        h->sent_count = 0;
        harness_open(h);
        post_what_is_due(h);
        nothing_is_left(h);
        assert_true(h->is_closed);
        assert_int_equal(1, h->sent_count);

        harness_let_go(h); // long after the object is gone
        char key[64];
        copy_string(key, sizeof key, h->sent[0].key);
        h->channels[0].send = harness_send;
        h->reply = REPLY_LATER;
        harness_open(h);
        if (state_of(h, key) != rows[i].state) {
            fail_msg("%s: %s is %s", rows[i].name, key,
                     aftercare_reminder_state_name(h->seen[0].state));
        }
        harness_close(h);
        harness_let_go(h);
        (void)unlink(h->path);
    }
}

static void with_sends_under_way_their_answers_count(void **state) {
    struct harness *h = *state;
    h->reply = REPLY_LATER;
    harness_open(h);
    post_what_is_due(h);
    while (h->sent_count < 3) {
        assert_true(uv_run(&h->loop, UV_RUN_ONCE));
    }
    aftercare_reminders *reminders = h->reminders;
    h->reminders = NULL;

    h->is_closed = false;
    aftercare_reminders_close(reminders, harness_closed, h);
    (void)uv_run(&h->loop, UV_RUN_NOWAIT);
    assert_false(h->is_closed);
    for (size_t i = 0; i < 3; i++) {
        harness_tell(h, i, AFTERCARE_OUTCOME_DELIVERED, "");
    }
    nothing_is_left(h);

    assert_true(h->is_closed);
    harness_open(h);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s-1"));
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s-3"));
}

static void
sends_that_nobody_answers_hold_it_no_longer_than_their_time_out(void **state) {
    struct harness *h = *state;
    int closed = 0;
    h->reply = REPLY_LATER;
    h->channels[0].timeout = 20;
    harness_open(h);
    post_what_is_due(h);
    while (h->sent_count < 3) {
        assert_true(uv_run(&h->loop, UV_RUN_ONCE));
    }

    close_and_count(h, &closed);
    nothing_is_left(h);

    assert_int_equal(1, closed);
    harness_open(h);
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s-1"));
}

static void answer_and_close(void *context, aftercare_status status,
                             const aftercare_reminders_answer *answer,
                             const aftercare_error *err) {
    struct harness *h = context;
    aftercare_reminders *reminders = h->reminders;
    h->reminders = NULL;
    harness_answer(h, status, answer, err);
    aftercare_reminders_close(reminders, harness_closed, h);
}

static void from_an_answer_it_closes(void **state) {
    struct harness *h = *state;
    int answered = 0;
    h->reply = REPLY_DELIVERED;
    harness_open(h);
    post_what_is_due(h);
    assert_int_equal(AFTERCARE_OK, aftercare_reminders_get(h->reminders, "s-1",
                                                           answer_and_close, h, &h->err));
    assert_int_equal(
        AFTERCARE_OK,
        aftercare_reminders_get(h->reminders, "s-2", count_answers, &answered, &h->err));
    nothing_is_left(h);

    assert_true(h->is_answered && h->is_closed);
    assert_int_equal(1, answered);
}

static void log_and_close(void *context, aftercare_status status, const char *sentence) {
    struct harness *h = context;
    aftercare_reminders *reminders = h->reminders;
    h->reminders = NULL;
    (void)status;
    assert_non_null(sentence);
    aftercare_reminders_close(reminders, harness_closed, h);
}

// It says so once, when its channel ceases to work.
static void from_a_line_for_the_operator_it_closes(void **state) {
    struct harness *h = *state;
    aftercare_reminders_options options = harness_options(h);
    options.log = log_and_close;
    h->channels[0].circuit = 1;
    h->reply = REPLY_DOWN;
    assert_int_equal(AFTERCARE_OK, aftercare_reminders_open(&h->reminders, &h->loop,
                                                            &options, &h->err));
    post_what_is_due(h);
    nothing_is_left(h);

    assert_true(h->is_closed);
    harness_open(h);
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s-1"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(right_after_opening_it_closes),
        TEST(closing_without_a_callback_is_as_complete),
        TEST(closing_twice_is_closing_once),
        TEST(what_was_asked_before_is_answered_before),
        TEST(while_something_is_handed_over_it_closes),
        TEST(with_sends_under_way_their_answers_count),
        TEST(sends_that_nobody_answers_hold_it_no_longer_than_their_time_out),
        TEST(from_an_answer_it_closes),
        TEST(from_a_line_for_the_operator_it_closes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
