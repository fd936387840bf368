// Copies of a store, made beside everything else, and of one that nobody has open.
#include "tests/unit/reminders/harness.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define SESSIONS 700 // some megabytes of them: more than one part of a copy
#define PAD 8000

struct backup {
    struct harness *h;
    char path[160], store[176];
    bool is_answered;
    aftercare_status status;
    aftercare_error err;
};

static void answered(void *context, aftercare_status status,
                     const aftercare_reminders_answer *answer,
                     const aftercare_error *err) {
    struct backup *backup = context;
    (void)answer;
    backup->is_answered = true;
    backup->status = status;
    if (err) {
        backup->err = *err;
    }
}

static struct backup backup_of(struct harness *h) {
    struct backup backup = {.h = h};
    (void)snprintf(backup.path, sizeof backup.path, "%s/copy.db", h->folder);
    (void)snprintf(backup.store, sizeof backup.store, "sqlite:%s", backup.path);
    return backup;
}

static aftercare_status make(struct backup *backup) {
    aftercare_status status = aftercare_reminders_backup(
        backup->h->reminders, backup->path, answered, backup, &backup->err);
    while (!status && !backup->is_answered) {
        (void)uv_run(&backup->h->loop, UV_RUN_ONCE);
    }
    return status ? status : backup->status;
}

static void remove_copy(const struct backup *backup) {
    char log[176];
    (void)snprintf(log, sizeof log, "%s-wal", backup->path);
    (void)unlink(log);
    (void)unlink(backup->path);
}

static void put_padded(struct harness *h, const char *id) {
    static char document[PAD + 1];
    aftercare_reminder reminder = reminder_at(id, NOON + HOUR);
    aftercare_stored_session session = session_of(id, "a", &reminder, 1);
    fill_with_noise(document, sizeof document);
    session.document = document;
    assert_int_equal(AFTERCARE_OK, put_session(h, &session));
}

static void fill(struct harness *h) {
    char id[32];
    for (int i = 0; i < SESSIONS; i++) {
        (void)snprintf(id, sizeof id, "s-%d", i);
        put_padded(h, id);
    }
}

static aftercare_status read_copy(struct backup *backup, const char *key) {
    aftercare_read what = AFTERCARE_READ;
    what.store = backup->store;
    what.key = key;
    what.now = NOON;
    return aftercare_reminders_read(&what, harness_answer, backup->h, &backup->err);
}

static void a_copy_is_a_store_of_its_owner_with_what_was_there(void **state) {
    struct harness *h = *state;
    struct backup backup = backup_of(h);
    struct stat facts;
    put_one(h, "s-1", NOON + HOUR);

    assert_int_equal(AFTERCARE_OK, make(&backup));

    assert_int_equal(0, stat(backup.path, &facts));
    assert_int_equal(0600, facts.st_mode & 0777);
    assert_int_equal(AFTERCARE_OK,
                     aftercare_reminders_examine(backup.store, &backup.err));
    assert_int_equal(AFTERCARE_OK, read_copy(&backup, "s-1"));
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, h->seen[0].state);
    remove_copy(&backup);
}

static void a_store_goes_on_while_it_is_copied(void **state) {
    struct harness *h = *state;
    struct backup backup = backup_of(h);
    fill(h);

    assert_int_equal(AFTERCARE_OK,
                     aftercare_reminders_backup(h->reminders, backup.path, answered,
                                                &backup, &backup.err));
    put_padded(h, "meanwhile");
    assert_false(backup.is_answered);
    assert_int_equal(AFTERCARE_OK, cancel(h, "s-0"));
    while (!backup.is_answered) {
        (void)uv_run(&h->loop, UV_RUN_ONCE);
    }

    assert_int_equal(AFTERCARE_OK, backup.status);
    assert_int_equal(AFTERCARE_OK,
                     aftercare_reminders_examine(backup.store, &backup.err));
    assert_int_equal(AFTERCARE_OK, read_copy(&backup, "meanwhile"));
    assert_int_equal(AFTERCARE_OK, read_copy(&backup, "s-699"));
    assert_int_equal(AFTERCARE_OK, get(h, "meanwhile"));
    remove_copy(&backup);
}

static void an_erasure_while_it_is_made_leaves_no_byte_in_it(void **state) {
    struct harness *h = *state;
    struct backup backup = backup_of(h);
    fill(h);

    assert_int_equal(AFTERCARE_OK,
                     aftercare_reminders_backup(h->reminders, backup.path, answered,
                                                &backup, &backup.err));
    assert_int_equal(AFTERCARE_OK, erase_patient(h, "p-1"));
    while (!backup.is_answered) {
        (void)uv_run(&h->loop, UV_RUN_ONCE);
    }

    assert_int_equal(AFTERCARE_OK, backup.status);
    assert_int_equal(AFTERCARE_OK,
                     aftercare_reminders_examine(backup.store, &backup.err));
    assert_int_equal(AFTERCARE_ENOTFOUND, read_copy(&backup, "s-1"));
    char command[400];
    (void)snprintf(command, sizeof command, "! grep -q xxxxxxxxxxxxxxxx %s", backup.path);
    assert_int_equal(0, system(command));
    remove_copy(&backup);
}

static void closing_waits_for_a_copy_under_way(void **state) {
    struct harness *h = *state;
    struct backup backup = backup_of(h);
    fill(h);

    assert_int_equal(AFTERCARE_OK,
                     aftercare_reminders_backup(h->reminders, backup.path, answered,
                                                &backup, &backup.err));
    harness_close(h);

    assert_true(backup.is_answered);
    assert_int_equal(AFTERCARE_OK, backup.status);
    assert_int_equal(AFTERCARE_OK,
                     aftercare_reminders_examine(backup.store, &backup.err));
    remove_copy(&backup);
}

static void what_is_there_is_not_overwritten(void **state) {
    struct harness *h = *state;
    struct backup backup = backup_of(h);
    FILE *file = fopen(backup.path, "w");
    assert_non_null(file);
    assert_true(fputs("mine", file) >= 0);
    assert_int_equal(0, fclose(file));

    assert_int_equal(AFTERCARE_ECONFLICT, make(&backup));

    struct stat facts;
    assert_int_equal(0, stat(backup.path, &facts));
    assert_int_equal(4, facts.st_size);
    remove_copy(&backup);
}

static void the_log_of_another_store_keeps_a_copy_away(void **state) {
    struct harness *h = *state;
    struct backup backup = backup_of(h);
    char log[176];
    (void)snprintf(log, sizeof log, "%s-wal", backup.path);
    FILE *file = fopen(log, "w");
    assert_non_null(file);
    assert_int_equal(0, fclose(file));

    assert_int_equal(AFTERCARE_ECONFLICT, make(&backup));

    assert_non_null(strstr(backup.err.sentence, "copy.db-wal"));
    assert_int_equal(-1, access(backup.path, F_OK));
    remove_copy(&backup);
}

static void where_no_file_can_be_it_is_refused_and_all_goes_on(void **state) {
    struct harness *h = *state;
    struct backup backup = backup_of(h);
    (void)snprintf(backup.path, sizeof backup.path, "%s/nowhere/copy.db", h->folder);

    assert_int_equal(AFTERCARE_EIO, make(&backup));

    put_one(h, "s-1", NOON + HOUR);
    backup.path[0] = '\0';
    assert_int_equal(AFTERCARE_EUSAGE, make(&backup));
    assert_int_equal(AFTERCARE_EUSAGE,
                     aftercare_reminders_backup_closed(h->store, NULL, &backup.err));
    assert_int_equal(AFTERCARE_EUSAGE,
                     aftercare_reminders_backup_closed(h->store, "", &backup.err));
}

static void a_store_that_nobody_has_open_is_copied_at_once(void **state) {
    struct harness *h = *state;
    struct backup backup = backup_of(h);
    put_one(h, "s-1", NOON + HOUR);

    assert_int_equal(AFTERCARE_ECONFLICT, aftercare_reminders_backup_closed(
                                              h->store, backup.path, &backup.err));
    assert_int_equal(-1, access(backup.path, F_OK));
    harness_close(h);
    assert_int_equal(AFTERCARE_OK, aftercare_reminders_backup_closed(
                                       h->store, backup.path, &backup.err));
    assert_int_equal(AFTERCARE_OK, read_copy(&backup, "s-1"));
    remove_copy(&backup);
    assert_int_equal(AFTERCARE_ENOTFOUND,
                     aftercare_reminders_backup_closed("sqlite:/tmp/no/such/store.db",
                                                       backup.path, &backup.err));
}

// A limit on the size of files is as full as a disk.
static void of_a_copy_without_room_nothing_is_left(void **state) {
    struct harness *h = *state;
    struct backup backup = backup_of(h);
    struct rlimit before, small;
    fill(h);
    harness_close(h);
    assert_int_equal(0, getrlimit(RLIMIT_FSIZE, &before));
    small = before;
    small.rlim_cur = 1 << 20;
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(0, setrlimit(RLIMIT_FSIZE, &small));

    aftercare_status status =
        aftercare_reminders_backup_closed(h->store, backup.path, &backup.err);

    assert_int_equal(0, setrlimit(RLIMIT_FSIZE, &before));
    assert_true(status == AFTERCARE_EFULL || status == AFTERCARE_EIO);
    assert_int_equal(-1, access(backup.path, F_OK));
    assert_int_equal(AFTERCARE_OK, aftercare_reminders_examine(h->store, &backup.err));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_make, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_copy_is_a_store_of_its_owner_with_what_was_there),
        TEST(a_store_goes_on_while_it_is_copied),
        TEST(an_erasure_while_it_is_made_leaves_no_byte_in_it),
        TEST(closing_waits_for_a_copy_under_way),
        TEST(what_is_there_is_not_overwritten),
        TEST(the_log_of_another_store_keeps_a_copy_away),
        TEST(where_no_file_can_be_it_is_refused_and_all_goes_on),
        TEST(a_store_that_nobody_has_open_is_copied_at_once),
        TEST(of_a_copy_without_room_nothing_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
