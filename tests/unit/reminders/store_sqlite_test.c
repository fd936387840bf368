// The file: what is refused, what survives, and what a damaged one does.
#include "tests/unit/reminders/harness.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>

static int prepare(void **state) {
    *state = harness_new();
    return 0;
}

static int unmake(void **state) {
    harness_free(*state);
    return 0;
}

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

static void change_with_sqlite(const char *path, const char *statement) {
    sqlite3 *database = NULL;
    assert_int_equal(SQLITE_OK, sqlite3_open(path, &database));
    assert_int_equal(SQLITE_OK, sqlite3_exec(database, statement, NULL, NULL, NULL));
    assert_int_equal(SQLITE_OK, sqlite3_close(database));
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

struct bad_place {
    const char *name, *store;
};

static void a_store_that_cannot_be_opened_is_refused_with_its_place(void **state) {
    struct harness *h = *state;
    static const struct bad_place rows[] = {
        {"a folder that is missing", "sqlite:/tmp/aftercare-no-such-folder/store.db"},
        {"a folder", "sqlite:/tmp"},
        {"a device", "sqlite:/dev/null"},
        {"nothing", "sqlite:"},
        {"memory", "sqlite::memory:"},
        {"a file that is no folder", "sqlite:/etc/passwd/store.db"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        copy_string(h->store, sizeof h->store, rows[i].store);
        if (open_status(h) != AFTERCARE_EIO || !h->err.sentence[0]) {
            fail_msg("%s: %s", rows[i].name, h->err.sentence);
        }
        assert_string_equal(rows[i].store + strlen("sqlite:"), h->err.place);
    }
}

// Root may write everywhere, so a child that is nobody tries it.
static void a_folder_that_may_not_be_written_is_refused(void **state) {
    struct harness *h = *state;
    int status = -1;

    assert_int_equal(0, chmod(h->folder, 0555));
    pid_t child = fork();
    if (child == 0) {
        struct store *store = NULL;
        aftercare_error err = {0};
        if (geteuid() == 0 && setuid(65534) != 0) {
            _exit(2);
        }
        bool is_refused = store_sqlite.open(&store, h->path, &err) == AFTERCARE_EIO;
        _exit(is_refused && strstr(err.sentence, "Permission denied") ? 0 : 1);
    }
    assert_int_equal(child, waitpid(child, &status, 0));
    assert_int_equal(0, chmod(h->folder, 0700));

    assert_true(WIFEXITED(status));
    assert_int_equal(0, WEXITSTATUS(status));
}

static void a_file_of_random_bytes_is_refused_and_left_as_it_was(void **state) {
    struct harness *h = *state;
    unsigned char bytes[8192], after[8192];
    uint32_t seed = 1;
    for (size_t i = 0; i < sizeof bytes; i++) {
        seed = seed * 1664525u + 1013904223u;
        bytes[i] = (unsigned char)(seed >> 24);
    }
    write_file(h->path, bytes, sizeof bytes);

    assert_int_equal(AFTERCARE_EIO, open_status(h));
    assert_non_null(strstr(h->err.sentence, "damaged"));
    FILE *file = fopen(h->path, "rb");
    assert_non_null(file);
    assert_int_equal(sizeof after, fread(after, 1, sizeof after, file));
    (void)fclose(file);
    assert_memory_equal(bytes, after, sizeof bytes);
}

static void a_database_of_another_program_is_refused_and_left_as_it_was(void **state) {
    struct harness *h = *state;

    change_with_sqlite(h->path, "CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)");
    assert_int_equal(AFTERCARE_EIO, open_status(h));
    assert_non_null(strstr(h->err.sentence, "another program"));

    change_with_sqlite(h->path, "UPDATE theirs SET a = 2");
}

static void
a_store_of_a_newer_version_is_refused_and_both_versions_are_told(void **state) {
    struct harness *h = *state;

    harness_open(h);
    harness_close(h);
    change_with_sqlite(h->path, "PRAGMA user_version = 2");

    assert_int_equal(AFTERCARE_ECONFLICT, open_status(h));
    assert_non_null(strstr(h->err.sentence, "version 2"));
}

static void a_store_whose_tables_were_changed_is_refused(void **state) {
    struct harness *h = *state;

    harness_open(h);
    harness_close(h);
    change_with_sqlite(h->path, "DROP TABLE event");

    assert_int_not_equal(AFTERCARE_OK, open_status(h));
}

// Leaves the file as a process does that is killed: with its log.
static void kill_while_open(struct harness *h) {
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        struct store *store = NULL;
        struct store_session session = {
            .id = "s", .content = "a", .document = "{}", .plan = "{}"};
        aftercare_error err;
        if (store_sqlite.open(&store, h->path, &err) || store_sqlite.begin(store, &err) ||
            store_sqlite.session_write(store, &session, &err) ||
            store_sqlite.commit(store, &err)) {
            _exit(1);
        }
        (void)raise(SIGKILL);
    }
    assert_int_equal(child, waitpid(child, &status, 0));
    assert_true(WIFSIGNALED(status));
}

static void what_was_committed_is_there_after_the_process_was_killed(void **state) {
    struct harness *h = *state;

    kill_while_open(h);
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

static void an_unclean_end_makes_damage_be_found(void **state) {
    struct harness *h = *state;
    char junk[512];
    aftercare_reminder reminder = reminder_at("s/r/1", NOON + HOUR);

    harness_open(h);
    assert_int_equal(AFTERCARE_OK, put(h, "first", "a", &reminder, 1));
    harness_close(h);
    kill_while_open(h);
    memset(junk, 0xa5, sizeof junk);
    int file = open(h->path, O_RDWR);
    off_t size = lseek(file, 0, SEEK_END);
    for (off_t at = 4096; at + 4096 <= size; at += 4096) {
        assert_int_equal(sizeof junk, pwrite(file, junk, sizeof junk, at));
    }
    (void)close(file);

    aftercare_status status = open_status(h);
    assert_int_equal(AFTERCARE_EIO, status);
    assert_non_null(strstr(h->err.sentence, "damaged"));
}

static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

// Every damage is either found or does nothing: no crash, no hang, no lost reminder that
// nobody tells of.
static void damage_never_crashes_and_never_hides_a_reminder(void **state) {
    struct harness *h = *state;
    static aftercare_reminder reminders[40];
    static char keys[40][32];
    static unsigned char good[1 << 20], bad[1 << 20];
    aftercare_reminders_query query = {.size = sizeof query, .limit = 1000};
    uint32_t seed = 7;

    for (int i = 0; i < 40; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "s/r/%d", i);
        reminders[i] = reminder_at(keys[i], NOON + HOUR + i);
    }
    harness_open(h);
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 40));
    harness_close(h);
    FILE *file = fopen(h->path, "rb");
    assert_non_null(file);
    size_t len = fread(good, 1, sizeof good, file);
    (void)fclose(file);
    for (int round = 0; round < 100; round++) {
        memcpy(bad, good, len);
        for (int i = 0; i < 1 + round % 8; i++) {
            bad[next_random(&seed) % len] ^=
                (unsigned char)(1u << (next_random(&seed) % 8));
        }
        write_file(h->path, bad, round % 10 == 9 ? next_random(&seed) % len : len);
        if (open_status(h) != AFTERCARE_OK) {
            h->reminders = NULL;
            continue;
        }
        aftercare_status status = list(h, &query);
        if (status == AFTERCARE_OK && h->seen_count != 40) {
            fail_msg("round %d: %zu reminders of 40, and not a word", round,
                     h->seen_count);
        }
        harness_close(h);
    }
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
            "SELECT number FROM reminder WHERE state IN ('claimed', 'recalled')", plan,
            sizeof plan);
    assert_non_null(strstr(plan, "reminder_under_way"));
    assert_int_equal(SQLITE_OK, sqlite3_close(database));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, prepare, unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_new_store_can_be_read_by_its_owner_alone),
        TEST(a_store_that_others_could_read_is_closed_to_them),
        TEST(a_second_opener_is_refused_and_does_not_disturb_the_first),
        TEST(another_process_is_refused_while_the_store_is_open),
        TEST(a_store_that_cannot_be_opened_is_refused_with_its_place),
        TEST(a_folder_that_may_not_be_written_is_refused),
        TEST(a_file_of_random_bytes_is_refused_and_left_as_it_was),
        TEST(a_database_of_another_program_is_refused_and_left_as_it_was),
        TEST(a_store_of_a_newer_version_is_refused_and_both_versions_are_told),
        TEST(a_store_whose_tables_were_changed_is_refused),
        TEST(what_was_committed_is_there_after_the_process_was_killed),
        TEST(what_was_not_committed_is_not_there_after_a_rollback),
        TEST(an_unclean_end_makes_damage_be_found),
        TEST(damage_never_crashes_and_never_hides_a_reminder),
        TEST(a_closed_store_leaves_one_file),
        TEST(looking_for_what_is_due_uses_the_partial_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
