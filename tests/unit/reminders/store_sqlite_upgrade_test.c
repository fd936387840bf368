// Stores that older versions of the program have left: nine reminders in all their
// states, two of them with a try under way when the process was killed.
#include "core/reminders/store_sqlite.h"
#include "tests/unit/reminders/faulty_disk.h"
#include "tests/unit/reminders/harness.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>

#define VERSION 6 // the program's

static void copy_kept(const char *path, int version) {
    static char bytes[1 << 17];
    char kept[512];
    (void)snprintf(kept, sizeof kept, "%s/tests/data/stores/version-%d.db",
                   AFTERCARE_SOURCE, version);
    FILE *file = fopen(kept, "rb");
    assert_non_null(file);
    size_t len = fread(bytes, 1, sizeof bytes, file);
    (void)fclose(file);
    assert_in_range(len, 4096, sizeof bytes - 1);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(len, fwrite(bytes, 1, len, file));
    assert_int_equal(0, fclose(file));
}

static int ask(const char *path, const char *statement) {
    sqlite3 *database = NULL;
    sqlite3_stmt *asked = NULL;
    assert_int_equal(SQLITE_OK, sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE,
                                                disk.system->zName));
    assert_int_equal(SQLITE_OK,
                     sqlite3_prepare_v2(database, statement, -1, &asked, NULL));
    int answer = sqlite3_step(asked) == SQLITE_ROW ? sqlite3_column_int(asked, 0) : -1;
    (void)sqlite3_finalize(asked);
    assert_int_equal(SQLITE_OK, sqlite3_close(database));
    return answer;
}

static void has_all_of_it(struct harness *h) {
    static const struct {
        const char *key;
        aftercare_reminder_state state;
        size_t events;
    } rows[] = {
        {"s-1/pack.delivered/1", AFTERCARE_REMINDER_DELIVERED, 3},
        {"s-1/pack.failed/1", AFTERCARE_REMINDER_FAILED, 3},
        {"s-1/pack.missed/1", AFTERCARE_REMINDER_MISSED, 2},
        {"s-1/pack.quiet/1", AFTERCARE_REMINDER_MISSED, 1},
        {"s-1/pack.waits/1", AFTERCARE_REMINDER_SCHEDULED, 3},
        {"s-1/pack.later/1", AFTERCARE_REMINDER_SCHEDULED, 1},
        {"s-2/pack.cancelled/1", AFTERCARE_REMINDER_CANCELLED, 2},
        {"s-3/pack.recalled/1", AFTERCARE_REMINDER_CANCELLED, 4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(rows[i].state, state_of(h, rows[i].key));
        assert_int_equal(rows[i].events, h->events_count);
        assert_int_equal(AFTERCARE_ANSWER_NONE, h->seen[0].answer);
    }
    assert_int_equal(AFTERCARE_OK, get_session(h, "s-1"));
    assert_string_equal("sha256:1", h->content);
    assert_int_equal(6, h->seen_count);
}

static void is_taken_up(struct harness *h, int version) {
    copy_kept(h->path, version);
    h->sent_count = 0;
    h->now = NOON + 3 * MINUTE + 1;
    harness_open(h);

    has_all_of_it(h);
    assert_int_equal(AFTERCARE_OK, get(h, "s-1/pack.later/1"));
    assert_string_equal("L\xc3\xa1vese.", h->seen[0].message);
    assert_true(h->seen[0].due == NOON + 30 * 24 * HOUR);
    pass(h, 0);
    assert_int_equal(1, h->sent_count); // the one that was under way
    assert_string_equal("s-3/pack.claimed/1", h->sent[0].key);
    assert_int_equal(2, h->sent[0].attempts);
    harness_close(h);
    assert_int_equal(VERSION, ask(h->path, "PRAGMA user_version"));
    assert_int_equal(-1, ask(h->path, "PRAGMA foreign_key_check"));
    assert_int_equal(0, ask(h->path, "SELECT count(*) FROM event WHERE reminder NOT IN"
                                     " (SELECT number FROM reminder)"));
    (void)unlink(h->path);
}

static void an_older_store_is_taken_up_with_all_that_it_holds(void **state) {
    for (int version = 1; version < VERSION; version++) {
        is_taken_up(*state, version);
    }
}

// What version 2 has reckoned it has by data that nobody knows any more.
static void the_clocks_of_an_older_store_are_looked_at_once(void **state) {
    struct harness *h = *state;

    copy_kept(h->path, 2);
    harness_open(h);
    pass(h, 0);
    assert_non_null(strstr(h->log, "Europe/Berlin has new data: 0 reminders"));
    harness_close(h);

    assert_int_equal(1, ask(h->path, "SELECT count(*) FROM zone WHERE name ="
                                     " 'Europe/Berlin' AND digest LIKE 'sha256:%'"));
}

static void of_what_did_not_say_when_it_ended_the_last_expiry_is_known(void **state) {
    struct harness *h = *state;

    for (int version = 1; version < VERSION; version++) {
        copy_kept(h->path, version);
        harness_open(h);
        harness_close(h);
        assert_int_equal(1798030800, ask(h->path, "SELECT ended / 1000 FROM session"
                                                  " WHERE id = 's-1'"));
        (void)unlink(h->path);
    }
}

static void an_upgrade_packs_what_an_older_one_has_kept(void **state) {
    struct harness *h = *state;

    for (int version = 1; version < VERSION; version++) {
        copy_kept(h->path, version);
        assert_int_equal(-1, ask(h->path, "UPDATE session SET plan = hex(zeroblob(15000))"
                                          " WHERE id = 's-1'"));
        harness_open(h);
        assert_int_equal(AFTERCARE_OK, get_session(h, "s-1"));
        assert_string_equal("000000000000000000000000000000000000000000000000000000000000"
                            "000",
                            h->plan);
        harness_close(h);
        assert_in_range(ask(h->path, "SELECT length(plan) FROM session WHERE id = 's-1'"),
                        1, 100);
        (void)unlink(h->path);
    }
}

static void an_upgraded_store_has_the_tables_of_a_new_one(void **state) {
    struct harness *h = *state;
    static const char shape[] =
        "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
        " AND (type = 'index' OR name IN ('session', 'reminder', 'event', 'opened', "
        "'zone'))";

    harness_open(h);
    harness_close(h);
    int made = ask(h->path, shape);
    int columns = ask(h->path, "SELECT count(*) FROM pragma_table_info('session')");
    int others = ask(h->path, "SELECT count(*) FROM pragma_table_info('reminder')");
    (void)unlink(h->path);
    copy_kept(h->path, 1);
    harness_open(h);
    harness_close(h);

    assert_int_equal(made, ask(h->path, shape));
    assert_int_equal(columns,
                     ask(h->path, "SELECT count(*) FROM pragma_table_info('session')"));
    assert_int_equal(others,
                     ask(h->path, "SELECT count(*) FROM pragma_table_info('reminder')"));
    assert_int_equal(0, ask(h->path, "SELECT count(*) FROM sqlite_schema"
                                     " WHERE sql LIKE '%reminder\\_2%' ESCAPE '\\'"));
}

static void what_an_upgrade_took_over_can_be_acted_on(void **state) {
    struct harness *h = *state;
    aftercare_act act_on = AFTERCARE_ACT;

    copy_kept(h->path, 1);
    harness_open(h);
    act_on.kind = AFTERCARE_ACT_RETRY;
    act_on.key = "s-1/pack.failed/1";
    assert_int_equal(AFTERCARE_OK, act(h, &act_on));
    act_on.kind = AFTERCARE_ACT_ACKNOWLEDGE;
    act_on.key = "s-1/pack.delivered/1";
    act_on.answer = AFTERCARE_ANSWER_DONE;
    assert_int_equal(AFTERCARE_OK, act(h, &act_on));

    assert_int_equal(AFTERCARE_REMINDER_ACKNOWLEDGED, h->seen[0].state);
}

static void killed_at_each_point_of_an_upgrade_it_is_still_whole(void **state) {
    struct harness *h = *state;
    int point = 0;

    for (bool has_ended = false; !has_ended; point++) {
        int status = 0;
        copy_kept(h->path, 1);
        pid_t child = fork();
        if (child == 0) {
            struct store *store = NULL;
            aftercare_error err;
            disk.points = 0;
            disk.kill_at = point + 1;
            disk.fault = DISK_KILLS;
            _exit(store_sqlite.open(&store, h->path, &err) ? 1 : 0);
        }
        assert_int_equal(child, waitpid(child, &status, 0));
        has_ended = WIFEXITED(status);
        assert_true(!has_ended || WEXITSTATUS(status) == 0);
        h->now = NOON + 3 * MINUTE + 1;
        harness_open(h);
        has_all_of_it(h);
        harness_close(h);
        (void)unlink(h->path);
    }

    print_message("%d points\n", point);
    assert_true(point > 5);
}

static void a_full_disk_keeps_it_from_being_upgraded_and_harms_nothing(void **state) {
    struct harness *h = *state;
    aftercare_error err = {0};

    copy_kept(h->path, 1);
    disk.fault = DISK_FULL;
    assert_int_equal(AFTERCARE_EFULL, harness_try_open(h, &err));
    (void)uv_run(&h->loop, UV_RUN_NOWAIT);
    disk.fault = DISK_WORKS;
    h->now = NOON + 3 * MINUTE + 1;
    harness_open(h);

    has_all_of_it(h);
}

#define TEST_UNOPENED(name)                                                              \
    cmocka_unit_test_setup_teardown(name, harness_prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST_UNOPENED(an_older_store_is_taken_up_with_all_that_it_holds),
        TEST_UNOPENED(the_clocks_of_an_older_store_are_looked_at_once),
        TEST_UNOPENED(of_what_did_not_say_when_it_ended_the_last_expiry_is_known),
        TEST_UNOPENED(an_upgrade_packs_what_an_older_one_has_kept),
        TEST_UNOPENED(an_upgraded_store_has_the_tables_of_a_new_one),
        TEST_UNOPENED(what_an_upgrade_took_over_can_be_acted_on),
        TEST_UNOPENED(killed_at_each_point_of_an_upgrade_it_is_still_whole),
        TEST_UNOPENED(a_full_disk_keeps_it_from_being_upgraded_and_harms_nothing),
    };
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
