// What went as one message stays together until each of it has come to its end, and each
// comes to its own.
#include "tests/unit/reminders/harness.h"

#define WINDOW (15 * MINUTE)

// Sessions a, b and c with one reminder each, a minute apart, the last of them now.
static void put_three(struct harness *h) {
    static const char *const keys[] = {"a", "b", "c"};
    h->now = NOON - HOUR;
    for (int i = 0; i < 3; i++) {
        aftercare_reminder reminder = reminder_at(keys[i], NOON + (i - 2) * MINUTE);
        assert_int_equal(AFTERCARE_OK, put(h, keys[i], "a", &reminder, 1));
    }
    h->now = NOON;
}

static struct harness *open_with(struct harness *h, enum reply reply) {
    h->group = WINDOW;
    h->channels[0].backoff_first = h->channels[0].backoff_last = 100 * SECOND;
    h->now = NOON - HOUR;
    harness_open(h);
    h->reply = reply;
    put_three(h);
    pass(h, 0);
    return h;
}

static void act_on(struct harness *h, aftercare_act_kind kind, const char *key) {
    aftercare_act what = AFTERCARE_ACT;
    what.kind = kind;
    what.key = key;
    what.answer = AFTERCARE_ANSWER_DONE;
    assert_int_equal(AFTERCARE_OK, act(h, &what));
}

static void a_later_try_is_the_same_message(void **state) {
    struct harness *h = open_with(*state, REPLY_AGAIN);
    int64_t next = 0;

    assert_int_equal(1, h->sent_count);
    assert_string_equal("a b c", h->sent[0].items);
    for (const char *key = "a\0b\0c\0"; *key; key += 2) {
        assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, key));
        assert_true(next == 0 || next == h->seen[0].next_try);
        next = h->seen[0].next_try;
        has_event(h, key, "answer", "try 1 was not taken (busy); the next one is at ");
    }
    h->reply = REPLY_DELIVERED;
    pass(h, 100 * SECOND);

    assert_int_equal(2, h->sent_count);
    assert_string_equal("a b c", h->sent[1].items);
    assert_string_equal(h->sent[0].group, h->sent[1].group);
    assert_int_equal(2, h->sent[1].attempts);
    for (const char *key = "a\0b\0c\0"; *key; key += 2) {
        assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, key));
    }
}

static void the_id_is_no_key_and_another_one_each_time(void **state) {
    struct harness *h = open_with(*state, REPLY_DELIVERED);

    assert_int_equal(strncmp(h->sent[0].group, "group%2F", 8), 0);
    assert_int_equal(strlen(h->sent[0].group), 48);
    assert_int_equal(strspn(h->sent[0].group + 8, "0123456789abcdef"), 40);
    for (const char *key = "a\0b\0"; *key; key += 2) {
        aftercare_act snooze = AFTERCARE_ACT;
        snooze.kind = AFTERCARE_ACT_SNOOZE;
        snooze.key = key;
        snooze.until = NOON + 20 * MINUTE;
        assert_int_equal(AFTERCARE_OK, act(h, &snooze));
    }
    pass(h, 20 * MINUTE);
    assert_int_equal(2, h->sent_count);
    assert_string_equal("a b", h->sent[1].items);
    assert_string_not_equal(h->sent[0].group, h->sent[1].group);
}

// What is done with b, and what b is then.
static const struct {
    const char *name;
    aftercare_act_kind kind;
    aftercare_reminder_state state;
} acts[] = {
    {"answered", AFTERCARE_ACT_ACKNOWLEDGE, AFTERCARE_REMINDER_ACKNOWLEDGED},
    {"snoozed", AFTERCARE_ACT_SNOOZE, AFTERCARE_REMINDER_SCHEDULED},
    {"cancelled", AFTERCARE_ACT_CANCEL, AFTERCARE_REMINDER_CANCELLED},
};

#define ACTS (sizeof acts / sizeof *acts)

// A harness of its own for each row.
static struct harness *next_scene(void **state) {
    harness_free(*state);
    *state = harness_new();
    return *state;
}

static void one_that_is_acted_on_between_tries_is_left_out(void **state) {
    for (size_t i = 0; i < ACTS; i++) {
        struct harness *h = open_with(next_scene(state), REPLY_AGAIN);
        act_on(h, acts[i].kind, "b");
        h->reply = REPLY_DELIVERED;
        pass(h, 100 * SECOND);

        assert_int_equal(2, h->sent_count);
        assert_string_equal("a c", h->sent[1].items);
        assert_string_equal(h->sent[0].group, h->sent[1].group);
        assert_int_equal(acts[i].state, state_of(h, "b"));
        has_event(h, "a", "try", "as one message with 1 other,");
    }
}

// The channel is busy with another one, so that the message waits for its turn.
static void one_that_is_acted_on_before_it_is_sent_is_left_out(void **state) {
    for (size_t i = 0; i < ACTS; i++) {
        struct harness *h = next_scene(state);
        h->channels[0].parallel = 1;
        h->group = WINDOW;
        h->now = NOON - HOUR;
        harness_open(h);
        h->reply = REPLY_LATER;
        put_one(h, "busy", NOON - HOUR);
        pass(h, 0);
        put_three(h);
        pass(h, 0);
        act_on(h, acts[i].kind, "b");
        h->reply = REPLY_DELIVERED;
        harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "");
        pass(h, 0);

        assert_int_equal(2, h->sent_count);
        assert_string_equal("a c", h->sent[1].items);
        assert_int_equal(1, h->sent[1].attempts);
        assert_int_equal(acts[i].state, state_of(h, "b"));
    }
}

static void one_that_is_acted_on_while_it_is_sent_comes_no_more(void **state) {
    for (size_t i = 0; i < ACTS; i++) {
        struct harness *h = open_with(next_scene(state), REPLY_LATER);
        act_on(h, acts[i].kind, "b");
        harness_tell(h, 0, AFTERCARE_OUTCOME_TRY_AGAIN, "busy");
        h->reply = REPLY_DELIVERED;
        pass(h, 100 * SECOND);

        assert_int_equal(2, h->sent_count);
        assert_string_equal("a c", h->sent[1].items);
        assert_string_equal(h->sent[0].group, h->sent[1].group);
        assert_int_equal(acts[i].state, state_of(h, "b"));
    }
}

static void one_whose_session_is_posted_anew_comes_by_itself(void **state) {
    struct harness *h = open_with(*state, REPLY_AGAIN);
    aftercare_reminder later = reminder_at("b", NOON + 30 * MINUTE);

    assert_int_equal(AFTERCARE_OK, put(h, "b", "other", &later, 1));
    h->reply = REPLY_DELIVERED;
    pass(h, 100 * SECOND);
    assert_int_equal(2, h->sent_count);
    assert_string_equal("a c", h->sent[1].items);
    pass(h, 30 * MINUTE);

    assert_int_equal(3, h->sent_count);
    assert_string_equal("b", h->sent[2].items);
    assert_string_equal("", h->sent[2].group);
}

static void one_whose_session_is_cancelled_is_left_out(void **state) {
    struct harness *h = open_with(*state, REPLY_AGAIN);

    assert_int_equal(AFTERCARE_OK, cancel(h, "a"));
    h->reply = REPLY_DELIVERED;
    pass(h, 100 * SECOND);

    assert_string_equal("b c", h->sent[1].items);
    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, state_of(h, "a"));
}

// The last one, too, is known to the receiver by the message's id alone.
static void what_is_left_of_a_message_keeps_its_id(void **state) {
    struct harness *h = open_with(*state, REPLY_AGAIN);

    act_on(h, AFTERCARE_ACT_CANCEL, "a");
    act_on(h, AFTERCARE_ACT_CANCEL, "c");
    h->reply = REPLY_DELIVERED;
    pass(h, 100 * SECOND);

    assert_string_equal("b", h->sent[1].items);
    assert_string_equal(h->sent[0].group, h->sent[1].group);
    has_event(h, "b", "try", "it is what is left of its message, whose id is group%2F");
}

static void one_that_expires_between_tries_is_missed_and_the_others_go_on(void **state) {
    struct harness *h = *state;
    aftercare_reminder brief = reminder_at("brief", NOON - 30 * SECOND);

    h->group = WINDOW;
    h->now = NOON - HOUR;
    harness_open(h);
    h->reply = REPLY_AGAIN;
    h->retry_after = 30 * MINUTE;
    brief.expires = NOON + 10 * MINUTE;
    assert_int_equal(AFTERCARE_OK, put(h, "brief", "a", &brief, 1));
    put_three(h);
    pass(h, 0);
    assert_string_equal("a b brief c", h->sent[0].items);
    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "brief"));
    h->reply = REPLY_DELIVERED;
    pass(h, 30 * MINUTE);

    assert_int_equal(2, h->sent_count);
    assert_string_equal("a b c", h->sent[1].items);
    assert_string_equal(h->sent[0].group, h->sent[1].group);
}

static void one_that_expires_before_it_is_sent_is_missed_and_the_others_go(void **state) {
    struct harness *h = *state;
    aftercare_reminder brief = reminder_at("brief", NOON - 30 * SECOND);

    h->channels[0].parallel = 1;
    h->channels[0].timeout = HOUR;
    h->group = WINDOW;
    h->now = NOON - HOUR;
    harness_open(h);
    h->reply = REPLY_LATER;
    put_one(h, "busy", NOON - HOUR);
    pass(h, 0);
    brief.expires = NOON + 10 * MINUTE;
    assert_int_equal(AFTERCARE_OK, put(h, "brief", "a", &brief, 1));
    put_three(h);
    pass(h, 0);
    h->now += 11 * MINUTE;
    h->reply = REPLY_DELIVERED;
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "");
    pass(h, 0);

    assert_int_equal(2, h->sent_count);
    assert_string_equal("a b c", h->sent[1].items);
    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "brief"));
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "a"));
    put_one(h, "next", h->now); // no place in hand is lost by it
    pass(h, 0);
    assert_int_equal(3, h->sent_count);
}

static void a_message_that_is_refused_fails_all_of_it(void **state) {
    struct harness *h = open_with(*state, REPLY_REFUSED);

    for (const char *key = "a\0b\0c\0"; *key; key += 2) {
        assert_int_equal(AFTERCARE_REMINDER_FAILED, state_of(h, key));
        assert_string_equal("refused for good: gone", h->seen[0].reason);
    }
    assert_int_equal(1, h->sent_count);
}

static void tries_are_those_of_the_message(void **state) {
    struct harness *h = *state;

    h->channels[0].tries = 3;
    (void)open_with(h, REPLY_AGAIN);
    for (int i = 0; i < 5; i++) {
        pass(h, 100 * SECOND);
    }

    assert_int_equal(3, h->sent_count);
    for (const char *key = "a\0b\0c\0"; *key; key += 2) {
        assert_int_equal(AFTERCARE_REMINDER_FAILED, state_of(h, key));
        assert_string_equal("all 3 tries are used up; the last answer: busy",
                            h->seen[0].reason);
    }
}

static void what_failed_comes_by_itself_when_it_is_asked_for_anew(void **state) {
    struct harness *h = open_with(*state, REPLY_REFUSED);

    h->reply = REPLY_DELIVERED;
    pass(h, MINUTE);
    act_on(h, AFTERCARE_ACT_RETRY, "b");
    pass(h, 0);

    assert_int_equal(2, h->sent_count);
    assert_string_equal("b", h->sent[1].items);
    assert_string_equal("", h->sent[1].group);
}

static void a_new_start_keeps_what_went_together(void **state) {
    struct harness *h = open_with(*state, REPLY_AGAIN);

    harness_close(h);
    h->group = 0; // whatever the config says by then
    harness_open(h);
    h->reply = REPLY_DELIVERED;
    pass(h, 100 * SECOND);

    assert_int_equal(2, h->sent_count);
    assert_string_equal("a b c", h->sent[1].items);
    assert_string_equal(h->sent[0].group, h->sent[1].group);
}

static void what_was_tried_alone_stays_alone(void **state) {
    struct harness *h = *state;

    h->channels[0].backoff_first = h->channels[0].backoff_last = 100 * SECOND;
    h->now = NOON - HOUR;
    harness_open(h);
    h->reply = REPLY_AGAIN;
    put_three(h);
    pass(h, 0);
    assert_int_equal(3, h->sent_count);
    harness_close(h);
    h->group = WINDOW;
    harness_open(h);
    h->reply = REPLY_DELIVERED;
    pass(h, 100 * SECOND);

    assert_int_equal(6, h->sent_count);
    for (size_t i = 0; i < h->sent_count; i++) {
        assert_string_equal("", h->sent[i].group);
    }
}

static void a_message_is_one_under_way(void **state) {
    struct harness *h = *state;

    h->channels[0].parallel = 2;
    (void)open_with(h, REPLY_LATER);
    for (int i = 0; i < 3; i++) {
        char key[8];
        (void)snprintf(key, sizeof key, "q%d", i);
        aftercare_reminder reminder = reminder_at(key, NOON);
        aftercare_stored_session session = session_of(key, "a", &reminder, 1);
        session.patient = key;
        assert_int_equal(AFTERCARE_OK, put_session(h, &session));
    }
    pass(h, 0);
    assert_int_equal(2, h->sent_count);
    h->reply = REPLY_DELIVERED;
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "");
    harness_tell(h, 1, AFTERCARE_OUTCOME_DELIVERED, "");
    pass(h, 0);
    assert_int_equal(4, h->sent_count);
}

static void late_messages_have_one_turn_each(void **state) {
    struct harness *h = *state;

    h->late_rate = 1;
    h->group = WINDOW;
    h->now = NOON - HOUR;
    harness_open(h);
    for (int i = 0; i < 8; i++) {
        char id[8], keys[2][16];
        aftercare_reminder reminders[2];
        (void)snprintf(id, sizeof id, "s%d", i);
        for (int k = 0; k < 2; k++) {
            (void)snprintf(keys[k], sizeof keys[k], "s%d/%d", i, k);
            reminders[k] = reminder_at(keys[k], NOON - 20 * MINUTE + k * MINUTE);
        }
        aftercare_stored_session session = session_of(id, "a", reminders, 2);
        session.patient = id;
        assert_int_equal(AFTERCARE_OK, put_session(h, &session));
    }
    h->now = NOON;
    for (int i = 0; i < 10; i++) {
        pass(h, SECOND);
    }

    assert_int_equal(8, h->sent_count);
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(2, h->sent[i].items_count);
        assert_in_range(h->sent[i].at, NOON + (int64_t)i * SECOND,
                        NOON + (int64_t)(i + 2) * SECOND);
    }
}

static void a_message_is_one_probe_of_a_channel_that_is_down(void **state) {
    struct harness *h = *state;

    h->channels[0].circuit = 2;
    h->channels[0].tries = 3;
    (void)open_with(h, REPLY_DOWN);
    for (int i = 0; i < 10; i++) {
        pass(h, 100 * SECOND);
    }
    assert_true(h->sent_count > 4); // as probes use up no tries
    for (size_t i = 0; i < h->sent_count; i++) {
        assert_string_equal("a b c", h->sent[i].items);
        assert_string_equal(h->sent[0].group, h->sent[i].group);
    }
    h->reply = REPLY_DELIVERED;
    pass(h, 100 * SECOND);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "c"));
}

static void a_clock_set_back_keeps_them_together(void **state) {
    struct harness *h = *state;

    h->channels[0].parallel = 1;
    h->channels[0].timeout = HOUR;
    h->group = WINDOW;
    h->now = NOON - HOUR;
    harness_open(h);
    h->reply = REPLY_LATER;
    put_one(h, "busy", NOON - HOUR);
    pass(h, 0);
    put_three(h);
    pass(h, 0);
    h->now = NOON - 90 * SECOND; // a was due by then, b and c were not
    h->reply = REPLY_DELIVERED;
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "");
    pass(h, 0);
    assert_int_equal(1, h->sent_count);
    h->now = NOON;
    pass(h, 0);

    assert_int_equal(2, h->sent_count);
    assert_string_equal("a b c", h->sent[1].items);
    assert_int_equal(NOON, h->sent[1].at);
}

#define TEST_UNOPENED(name)                                                              \
    cmocka_unit_test_setup_teardown(name, harness_prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST_UNOPENED(a_later_try_is_the_same_message),
        TEST_UNOPENED(the_id_is_no_key_and_another_one_each_time),
        TEST_UNOPENED(one_that_is_acted_on_between_tries_is_left_out),
        TEST_UNOPENED(one_that_is_acted_on_before_it_is_sent_is_left_out),
        TEST_UNOPENED(one_that_is_acted_on_while_it_is_sent_comes_no_more),
        TEST_UNOPENED(one_whose_session_is_posted_anew_comes_by_itself),
        TEST_UNOPENED(one_whose_session_is_cancelled_is_left_out),
        TEST_UNOPENED(what_is_left_of_a_message_keeps_its_id),
        TEST_UNOPENED(one_that_expires_between_tries_is_missed_and_the_others_go_on),
        TEST_UNOPENED(one_that_expires_before_it_is_sent_is_missed_and_the_others_go),
        TEST_UNOPENED(a_message_that_is_refused_fails_all_of_it),
        TEST_UNOPENED(tries_are_those_of_the_message),
        TEST_UNOPENED(what_failed_comes_by_itself_when_it_is_asked_for_anew),
        TEST_UNOPENED(a_new_start_keeps_what_went_together),
        TEST_UNOPENED(what_was_tried_alone_stays_alone),
        TEST_UNOPENED(a_message_is_one_under_way),
        TEST_UNOPENED(late_messages_have_one_turn_each),
        TEST_UNOPENED(a_message_is_one_probe_of_a_channel_that_is_down),
        TEST_UNOPENED(a_clock_set_back_keeps_them_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
