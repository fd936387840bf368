// Who waits for whom, how long, and what goes together then.
#include "tests/unit/reminders/harness.h"

#define WINDOW (15 * MINUTE)

// A reminder of somebody's, in a session of its own.
static aftercare_reminder at(const char *key, int64_t minutes) {
    aftercare_reminder reminder = reminder_at(key, NOON + minutes * MINUTE);
    reminder.to = "anna";
    reminder.locale = "en";
    return reminder;
}

static void put_row(struct harness *h, const aftercare_reminder *reminder) {
    assert_int_equal(AFTERCARE_OK, put(h, reminder->key, "a", reminder, 1));
}

// Sessions a, b, c … with one reminder each, due so many minutes after noon.
static void put_due(struct harness *h, const int *minutes, size_t count) {
    static const char *const keys[] = {"a", "b", "c", "d", "e", "f"};
    for (size_t i = 0; i < count; i++) {
        aftercare_reminder reminder = at(keys[i], minutes[i]);
        put_row(h, &reminder);
    }
}

static void put_three(struct harness *h) {
    put_due(h, (const int[]){0, 5, 12}, 3);
}

// Until so many minutes after noon, minute by minute.
static void pass_till(struct harness *h, int minute) {
    h->now = h->now < NOON - MINUTE ? NOON - MINUTE : h->now;
    while (h->now < NOON + minute * MINUTE) {
        pass(h, MINUTE);
    }
}

static int count_events(struct harness *h, const char *key, const char *what) {
    int count = 0;
    assert_int_equal(AFTERCARE_OK, get(h, key));
    for (size_t i = 0; i < h->events_count; i++) {
        count += strcmp(h->events[i].what, what) == 0;
    }
    return count;
}

// --- together ---

static void those_due_within_the_window_go_as_one_message(void **state) {
    struct harness *h = *state;

    put_three(h);
    pass_till(h, 11);
    assert_int_equal(0, h->sent_count);
    pass_till(h, 12);

    assert_int_equal(1, h->sent_count);
    assert_string_equal("a b c", h->sent[0].items);
    assert_int_equal(NOON + 12 * MINUTE, h->sent[0].at);
    for (const char *key = "a\0b\0c\0"; *key; key += 2) {
        assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, key));
        has_event(h, key, "try", "it goes as one message with 2 others, whose id is gr");
        has_event(h, key, "try", h->sent[0].group);
        has_event(h, key, "delivered", "taken");
    }
}

static void the_window_counts_from_the_first_ones_due(void **state) {
    struct harness *h = *state;

    put_due(h, (const int[]){0, 10, 20, 24}, 4);
    pass_till(h, 30);

    assert_int_equal(2, h->sent_count);
    assert_string_equal("a b", h->sent[0].items);
    assert_int_equal(NOON + 10 * MINUTE, h->sent[0].at);
    assert_string_equal("c d", h->sent[1].items);
    assert_int_equal(NOON + 24 * MINUTE, h->sent[1].at);
    assert_string_not_equal(h->sent[0].group, h->sent[1].group);
}

static void reminders_of_one_session_go_together_as_well(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminders[] = {at("s/b", 3), at("s/a", 3), at("s/c", 0)};

    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 3));
    pass_till(h, 3);

    assert_int_equal(1, h->sent_count);
    assert_string_equal("s/c s/a s/b", h->sent[0].items);
}

static void what_is_late_goes_at_once_and_together(void **state) {
    struct harness *h = *state;

    put_due(h, (const int[]){-40, -20, 30}, 3);
    h->now = NOON;
    pass(h, 0);

    assert_int_equal(1, h->sent_count);
    assert_string_equal("a b", h->sent[0].items);
    has_event(h, "b", "try",
              "PT20M after it was due; every gate let it pass; it goes as one message");
}

static void no_message_grows_beyond_its_bound(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminders[30];
    char keys[30][16];

    for (int i = 0; i < 30; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "s/%02d", i);
        reminders[i] = at(keys[i], 1);
    }
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 30));
    pass_till(h, 1);

    assert_int_equal(2, h->sent_count);
    assert_int_equal(30, h->sent[0].items_count + h->sent[1].items_count);
    assert_int_equal(20, h->sent[0].items_count);
    assert_string_not_equal(h->sent[0].group, h->sent[1].group);
}

// --- alone ---

static void who_has_no_others_near_by_waits_for_nothing(void **state) {
    struct harness *h = *state;

    put_due(h, (const int[]){0, 16}, 2);
    pass_till(h, 0);

    assert_int_equal(1, h->sent_count);
    assert_string_equal("a", h->sent[0].items);
    assert_string_equal("", h->sent[0].group);
    assert_int_equal(0, count_events(h, "a", "held"));
    has_event(h, "a", "try", "every gate let it pass: it was due,");
}

static void an_urgent_one_waits_for_nobody_and_goes_alone(void **state) {
    struct harness *h = *state;
    aftercare_reminder urgent = at("urgent", 3);

    put_three(h);
    urgent.is_urgent = true;
    put_row(h, &urgent);
    pass_till(h, 12);

    assert_int_equal(2, h->sent_count);
    assert_string_equal("urgent", h->sent[0].items);
    assert_string_equal("", h->sent[0].group);
    assert_int_equal(NOON + 3 * MINUTE, h->sent[0].at);
    assert_string_equal("a b c", h->sent[1].items);
}

static void others_are_those_of_the_same_person_and_way(void **state) {
    struct harness *h = *state;
    aftercare_reminder other = at("other", 0);
    aftercare_stored_session session = session_of("other", "a", &other, 1);

    put_due(h, (const int[]){2}, 1);
    for (int i = 0; i < 5; i++) {
        char key[8];
        (void)snprintf(key, sizeof key, "other%d", i);
        other = at(key, 0);
        session.id = key;
        session.patient = i == 0 ? "p-2" : i == 1 ? NULL : "p-1";
        other.to = i == 2 ? "bob" : i == 3 ? NULL : "anna";
        other.locale = i == 4 ? "es" : "en";
        assert_int_equal(AFTERCARE_OK, put_session(h, &session));
    }
    pass_till(h, 2);

    assert_int_equal(6, h->sent_count);
    for (size_t i = 0; i < h->sent_count; i++) {
        assert_string_equal("", h->sent[i].group);
        assert_int_equal(NOON + (i < 5 ? 0 : 2 * MINUTE), h->sent[i].at);
    }
}

static void each_channel_has_messages_of_its_own(void **state) {
    struct harness *h = *state;
    aftercare_reminder other = at("other", 0);

    h->now = NOON - HOUR;
    h->channels_count = 2;
    h->channels[1] = h->channels[0];
    h->channels[1].name = "mail";
    h->group = WINDOW;
    harness_open(h);
    other.channel = "mail";
    put_row(h, &other);
    put_due(h, (const int[]){2}, 1);
    pass_till(h, 2);

    assert_int_equal(2, h->sent_count);
    assert_string_equal("other", h->sent[0].items);
    assert_string_equal("a", h->sent[1].items);
}

static void where_nobody_asks_for_it_each_goes_alone(void **state) {
    struct harness *h = *state;

    h->now = NOON - HOUR;
    harness_open(h);
    put_due(h, (const int[]){0, 0, 1}, 3);
    pass_till(h, 1);

    assert_int_equal(3, h->sent_count);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(1, h->sent[i].items_count);
        assert_string_equal("", h->sent[i].group);
    }
}

static void a_snoozed_one_comes_when_it_was_asked_for(void **state) {
    struct harness *h = *state;
    aftercare_act snooze = AFTERCARE_ACT;

    put_due(h, (const int[]){0, 40}, 2);
    snooze.kind = AFTERCARE_ACT_SNOOZE;
    snooze.key = "a";
    snooze.until = NOON + 30 * MINUTE;
    assert_int_equal(AFTERCARE_OK, act(h, &snooze));
    pass_till(h, 30);

    assert_int_equal(1, h->sent_count);
    assert_string_equal("a", h->sent[0].items);
    assert_int_equal(NOON + 30 * MINUTE, h->sent[0].at);
}

// --- not too long ---

static void nobody_waits_until_it_expires(void **state) {
    struct harness *h = *state;
    aftercare_reminder first = at("a", 0);

    first.expires = NOON + 10 * MINUTE;
    put_row(h, &first);
    aftercare_reminder second = at("b", 9), third = at("c", 10);
    put_row(h, &second);
    put_row(h, &third);
    pass_till(h, 10);

    assert_int_equal(2, h->sent_count);
    assert_string_equal("a b", h->sent[0].items); // a minute before, and no later
    assert_int_equal(NOON + 9 * MINUTE, h->sent[0].at);
    assert_string_equal("c", h->sent[1].items);
}

static void one_that_expires_soon_ends_the_wait_of_all(void **state) {
    struct harness *h = *state;
    aftercare_reminder brief = at("brief", 5);

    put_three(h);
    brief.expires = NOON + 8 * MINUTE;
    put_row(h, &brief);
    pass_till(h, 12);

    assert_int_equal(2, h->sent_count);
    assert_string_equal("a b brief", h->sent[0].items);
    assert_int_equal(NOON + 5 * MINUTE, h->sent[0].at);
    assert_string_equal("c", h->sent[1].items);
}

static void one_that_is_gone_is_not_waited_for(void **state) {
    struct harness *h = *state;

    put_three(h);
    pass_till(h, 1);
    assert_int_equal(AFTERCARE_OK, cancel(h, "c"));
    pass_till(h, 5);

    assert_int_equal(1, h->sent_count);
    assert_string_equal("a b", h->sent[0].items);
    assert_int_equal(NOON + 5 * MINUTE, h->sent[0].at);
}

static void one_that_is_posted_meanwhile_goes_with_them(void **state) {
    struct harness *h = *state;
    aftercare_reminder late = at("late", 3);

    put_three(h);
    pass_till(h, 3);
    put_row(h, &late);
    pass_till(h, 12);

    assert_int_equal(1, h->sent_count);
    assert_string_equal("a late b c", h->sent[0].items);
}

static void what_a_reaction_holds_is_not_waited_for(void **state) {
    struct harness *h = *state;
    aftercare_reminder brief = at("brief", 1);
    const char *plan = "{\"steps\":[{\"rule\":\"pack.held\",\"on_reaction\":\"hold\","
                       "\"rules\":[\"pack.held\"]}]}";
    aftercare_reaction reaction = AFTERCARE_REACTION;

    brief.rule = "pack.held";
    brief.expires = NOON + 4 * MINUTE;
    aftercare_stored_session session = session_of("brief", "a", &brief, 1);
    session.plan = plan;
    assert_int_equal(AFTERCARE_OK, put_session(h, &session));
    reaction.session = "brief";
    h->is_answered = false;
    assert_int_equal(AFTERCARE_OK, harness_wait(h, aftercare_reminders_report_reaction(
                                                       h->reminders, &reaction,
                                                       harness_answer, h, &h->err)));
    put_due(h, (const int[]){0}, 1);
    pass_till(h, 0);

    assert_int_equal(1, h->sent_count);
    assert_string_equal("a", h->sent[0].items);
}

// --- what is told of it ---

static uint64_t waited; // of the last count

static void count_done(void *context, aftercare_status status,
                       const aftercare_reminders_answer *answer,
                       const aftercare_error *err) {
    struct harness *h = context;
    (void)err;
    h->is_answered = true;
    h->status = status;
    waited = answer->counts->gates[AFTERCARE_GATE_GROUP];
}

static void the_wait_is_told_once_until_when_and_for_whom(void **state) {
    struct harness *h = *state;

    put_three(h);
    pass_till(h, 4);
    has_event(h, "a", "held",
              "it waits for others of the same person until "
              "2026-11-23T12:12:00+00:00 at the latest, to go out as one message: b, c");
    assert_non_null(strstr(h->why, "It has not been sent yet, and is tried at 2026-11-23T"
                                   "12:05:00+00:00 (it waits for others of the same "));
    pass_till(h, 10);

    assert_int_equal(1, count_events(h, "a", "held"));
    assert_int_equal(1, count_events(h, "b", "held"));
    assert_int_equal(0, count_events(h, "c", "held"));
    h->is_answered = false;
    assert_int_equal(
        AFTERCARE_OK,
        harness_wait(h, aftercare_reminders_count(h->reminders, count_done, h, &h->err)));
    assert_int_equal(2, waited);
}

static void a_wait_that_ends_sooner_is_told_anew(void **state) {
    struct harness *h = *state;

    put_due(h, (const int[]){0, 2, 5, 12}, 4);
    pass_till(h, 1);
    assert_int_equal(AFTERCARE_OK, cancel(h, "d"));
    pass_till(h, 3);

    has_event(h, "a", "held",
              "12:12:00+00:00 at the latest, to go out as one message: "
              "b, c, d");
    has_event(h, "a", "held",
              "12:05:00+00:00 at the latest, to go out as one message: c");
}

static void what_waited_for_others_is_not_late_by_that(void **state) {
    struct harness *h = *state;

    h->now = NOON - HOUR;
    h->group = WINDOW;
    h->late_rate = 1;
    harness_open(h);
    put_three(h);
    pass_till(h, 12);

    assert_int_equal(1, h->sent_count);
    for (const char *key = "a\0b\0c\0"; *key; key += 2) {
        assert_int_equal(AFTERCARE_OK, get(h, key));
        for (size_t i = 0; i < h->events_count; i++) {
            assert_null(strstr(h->events[i].detail, "it is late"));
        }
    }
}

static void a_window_has_bounds(void **state) {
    struct harness *h = *state;
    static const int64_t wrong[] = {-1, 24 * HOUR + 1};

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        aftercare_error err = {0};
        h->group = wrong[i];
        assert_int_equal(AFTERCARE_EUSAGE, harness_try_open(h, &err));
        assert_string_equal("what is grouped is due within a day at the most",
                            err.sentence);
    }
}

static int open_grouped(void **state) {
    struct harness *h = harness_new();
    h->group = WINDOW;
    h->now = NOON - HOUR;
    harness_open(h);
    *state = h;
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_grouped, harness_unmake)

#define TEST_UNOPENED(name)                                                              \
    cmocka_unit_test_setup_teardown(name, harness_prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(those_due_within_the_window_go_as_one_message),
        TEST(the_window_counts_from_the_first_ones_due),
        TEST(reminders_of_one_session_go_together_as_well),
        TEST(what_is_late_goes_at_once_and_together),
        TEST(no_message_grows_beyond_its_bound),
        TEST(who_has_no_others_near_by_waits_for_nothing),
        TEST(an_urgent_one_waits_for_nobody_and_goes_alone),
        TEST(others_are_those_of_the_same_person_and_way),
        TEST_UNOPENED(each_channel_has_messages_of_its_own),
        TEST_UNOPENED(where_nobody_asks_for_it_each_goes_alone),
        TEST(a_snoozed_one_comes_when_it_was_asked_for),
        TEST(nobody_waits_until_it_expires),
        TEST(one_that_expires_soon_ends_the_wait_of_all),
        TEST(one_that_is_gone_is_not_waited_for),
        TEST(one_that_is_posted_meanwhile_goes_with_them),
        TEST(what_a_reaction_holds_is_not_waited_for),
        TEST(the_wait_is_told_once_until_when_and_for_whom),
        TEST(a_wait_that_ends_sooner_is_told_anew),
        TEST_UNOPENED(what_waited_for_others_is_not_late_by_that),
        TEST_UNOPENED(a_window_has_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
