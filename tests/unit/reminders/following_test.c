// Reminders that go on from what was done: what an answer moves, what it leaves alone,
// and what puts it back.
#include "core/reminders/following.h"

#include "tests/unit/reminders/following_step.h"

// An hour later than planned, and when the next is due by that.
#define LATE (NOON + HOUR)
#define SECOND_BY_LATE (LATE + 4 * HOUR)

static void put_three(struct harness *h) {
    struct following_step step = {.id = "s"};
    assert_int_equal(AFTERCARE_OK, put_step(h, &step));
}

// The first is out, and an hour has passed.
static void send_first(struct harness *h) {
    put_three(h);
    pass(h, 0);
    assert_int_equal(1, h->sent_count);
    pass(h, HOUR);
}

static void do_late(struct harness *h) {
    send_first(h);
    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", 0));
}

static aftercare_status simply(struct harness *h, aftercare_act_kind kind,
                               const char *key) {
    aftercare_act made = AFTERCARE_ACT;
    made.kind = kind;
    made.key = key;
    return act(h, &made);
}

static void assert_due(struct harness *h, const char *key, int64_t due) {
    assert_int_equal(AFTERCARE_OK, get(h, key));
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, h->seen[0].state);
    if (h->seen[0].due != due) {
        fail_msg("%s is due %lld minutes after noon, and not %lld", key,
                 (long long)((h->seen[0].due - NOON) / MINUTE),
                 (long long)((due - NOON) / MINUTE));
    }
    assert_true(h->seen[0].expires == due + STEP_LIVES);
}

static void is_as_planned(struct harness *h, const char *key, int number) {
    assert_due(h, key, NOON + (number - 1) * STEP_EVERY);
    assert_true(h->seen[0].next_try == h->seen[0].due);
}

static void what_was_done_moves_the_next_and_its_history_tells_why(void **state) {
    struct harness *h = *state;

    do_late(h);

    assert_due(h, "s/2", SECOND_BY_LATE);
    assert_true(h->seen[0].next_try == SECOND_BY_LATE);
    assert_int_equal(2, h->events_count);
    assert_string_equal("moved", h->events[1].what);
    assert_string_equal("moved from 2026-11-23T16:00:00+00:00 to "
                        "2026-11-23T17:00:00+00:00: s/1 was done at "
                        "2026-11-23T13:00:00+00:00",
                        h->events[1].detail);
    assert_non_null(strstr(h->why, "s/1 was done at"));
    is_as_planned(h, "s/3", 3);
    assert_int_equal(1, h->events_count);
}

static void it_goes_out_when_it_is_due_now_under_the_same_key(void **state) {
    struct harness *h = *state;
    do_late(h);

    pass(h, 4 * HOUR - SECOND);
    assert_int_equal(1, h->sent_count);
    pass(h, SECOND);

    assert_int_equal(2, h->sent_count);
    assert_string_equal("s/2", h->sent[1].key);
    assert_true(h->sent[1].due == SECOND_BY_LATE);
}

static void what_would_come_too_close_is_moved_on_with_the_reason(void **state) {
    struct harness *h = *state;
    put_three(h);
    pass(h, 0);
    pass(h, 2 * HOUR);

    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", 0));

    assert_due(h, "s/2", NOON + 6 * HOUR);
    assert_due(h, "s/3", NOON + 9 * HOUR);
    has_event(h, "s/3", "moved",
              "at least PT3H must lie between it and s/2, which is due at "
              "2026-11-23T18:00:00+00:00");
}

static void what_was_skipped_or_cannot_be_moves_nothing(void **state) {
    struct harness *h = *state;
    send_first(h);

    assert_int_equal(AFTERCARE_OK, answer_at(h, "s/1", AFTERCARE_ANSWER_SKIPPED, 0));
    is_as_planned(h, "s/2", 2);
    assert_int_equal(AFTERCARE_OK, answer_at(h, "s/1", AFTERCARE_ANSWER_CANNOT, 0));
    is_as_planned(h, "s/2", 2);
    assert_int_equal(1, h->events_count);
}

static void an_answer_that_is_taken_back_puts_the_plan_back(void **state) {
    struct harness *h = *state;
    do_late(h);

    assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_UNDO, "s/1"));

    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, h->seen[0].state);
    is_as_planned(h, "s/2", 2);
    has_event(h, "s/2", "moved", "no answer moves it away from its plan any more");
}

static void so_does_another_answer_than_done(void **state) {
    struct harness *h = *state;
    do_late(h);

    assert_int_equal(AFTERCARE_OK, answer_at(h, "s/1", AFTERCARE_ANSWER_SKIPPED, 0));

    is_as_planned(h, "s/2", 2);
}

static void so_does_a_snooze_of_what_was_answered(void **state) {
    struct harness *h = *state;
    do_late(h);

    assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_SNOOZE, "s/1"));

    is_as_planned(h, "s/2", 2);
}

static void answered_again_with_another_moment_it_moves_again(void **state) {
    struct harness *h = *state;
    do_late(h);

    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", NOON + 10 * MINUTE));
    assert_due(h, "s/2", NOON + 4 * HOUR + 10 * MINUTE);
    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", NOON + 10 * MINUTE));

    assert_int_equal(AFTERCARE_OK, get(h, "s/2"));
    assert_int_equal(3, h->events_count); // the same again moves nothing
}

static void done_long_ago_it_goes_out_at_once(void **state) {
    struct harness *h = *state;
    send_first(h);

    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", NOON - 4 * HOUR));
    pass(h, 0);

    assert_int_equal(2, h->sent_count);
    assert_string_equal("s/2", h->sent[1].key);
    assert_true(h->sent[1].due == NOON + HOUR);
    is_as_planned(h, "s/3", 3);
}

static void what_is_out_does_not_move(void **state) {
    struct harness *h = *state;
    send_first(h);
    pass(h, 3 * HOUR);
    assert_int_equal(2, h->sent_count);

    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", NOON + HOUR));

    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s/2"));
    assert_true(h->seen[0].due == NOON + 4 * HOUR);
    is_as_planned(h, "s/3", 3);
}

static void a_snooze_by_a_person_wins(void **state) {
    struct harness *h = *state;
    aftercare_act snooze = AFTERCARE_ACT;
    send_first(h);
    snooze.kind = AFTERCARE_ACT_SNOOZE;
    snooze.key = "s/2";
    snooze.until = NOON + 5 * HOUR + 30 * MINUTE;
    assert_int_equal(AFTERCARE_OK, act(h, &snooze));

    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", 0));

    assert_int_equal(AFTERCARE_OK, get(h, "s/2"));
    assert_true(h->seen[0].due == NOON + 4 * HOUR);
    assert_true(h->seen[0].next_try == snooze.until);
    assert_due(h, "s/3", snooze.until + STEP_GAP); // and the next keeps its distance
}

static void what_a_reaction_holds_is_moved_and_still_held(void **state) {
    struct harness *h = *state;
    static const char plan[] =
        "{\"steps\":[{\"rule\":\"pack.rule\",\"rules\":[\"pack.rule\"],"
        "\"message\":\"Oil.\",\"on_reaction\":\"hold\"}]}";
    aftercare_reaction reaction = AFTERCARE_REACTION;
    struct arena arena;
    struct following_step step = {.id = "s"};
    arena_init(&arena, &system_allocator, 0);
    aftercare_reminder reminders[2] = {reminder_at("s/1", NOON),
                                       reminder_at("s/2", NOON + 4 * HOUR)};
    for (int i = 0; i < 2; i++) {
        reminders[i].rhythm = step_rhythm(&arena, &step, &reminders[i], i + 1);
    }
    aftercare_stored_session session = session_of("s", "a", reminders, 2);
    session.plan = plan;
    assert_int_equal(AFTERCARE_OK, put_session(h, &session));
    arena_clear(&arena);
    pass(h, 0);
    reaction.session = "s";
    h->is_answered = false;
    assert_int_equal(AFTERCARE_OK, harness_wait(h, aftercare_reminders_report_reaction(
                                                       h->reminders, &reaction,
                                                       harness_answer, h, &h->err)));
    assert_int_equal(1, h->held);
    pass(h, HOUR);

    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", 0));

    assert_due(h, "s/2", SECOND_BY_LATE);
    assert_true(h->seen[0].next_try > h->seen[0].expires);
    pass(h, 12 * HOUR);
    assert_int_equal(1, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "s/2"));
}

static void what_a_channel_held_back_comes_when_it_is_due_now(void **state) {
    struct harness *h = *state;
    send_first(h);
    h->reply = REPLY_DOWN;
    h->retry_after = 12 * HOUR; // the channel is left in peace until it would be too late
    for (int i = 0; i < 6; i++) {
        char key[16];
        (void)snprintf(key, sizeof key, "other/%d", i);
        put_one(h, key, h->now);
    }
    pass(h, 0);
    pass(h, 3 * HOUR);
    assert_int_equal(AFTERCARE_OK, get(h, "s/2"));
    assert_true(h->seen[0].next_try > h->seen[0].due);
    h->reply = REPLY_DELIVERED;

    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", h->now - MINUTE));

    assert_due(h, "s/2", h->now - MINUTE + 4 * HOUR);
    assert_true(h->seen[0].next_try == h->seen[0].due);
}

static void what_is_under_way_is_moved_when_its_try_has_come_to_nothing(void **state) {
    struct harness *h = *state;
    send_first(h);
    h->reply = REPLY_LATER;
    pass(h, 3 * HOUR);
    assert_int_equal(2, h->sent_count);

    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", NOON + 4 * HOUR));
    assert_due(h, "s/2", NOON + 4 * HOUR);
    harness_tell(h, 1, AFTERCARE_OUTCOME_TRY_AGAIN, "busy");
    pass(h, SECOND);

    assert_due(h, "s/2", NOON + 8 * HOUR);
    assert_due(h, "s/3", NOON + 11 * HOUR);
    pass(h, HOUR);
    assert_int_equal(2, h->sent_count);
}

static void what_was_under_way_when_the_daemon_ended_is_moved_as_well(void **state) {
    struct harness *h = *state;
    send_first(h);
    h->reply = REPLY_LATER;
    pass(h, 3 * HOUR);
    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", NOON + 4 * HOUR));
    h->reply = REPLY_DELIVERED;

    harness_close(h);
    harness_open(h);
    pass(h, 0);

    assert_due(h, "s/2", NOON + 8 * HOUR);
}

static void of_a_session_posted_anew_what_was_answered_counts(void **state) {
    struct harness *h = *state;
    struct following_step later = {.id = "s", .content = "b", .begins = NOON + MINUTE};
    do_late(h);

    assert_int_equal(AFTERCARE_OK, put_step(h, &later));
    assert_int_equal(AFTERCARE_PUT_REPLACED, h->put);

    assert_int_equal(AFTERCARE_REMINDER_ACKNOWLEDGED, state_of(h, "s/1"));
    assert_due(h, "s/2", SECOND_BY_LATE);
    assert_due(h, "s/3", NOON + MINUTE + 8 * HOUR);

    assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_UNDO, "s/1"));
    assert_due(h, "s/2", NOON + MINUTE + 4 * HOUR); // the plan is the new one
}

static void a_rhythm_that_came_with_the_new_post_counts_for_what_is_out(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminders[2] = {reminder_at("s/1", NOON),
                                       reminder_at("s/2", NOON + 4 * HOUR)};
    struct following_step step = {.id = "s", .content = "b"};
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 2));
    pass(h, HOUR);
    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", 0));

    assert_int_equal(AFTERCARE_OK, put_step(h, &step));

    assert_due(h, "s/2", SECOND_BY_LATE);
}

static void when_its_step_is_over_by_then_it_is_cancelled_and_says_so(void **state) {
    struct harness *h = *state;
    struct following_step step = {.id = "s", .till = NOON + 9 * HOUR};
    assert_int_equal(AFTERCARE_OK, put_step(h, &step));
    pass(h, 0);
    pass(h, 3 * HOUR);

    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", 0));

    assert_due(h, "s/2", NOON + 7 * HOUR);
    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, state_of(h, "s/3"));
    assert_non_null(strstr(h->why, "its step is over by then, at "
                                   "2026-11-23T21:00:00+00:00"));
    assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_UNDO, "s/1"));
    is_as_planned(h, "s/2", 2);
    is_as_planned(h, "s/3", 3);
}

static void
what_quiet_hours_make_impossible_is_missed_until_it_moves_again(void **state) {
    struct harness *h = *state;
    // From 20:15 until 23:30: at 21:20 their end is too late for what lives two hours,
    // and their beginning too close to 17:20.
    struct following_step step = {.id = "s", .quiet = {72900, 84600}};
    assert_int_equal(AFTERCARE_OK, put_step(h, &step));
    pass(h, 0);
    pass(h, 6 * HOUR - MINUTE);
    assert_int_equal(AFTERCARE_OK, get(h, "s/2"));
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, h->seen[0].state);

    assert_int_equal(AFTERCARE_OK, done_at(h, "s/2", NOON + 5 * HOUR + 20 * MINUTE));
    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "s/3"));
    assert_non_null(strstr(h->why, "quiet hours last until after it expires"));
    has_event(h, "s/3", "moved", "s/2 was done at");

    assert_int_equal(AFTERCARE_OK, done_at(h, "s/2", h->now));
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s/3"));
    assert_true(h->seen[0].due ==
                NOON + 11 * HOUR + 30 * MINUTE); // the end of quiet hours
    has_event(h, "s/3", "moved", "quiet hours move it from 2026-11-23T21:59:00+00:00");
}

static void a_cancelled_session_stays_so_whatever_is_answered(void **state) {
    struct harness *h = *state;
    do_late(h);
    assert_int_equal(AFTERCARE_OK, cancel(h, "s"));

    assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_UNDO, "s/1"));
    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", 0));

    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, state_of(h, "s/2"));
    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, state_of(h, "s/3"));
    struct following_step again = {.id = "s", .content = "b"};
    assert_int_equal(AFTERCARE_OK, put_step(h, &again));
    assert_due(h, "s/2", SECOND_BY_LATE);
}

static void what_the_plan_has_no_more_never_comes_back(void **state) {
    struct harness *h = *state;
    struct following_step step = {.id = "s", .till = NOON + 9 * HOUR};
    assert_int_equal(AFTERCARE_OK, put_step(h, &step));
    pass(h, 0);
    pass(h, 3 * HOUR);
    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", 0));
    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, state_of(h, "s/3"));
    step.content = "b";
    step.count = 2;

    assert_int_equal(AFTERCARE_OK, put_step(h, &step));
    assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_UNDO, "s/1"));

    is_as_planned(h, "s/2", 2);
    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, state_of(h, "s/3"));
}

static void one_that_was_cancelled_alone_takes_its_place_with_it(void **state) {
    struct harness *h = *state;
    send_first(h);
    assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_CANCEL, "s/2"));

    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", 0));

    is_as_planned(h, "s/3", 3);
}

static void other_steps_and_sessions_do_not_move(void **state) {
    struct harness *h = *state;
    struct following_step other = {.id = "t"};
    assert_int_equal(AFTERCARE_OK, put_step(h, &other));

    put_three(h);
    pass(h, 0);
    pass(h, HOUR);
    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", 0));

    assert_due(h, "s/2", SECOND_BY_LATE);
    is_as_planned(h, "t/2", 2);
    is_as_planned(h, "t/3", 3);
}

static void a_rhythm_that_is_none_is_refused(void **state) {
    struct harness *h = *state;
    static const char *const rhythms[] = {
        "",
        "{}",
        "[]",
        "4",
        "{\"number\":1",
        "{\"number\":1,\"after_done\":\"PT4H\",\"min_gap\":\"PT0S\",\"expires\":\"PT0S\","
        "\"wanted\":[1,0],\"until\":[2,0],\"step\":[1,1],\"quiet\":[]}",
        "{\"number\":1,\"after_done\":\"4h\",\"min_gap\":\"PT0S\",\"expires\":\"PT0S\","
        "\"wanted\":[1,0],\"until\":[2,0],\"step\":[1,1,2],\"quiet\":[]}",
        "{\"number\":1,\"after_done\":\"PT4H\",\"min_gap\":\"PT0S\",\"expires\":\"PT0S\","
        "\"wanted\":[1,0],\"until\":[2,0],\"step\":[1,1,2],\"quiet\":[86400,0]}",
        "{\"number\":1.5,\"after_done\":\"PT4H\",\"min_gap\":\"PT0S\",\"expires\":"
        "\"PT0S\",\"wanted\":[1,0],\"until\":[2,0],\"step\":[1,1,2],\"quiet\":[]}"};
    for (size_t i = 0; i < sizeof rhythms / sizeof *rhythms; i++) {
        aftercare_reminder reminder = reminder_at("s/1", NOON);
        reminder.rhythm = rhythms[i];

        assert_int_equal(AFTERCARE_EUSAGE, put(h, "s", "a", &reminder, 1));
        assert_non_null(strstr(h->err.sentence, "its rhythm is none"));
    }
}

static void a_snooze_stays_when_the_session_is_posted_anew(void **state) {
    struct harness *h = *state;
    aftercare_act snooze = AFTERCARE_ACT;
    aftercare_reminder reminders[2] = {reminder_at("s/1", NOON + HOUR),
                                       reminder_at("s/2", NOON + 5 * HOUR)};
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 2));
    snooze.kind = AFTERCARE_ACT_SNOOZE;
    snooze.key = "s/1";
    snooze.until = NOON + 90 * MINUTE;
    assert_int_equal(AFTERCARE_OK, act(h, &snooze));

    reminders[1].due += HOUR;
    reminders[1].expires += HOUR;
    assert_int_equal(AFTERCARE_OK, put(h, "s", "b", reminders, 2));
    assert_int_equal(AFTERCARE_OK, get(h, "s/1"));
    assert_true(h->seen[0].next_try == snooze.until);
    has_event(h, "s/1", "kept", "it stays put off as before");
    pass(h, HOUR);
    assert_int_equal(0, h->sent_count);

    // Another message, another moment or another end is another reminder.
    reminders[0].message = "later";
    assert_int_equal(AFTERCARE_OK, put(h, "s", "c", reminders, 2));
    assert_int_equal(AFTERCARE_OK, get(h, "s/1"));
    assert_true(h->seen[0].next_try == NOON + HOUR);
    pass(h, 0);
    assert_int_equal(1, h->sent_count);
}

static void a_snooze_under_way_stays_as_well(void **state) {
    struct harness *h = *state;
    aftercare_act snooze = AFTERCARE_ACT;
    aftercare_reminder reminder = reminder_at("s/1", NOON);
    h->reply = REPLY_LATER;
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", &reminder, 1));
    pass(h, 0);
    snooze.kind = AFTERCARE_ACT_SNOOZE;
    snooze.key = "s/1";
    snooze.until = NOON + 30 * MINUTE;
    assert_int_equal(AFTERCARE_OK, act(h, &snooze));

    assert_int_equal(AFTERCARE_OK, put(h, "s", "b", &reminder, 1));
    h->reply = REPLY_DELIVERED;
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "");
    pass(h, SECOND);

    assert_int_equal(1, h->sent_count);
    pass(h, 30 * MINUTE);
    assert_int_equal(2, h->sent_count);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_make, harness_unmake)
        TEST(what_was_done_moves_the_next_and_its_history_tells_why),
        TEST(it_goes_out_when_it_is_due_now_under_the_same_key),
        TEST(what_would_come_too_close_is_moved_on_with_the_reason),
        TEST(what_was_skipped_or_cannot_be_moves_nothing),
        TEST(an_answer_that_is_taken_back_puts_the_plan_back),
        TEST(so_does_another_answer_than_done),
        TEST(so_does_a_snooze_of_what_was_answered),
        TEST(answered_again_with_another_moment_it_moves_again),
        TEST(done_long_ago_it_goes_out_at_once),
        TEST(what_is_out_does_not_move),
        TEST(a_snooze_by_a_person_wins),
        TEST(what_a_reaction_holds_is_moved_and_still_held),
        TEST(what_a_channel_held_back_comes_when_it_is_due_now),
        TEST(what_is_under_way_is_moved_when_its_try_has_come_to_nothing),
        TEST(what_was_under_way_when_the_daemon_ended_is_moved_as_well),
        TEST(of_a_session_posted_anew_what_was_answered_counts),
        TEST(a_rhythm_that_came_with_the_new_post_counts_for_what_is_out),
        TEST(when_its_step_is_over_by_then_it_is_cancelled_and_says_so),
        TEST(what_quiet_hours_make_impossible_is_missed_until_it_moves_again),
        TEST(a_cancelled_session_stays_so_whatever_is_answered),
        TEST(what_the_plan_has_no_more_never_comes_back),
        TEST(one_that_was_cancelled_alone_takes_its_place_with_it),
        TEST(other_steps_and_sessions_do_not_move),
        TEST(a_rhythm_that_is_none_is_refused),
        TEST(a_snooze_stays_when_the_session_is_posted_anew),
        TEST(a_snooze_under_way_stays_as_well),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
