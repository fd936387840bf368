// Whether a store is whole, asked without a loop.
#include "tests/unit/reminders/harness.h"

#include <sqlite3.h>

static aftercare_status examine(struct harness *h) {
    return aftercare_reminders_examine(h->store, &h->err);
}

static void change(const struct harness *h, const char *statement) {
    sqlite3 *database = NULL;
    assert_int_equal(SQLITE_OK, sqlite3_open(h->path, &database));
    assert_int_equal(SQLITE_OK, sqlite3_exec(database, statement, NULL, NULL, NULL));
    assert_int_equal(SQLITE_OK, sqlite3_close(database));
}

static void keep_one(struct harness *h) {
    harness_open(h);
    put_one(h, "s", NOON + HOUR);
    harness_close(h);
}

static void a_store_that_was_closed_is_whole(void **state) {
    struct harness *h = *state;
    keep_one(h);
    assert_int_equal(AFTERCARE_OK, examine(h));
}

static void what_is_not_there_is_not_made(void **state) {
    struct harness *h = *state;
    assert_int_equal(AFTERCARE_ENOTFOUND, examine(h));
    assert_int_equal(-1, access(h->path, F_OK));
}

static void a_store_in_use_is_left_alone(void **state) {
    struct harness *h = *state;
    harness_open(h);
    assert_int_equal(AFTERCARE_ECONFLICT, examine(h));
    put_one(h, "s", NOON + HOUR);
}

static void rows_that_belong_to_nothing_are_found(void **state) {
    struct harness *h = *state;
    keep_one(h);
    change(h, "PRAGMA foreign_keys = OFF; DELETE FROM session");
    assert_int_equal(AFTERCARE_EIO, examine(h));
    assert_non_null(strstr(h->err.sentence, "belong to nothing"));
}

static void no_store_is_a_mistake_of_the_caller(void **state) {
    struct harness *h = *state;
    assert_int_equal(AFTERCARE_EUSAGE, aftercare_reminders_examine(NULL, &h->err));
    assert_int_equal(AFTERCARE_EUSAGE, aftercare_reminders_examine("x:/y", &h->err));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_store_that_was_closed_is_whole),
        TEST(what_is_not_there_is_not_made),
        TEST(a_store_in_use_is_left_alone),
        TEST(rows_that_belong_to_nothing_are_found),
        TEST(no_store_is_a_mistake_of_the_caller),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
