// What happens when the disk fails, is full, or memory runs out.
#include "tests/unit/reminders/faulty_disk.h"
#include "tests/unit/reminders/harness.h"
#include "tests/unit/reminders/short_memory.h"

static int make(void **state) {
    struct harness *h = harness_new();
    disk.fault = DISK_WORKS;
    harness_open(h);
    *state = h;
    return 0;
}

static int unmake(void **state) {
    harness_free(*state);
    return 0;
}

static aftercare_status try_put(struct harness *h, const char *key, int64_t due) {
    aftercare_reminder reminder = reminder_at(key, due);
    return put(h, key, "a", &reminder, 1);
}

static void a_full_disk_is_told_nothing_is_kept_and_it_heals(void **state) {
    struct harness *h = *state;

    disk.fault = DISK_FULL;
    assert_int_equal(AFTERCARE_EFULL, try_put(h, "s", NOON + HOUR));
    assert_non_null(strstr(h->err.sentence, "full"));
    assert_true(aftercare_reminders_is_ready(h->reminders));
    disk.fault = DISK_WORKS;
    assert_int_equal(AFTERCARE_ENOTFOUND, get(h, "s"));

    assert_int_equal(AFTERCARE_OK, try_put(h, "s", NOON + HOUR));
    assert_int_equal(0, h->fatal);
    assert_int_equal(2, h->logged); // that it is full, and that it works again
}

static void what_was_kept_is_served_while_the_disk_is_full(void **state) {
    struct harness *h = *state;

    assert_int_equal(AFTERCARE_OK, try_put(h, "s", NOON + HOUR));
    disk.fault = DISK_FULL;
    assert_int_equal(AFTERCARE_EFULL, try_put(h, "t", NOON + HOUR));

    assert_int_equal(AFTERCARE_OK, get(h, "s"));
    assert_int_equal(AFTERCARE_OK, get_session(h, "s"));
}

static void nothing_is_sent_that_the_disk_does_not_know_of(void **state) {
    struct harness *h = *state;

    assert_int_equal(AFTERCARE_OK, try_put(h, "s", NOON + MINUTE));
    disk.fault = DISK_FULL;
    pass(h, MINUTE);
    assert_int_equal(0, h->sent_count);
    disk.fault = DISK_WORKS;
    pass(h, 0);

    assert_int_equal(1, h->sent_count);
    assert_int_equal(1, h->sent[0].attempts);
}

static void
what_was_delivered_is_not_sent_again_because_it_could_not_be_noted(void **state) {
    struct harness *h = *state;

    h->reply = REPLY_LATER;
    assert_int_equal(AFTERCARE_OK, try_put(h, "s", NOON + MINUTE));
    pass(h, MINUTE);
    assert_int_equal(1, h->sent_count);
    disk.fault = DISK_FULL;
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "200");
    pass(h, MINUTE);
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s"));
    disk.fault = DISK_WORKS;
    pass(h, MINUTE);

    assert_int_equal(1, h->sent_count);
    assert_int_equal(AFTERCARE_OK, get(h, "s"));
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, h->seen[0].state);
}

static void the_full_disk_heals_without_a_call(void **state) {
    struct harness *h = *state;

    assert_int_equal(AFTERCARE_OK, try_put(h, "s", NOON + MINUTE));
    disk.fault = DISK_FULL;
    pass(h, MINUTE);
    disk.fault = DISK_WORKS;
    uint64_t begun = uv_hrtime();
    while (h->sent_count == 0 && uv_hrtime() - begun < UINT64_C(5000000000)) {
        (void)uv_run(&h->loop, UV_RUN_ONCE);
    }

    assert_int_equal(1, h->sent_count);
}

static void a_write_that_fails_makes_it_unready_until_one_works(void **state) {
    struct harness *h = *state;

    disk.fault = DISK_WRITE_FAILS;
    assert_int_equal(AFTERCARE_EIO, try_put(h, "s", NOON + HOUR));
    (void)uv_run(&h->loop, UV_RUN_NOWAIT);
    assert_false(aftercare_reminders_is_ready(h->reminders));
    disk.fault = DISK_WORKS;
    assert_int_equal(AFTERCARE_OK, try_put(h, "s", NOON + HOUR));
    (void)uv_run(&h->loop, UV_RUN_NOWAIT);

    assert_true(aftercare_reminders_is_ready(h->reminders));
    assert_int_equal(0, h->fatal);
}

static void while_writing_fails_reading_does_not_make_it_ready(void **state) {
    struct harness *h = *state;

    assert_int_equal(AFTERCARE_OK, try_put(h, "s", NOON + HOUR));
    disk.fault = DISK_WRITE_FAILS;
    assert_int_equal(AFTERCARE_EIO, try_put(h, "t", NOON + HOUR));
    for (int i = 0; i < 3; i++) {
        assert_int_equal(AFTERCARE_OK, get(h, "s"));
        (void)uv_run(&h->loop, UV_RUN_NOWAIT);
        assert_false(aftercare_reminders_is_ready(h->reminders));
    }
    assert_int_equal(1, h->logged);
    disk.fault = DISK_WORKS;
    assert_int_equal(AFTERCARE_OK, get(h, "s"));
    (void)uv_run(&h->loop, UV_RUN_NOWAIT);

    assert_true(aftercare_reminders_is_ready(h->reminders));
    assert_int_equal(2, h->logged);
}

static void a_sync_that_fails_is_the_end(void **state) {
    struct harness *h = *state;

    disk.fault = DISK_SYNC_FAILS;
    assert_int_equal(AFTERCARE_EIO, try_put(h, "s", NOON + HOUR));
    disk.fault = DISK_WORKS;
    (void)uv_run(&h->loop, UV_RUN_NOWAIT);

    assert_int_equal(1, h->fatal);
    assert_int_equal(1, h->logged);
    assert_false(aftercare_reminders_is_ready(h->reminders));
    assert_int_equal(AFTERCARE_EIO, try_put(h, "t", NOON + HOUR));
    assert_int_equal(AFTERCARE_EIO, get(h, "s"));
    assert_int_equal(1, h->fatal);
}

static void after_a_sync_that_failed_nothing_is_sent(void **state) {
    struct harness *h = *state;

    assert_int_equal(AFTERCARE_OK, try_put(h, "s", NOON + MINUTE));
    disk.fault = DISK_SYNC_FAILS;
    h->now += MINUTE;
    while (h->fatal == 0) {
        (void)get(h, "s");
        (void)uv_run(&h->loop, UV_RUN_NOWAIT);
    }
    disk.fault = DISK_WORKS;
    for (int i = 0; i < 20; i++) {
        (void)uv_run(&h->loop, UV_RUN_NOWAIT);
    }

    assert_int_equal(0, h->sent_count);
}

static void a_store_on_a_failing_disk_is_not_opened(void **state) {
    struct harness *h = *state;
    static const enum disk_fault faults[] = {DISK_FULL, DISK_SYNC_FAILS,
                                             DISK_WRITE_FAILS};
    harness_close(h);
    (void)unlink(h->path);

    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        aftercare_error err = {0};
        disk.fault = faults[i];
        aftercare_status status = harness_try_open(h, &err);
        assert_true(status == AFTERCARE_EIO || status == AFTERCARE_EFULL);
        assert_string_equal(h->path, err.place);
        (void)uv_run(&h->loop, UV_RUN_NOWAIT);
    }
    disk.fault = DISK_WORKS;
    harness_open(h);
}

static void opening_without_memory_fails_cleanly_at_each_request(void **state) {
    struct harness *h = *state;
    struct short_memory memory = {0};
    struct allocator allocator = short_memory_allocator(&memory);
    aftercare_status status = AFTERCARE_ENOMEM;
    harness_close(h);
    harness_bring_allocator(h, &allocator);

    for (long n = 0; status; n++) {
        aftercare_error err = {0};
        memory.left = n;
        status = harness_try_open(h, &err);
        (void)uv_run(&h->loop, UV_RUN_NOWAIT);
        if (status) {
            assert_int_equal(AFTERCARE_ENOMEM, status);
            assert_null(h->reminders);
            assert_int_equal(0, memory.out);
        }
    }
    memory.left = -1;
    harness_close(h);

    assert_int_equal(0, memory.out);
}

// Everything that a reminder goes through, with the n-th request failing: whatever is
// answered OK is kept, and what is kept is delivered in the end.
static void a_life_without_memory_loses_nothing_that_was_accepted(void **state) {
    struct harness *h = *state;
    struct short_memory memory = {0};
    struct allocator allocator = short_memory_allocator(&memory);
    aftercare_reminders_query query = {.size = sizeof query};
    bool has_failed = true;
    harness_close(h);
    harness_bring_allocator(h, &allocator);

    for (long n = 0; has_failed; n++) {
        char key[32];
        (void)snprintf(key, sizeof key, "s-%ld", n);
        memory.left = -1;
        harness_open(h);
        size_t sent = h->sent_count;
        memory.left = n;
        bool is_accepted = try_put(h, key, h->now) == AFTERCARE_OK;
        (void)list(h, &query);
        (void)get_session(h, key);
        (void)get(h, key);
        (void)cancel(h, "nobody");
        has_failed = memory.left < 0;
        memory.left = -1;
        for (int i = 0; is_accepted && h->sent_count == sent && i < 400; i++) {
            (void)get(h, key);
        }
        assert_int_equal(is_accepted ? sent + 1 : sent, h->sent_count);
        memory.left = n;
        bool is_given = get_patient(h, "p-1") == AFTERCARE_OK;
        bool is_erased = is_given && erase_patient(h, "p-1") == AFTERCARE_OK;
        has_failed = has_failed || memory.left < 0;
        memory.left = -1;
        if (is_erased) {
            assert_int_equal(AFTERCARE_ENOTFOUND, get_patient(h, "p-1"));
        }
        harness_close(h);
        assert_int_equal(0, memory.out);
    }
    assert_true(h->sent_count > 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_full_disk_is_told_nothing_is_kept_and_it_heals),
        TEST(what_was_kept_is_served_while_the_disk_is_full),
        TEST(nothing_is_sent_that_the_disk_does_not_know_of),
        TEST(what_was_delivered_is_not_sent_again_because_it_could_not_be_noted),
        TEST(the_full_disk_heals_without_a_call),
        TEST(a_write_that_fails_makes_it_unready_until_one_works),
        TEST(while_writing_fails_reading_does_not_make_it_ready),
        TEST(a_sync_that_fails_is_the_end),
        TEST(after_a_sync_that_failed_nothing_is_sent),
        TEST(a_store_on_a_failing_disk_is_not_opened),
        TEST(opening_without_memory_fails_cleanly_at_each_request),
        TEST(a_life_without_memory_loses_nothing_that_was_accepted),
    };
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
