// Posting a session.
#include "tests/unit/reminders/harness.h"

static void a_session_is_given_back_as_it_was_posted(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminders[2] = {reminder_at("s-1/r/2", NOON + HOUR),
                                       reminder_at("s-1/r/1", NOON + MINUTE)};

    assert_int_equal(AFTERCARE_OK, put(h, "s-1", "sha256:a", reminders, 2));
    assert_int_equal(AFTERCARE_PUT_CREATED, h->put);
    assert_int_equal(AFTERCARE_OK, get_session(h, "s-1"));

    assert_string_equal("s-1", h->session);
    assert_string_equal("sha256:a", h->content);
    assert_string_equal("{\"plan\":1}", h->plan);
    assert_int_equal(2, h->seen_count);
    assert_string_equal("s-1/r/1", h->seen[0].key);
    assert_string_equal("p-1", h->seen[0].patient);
    assert_string_equal("test", h->seen[0].channel);
    assert_string_equal("s-1/r/2", h->seen[1].key);
    assert_true(h->seen[1].due == NOON + HOUR && h->seen[1].next_try == NOON + HOUR);
}

static void the_same_content_posted_twice_is_one_session(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminder = reminder_at("s-1/r/1", NOON + HOUR);

    assert_int_equal(AFTERCARE_OK, put(h, "s-1", "a", &reminder, 1));
    assert_int_equal(AFTERCARE_OK, put(h, "s-1", "a", &reminder, 1));
    assert_int_equal(AFTERCARE_PUT_UNCHANGED, h->put);
    assert_int_equal(AFTERCARE_OK, get(h, "s-1/r/1"));

    assert_int_equal(1, h->events_count);
}

static void other_content_replaces_what_was_not_delivered(void **state) {
    struct harness *h = *state;
    aftercare_reminder first[3] = {reminder_at("s/done", NOON),
                                   reminder_at("s/moved", NOON + HOUR),
                                   reminder_at("s/gone", NOON + HOUR)};
    aftercare_reminder second[3] = {reminder_at("s/done", NOON + 2 * HOUR),
                                    reminder_at("s/moved", NOON + 3 * HOUR),
                                    reminder_at("s/new", NOON + 4 * HOUR)};

    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", first, 3));
    pass(h, 0);
    second[1].message = "other words";
    assert_int_equal(AFTERCARE_OK, put(h, "s", "b", second, 3));
    assert_int_equal(AFTERCARE_PUT_REPLACED, h->put);

    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s/done"));
    assert_true(h->seen[0].due == NOON);
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s/moved"));
    assert_true(h->seen[0].due == NOON + 3 * HOUR);
    assert_string_equal("other words", h->seen[0].message);
    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, state_of(h, "s/gone"));
    assert_string_equal("the session was posted anew, without it", h->seen[0].reason);
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s/new"));
    assert_int_equal(AFTERCARE_OK, get_session(h, "s"));
    assert_string_equal("b", h->content);
}

static void a_cancelled_session_posted_again_lives_again(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminder = reminder_at("s/r/1", NOON + HOUR);

    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", &reminder, 1));
    assert_int_equal(AFTERCARE_OK, cancel(h, "s"));
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", &reminder, 1));

    assert_int_equal(AFTERCARE_PUT_REVIVED, h->put);
    has_event(h, "s/r/1", "scheduled",
              "its session was posted again, after it had been cancelled");
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, h->seen[0].state);
}

static void the_plans_reason_stands_before_that_of_a_session_posted_again(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminder = reminder_at("s/r/1", NOON + HOUR);

    reminder.reason = "quiet hours move it";
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", &reminder, 1));
    assert_int_equal(AFTERCARE_OK, cancel(h, "s"));
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", &reminder, 1));

    has_event(h, "s/r/1", "scheduled", "quiet hours move it; its session was posted");
}

static void what_was_out_before_is_not_sent_again_with_its_session(void **state) {
    static const struct {
        bool is_cancelled;
        const char *detail;
    } rows[] = {
        {false, "its session was posted anew; it is out already, and not sent again"},
        {true, "its session was posted again, after it had been cancelled; it is out"},
    };
    struct harness *h = *state;
    aftercare_act answered = AFTERCARE_ACT;
    aftercare_reminder reminders[2] = {reminder_at("s/out", NOON),
                                       reminder_at("s/answered", NOON)};

    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 2));
    pass(h, 0);
    answered.key = "s/answered";
    answered.answer = AFTERCARE_ANSWER_DONE;
    assert_int_equal(AFTERCARE_OK, act(h, &answered));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].is_cancelled) {
            assert_int_equal(AFTERCARE_OK, cancel(h, "s"));
        }
        assert_int_equal(AFTERCARE_OK, put(h, "s", i == 0 ? "b" : "c", reminders, 2));
        pass(h, MINUTE);
        has_event(h, "s/out", "kept", rows[i].detail);
        has_event(h, "s/answered", "kept", rows[i].detail);
    }

    assert_int_equal(2, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s/out"));
    assert_int_equal(AFTERCARE_REMINDER_ACKNOWLEDGED, state_of(h, "s/answered"));
}

static void after_an_erasure_nothing_links_to_what_was(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminder = reminder_at("s/r/1", NOON);

    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", &reminder, 1));
    pass(h, 0);
    assert_int_equal(AFTERCARE_OK, cancel(h, "s"));
    assert_int_equal(AFTERCARE_OK, erase_patient(h, "p-1"));
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", &reminder, 1));
    assert_int_equal(AFTERCARE_PUT_CREATED, h->put);
    pass(h, 0);

    assert_int_equal(2, h->sent_count); // another statement, and so another reminder
    assert_int_equal(AFTERCARE_OK, get(h, "s/r/1"));
    assert_string_equal("it waits until it is due", h->events[0].detail);
}

static void of_equal_content_the_document_is_kept_as_posted_last(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminder = reminder_at("s/r/1", NOON + HOUR);
    aftercare_stored_session session = session_of("s", "a", &reminder, 1);

    assert_int_equal(AFTERCARE_OK, put_session(h, &session));
    session.document = "{\"x_of\":\"theirs\"}";
    session.plan = "{\"plan\":2}";
    assert_int_equal(AFTERCARE_OK, put_session(h, &session));
    assert_int_equal(AFTERCARE_PUT_UNCHANGED, h->put);

    assert_int_equal(AFTERCARE_OK, get_session(h, "s"));
    assert_string_equal("{\"x_of\":\"theirs\"}", h->document);
    assert_string_equal("{\"plan\":1}", h->plan);
}

static void one_that_the_plan_says_is_missed_is_kept_with_its_reason(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminder = reminder_at("s/r/1", NOON);

    reminder.state = AFTERCARE_REMINDER_MISSED;
    reminder.reason = "it would fall into quiet hours";
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", &reminder, 1));
    pass(h, MINUTE);

    assert_int_equal(0, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "s/r/1"));
    assert_string_equal("it would fall into quiet hours", h->seen[0].reason);
    assert_string_equal("missed", h->events[0].what);
}

static void a_key_of_another_session_is_refused_and_nothing_is_kept(void **state) {
    struct harness *h = *state;
    aftercare_reminder mine = reminder_at("s-1/r/1", NOON + HOUR);
    aftercare_reminder theirs[2] = {reminder_at("a", NOON + HOUR),
                                    reminder_at("s-1/r/1", NOON + HOUR)};

    assert_int_equal(AFTERCARE_OK, put(h, "s-1", "a", &mine, 1));
    assert_int_equal(AFTERCARE_ECONFLICT, put(h, "s-2", "b", theirs, 2));

    assert_int_equal(AFTERCARE_ENOTFOUND, get_session(h, "s-2"));
    assert_int_equal(AFTERCARE_ENOTFOUND, get(h, "a"));
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s-1/r/1"));
}

static void a_session_that_is_refused_does_not_harm_those_posted_with_it(void **state) {
    struct harness *h = *state;
    aftercare_reminder mine = reminder_at("s-1/r/1", NOON + HOUR);
    aftercare_reminder other = reminder_at("s-3/r/1", NOON + HOUR);
    aftercare_stored_session sessions[3] = {session_of("s-1", "a", &mine, 1),
                                            session_of("s-2", "a", &mine, 1),
                                            session_of("s-3", "a", &other, 1)};

    for (int i = 0; i < 3; i++) {
        assert_int_equal(AFTERCARE_OK,
                         aftercare_reminders_put_session(h->reminders, &sessions[i], NULL,
                                                         NULL, &h->err));
    }

    assert_int_equal(AFTERCARE_ENOTFOUND, get_session(h, "s-2"));
    assert_int_equal(AFTERCARE_OK, get_session(h, "s-1"));
    assert_int_equal(AFTERCARE_OK, get_session(h, "s-3"));
}

static char long_id[600], long_message[70000];

struct wrong {
    const char *name;
    void (*spoil)(aftercare_stored_session *session, aftercare_reminder *reminders);
    aftercare_status status;
};

static void no_id(aftercare_stored_session *s, aftercare_reminder *r) {
    (void)r;
    s->id = "";
}

static void no_content(aftercare_stored_session *s, aftercare_reminder *r) {
    (void)r;
    s->content = NULL;
}

static void no_document(aftercare_stored_session *s, aftercare_reminder *r) {
    (void)r;
    s->document = NULL;
}

static void a_long_id(aftercare_stored_session *s, aftercare_reminder *r) {
    (void)r;
    s->id = long_id;
}

static void a_long_message(aftercare_stored_session *s, aftercare_reminder *r) {
    (void)s;
    r[1].message = long_message;
}

static void no_key(aftercare_stored_session *s, aftercare_reminder *r) {
    (void)s;
    r[1].key = NULL;
}

static void one_key_twice(aftercare_stored_session *s, aftercare_reminder *r) {
    (void)s;
    r[1].key = r[0].key;
}

static void bad_utf8(aftercare_stored_session *s, aftercare_reminder *r) {
    (void)s;
    r[1].message = "\xc3(";
}

static void no_message(aftercare_stored_session *s, aftercare_reminder *r) {
    (void)s;
    r[1].message = NULL;
}

static void expiry_before_due(aftercare_stored_session *s, aftercare_reminder *r) {
    (void)s;
    r[1].expires = r[1].due - 1;
}

static void due_in_no_year(aftercare_stored_session *s, aftercare_reminder *r) {
    (void)s;
    r[1].due = r[1].expires = INT64_MAX;
}

static void already_delivered(aftercare_stored_session *s, aftercare_reminder *r) {
    (void)s;
    r[1].state = AFTERCARE_REMINDER_DELIVERED;
}

static void no_such_channel(aftercare_stored_session *s, aftercare_reminder *r) {
    (void)s;
    r[1].channel = "pigeon";
}

static void too_many(aftercare_stored_session *s, aftercare_reminder *r) {
    (void)r;
    s->reminders_count = 1001;
}

static void a_session_that_is_wrong_is_refused_and_nothing_is_kept(void **state) {
    struct harness *h = *state;
    static const struct wrong wrongs[] = {
        {"no id", no_id, AFTERCARE_EUSAGE},
        {"no content", no_content, AFTERCARE_EUSAGE},
        {"no document", no_document, AFTERCARE_EUSAGE},
        {"a long id", a_long_id, AFTERCARE_ELIMIT},
        {"a long message", a_long_message, AFTERCARE_ELIMIT},
        {"no key", no_key, AFTERCARE_EUSAGE},
        {"one key twice", one_key_twice, AFTERCARE_EUSAGE},
        {"bad UTF-8", bad_utf8, AFTERCARE_EUSAGE},
        {"no message", no_message, AFTERCARE_EUSAGE},
        {"expires before it is due", expiry_before_due, AFTERCARE_EUSAGE},
        {"due in no year", due_in_no_year, AFTERCARE_EUSAGE},
        {"already delivered", already_delivered, AFTERCARE_EUSAGE},
        {"no such channel", no_such_channel, AFTERCARE_EUSAGE},
        {"too many reminders", too_many, AFTERCARE_ELIMIT},
    };
    memset(long_id, 'a', sizeof long_id - 1);
    memset(long_message, 'a', sizeof long_message - 1);

    for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
        aftercare_reminder reminders[2] = {reminder_at("s/r/1", NOON + HOUR),
                                           reminder_at("s/r/2", NOON + HOUR)};
        aftercare_stored_session session = session_of("s", "a", reminders, 2);
        wrongs[i].spoil(&session, reminders);
        aftercare_status status = put_session(h, &session);
        if (status != wrongs[i].status) {
            fail_msg("%s: %s", wrongs[i].name, aftercare_status_name((int)status));
        }
        assert_true(h->err.sentence[0] != '\0');
        assert_int_equal(AFTERCARE_ENOTFOUND, get_session(h, "s"));
        assert_int_equal(AFTERCARE_ENOTFOUND, get(h, "s/r/1"));
    }
}

static void a_session_may_have_no_reminder_and_no_patient(void **state) {
    struct harness *h = *state;
    aftercare_stored_session session = session_of("s", "a", NULL, 0);

    session.patient = NULL;
    assert_int_equal(AFTERCARE_OK, put_session(h, &session));
    assert_int_equal(AFTERCARE_OK, get_session(h, "s"));

    assert_int_equal(0, h->seen_count);
}

// Opened again with room for one try at a time, which is taken by another session's.
static void take_the_room(struct harness *h) {
    harness_close(h);
    h->channels[0].parallel = 1;
    h->reply = REPLY_LATER;
    harness_open(h);
    put_one(h, "first", NOON);
    pass(h, 0);
    assert_int_equal(1, h->sent_count);
    h->reply = REPLY_DELIVERED;
}

static void what_waits_for_room_goes_to_the_contact_that_was_posted_last(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminder = reminder_at("s/r/1", NOON);
    take_the_room(h);

    reminder.to = "old@example.org";
    reminder.locale = "en";
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", &reminder, 1));
    pass(h, 0);
    reminder.to = "new@example.org";
    reminder.locale = "es";
    assert_int_equal(AFTERCARE_OK, put(h, "s", "b", &reminder, 1));
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "");
    pass(h, 0);

    assert_int_equal(2, h->sent_count);
    assert_string_equal("new@example.org", h->sent[1].to);
    assert_string_equal("es", h->sent[1].locale);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_make, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_session_is_given_back_as_it_was_posted),
        TEST(the_same_content_posted_twice_is_one_session),
        TEST(other_content_replaces_what_was_not_delivered),
        TEST(a_cancelled_session_posted_again_lives_again),
        TEST(the_plans_reason_stands_before_that_of_a_session_posted_again),
        TEST(what_was_out_before_is_not_sent_again_with_its_session),
        TEST(after_an_erasure_nothing_links_to_what_was),
        TEST(of_equal_content_the_document_is_kept_as_posted_last),
        TEST(one_that_the_plan_says_is_missed_is_kept_with_its_reason),
        TEST(a_key_of_another_session_is_refused_and_nothing_is_kept),
        TEST(a_session_that_is_refused_does_not_harm_those_posted_with_it),
        TEST(a_session_that_is_wrong_is_refused_and_nothing_is_kept),
        TEST(a_session_may_have_no_reminder_and_no_patient),
        TEST(what_waits_for_room_goes_to_the_contact_that_was_posted_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
