// When what is sent, on a clock moved by hand.
#include "tests/unit/reminders/harness.h"

static int make(void **state) {
    struct harness *h = harness_new();
    harness_open(h);
    *state = h;
    return 0;
}

// Not opened yet, so that a test can set its channels.
static int prepare(void **state) {
    *state = harness_new();
    return 0;
}

static int unmake(void **state) {
    harness_free(*state);
    return 0;
}

static void put_one(struct harness *h, const char *key, int64_t due) {
    aftercare_reminder reminder = reminder_at(key, due);
    assert_int_equal(AFTERCARE_OK, put(h, key, "a", &reminder, 1));
}

static void has_event(struct harness *h, const char *key, const char *what,
                      const char *part) {
    assert_int_equal(AFTERCARE_OK, get(h, key));
    for (size_t i = 0; i < h->events_count; i++) {
        if (strcmp(h->events[i].what, what) == 0 && strstr(h->events[i].detail, part)) {
            return;
        }
    }
    fail_msg("%s has no event \"%s\" with \"%s\"", key, what, part);
}

static void a_reminder_goes_out_when_it_is_due_and_not_before(void **state) {
    struct harness *h = *state;

    put_one(h, "s/r/1", NOON + MINUTE);
    pass(h, MINUTE - 1);
    assert_int_equal(0, h->sent_count);
    pass(h, 1);

    assert_int_equal(1, h->sent_count);
    assert_string_equal("s/r/1", h->sent[0].key);
    assert_string_equal("test", h->sent[0].channel);
    assert_int_equal(1, h->sent[0].attempts);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s/r/1"));
}

static void its_history_tells_each_step_with_its_time(void **state) {
    struct harness *h = *state;
    static const char *const steps[] = {"scheduled", "try", "delivered"};

    put_one(h, "s/r/1", NOON + MINUTE);
    pass(h, MINUTE);
    assert_int_equal(AFTERCARE_OK, get(h, "s/r/1"));

    assert_int_equal(3, h->events_count);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(steps[i], h->events[i].what);
        assert_true(h->events[i].at == (i == 0 ? NOON : NOON + MINUTE));
    }
    assert_string_equal("taken", h->events[2].detail);
}

static void one_that_is_overdue_when_posted_goes_out_at_once(void **state) {
    struct harness *h = *state;

    put_one(h, "s/r/1", NOON - MINUTE);
    pass(h, 0);

    assert_int_equal(1, h->sent_count);
}

static void what_has_expired_is_missed_with_its_reason_and_never_sent(void **state) {
    struct harness *h = *state;

    put_one(h, "s/r/1", NOON + MINUTE);
    pass(h, MINUTE + HOUR + 1);

    assert_int_equal(0, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "s/r/1"));
    assert_non_null(strstr(h->seen[0].reason, "expired"));
    has_event(h, "s/r/1", "missed", "before it could be sent");
}

static void it_is_still_sent_at_the_very_instant_of_its_expiry(void **state) {
    struct harness *h = *state;

    put_one(h, "s/r/1", NOON + MINUTE);
    pass(h, MINUTE + HOUR);

    assert_int_equal(1, h->sent_count);
}

static void
a_try_that_failed_is_repeated_after_a_back_off_with_the_same_key(void **state) {
    struct harness *h = *state;

    h->reply = REPLY_AGAIN;
    put_one(h, "s/r/1", NOON);
    pass(h, 0);
    assert_int_equal(1, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s/r/1"));
    int64_t next = h->seen[0].next_try;
    assert_true(next >= NOON + 3750 && next <= NOON + 5000);
    pass(h, next - NOON - 1);
    assert_int_equal(1, h->sent_count);
    h->reply = REPLY_DELIVERED;
    pass(h, 1);

    assert_int_equal(2, h->sent_count);
    assert_string_equal("s/r/1", h->sent[1].key);
    assert_int_equal(2, h->sent[1].attempts);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s/r/1"));
    has_event(h, "s/r/1", "answer", "busy");
}

static void what_the_receiver_says_of_when_to_come_again_is_kept(void **state) {
    struct harness *h = *state;

    h->reply = REPLY_AGAIN;
    h->retry_after = 20 * MINUTE;
    put_one(h, "s/r/1", NOON);
    pass(h, 0);

    assert_int_equal(AFTERCARE_OK, get(h, "s/r/1"));
    assert_true(h->seen[0].next_try == NOON + 20 * MINUTE);
}

static void a_repetition_that_would_come_after_the_expiry_is_missed(void **state) {
    struct harness *h = *state;

    h->reply = REPLY_AGAIN;
    h->retry_after = HOUR + 1;
    put_one(h, "s/r/1", NOON);
    pass(h, 0);

    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "s/r/1"));
    assert_non_null(strstr(h->seen[0].reason, "busy"));
}

static void a_wish_to_wait_for_ever_does_no_harm(void **state) {
    struct harness *h = *state;

    h->reply = REPLY_AGAIN;
    h->retry_after = INT64_MAX;
    put_one(h, "s/r/1", NOON);
    pass(h, 0);

    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "s/r/1"));
}

static void one_that_is_refused_has_failed_and_is_not_tried_again(void **state) {
    struct harness *h = *state;

    h->reply = REPLY_REFUSED;
    put_one(h, "s/r/1", NOON);
    pass(h, 0);
    pass(h, 30 * MINUTE);

    assert_int_equal(1, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_FAILED, state_of(h, "s/r/1"));
    assert_non_null(strstr(h->seen[0].reason, "gone"));
}

static void when_its_tries_are_used_up_it_has_failed(void **state) {
    struct harness *h = *state;

    h->channels[0].tries = 3;
    h->channels[0].backoff_first = h->channels[0].backoff_last = SECOND;
    harness_open(h);
    h->reply = REPLY_AGAIN;
    put_one(h, "s/r/1", NOON);
    for (int i = 0; i < 6; i++) {
        pass(h, SECOND);
    }

    assert_int_equal(3, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_FAILED, state_of(h, "s/r/1"));
    assert_non_null(strstr(h->seen[0].reason, "all 3 tries"));
}

static void no_more_are_under_way_at_once_than_the_channel_may(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminders[20];
    char keys[20][32];

    h->channels[0].parallel = 4;
    harness_open(h);
    h->reply = REPLY_LATER;
    for (int i = 0; i < 20; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "s/r/%d", i);
        reminders[i] = reminder_at(keys[i], NOON);
    }
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 20));
    pass(h, 0);
    assert_int_equal(4, h->sent_count);
    harness_tell(h, 2, AFTERCARE_OUTCOME_DELIVERED, "");
    pass(h, 0);

    assert_int_equal(5, h->sent_count);
    h->reply = REPLY_DELIVERED;
    for (size_t i = 0; i < 5; i++) {
        if (i != 2) {
            harness_tell(h, i, AFTERCARE_OUTCOME_DELIVERED, "");
        }
    }
    pass(h, 0);
    assert_int_equal(20, h->sent_count);
}

static void a_channel_that_hangs_holds_no_other(void **state) {
    struct harness *h = *state;
    static aftercare_reminder reminders[400];
    static char keys[400][32];

    h->channels_count = 2;
    h->channels[1] = (aftercare_channel_options){.name = "slow",
                                                 .type = "callback",
                                                 .parallel = 2,
                                                 .timeout = 100,
                                                 .send = harness_send,
                                                 .send_context = h};
    harness_open(h);
    for (int i = 0; i < 400; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "s/r/%d", i);
        reminders[i] = reminder_at(keys[i], i < 399 ? NOON - MINUTE : NOON);
        reminders[i].channel = i < 399 ? "slow" : "test";
    }
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 400));
    pass(h, 0);

    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s/r/399"));
    assert_int_equal(3, h->sent_count);
    for (size_t i = 0; i < h->sent_count; i++) {
        if (strcmp(h->sent[i].channel, "slow") == 0) {
            harness_tell(h, i, AFTERCARE_OUTCOME_REFUSED, "");
            break;
        }
    }
    pass(h, 0);
    assert_int_equal(4, h->sent_count);
}

static void thousands_that_are_due_at_once_go_out_each_once(void **state) {
    struct harness *h = *state;
    static aftercare_reminder reminders[1000];
    static char keys[3000][32];

    for (int i = 0; i < 3000; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "s%d/r/%d", i / 1000, i);
        reminders[i % 1000] = reminder_at(keys[i], NOON + MINUTE);
        if (i % 1000 == 999) {
            char id[32];
            (void)snprintf(id, sizeof id, "s%d", i / 1000);
            assert_int_equal(AFTERCARE_OK, put(h, id, "a", reminders, 1000));
        }
    }
    h->now += MINUTE;
    for (int i = 0; i < 200 && h->sent_count < 3000; i++) {
        pass(h, 0);
    }

    assert_int_equal(3000, h->sent_count);
    for (int i = 0; i < 3000; i++) {
        assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, keys[i]));
        assert_int_equal(1, h->seen[0].attempts);
    }
}

static void what_is_cancelled_is_not_sent_any_more(void **state) {
    struct harness *h = *state;

    put_one(h, "s", NOON + MINUTE);
    assert_int_equal(AFTERCARE_OK, cancel(h, "s"));
    assert_int_equal(1, h->cancelled);
    pass(h, 2 * MINUTE);

    assert_int_equal(0, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, state_of(h, "s"));
}

static void
what_was_claimed_but_not_handed_over_is_not_sent_after_a_cancel(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminders[3] = {reminder_at("s/r/1", NOON),
                                       reminder_at("s/r/2", NOON),
                                       reminder_at("s/r/3", NOON)};

    h->channels[0].parallel = 2;
    harness_open(h);
    h->reply = REPLY_LATER;
    put_one(h, "other", NOON - SECOND);
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 3));
    pass(h, 0);
    assert_int_equal(2, h->sent_count);
    assert_int_equal(AFTERCARE_OK, cancel(h, "s"));
    h->reply = REPLY_DELIVERED;
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "");
    pass(h, MINUTE);

    assert_int_equal(2, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, state_of(h, "s/r/3"));
    harness_tell(h, 1, AFTERCARE_OUTCOME_DELIVERED, "");
    pass(h, 0);
    assert_int_equal(2, h->sent_count);
}

static void one_under_way_when_it_was_cancelled_is_told_as_it_ended(void **state) {
    struct harness *h = *state;

    h->reply = REPLY_LATER;
    put_one(h, "s-1", NOON);
    put_one(h, "s-2", NOON);
    pass(h, 0);
    assert_int_equal(2, h->sent_count);
    assert_int_equal(AFTERCARE_OK, cancel(h, "s-1"));
    assert_int_equal(AFTERCARE_OK, cancel(h, "s-2"));
    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, state_of(h, "s-1"));
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "200");
    harness_tell(h, 1, AFTERCARE_OUTCOME_TRY_AGAIN, "503");
    pass(h, HOUR);

    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, h->sent[0].key));
    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, state_of(h, h->sent[1].key));
    assert_int_equal(2, h->sent_count);
}

static void one_posted_anew_while_under_way_is_tried_at_its_new_time(void **state) {
    struct harness *h = *state;
    aftercare_reminder moved = reminder_at("s", NOON + HOUR);

    h->reply = REPLY_LATER;
    put_one(h, "s", NOON);
    pass(h, 0);
    moved.message = "later";
    assert_int_equal(AFTERCARE_OK, put(h, "s", "b", &moved, 1));
    assert_int_equal(AFTERCARE_PUT_REPLACED, h->put);
    pass(h, 2 * MINUTE);
    assert_int_equal(1, h->sent_count);
    harness_tell(h, 0, AFTERCARE_OUTCOME_REFUSED, "no");
    pass(h, MINUTE);
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s"));
    assert_int_equal(0, h->seen[0].attempts);
    h->reply = REPLY_DELIVERED;
    pass(h, HOUR);

    assert_int_equal(2, h->sent_count);
    assert_string_equal("later", h->sent[1].message);
}

static void one_posted_anew_that_was_delivered_meanwhile_is_not_sent_again(void **state) {
    struct harness *h = *state;
    aftercare_reminder moved = reminder_at("s", NOON + HOUR);

    h->reply = REPLY_LATER;
    put_one(h, "s", NOON);
    pass(h, 0);
    assert_int_equal(AFTERCARE_OK, put(h, "s", "b", &moved, 1));
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "");
    pass(h, 90 * MINUTE);

    assert_int_equal(1, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s"));
}

static void
one_cancelled_and_posted_again_while_under_way_is_not_sent_beside_it(void **state) {
    struct harness *h = *state;

    h->reply = REPLY_LATER;
    put_one(h, "s", NOON);
    pass(h, 0);
    assert_int_equal(AFTERCARE_OK, cancel(h, "s"));
    put_one(h, "s", NOON);
    pass(h, MINUTE);
    assert_int_equal(1, h->sent_count);
    h->reply = REPLY_DELIVERED;
    harness_tell(h, 0, AFTERCARE_OUTCOME_TRY_AGAIN, "");
    pass(h, MINUTE);

    assert_int_equal(2, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s"));
}

static void a_clock_set_back_before_the_due_time_keeps_what_was_claimed(void **state) {
    struct harness *h = *state;

    h->channels[0].parallel = 1;
    harness_open(h);
    h->reply = REPLY_LATER;
    put_one(h, "s-1", NOON + MINUTE);
    put_one(h, "s-2", NOON + MINUTE);
    pass(h, MINUTE);
    assert_int_equal(1, h->sent_count);
    h->now -= HOUR;
    h->reply = REPLY_DELIVERED;
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "");
    pass(h, 0);
    assert_int_equal(1, h->sent_count);
    const char *other = strcmp(h->sent[0].key, "s-1") == 0 ? "s-2" : "s-1";
    has_event(h, other, "held", "clock");
    assert_int_equal(0, h->seen[0].attempts);
    pass(h, HOUR);

    assert_int_equal(2, h->sent_count);
}

static void what_expires_while_it_waits_for_others_is_missed(void **state) {
    struct harness *h = *state;

    h->channels[0].parallel = 1;
    harness_open(h);
    h->reply = REPLY_LATER;
    put_one(h, "s-1", NOON);
    put_one(h, "s-2", NOON + 1);
    pass(h, 1);
    h->now += 2 * HOUR;
    h->reply = REPLY_DELIVERED;
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "");
    pass(h, 0);

    assert_int_equal(1, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "s-2"));
}

static void what_is_pending_is_taken_up_after_a_restart(void **state) {
    struct harness *h = *state;

    put_one(h, "s", NOON + MINUTE);
    harness_close(h);
    harness_open(h);
    pass(h, MINUTE);

    assert_int_equal(1, h->sent_count);
}

static void a_try_under_way_is_ended_by_closing_and_repeated_after_it(void **state) {
    struct harness *h = *state;

    h->channels[0].timeout = 50;
    harness_open(h);
    h->reply = REPLY_LATER;
    put_one(h, "s", NOON);
    pass(h, 0);
    assert_int_equal(1, h->sent_count);
    harness_close(h);
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "too late");
    h->reply = REPLY_DELIVERED;
    harness_open(h);
    pass(h, MINUTE);

    assert_int_equal(2, h->sent_count);
    assert_int_equal(2, h->sent[1].attempts);
}

static void what_the_configuration_has_no_channel_for_is_held_until_it_has(void **state) {
    struct harness *h = *state;

    harness_open(h);
    put_one(h, "s-1", NOON + MINUTE);
    put_one(h, "s-2", NOON + MINUTE);
    harness_close(h);
    h->channels[0].name = "renamed";
    harness_open(h);
    pass(h, 2 * MINUTE);
    pass(h, 2 * MINUTE);
    assert_int_equal(0, h->sent_count);
    has_event(h, "s-1", "held", "no channel is called \"test\"");
    assert_int_equal(2, h->events_count);
    harness_close(h);
    h->channels[0].name = "test";
    harness_open(h);
    pass(h, 2 * MINUTE);

    assert_int_equal(2, h->sent_count);
}

static void what_is_held_for_want_of_a_channel_is_missed_when_it_expires(void **state) {
    struct harness *h = *state;

    harness_open(h);
    put_one(h, "s", NOON + MINUTE);
    harness_close(h);
    h->channels[0].name = "renamed";
    harness_open(h);
    pass(h, 2 * MINUTE);
    pass(h, 2 * HOUR);

    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "s"));
    assert_non_null(strstr(h->seen[0].reason, "no channel"));
}

static void the_timer_alone_wakes_it_when_something_is_due(void **state) {
    struct harness *h = *state;

    put_one(h, "s", NOON + 20);
    h->now += 20;
    uint64_t begun = uv_hrtime();
    while (h->sent_count == 0 && uv_hrtime() - begun < UINT64_C(2000000000)) {
        (void)uv_run(&h->loop, UV_RUN_ONCE);
    }

    assert_int_equal(1, h->sent_count);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)
#define TEST_UNOPENED(name) cmocka_unit_test_setup_teardown(name, prepare, unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_reminder_goes_out_when_it_is_due_and_not_before),
        TEST(its_history_tells_each_step_with_its_time),
        TEST(one_that_is_overdue_when_posted_goes_out_at_once),
        TEST(what_has_expired_is_missed_with_its_reason_and_never_sent),
        TEST(it_is_still_sent_at_the_very_instant_of_its_expiry),
        TEST(a_try_that_failed_is_repeated_after_a_back_off_with_the_same_key),
        TEST(what_the_receiver_says_of_when_to_come_again_is_kept),
        TEST(a_repetition_that_would_come_after_the_expiry_is_missed),
        TEST(a_wish_to_wait_for_ever_does_no_harm),
        TEST(one_that_is_refused_has_failed_and_is_not_tried_again),
        TEST_UNOPENED(when_its_tries_are_used_up_it_has_failed),
        TEST_UNOPENED(no_more_are_under_way_at_once_than_the_channel_may),
        TEST_UNOPENED(a_channel_that_hangs_holds_no_other),
        TEST(thousands_that_are_due_at_once_go_out_each_once),
        TEST(what_is_cancelled_is_not_sent_any_more),
        TEST_UNOPENED(what_was_claimed_but_not_handed_over_is_not_sent_after_a_cancel),
        TEST(one_under_way_when_it_was_cancelled_is_told_as_it_ended),
        TEST(one_posted_anew_while_under_way_is_tried_at_its_new_time),
        TEST(one_posted_anew_that_was_delivered_meanwhile_is_not_sent_again),
        TEST(one_cancelled_and_posted_again_while_under_way_is_not_sent_beside_it),
        TEST_UNOPENED(a_clock_set_back_before_the_due_time_keeps_what_was_claimed),
        TEST_UNOPENED(what_expires_while_it_waits_for_others_is_missed),
        TEST(what_is_pending_is_taken_up_after_a_restart),
        TEST_UNOPENED(a_try_under_way_is_ended_by_closing_and_repeated_after_it),
        TEST_UNOPENED(what_the_configuration_has_no_channel_for_is_held_until_it_has),
        TEST_UNOPENED(what_is_held_for_want_of_a_channel_is_missed_when_it_expires),
        TEST(the_timer_alone_wakes_it_when_something_is_due),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
