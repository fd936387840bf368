// Reading from a store that no daemon has open.
#include "core/reminders/closed.h"
#include "tests/unit/base/failing.h"
#include "tests/unit/reminders/harness.h"

static aftercare_status read_key(struct harness *h, const char *key) {
    aftercare_read what = AFTERCARE_READ;
    what.store = h->store;
    what.key = key;
    what.now = h->now;
    h->is_answered = false;
    return aftercare_reminders_read(&what, harness_answer, h, &h->err);
}

static void it_tells_what_the_daemon_would(void **state) {
    struct harness *h = *state;
    char why[512];

    put_one(h, "s", NOON);
    pass(h, 0);
    assert_int_equal(AFTERCARE_OK, get(h, "s"));
    copy_string(why, sizeof why, h->why);
    harness_close(h);
    assert_int_equal(AFTERCARE_OK, read_key(h, "s"));

    assert_true(h->is_answered);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, h->seen[0].state);
    assert_int_equal(3, h->events_count);
    assert_string_equal(why, h->why);
    harness_open(h);
}

static void what_is_not_there_is_not_found_and_not_made(void **state) {
    struct harness *h = *state;

    assert_int_equal(AFTERCARE_ENOTFOUND, read_key(h, "s"));
    assert_non_null(strstr(h->err.sentence, "there is no store"));
    assert_int_equal(-1, access(h->path, F_OK));
    harness_open(h);
    harness_close(h);
    assert_int_equal(AFTERCARE_ENOTFOUND, read_key(h, "s"));
    assert_non_null(strstr(h->err.sentence, "there is no reminder"));
    assert_false(h->is_answered);
}

static void a_store_that_somebody_has_open_is_told_of(void **state) {
    struct harness *h = *state;

    assert_int_equal(AFTERCARE_ECONFLICT, read_key(h, "s"));
    assert_false(h->is_answered);
}

static void without_what_it_needs_it_is_refused(void **state) {
    struct harness *h = *state;
    aftercare_read good = AFTERCARE_READ;
    good.store = h->store;
    good.key = "s";
    aftercare_read no_size = good, no_store = good, no_key = good, no_such = good;
    no_size.size = 0;
    no_store.store = NULL;
    no_key.key = NULL;
    no_such.store = "cards:box";
    const aftercare_read *const rows[] = {NULL, &no_size, &no_store, &no_key, &no_such};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(AFTERCARE_EUSAGE,
                         aftercare_reminders_read(rows[i], harness_answer, h, &h->err));
    }
    assert_int_equal(AFTERCARE_EUSAGE,
                     aftercare_reminders_read(&good, NULL, NULL, &h->err));
}

static void without_memory_it_says_so_at_each_request(void **state) {
    struct harness *h = *state;
    static const struct store_functions *const stores[] = {&store_sqlite, NULL};
    aftercare_read what = AFTERCARE_READ;
    aftercare_status status = AFTERCARE_ENOMEM;

    put_one(h, "s", NOON);
    harness_close(h);
    what.store = h->store;
    what.key = "s";
    for (size_t n = 1; status && n < 1000; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct reminders_parts parts = {.allocator = &allocator, .stores = stores};
        h->is_answered = false;
        status = closed_read(&what, harness_answer, h, &parts, &h->err);
        assert_int_equal(failing.live, 0);
        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        assert_true(h->is_answered == (status == AFTERCARE_OK));
    }

    assert_int_equal(AFTERCARE_OK, status);
    harness_open(h);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_make, harness_unmake)

#define TEST_UNOPENED(name)                                                              \
    cmocka_unit_test_setup_teardown(name, harness_prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(it_tells_what_the_daemon_would),
        TEST_UNOPENED(what_is_not_there_is_not_found_and_not_made),
        TEST(a_store_that_somebody_has_open_is_told_of),
        TEST_UNOPENED(without_what_it_needs_it_is_refused),
        TEST(without_memory_it_says_so_at_each_request),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
