// What becomes of a reminder by the answer to a try, and by what happens during one.
#include "tests/unit/reminders/harness.h"

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

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_make, harness_unmake)

#define TEST_UNOPENED(name)                                                              \
    cmocka_unit_test_setup_teardown(name, harness_prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_try_that_failed_is_repeated_after_a_back_off_with_the_same_key),
        TEST(what_the_receiver_says_of_when_to_come_again_is_kept),
        TEST(a_repetition_that_would_come_after_the_expiry_is_missed),
        TEST(a_wish_to_wait_for_ever_does_no_harm),
        TEST(one_that_is_refused_has_failed_and_is_not_tried_again),
        TEST_UNOPENED(when_its_tries_are_used_up_it_has_failed),
        TEST(what_is_cancelled_is_not_sent_any_more),
        TEST_UNOPENED(what_was_claimed_but_not_handed_over_is_not_sent_after_a_cancel),
        TEST(one_under_way_when_it_was_cancelled_is_told_as_it_ended),
        TEST(one_posted_anew_while_under_way_is_tried_at_its_new_time),
        TEST(one_posted_anew_that_was_delivered_meanwhile_is_not_sent_again),
        TEST(one_cancelled_and_posted_again_while_under_way_is_not_sent_beside_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
