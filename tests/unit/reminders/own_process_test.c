// A process in which nothing else uses SQLite; a program of its own, because that is told
// once.
#include "tests/unit/reminders/harness.h"

#include <sqlite3.h>

static void memory_is_not_counted_and_everything_works(void **state) {
    struct harness *h = *state;

    harness_open(h);
    put_one(h, "s", NOON + HOUR);
    pass(h, HOUR);

    assert_int_equal(1, h->sent_count);
    assert_int_equal(0, sqlite3_memory_used());
}

static void told_too_late_it_does_nothing(void **state) {
    struct harness *h = *state;

    harness_open(h);
    aftercare_reminders_own_process();
    put_one(h, "s", NOON + HOUR);

    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(memory_is_not_counted_and_everything_works,
                                        harness_prepare, harness_unmake),
        cmocka_unit_test_setup_teardown(told_too_late_it_does_nothing, harness_prepare,
                                        harness_unmake),
    };
    aftercare_reminders_own_process();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
