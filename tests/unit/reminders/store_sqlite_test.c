// The file: who may have it, and what survives in it.
#include "core/reminders/store_sqlite.h"
#include "tests/unit/reminders/harness.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>

static aftercare_status open_status(struct harness *h) {
    aftercare_error err = {0};
    aftercare_status status = harness_try_open(h, &err);
    (void)uv_run(&h->loop, UV_RUN_NOWAIT);
    h->err = err;
    return status;
}

static void write_file(const char *path, const void *bytes, size_t len) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(len, fwrite(bytes, 1, len, file));
    assert_int_equal(0, fclose(file));
}

// Leaves the file as a process does that is killed: with its log, into which it has
// written a session and what statement says.
static void kill_while_open(struct harness *h, const char *statement) {
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        struct store *store = NULL;
        struct store_session session = {
            .id = "s", .content = "a", .document = "{}", .plan = "{}"};
        aftercare_error err;
        if (store_sqlite.open(&store, h->path, &err) || store_sqlite.begin(store, &err) ||
            store_sqlite.session_write(store, &session, &err) ||
            store_sqlite.commit(store, &err) ||
            sqlite3_exec(((struct store_sqlite *)store)->database, statement, NULL, NULL,
                         NULL)) {
            _exit(1);
        }
        (void)raise(SIGKILL);
    }
    assert_int_equal(child, waitpid(child, &status, 0));
    assert_true(WIFSIGNALED(status));
}

static int cached(struct store *store) {
    int now = 0, highest = 0;
    assert_int_equal(SQLITE_OK,
                     sqlite3_db_status(((struct store_sqlite *)store)->database,
                                       SQLITE_DBSTATUS_CACHE_USED, &now, &highest, 0));
    return now;
}

static void pages_that_are_kept_to_be_quick_are_given_back(void **state) {
    enum { LONG = 2 << 20 };
    struct harness *h = *state;
    struct store *store = NULL;
    struct store_session session = {.id = "s", .content = "a", .plan = "{}"}, read;
    struct arena arena;
    char *document = malloc(LONG);
    assert_non_null(document);
    fill_with_noise(document, LONG);
    session.document = document;
    arena_init(&arena, &system_allocator, 0);
    assert_int_equal(AFTERCARE_OK, store_sqlite.open(&store, h->path, &h->err));
    assert_int_equal(AFTERCARE_OK, store_sqlite.begin(store, &h->err));
    assert_int_equal(AFTERCARE_OK, store_sqlite.session_write(store, &session, &h->err));
    assert_int_equal(AFTERCARE_OK, store_sqlite.commit(store, &h->err));
    assert_true(cached(store) > LONG / 2);

    assert_int_equal(AFTERCARE_OK, store_sqlite.trim(store, &h->err));

    assert_in_range(cached(store), 0, LONG / 10);
    assert_int_equal(AFTERCARE_OK,
                     store_sqlite.session_read(store, &arena, "s", &read, &h->err));
    assert_string_equal(document, read.document);
    arena_clear(&arena);
    store_sqlite.close(store);
    free(document);
}

static void a_new_store_can_be_read_by_its_owner_alone(void **state) {
    struct harness *h = *state;
    struct stat facts;
    char log[160];

    harness_open(h);
    (void)snprintf(log, sizeof log, "%s-wal", h->path);

    assert_int_equal(0, stat(h->path, &facts));
    assert_int_equal(0600, facts.st_mode & 0777);
    assert_int_equal(0, stat(log, &facts));
    assert_int_equal(0600, facts.st_mode & 0777);
}

static void a_store_that_others_could_read_is_closed_to_them(void **state) {
    struct harness *h = *state;
    struct stat facts;

    write_file(h->path, "", 0);
    assert_int_equal(0, chmod(h->path, 0664));
    harness_open(h);

    assert_int_equal(0, stat(h->path, &facts));
    assert_int_equal(0600, facts.st_mode & 0777);
}

static void a_second_opener_is_refused_and_does_not_disturb_the_first(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminder = reminder_at("s/r/1", NOON + HOUR);

    harness_open(h);
    aftercare_reminders *first = h->reminders;
    assert_int_equal(AFTERCARE_ECONFLICT, open_status(h));
    assert_non_null(strstr(h->err.sentence, "in use"));
    assert_string_equal(h->path, h->err.place);
    h->reminders = first;

    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", &reminder, 1));
}

static void another_process_is_refused_while_the_store_is_open(void **state) {
    struct harness *h = *state;
    int status = -1;

    harness_open(h);
    harness_close(h);
    harness_open(h);
    pid_t child = fork();
    if (child == 0) {
        struct store *store = NULL;
        aftercare_error err;
        _exit(store_sqlite.open(&store, h->path, &err) == AFTERCARE_ECONFLICT ? 0 : 1);
    }
    assert_int_equal(child, waitpid(child, &status, 0));

    assert_true(WIFEXITED(status));
    assert_int_equal(0, WEXITSTATUS(status));
}

static void what_was_committed_is_there_after_the_process_was_killed(void **state) {
    struct harness *h = *state;

    kill_while_open(h, "");
    harness_open(h);

    assert_int_equal(AFTERCARE_OK, get_session(h, "s"));
}

static void what_was_not_committed_is_not_there_after_a_rollback(void **state) {
    struct harness *h = *state;
    struct store *store = NULL;
    struct store_session session = {
        .id = "s", .content = "a", .document = "", .plan = ""};
    aftercare_error err;

    assert_int_equal(AFTERCARE_OK, store_sqlite.open(&store, h->path, &err));
    assert_int_equal(AFTERCARE_OK, store_sqlite.begin(store, &err));
    assert_int_equal(AFTERCARE_OK, store_sqlite.session_write(store, &session, &err));
    store_sqlite.rollback(store);
    store_sqlite.close(store);
    harness_open(h);

    assert_int_equal(AFTERCARE_ENOTFOUND, get_session(h, "s"));
}

static void a_closed_store_leaves_one_file(void **state) {
    struct harness *h = *state;
    char log[160];
    struct stat facts;

    harness_open(h);
    harness_close(h);
    (void)snprintf(log, sizeof log, "%s-wal", h->path);

    assert_int_equal(-1, stat(log, &facts));
    assert_int_equal(0, stat(h->path, &facts));
}

static void explain(sqlite3 *database, const char *statement, char *out, size_t size) {
    sqlite3_stmt *plan = NULL;
    char text[1024];
    (void)snprintf(text, sizeof text, "EXPLAIN QUERY PLAN %s", statement);
    assert_int_equal(SQLITE_OK, sqlite3_prepare_v2(database, text, -1, &plan, NULL));
    out[0] = '\0';
    while (sqlite3_step(plan) == SQLITE_ROW) {
        size_t len = strlen(out);
        (void)snprintf(out + len, size - len, "%s; ", sqlite3_column_text(plan, 3));
    }
    (void)sqlite3_finalize(plan);
}

static void looking_for_what_is_due_uses_the_partial_index(void **state) {
    struct harness *h = *state;
    sqlite3 *database = NULL;
    char plan[512];

    harness_open(h);
    harness_close(h);
    assert_int_equal(SQLITE_OK, sqlite3_open(h->path, &database));
    explain(database,
            "SELECT next_try FROM reminder WHERE state = 'scheduled' AND channel = ?1"
            " AND next_try <= ?2 ORDER BY next_try LIMIT 3",
            plan, sizeof plan);
    assert_non_null(strstr(plan, "reminder_scheduled (channel=? AND next_try<?)"));
    assert_null(strstr(plan, "TEMP B-TREE"));
    explain(database,
            "SELECT r.key FROM (SELECT * FROM reminder WHERE " STORE_SQLITE_UNDER_WAY ")"
            " r CROSS JOIN session s ON s.number = r.session",
            plan, sizeof plan);
    assert_non_null(strstr(plan, "reminder_under_way"));
    assert_int_equal(SQLITE_OK, sqlite3_close(database));
}

static void looking_for_what_goes_as_one_message_uses_indexes(void **state) {
    struct harness *h = *state;
    sqlite3 *database = NULL;
    char plan[512];

    harness_open(h);
    harness_close(h);
    assert_int_equal(SQLITE_OK, sqlite3_open(h->path, &database));
    explain(database,
            "SELECT r.key FROM session s CROSS JOIN reminder r WHERE s.patient = ?3"
            " AND r.session = s.number AND r.state = 'scheduled' AND r.next_try <= ?7",
            plan, sizeof plan);
    assert_non_null(strstr(plan, "session_patient (patient=?)"));
    assert_non_null(strstr(plan, "reminder_session (session=?)"));
    explain(database,
            "SELECT r.key FROM reminder r WHERE r.group_ = ?3 AND r.state = 'scheduled'",
            plan, sizeof plan);
    assert_non_null(strstr(plan, "reminder_group (group_=?)"));
    assert_int_equal(SQLITE_OK, sqlite3_close(database));
}

#define TEST_UNOPENED(name)                                                              \
    cmocka_unit_test_setup_teardown(name, harness_prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST_UNOPENED(pages_that_are_kept_to_be_quick_are_given_back),
        TEST_UNOPENED(a_new_store_can_be_read_by_its_owner_alone),
        TEST_UNOPENED(a_store_that_others_could_read_is_closed_to_them),
        TEST_UNOPENED(a_second_opener_is_refused_and_does_not_disturb_the_first),
        TEST_UNOPENED(another_process_is_refused_while_the_store_is_open),
        TEST_UNOPENED(what_was_committed_is_there_after_the_process_was_killed),
        TEST_UNOPENED(what_was_not_committed_is_not_there_after_a_rollback),
        TEST_UNOPENED(a_closed_store_leaves_one_file),
        TEST_UNOPENED(looking_for_what_is_due_uses_the_partial_index),
        TEST_UNOPENED(looking_for_what_goes_as_one_message_uses_indexes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
