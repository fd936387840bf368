// Opening, with options right and wrong, and closing.
#include "tests/unit/reminders/harness.h"

static void what_was_asked_before_closing_is_answered_and_nothing_after_it(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminder = reminder_at("s/r/1", NOON + HOUR);
    aftercare_stored_session session = session_of("s", "a", &reminder, 1);
    aftercare_reminders *reminders = h->reminders;

    h->is_answered = false;
    assert_int_equal(AFTERCARE_OK, aftercare_reminders_put_session(
                                       reminders, &session, harness_answer, h, &h->err));
    h->reminders = NULL;
    aftercare_reminders_close(reminders, harness_closed, h);
    assert_false(aftercare_reminders_is_ready(reminders));
    assert_int_equal(
        AFTERCARE_ECONFLICT,
        aftercare_reminders_put_session(reminders, &session, harness_answer, h, &h->err));
    assert_int_equal(0, uv_run(&h->loop, UV_RUN_DEFAULT));

    assert_true(h->is_answered && h->is_closed);
    assert_int_equal(AFTERCARE_OK, h->status);
    harness_open(h);
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s/r/1"));
}

static void answers_never_come_before_the_call_returns(void **state) {
    struct harness *h = *state;

    h->is_answered = false;
    assert_int_equal(AFTERCARE_OK, aftercare_reminders_get(h->reminders, "x",
                                                           harness_answer, h, &h->err));
    assert_false(h->is_answered);
    assert_int_equal(AFTERCARE_ENOTFOUND, harness_wait(h, AFTERCARE_OK));
}

struct bad_options {
    const char *name;
    void (*spoil)(struct harness *h, aftercare_reminders_options *options);
};

static void other_size(struct harness *h, aftercare_reminders_options *o) {
    (void)h;
    o->size--;
}

static void no_clock(struct harness *h, aftercare_reminders_options *o) {
    (void)h;
    o->now = NULL;
}

static void no_store(struct harness *h, aftercare_reminders_options *o) {
    (void)h;
    o->store = NULL;
}

static void unknown_store(struct harness *h, aftercare_reminders_options *o) {
    (void)h;
    o->store = "sqlitex:/tmp/x";
}

static void no_channel(struct harness *h, aftercare_reminders_options *o) {
    (void)h;
    o->channels_count = 0;
}

static void unknown_type(struct harness *h, aftercare_reminders_options *o) {
    (void)o;
    h->channels[1].type = "pigeon";
}

static void no_type(struct harness *h, aftercare_reminders_options *o) {
    (void)o;
    h->channels[1].type = NULL;
}

static void no_name(struct harness *h, aftercare_reminders_options *o) {
    (void)o;
    h->channels[1].name = "";
}

static void same_name(struct harness *h, aftercare_reminders_options *o) {
    (void)o;
    h->channels[1].name = "test";
}

static void negative_number(struct harness *h, aftercare_reminders_options *o) {
    (void)o;
    h->channels[1].tries = -1;
}

static void unknown_default(struct harness *h, aftercare_reminders_options *o) {
    (void)h;
    o->default_channel = "third";
}

static void options_that_are_wrong_are_refused_and_leave_nothing_open(void **state) {
    struct harness *h = *state;
    static const struct bad_options rows[] = {
        {"another size", other_size},
        {"no clock", no_clock},
        {"no store", no_store},
        {"an unknown store", unknown_store},
        {"no channel", no_channel},
        {"an unknown type", unknown_type},
        {"no type", no_type},
        {"no name", no_name},
        {"a name twice", same_name},
        {"a negative number", negative_number},
        {"an unknown default", unknown_default},
    };
    harness_close(h);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        aftercare_reminders_options options = AFTERCARE_REMINDERS_OPTIONS;
        aftercare_error err = {0}, checked = {0};
        h->channels[1] = h->channels[0];
        h->channels[1].name = "second";
        options.store = h->store;
        options.channels = h->channels;
        options.channels_count = 2;
        options.now = harness_now;
        options.now_context = h;
        assert_int_equal(aftercare_reminders_check(&h->loop, &options, &checked),
                         AFTERCARE_OK);
        rows[i].spoil(h, &options);
        assert_int_equal(aftercare_reminders_check(&h->loop, &options, &checked),
                         AFTERCARE_EUSAGE);
        aftercare_status status =
            aftercare_reminders_open(&h->reminders, &h->loop, &options, &err);
        if (status != AFTERCARE_EUSAGE || !err.sentence[0] || h->reminders) {
            fail_msg("%s: %s %s", rows[i].name, aftercare_status_name((int)status),
                     err.sentence);
        }
        assert_string_equal(checked.sentence, err.sentence);
        assert_int_equal(0, uv_run(&h->loop, UV_RUN_DEFAULT));
    }
}

static void memory_is_given_back_and_all_goes_on(void **state) {
    struct harness *h = *state;
    put_one(h, "s", NOON + HOUR);
    h->is_answered = false;

    assert_int_equal(AFTERCARE_OK,
                     harness_wait(h, aftercare_reminders_trim(
                                         h->reminders, harness_answer, h, &h->err)));

    pass(h, HOUR);
    assert_int_equal(1, h->sent_count);
    assert_int_equal(0, h->logged);
}

static void closing_nothing_does_nothing(void **state) {
    (void)state;
    aftercare_reminders_close(NULL, NULL, NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_make, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_was_asked_before_closing_is_answered_and_nothing_after_it),
        TEST(answers_never_come_before_the_call_returns),
        TEST(options_that_are_wrong_are_refused_and_leave_nothing_open),
        TEST(memory_is_given_back_and_all_goes_on),
        cmocka_unit_test(closing_nothing_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
