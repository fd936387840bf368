// Posting, cancelling, reading.
#include "tests/unit/reminders/harness.h"

static int make(void **state) {
    struct harness *h = harness_new();
    harness_open(h);
    *state = h;
    return 0;
}

static int unmake(void **state) {
    harness_free(*state);
    return 0;
}

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

    assert_int_equal(AFTERCARE_PUT_REPLACED, h->put);
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s/r/1"));
}

static void cancelling_counts_what_was_open_and_nothing_the_second_time(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminders[3] = {reminder_at("s/done", NOON),
                                       reminder_at("s/1", NOON + HOUR),
                                       reminder_at("s/2", NOON + HOUR)};

    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 3));
    pass(h, 0);
    assert_int_equal(AFTERCARE_OK, cancel(h, "s"));
    assert_int_equal(2, h->cancelled);
    assert_int_equal(AFTERCARE_OK, cancel(h, "s"));
    assert_int_equal(0, h->cancelled);

    assert_int_equal(AFTERCARE_OK, get_session(h, "s"));
    assert_int_equal(3, h->seen_count);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, h->seen[0].state);
    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, h->seen[1].state);
    assert_string_equal("its session was cancelled", h->seen[1].reason);
}

static void what_is_not_there_is_not_found(void **state) {
    struct harness *h = *state;

    assert_int_equal(AFTERCARE_ENOTFOUND, get_session(h, "s"));
    assert_string_equal("there is no session \"s\"", h->err.sentence);
    assert_int_equal(AFTERCARE_ENOTFOUND, cancel(h, "s"));
    assert_int_equal(AFTERCARE_ENOTFOUND, get(h, "s/r/1"));
    assert_string_equal("there is no reminder \"s/r/1\"", h->err.sentence);
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
            fail_msg("%s: %s", wrongs[i].name, aftercare_status_name(status));
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

// Two patients, three sessions, seven reminders, some of the same instant.
static void fill(struct harness *h) {
    aftercare_reminder a[3] = {reminder_at("a/1", NOON + HOUR),
                               reminder_at("a/2", NOON + HOUR),
                               reminder_at("a/3", NOON + 2 * HOUR)};
    aftercare_reminder b[2] = {reminder_at("b/1", NOON + HOUR), reminder_at("b/2", NOON)};
    aftercare_reminder c[2] = {reminder_at("c/1", NOON + 3 * HOUR),
                               reminder_at("c/2", NOON + HOUR)};
    aftercare_stored_session other = session_of("c", "c", c, 2);
    other.patient = "p-2";
    assert_int_equal(AFTERCARE_OK, put(h, "a", "a", a, 3));
    assert_int_equal(AFTERCARE_OK, put(h, "b", "b", b, 2));
    assert_int_equal(AFTERCARE_OK, put_session(h, &other));
    pass(h, 0);
}

static void joined_keys(const struct harness *h, char *out, size_t size) {
    out[0] = '\0';
    for (size_t i = 0; i < h->seen_count; i++) {
        size_t len = strlen(out);
        (void)snprintf(out + len, size - len, "%s%s", i ? " " : "", h->seen[i].key);
    }
}

static void a_list_gives_what_is_asked_for_by_due_then_key(void **state) {
    struct harness *h = *state;
    const struct {
        aftercare_reminders_query query;
        const char *keys;
    } rows[] = {
        {{0}, "b/2 a/1 a/2 b/1 c/2 a/3 c/1"},
        {{.session = "a"}, "a/1 a/2 a/3"},
        {{.session = "none"}, ""},
        {{.patient = "p-1"}, "b/2 a/1 a/2 b/1 a/3"},
        {{.patient = "p-2", .session = "a"}, ""},
        {{.patient = "p-2", .session = "c"}, "c/2 c/1"},
        {{.state = AFTERCARE_REMINDER_DELIVERED}, "b/2"},
        {{.state = AFTERCARE_REMINDER_SCHEDULED}, "a/1 a/2 b/1 c/2 a/3 c/1"},
        {{.state = AFTERCARE_REMINDER_FAILED}, ""},
        {{.state = AFTERCARE_REMINDER_SCHEDULED, .session = "b"}, "b/1"},
        {{.due_before = NOON + HOUR}, "b/2"},
        {{.due_after = NOON + 2 * HOUR}, "a/3 c/1"},
        {{.due_after = NOON + HOUR, .due_before = NOON + HOUR + 1}, "a/1 a/2 b/1 c/2"},
        {{.limit = 3}, "b/2 a/1 a/2"},
        {{.limit = 7}, "b/2 a/1 a/2 b/1 c/2 a/3 c/1"},
    };
    fill(h);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char keys[256];
        aftercare_reminders_query query = rows[i].query;
        query.size = sizeof query;
        assert_int_equal(AFTERCARE_OK, list(h, &query));
        joined_keys(h, keys, sizeof keys);
        assert_string_equal(rows[i].keys, keys);
        assert_true((h->next[0] != '\0') == (query.limit == 3));
    }
}

static void pages_follow_each_other_without_a_gap_or_a_repetition(void **state) {
    struct harness *h = *state;
    aftercare_reminders_query query = {.size = sizeof query, .limit = 2};
    static const char *const pages[] = {"b/2 a/1", "a/2 b/1", "c/2 a/3", "c/1"};
    char cursor[640];
    fill(h);

    for (size_t i = 0; i < 4; i++) {
        char keys[256];
        assert_int_equal(AFTERCARE_OK, list(h, &query));
        joined_keys(h, keys, sizeof keys);
        assert_string_equal(pages[i], keys);
        assert_true((h->next[0] == '\0') == (i == 3));
        copy_string(cursor, sizeof cursor, h->next);
        query.cursor = cursor;
    }
}

static void a_cursor_that_is_none_is_refused(void **state) {
    struct harness *h = *state;
    static const char *const cursors[] = {
        "", "/", "x/a", "1", "1/", "1a/b", "--1/b", "-/b", "99999999999999999999/b"};

    for (size_t i = 0; i < sizeof cursors / sizeof *cursors; i++) {
        aftercare_reminders_query query = {.size = sizeof query, .cursor = cursors[i]};
        assert_int_equal(AFTERCARE_EUSAGE, list(h, &query));
    }
    aftercare_reminders_query good = {.size = sizeof good, .cursor = "-5/b"};
    assert_int_equal(AFTERCARE_OK, list(h, &good));
}

static void a_page_of_no_possible_size_is_refused(void **state) {
    struct harness *h = *state;
    static const int limits[] = {-1, 1001, INT32_MAX};

    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        aftercare_reminders_query query = {.size = sizeof query, .limit = limits[i]};
        assert_int_equal(AFTERCARE_EUSAGE, list(h, &query));
    }
}

static void texts_that_look_like_sql_are_texts(void **state) {
    struct harness *h = *state;
    const char *id = "'; DROP TABLE reminder; --";
    aftercare_reminder reminder = reminder_at("%s%n\"'", NOON + HOUR);
    aftercare_reminders_query query = {.size = sizeof query, .session = id};

    reminder.message = "\\ ' \" \x01 \xe2\x82\xac";
    assert_int_equal(AFTERCARE_OK, put(h, id, "a", &reminder, 1));
    assert_int_equal(AFTERCARE_OK, list(h, &query));

    assert_int_equal(1, h->seen_count);
    assert_string_equal(reminder.key, h->seen[0].key);
    assert_string_equal(reminder.message, h->seen[0].message);
}

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
        aftercare_error err = {0};
        h->channels[1] = h->channels[0];
        h->channels[1].name = "second";
        options.store = h->store;
        options.channels = h->channels;
        options.channels_count = 2;
        options.now = harness_now;
        options.now_context = h;
        rows[i].spoil(h, &options);
        aftercare_status status =
            aftercare_reminders_open(&h->reminders, &h->loop, &options, &err);
        if (status != AFTERCARE_EUSAGE || !err.sentence[0] || h->reminders) {
            fail_msg("%s: %s %s", rows[i].name, aftercare_status_name(status),
                     err.sentence);
        }
        assert_int_equal(0, uv_run(&h->loop, UV_RUN_DEFAULT));
    }
}

static void closing_nothing_does_nothing(void **state) {
    (void)state;
    aftercare_reminders_close(NULL, NULL, NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_session_is_given_back_as_it_was_posted),
        TEST(the_same_content_posted_twice_is_one_session),
        TEST(other_content_replaces_what_was_not_delivered),
        TEST(a_cancelled_session_posted_again_lives_again),
        TEST(cancelling_counts_what_was_open_and_nothing_the_second_time),
        TEST(what_is_not_there_is_not_found),
        TEST(one_that_the_plan_says_is_missed_is_kept_with_its_reason),
        TEST(a_key_of_another_session_is_refused_and_nothing_is_kept),
        TEST(a_session_that_is_refused_does_not_harm_those_posted_with_it),
        TEST(a_session_that_is_wrong_is_refused_and_nothing_is_kept),
        TEST(a_session_may_have_no_reminder_and_no_patient),
        TEST(a_list_gives_what_is_asked_for_by_due_then_key),
        TEST(pages_follow_each_other_without_a_gap_or_a_repetition),
        TEST(a_cursor_that_is_none_is_refused),
        TEST(a_page_of_no_possible_size_is_refused),
        TEST(texts_that_look_like_sql_are_texts),
        TEST(what_was_asked_before_closing_is_answered_and_nothing_after_it),
        TEST(answers_never_come_before_the_call_returns),
        TEST(options_that_are_wrong_are_refused_and_leave_nothing_open),
        cmocka_unit_test(closing_nothing_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
