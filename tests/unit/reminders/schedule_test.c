// When what is sent, on a clock moved by hand.
#include "tests/unit/reminders/harness.h"

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

struct flood {
    struct harness *h;
    size_t beside; // sent while the store was at work
    int most;      // in hand at a time
};

static void note_flood(void *context, const aftercare_reminder *reminder,
                       aftercare_told *told, void *told_context) {
    struct flood *flood = context;
    const aftercare_reminders *reminders = flood->h->reminders;
    int in_hand = reminders->lanes[0].in_hand;
    flood->beside += reminders->worker.is_running;
    flood->most = in_hand > flood->most ? in_hand : flood->most;
    harness_send(flood->h, reminder, told, told_context);
}

// As many as a batch claims, several times: all go out once, the earliest first, and most
// of them while the store has the next in hand.
static void what_was_claimed_goes_out_while_the_store_claims_more(void **state) {
    enum { SESSIONS = 4, EACH = 1000 };
    struct harness *h = *state;
    struct flood flood = {.h = h};
    static aftercare_reminder reminders[EACH];
    static char keys[EACH][32];
    h->channels[0].send = note_flood;
    h->channels[0].send_context = &flood;
    harness_open(h);

    for (int s = 0; s < SESSIONS; s++) {
        char id[8];
        for (int i = 0; i < EACH; i++) {
            (void)snprintf(keys[i], sizeof keys[i], "%d/%04d", s, i);
            reminders[i] = reminder_at(keys[i], NOON + MINUTE + s * EACH + i);
        }
        (void)snprintf(id, sizeof id, "s-%d", s);
        assert_int_equal(AFTERCARE_OK, put(h, id, "a", reminders, EACH));
    }
    pass(h, 2 * MINUTE);
    while (h->sent_count < SESSIONS * EACH) {
        (void)uv_run(&h->loop, UV_RUN_ONCE);
    }

    for (size_t i = 0; i < SESSIONS * EACH; i++) {
        char key[32];
        (void)snprintf(key, sizeof key, "%zu/%04zu", i / EACH, i % EACH);
        assert_string_equal(key, h->sent[i].key);
        assert_int_equal(1, h->sent[i].attempts);
    }
    assert_true(flood.beside > SESSIONS * EACH / 4);
    assert_in_range(flood.most, LANE_CLAIM_MAX + 1, LANE_IN_HAND_MAX);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "3/0999"));
    assert_int_equal(3, h->events_count);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_make, harness_unmake)

#define TEST_UNOPENED(name)                                                              \
    cmocka_unit_test_setup_teardown(name, harness_prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_reminder_goes_out_when_it_is_due_and_not_before),
        TEST(its_history_tells_each_step_with_its_time),
        TEST(one_that_is_overdue_when_posted_goes_out_at_once),
        TEST(what_has_expired_is_missed_with_its_reason_and_never_sent),
        TEST(it_is_still_sent_at_the_very_instant_of_its_expiry),
        TEST_UNOPENED(a_clock_set_back_before_the_due_time_keeps_what_was_claimed),
        TEST_UNOPENED(what_expires_while_it_waits_for_others_is_missed),
        TEST(what_is_pending_is_taken_up_after_a_restart),
        TEST_UNOPENED(a_try_under_way_is_ended_by_closing_and_repeated_after_it),
        TEST_UNOPENED(what_the_configuration_has_no_channel_for_is_held_until_it_has),
        TEST_UNOPENED(what_is_held_for_want_of_a_channel_is_missed_when_it_expires),
        TEST(the_timer_alone_wakes_it_when_something_is_due),
        TEST_UNOPENED(what_was_claimed_goes_out_while_the_store_claims_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
