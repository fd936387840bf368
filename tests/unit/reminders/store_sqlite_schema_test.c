// Files that are refused, and what is found in damaged ones.
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

static void change_with_sqlite(const char *path, const char *statement) {
    sqlite3 *database = NULL;
    assert_int_equal(SQLITE_OK, sqlite3_open(path, &database));
    assert_int_equal(SQLITE_OK, sqlite3_exec(database, statement, NULL, NULL, NULL));
    assert_int_equal(SQLITE_OK, sqlite3_close(database));
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

static size_t read_file(const char *path, unsigned char *out, size_t size) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t len = fread(out, 1, size, file);
    (void)fclose(file);
    return len;
}

// Opening the file is refused with that part of a sentence, and changes no byte of it.
static void is_refused_untouched(struct harness *h, const char *part) {
    static unsigned char before[1 << 16], after[1 << 16];
    size_t len = read_file(h->path, before, sizeof before);

    assert_int_equal(AFTERCARE_EIO, open_status(h));
    assert_non_null(strstr(h->err.sentence, part));

    assert_int_equal(len, read_file(h->path, after, sizeof after));
    assert_memory_equal(before, after, len);
}

static void a_file_of_random_bytes_is_refused_and_left_as_it_was(void **state) {
    struct harness *h = *state;
    unsigned char bytes[8192];
    uint32_t seed = 1;
    for (size_t i = 0; i < sizeof bytes; i++) {
        seed = seed * 1664525u + 1013904223u;
        bytes[i] = (unsigned char)(seed >> 24);
    }
    write_file(h->path, bytes, sizeof bytes);

    is_refused_untouched(h, "damaged");
}

static void a_database_of_another_program_is_refused_and_left_as_it_was(void **state) {
    struct harness *h = *state;
    change_with_sqlite(h->path, "CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)");

    is_refused_untouched(h, "another program");
}

static void
a_store_of_a_newer_version_is_refused_and_both_versions_are_told(void **state) {
    struct harness *h = *state;

    harness_open(h);
    harness_close(h);
    change_with_sqlite(h->path, "PRAGMA user_version = 999");

    assert_int_equal(AFTERCARE_ECONFLICT, open_status(h));
    assert_non_null(strstr(h->err.sentence, "version 999"));
    assert_non_null(strstr(h->err.sentence, "up to 6"));
}

static void a_store_whose_tables_were_changed_is_refused(void **state) {
    struct harness *h = *state;

    harness_open(h);
    harness_close(h);
    change_with_sqlite(h->path, "DROP TABLE event");

    assert_int_not_equal(AFTERCARE_OK, open_status(h));
}

// Where the root of an index lies in the file.
static off_t place_of(const char *path, const char *name) {
    sqlite3 *database = NULL;
    sqlite3_stmt *statement = NULL;
    assert_int_equal(SQLITE_OK, sqlite3_open(path, &database));
    assert_int_equal(
        SQLITE_OK,
        sqlite3_prepare_v2(database, "SELECT rootpage FROM sqlite_schema WHERE name = ?1",
                           -1, &statement, NULL));
    (void)sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    assert_int_equal(SQLITE_ROW, sqlite3_step(statement));
    off_t page = sqlite3_column_int(statement, 0);
    (void)sqlite3_finalize(statement);
    assert_int_equal(SQLITE_OK, sqlite3_close(database));
    return (page - 1) * 4096;
}

static void damage_at(const char *path, off_t at) {
    char junk[64];
    memset(junk, 0xa5, sizeof junk);
    int file = open(path, O_RDWR);
    assert_true(file >= 0);
    assert_int_equal(sizeof junk, pwrite(file, junk, sizeof junk, at));
    (void)close(file);
}

// A store that is too large to be looked through each time: one document of 8 MiB
// fills it.
static void a_machine_that_went_down_makes_damage_be_found(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminder = reminder_at("s/r/1", NOON + HOUR);
    aftercare_stored_session session = session_of("first", "a", &reminder, 1);
    char *document = malloc(8 << 20);
    assert_non_null(document);
    fill_with_noise(document, 8 << 20);
    session.document = document;
    session.plan = document;

    harness_open(h);
    assert_int_equal(AFTERCARE_OK, put_session(h, &session));
    free(document);
    harness_close(h);
    off_t place = place_of(h->path, "reminder_due");
    change_with_sqlite(h->path, "UPDATE opened SET boot = 'another'");
    kill_while_open(h, "UPDATE opened SET boot = 'another'");
    damage_at(h->path, place);

    for (int i = 0; i < 2; i++) { // and is not forgotten when it was told once
        assert_int_equal(AFTERCARE_EIO, open_status(h));
        assert_non_null(strstr(h->err.sentence, "damaged"));
    }
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

#define TEST_UNOPENED(name)                                                              \
    cmocka_unit_test_setup_teardown(name, harness_prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST_UNOPENED(a_store_that_cannot_be_opened_is_refused_with_its_place),
        TEST_UNOPENED(a_folder_that_may_not_be_written_is_refused),
        TEST_UNOPENED(a_file_of_random_bytes_is_refused_and_left_as_it_was),
        TEST_UNOPENED(a_database_of_another_program_is_refused_and_left_as_it_was),
        TEST_UNOPENED(a_store_of_a_newer_version_is_refused_and_both_versions_are_told),
        TEST_UNOPENED(a_store_whose_tables_were_changed_is_refused),
        TEST_UNOPENED(a_machine_that_went_down_makes_damage_be_found),
        TEST_UNOPENED(damage_never_crashes_and_never_hides_a_reminder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
