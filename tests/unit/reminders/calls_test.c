// Reading and cancelling.
#include "tests/unit/reminders/harness.h"

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

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_make, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(cancelling_counts_what_was_open_and_nothing_the_second_time),
        TEST(what_is_not_there_is_not_found),
        TEST(a_list_gives_what_is_asked_for_by_due_then_key),
        TEST(pages_follow_each_other_without_a_gap_or_a_repetition),
        TEST(a_cursor_that_is_none_is_refused),
        TEST(a_page_of_no_possible_size_is_refused),
        TEST(texts_that_look_like_sql_are_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
