// What becomes of reminders when nobody was there to send them, or the clock was wrong:
// on a clock moved by hand.
#include "tests/unit/reminders/harness.h"

#include "core/reminders/pace.h"

#define BACKLOG 300

// One session with that many reminders, a second apart from due on; every tenth is
// urgent.
static void post_backlog(struct harness *h, int64_t due) {
    static aftercare_reminder reminders[BACKLOG];
    static char keys[BACKLOG][32];
    for (int i = 0; i < BACKLOG; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "s/r/%03d", i);
        reminders[i] = reminder_at(keys[i], due + i * SECOND);
        reminders[i].expires = due + 24 * HOUR;
        reminders[i].is_urgent = i % 10 == 9;
    }
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, BACKLOG));
}

// As an outage: the daemon ends, and starts again so much later.
static void be_away(struct harness *h, int64_t milliseconds) {
    harness_close(h);
    h->now += milliseconds;
    harness_open(h);
    pass(h, 0);
}

static void after_an_outage_what_is_stale_is_missed_and_the_rest_goes_out(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminders[3] = {reminder_at("stale", NOON + MINUTE),
                                       reminder_at("late", NOON + MINUTE),
                                       reminder_at("fresh", NOON + 3 * HOUR)};
    reminders[1].expires = NOON + 6 * HOUR;

    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 3));
    be_away(h, 3 * HOUR);

    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "stale"));
    assert_string_equal("It was missed: it was due at 2026-11-23T12:01:00+00:00 and "
                        "expired at 2026-11-23T13:01:00+00:00, before it could be sent.",
                        h->why);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "late"));
    has_event(h, "late", "try", "PT2H59M after it was due; every gate let it pass");
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "fresh"));
    assert_int_equal(2, h->sent_count);
}

// Each is answered after so long, and the next one goes.
static void answer_in_turn(struct harness *h, int64_t milliseconds) {
    for (size_t i = 0; i < h->sent_count; i++) {
        h->now += milliseconds;
        harness_tell(h, i, AFTERCARE_OUTCOME_DELIVERED, "");
        pass(h, 0);
    }
}

static void what_waits_for_a_place_on_its_channel_says_so(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminders[3] = {reminder_at("s/r/1", NOON),
                                       reminder_at("s/q/1", NOON),
                                       reminder_at("s/p/1", NOON)};
    reminders[1].rule = "pack.other";
    reminders[2].rule = "pack.third";
    h->reply = REPLY_LATER;
    h->channels[0].parallel = 1;
    harness_open(h);

    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 3));
    pass(h, 0);
    answer_in_turn(h, 4 * SECOND);

    assert_int_equal(3, h->sent_count);
    for (size_t i = 0; i < 2; i++) { // The second has waited, but not noticeably.
        assert_int_equal(AFTERCARE_OK, get(h, h->sent[i].key));
        for (size_t k = 0; k < h->events_count; k++) {
            assert_null(strstr(h->events[k].detail, "it waited"));
        }
    }
    has_event(h, h->sent[2].key, "delivered",
              "before, it waited PT8S for others, of which 1 at once are on their way by "
              "its channel (parallel)");
}

static void one_whose_place_the_next_of_its_step_took_says_so(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminders[3] = {reminder_at("s/r/1", NOON + MINUTE),
                                       reminder_at("s/r/2", NOON + HOUR + MINUTE),
                                       reminder_at("s/q/1", NOON + MINUTE)};
    reminders[2].rule = "pack.other";

    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 3));
    be_away(h, HOUR + 2 * MINUTE);

    has_event(h, "s/r/1", "missed",
              "at 2026-11-23T13:01:00+00:00 the next one of its step took its place");
    has_event(h, "s/q/1", "missed", "expired at 2026-11-23T13:01:00+00:00");
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s/r/2"));
}

static void after_an_outage_no_flood_goes_out(void **state) {
    struct harness *h = *state;

    post_backlog(h, NOON + MINUTE);
    be_away(h, 6 * HOUR);
    assert_in_range(h->sent_count, 1, 12);
    pass(h, SECOND);
    assert_in_range(h->sent_count, 90, 125);
    pass(h, SECOND);
    assert_in_range(h->sent_count, 180, 230);
    pass(h, 2 * SECOND);

    assert_int_equal(BACKLOG, h->sent_count);
}

static void of_what_is_late_the_urgent_then_the_oldest_go_first(void **state) {
    struct harness *h = *state;

    post_backlog(h, NOON + MINUTE);
    be_away(h, 6 * HOUR);
    for (int i = 0; i < 40; i++) {
        pass(h, 100);
    }

    assert_int_equal(BACKLOG, h->sent_count);
    for (size_t i = 0; i < BACKLOG; i++) {
        size_t urgent = BACKLOG / 10;
        size_t ordinary = i - urgent,
               expected = i < urgent ? i * 10 + 9 : ordinary / 9 * 10 + ordinary % 9;
        char key[32];
        (void)snprintf(key, sizeof key, "s/r/%03zu", expected);
        assert_string_equal(key, h->sent[i].key);
    }
}

static void one_that_waits_for_its_turn_says_so_once(void **state) {
    struct harness *h = *state;

    post_backlog(h, NOON + MINUTE);
    be_away(h, 6 * HOUR);
    assert_int_equal(AFTERCARE_OK, get(h, "s/r/298"));
    assert_string_equal("held", h->events[h->events_count - 1].what);
    assert_non_null(strstr(h->why, "of late ones 100 go out a second"));
    pass(h, 4 * SECOND);

    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s/r/298"));
    assert_int_equal(4, h->events_count);
}

static void what_is_not_late_does_not_wait_behind_what_is(void **state) {
    struct harness *h = *state;

    post_backlog(h, NOON + MINUTE);
    be_away(h, 6 * HOUR);
    size_t sent = h->sent_count;
    put_one(h, "fresh", h->now + 10);
    pass(h, 10);

    assert_in_range(h->sent_count, sent + 1, sent + 3);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "fresh"));
}

static void a_backlog_goes_on_at_its_rate_after_another_restart(void **state) {
    struct harness *h = *state;

    post_backlog(h, NOON + MINUTE);
    be_away(h, 6 * HOUR);
    be_away(h, SECOND);
    assert_in_range(h->sent_count, 20, 140);
    for (int i = 0; i < 50; i++) {
        pass(h, 100);
    }

    assert_int_equal(BACKLOG, h->sent_count);
}

static void when_its_channel_comes_back_what_waited_goes_out_at_the_rate(void **state) {
    struct harness *h = *state;

    post_backlog(h, NOON + MINUTE);
    harness_close(h);
    h->channels[0].name = "renamed";
    harness_open(h);
    pass(h, 6 * HOUR);
    harness_close(h);
    h->channels[0].name = "test";
    h->now += 2 * MINUTE;
    harness_open(h);
    pass(h, 0);

    assert_in_range(h->sent_count, 1, 12);
}

static void the_rate_is_the_callers_to_choose(void **state) {
    struct harness *h = *state;

    h->late_rate = 10;
    harness_open(h);
    post_backlog(h, NOON + MINUTE);
    be_away(h, 6 * HOUR);
    assert_in_range(h->sent_count, 1, 3);
    pass(h, SECOND);
    assert_in_range(h->sent_count, 9, 14);
    harness_close(h);
    h->late_rate = PACE_RATE_MAX + 1;
    aftercare_error err = {0};
    assert_int_equal(AFTERCARE_EUSAGE, harness_try_open(h, &err));
    assert_non_null(strstr(err.sentence, "rate"));
}

static void many_that_fall_due_at_once_are_not_late(void **state) {
    struct harness *h = *state;
    static aftercare_reminder reminders[BACKLOG];
    static char keys[BACKLOG][32];

    for (int i = 0; i < BACKLOG; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "s/r/%03d", i);
        reminders[i] = reminder_at(keys[i], NOON + MINUTE);
    }
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, BACKLOG));
    pass(h, 2 * MINUTE);

    assert_int_equal(BACKLOG, h->sent_count);
}

static void what_a_clock_that_was_ahead_has_missed_is_sent_after_all(void **state) {
    struct harness *h = *state;

    put_one(h, "s", NOON + HOUR);
    pass(h, 24 * HOUR);
    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "s"));
    pass(h, -24 * HOUR);
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s"));
    has_event(h, "s", "scheduled", "the clock was ahead");
    assert_int_equal(0, h->sent_count);
    pass(h, HOUR);

    assert_int_equal(1, h->sent_count);
}

static void the_same_holds_when_the_clock_is_put_right_while_nobody_runs(void **state) {
    struct harness *h = *state;

    put_one(h, "s", NOON + HOUR);
    pass(h, 24 * HOUR);
    be_away(h, -24 * HOUR);
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s"));
    pass(h, HOUR);

    assert_int_equal(1, h->sent_count);
}

static void what_was_snoozed_is_so_still_when_the_clock_is_put_right(void **state) {
    struct harness *h = *state;
    aftercare_act later = AFTERCARE_ACT;
    later.kind = AFTERCARE_ACT_SNOOZE;
    later.key = "s";
    later.until = NOON + 30 * MINUTE;

    put_one(h, "s", NOON);
    pass(h, 0);
    assert_int_equal(AFTERCARE_OK, act(h, &later));
    pass(h, 5 * HOUR);
    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "s"));
    pass(h, 10 * MINUTE - 5 * HOUR);
    assert_int_equal(1, h->sent_count);
    pass(h, 20 * MINUTE);
    assert_int_equal(2, h->sent_count);
}

static void
a_try_that_fails_on_a_clock_set_back_is_repeated_when_it_is_due(void **state) {
    struct harness *h = *state;

    h->reply = REPLY_LATER;
    put_one(h, "s", NOON);
    pass(h, 0);
    h->now -= 30 * MINUTE;
    harness_tell(h, 0, AFTERCARE_OUTCOME_TRY_AGAIN, "busy");
    h->reply = REPLY_DELIVERED;
    pass(h, 10 * MINUTE);
    assert_int_equal(AFTERCARE_OK, get(h, "s"));
    assert_int_equal(NOON, h->seen[0].next_try);
    assert_int_equal(3, h->events_count);
    pass(h, 20 * MINUTE);
    assert_int_equal(2, h->sent_count);
}

static void what_was_rightly_missed_stays_so_whatever_the_clock_does(void **state) {
    struct harness *h = *state;
    aftercare_reminder planned = reminder_at("planned", NOON + 2 * HOUR);

    planned.state = AFTERCARE_REMINDER_MISSED;
    planned.reason = "quiet hours last until after it expires";
    assert_int_equal(AFTERCARE_OK, put(h, "planned", "a", &planned, 1));
    put_one(h, "s", NOON - 3 * HOUR);
    h->reply = REPLY_AGAIN;
    h->retry_after = 2 * HOUR;
    put_one(h, "busy", NOON);
    pass(h, 0);
    pass(h, -MINUTE);
    pass(h, MINUTE);

    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "planned"));
    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "s"));
    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "busy"));
}

static void a_clock_that_flaps_sends_nothing_early_and_nothing_twice(void **state) {
    struct harness *h = *state;

    put_one(h, "s", NOON + 30 * MINUTE);
    for (int i = 0; i < 10; i++) {
        pass(h, -HOUR);
        pass(h, HOUR + MINUTE);
    }
    assert_int_equal(0, h->sent_count);
    for (int i = 0; i < 30; i++) {
        pass(h, HOUR);
        pass(h, MINUTE - HOUR);
    }

    assert_int_equal(1, h->sent_count);
    assert_true(h->sent[0].at >= h->sent[0].due);
}

static void it_never_sleeps_longer_than_a_minute(void **state) {
    struct harness *h = *state;

    put_one(h, "s", NOON + 1000 * HOUR);
    pass(h, 0);
    uv_update_time(&h->loop);

    assert_in_range(uv_backend_timeout(&h->loop), 1, 60000);
}

static void it_sleeps_till_the_turn_of_what_is_late_and_not_less(void **state) {
    struct harness *h = *state;

    h->late_rate = 1;
    harness_open(h);
    post_backlog(h, NOON + MINUTE);
    be_away(h, 6 * HOUR);
    uv_update_time(&h->loop);

    assert_in_range(uv_backend_timeout(&h->loop), 500, 1000);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_make, harness_unmake)

#define TEST_UNOPENED(name)                                                              \
    cmocka_unit_test_setup_teardown(name, harness_prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(after_an_outage_what_is_stale_is_missed_and_the_rest_goes_out),
        TEST_UNOPENED(what_waits_for_a_place_on_its_channel_says_so),
        TEST(one_whose_place_the_next_of_its_step_took_says_so),
        TEST(after_an_outage_no_flood_goes_out),
        TEST(of_what_is_late_the_urgent_then_the_oldest_go_first),
        TEST(one_that_waits_for_its_turn_says_so_once),
        TEST(what_is_not_late_does_not_wait_behind_what_is),
        TEST(a_backlog_goes_on_at_its_rate_after_another_restart),
        TEST(when_its_channel_comes_back_what_waited_goes_out_at_the_rate),
        TEST_UNOPENED(the_rate_is_the_callers_to_choose),
        TEST(many_that_fall_due_at_once_are_not_late),
        TEST(what_a_clock_that_was_ahead_has_missed_is_sent_after_all),
        TEST(the_same_holds_when_the_clock_is_put_right_while_nobody_runs),
        TEST(what_was_snoozed_is_so_still_when_the_clock_is_put_right),
        TEST(a_try_that_fails_on_a_clock_set_back_is_repeated_when_it_is_due),
        TEST(what_was_rightly_missed_stays_so_whatever_the_clock_does),
        TEST(a_clock_that_flaps_sends_nothing_early_and_nothing_twice),
        TEST(it_never_sleeps_longer_than_a_minute),
        TEST_UNOPENED(it_sleeps_till_the_turn_of_what_is_late_and_not_less),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
