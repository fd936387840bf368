// Long texts of sessions in the file: small, the same when they are read, and never taken
// for whole when they are damaged.
#include "tests/unit/reminders/harness.h"

#include <sqlite3.h>

#define LONG ((size_t)30000)

static char *long_text(void) {
    static const char piece[] =
        "{\"rule\":\"a.b\",\"due\":\"2026-11-23T20:00:00+01:00\"},";
    char *text = calloc(1, LONG + 1);
    assert_non_null(text);
    for (size_t i = 0; i < LONG; i++) {
        text[i] = piece[i % (sizeof piece - 1)];
    }
    return text;
}

struct read_back {
    bool is_answered;
    aftercare_status status;
    char place[300];
    bool is_same;
};

static void compare(void *context, aftercare_status status,
                    const aftercare_reminders_answer *answer,
                    const aftercare_error *err) {
    struct read_back *back = context;
    char *expected = long_text();
    back->is_answered = true;
    back->status = status;
    if (status) {
        copy_string(back->place, sizeof back->place, err->place);
    } else {
        back->is_same = strcmp(expected, answer->session->plan) == 0 &&
                        strcmp("{}", answer->session->document) == 0;
    }
    free(expected);
}

static struct read_back read_back(struct harness *h) {
    struct read_back back = {0};
    assert_int_equal(AFTERCARE_OK, aftercare_reminders_get_session(
                                       h->reminders, "s", compare, &back, &h->err));
    while (!back.is_answered) {
        (void)uv_run(&h->loop, UV_RUN_ONCE);
    }
    return back;
}

static void keep_long(struct harness *h) {
    aftercare_reminder reminder = reminder_at("s/r/1", NOON + HOUR);
    aftercare_stored_session session = session_of("s", "a", &reminder, 1);
    char *plan = long_text();
    session.plan = plan;
    harness_open(h);
    assert_int_equal(AFTERCARE_OK, put_session(h, &session));
    free(plan);
    harness_close(h);
}

// Changes the file as statement says, and gives the number that question asks for.
static int64_t with_sqlite(const struct harness *h, const char *statement,
                           const char *question) {
    sqlite3 *database = NULL;
    sqlite3_stmt *asked = NULL;
    assert_int_equal(SQLITE_OK, sqlite3_open(h->path, &database));
    assert_int_equal(SQLITE_OK, sqlite3_exec(database, statement, NULL, NULL, NULL));
    assert_int_equal(SQLITE_OK, sqlite3_prepare_v2(database, question, -1, &asked, NULL));
    assert_int_equal(SQLITE_ROW, sqlite3_step(asked));
    int64_t answer = sqlite3_column_int64(asked, 0);
    (void)sqlite3_finalize(asked);
    assert_int_equal(SQLITE_OK, sqlite3_close(database));
    return answer;
}

static void a_long_plan_takes_little_and_is_read_as_it_was(void **state) {
    struct harness *h = *state;
    keep_long(h);

    assert_in_range(with_sqlite(h, "", "SELECT length(plan) FROM session"), 1, LONG / 50);
    harness_open(h);
    struct read_back back = read_back(h);

    assert_int_equal(AFTERCARE_OK, back.status);
    assert_true(back.is_same);
}

static void what_would_not_be_smaller_stays_as_it_is(void **state) {
    struct harness *h = *state;
    keep_long(h);

    assert_int_equal(1, with_sqlite(h, "", "SELECT document = '{}' FROM session"));
}

static void what_is_damaged_is_named_and_not_taken(void **state) {
    struct harness *h = *state;
    static const char *const changes[] = {
        "UPDATE session SET plan = substr(plan, 1, length(plan) - 1)",
        "UPDATE session SET plan = CAST(substr(plan, 1, 20) || x'00' AS BLOB)",
        "UPDATE session SET plan = CAST(substr(plan, 1, 20) || substr(plan, 22) AS BLOB)",
        "UPDATE session SET plan = zeroblob(400)",
        "UPDATE session SET plan = x''",
        "UPDATE session SET plan = 7",
        "UPDATE session SET document = 1.5",
        // A frame that tells of a text of 16 EiB.
        "UPDATE session SET plan = x'28b52ffde4feffffffffffffff010000'",
    };

    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        print_message("%s\n", changes[i]);
        keep_long(h);
        (void)with_sqlite(h, changes[i], "SELECT 1");
        assert_int_equal(AFTERCARE_EIO, aftercare_reminders_examine(h->store, &h->err));
        harness_open(h);
        struct read_back back = read_back(h);
        assert_int_equal(AFTERCARE_EIO, back.status);
        assert_string_equal(h->path, back.place);
        harness_close(h);
        (void)unlink(h->path);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_long_plan_takes_little_and_is_read_as_it_was),
        TEST(what_would_not_be_smaller_stays_as_it_is),
        TEST(what_is_damaged_is_named_and_not_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
