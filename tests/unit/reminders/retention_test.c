// What has been kept long enough is taken out.
#include "core/reminders/retention.h"
#include "tests/unit/reminders/faulty_disk.h"
#include "tests/unit/reminders/harness.h"

#define DAYS (24 * HOUR)
#define YEARS (365 * DAYS)

struct kept {
    struct harness *h;
    int told;
    aftercare_erased erased;
};

static void note(void *context, const aftercare_erased *erased) {
    struct kept *kept = context;
    kept->told++;
    kept->erased.sessions += erased->sessions;
    kept->erased.reminders += erased->reminders;
    kept->erased.events += erased->events;
}

static int make(void **state) {
    struct kept *kept = calloc(1, sizeof *kept);
    assert_non_null(kept);
    kept->h = harness_new();
    kept->h->retain = "P2Y";
    kept->h->retained = note;
    kept->h->retained_context = kept;
    *state = kept;
    return 0;
}

static int unmake(void **state) {
    struct kept *kept = *state;
    disk.fault = DISK_WORKS;
    harness_free(kept->h);
    free(kept);
    return 0;
}

static bool has_bytes(const char *bytes, size_t len, const char *wanted) {
    size_t size = strlen(wanted);
    for (size_t i = 0; i + size <= len; i++) {
        if (memcmp(bytes + i, wanted, size) == 0) {
            return true;
        }
    }
    return false;
}

static void put_ended(struct harness *h, const char *id, int64_t ended, int64_t due) {
    aftercare_reminder reminder = reminder_at(id, due);
    aftercare_stored_session session = session_of(id, "a", &reminder, 1);
    session.ended = ended;
    assert_int_equal(AFTERCARE_OK, put_session(h, &session));
}

static void what_ended_longer_ago_is_erased_and_told(void **state) {
    struct kept *kept = *state;
    struct harness *h = kept->h;

    harness_open(h);
    pass(h, 0);
    put_ended(h, "old", NOON - 731 * DAYS, NOON - 730 * DAYS);
    put_ended(h, "young", NOON - 729 * DAYS, NOON - 728 * DAYS);
    pass(h, 0); // both are missed
    assert_int_equal(0, kept->told);
    pass(h, DAYS);

    assert_int_equal(1, kept->told);
    assert_int_equal(1, kept->erased.sessions);
    assert_int_equal(1, kept->erased.reminders);
    assert_int_equal(2, kept->erased.events);
    assert_int_equal(AFTERCARE_ENOTFOUND, get_session(h, "old"));
    assert_int_equal(AFTERCARE_ENOTFOUND, get(h, "old"));
    assert_int_equal(AFTERCARE_OK, get_session(h, "young"));
}

static void what_is_still_to_come_is_kept(void **state) {
    struct kept *kept = *state;
    struct harness *h = kept->h;

    harness_open(h);
    put_ended(h, "open", NOON - 3 * YEARS, NOON + 3 * DAYS);
    put_ended(h, "unknown", 0, NOON - 3 * YEARS);
    pass(h, 2 * DAYS);
    assert_int_equal(AFTERCARE_OK, get_session(h, "open"));
    pass(h, DAYS); // it goes out
    assert_int_equal(1, h->sent_count);
    pass(h, DAYS);

    assert_int_equal(AFTERCARE_ENOTFOUND, get_session(h, "open"));
    assert_int_equal(AFTERCARE_OK, get_session(h, "unknown"));
}

static void without_a_limit_all_is_kept(void **state) {
    struct kept *kept = *state;
    struct harness *h = kept->h;

    h->retain = NULL;
    harness_open(h);
    put_ended(h, "old", NOON - 9 * YEARS, NOON - 9 * YEARS);
    pass(h, 2 * DAYS);

    assert_int_equal(AFTERCARE_OK, get_session(h, "old"));
}

static void many_go_a_few_at_a_time_and_no_byte_of_them_is_left(void **state) {
    struct kept *kept = *state;
    struct harness *h = kept->h;
    static char bytes[1 << 22];
    char id[32];

    h->retain = NULL;
    harness_open(h);
    for (int i = 0; i < 2 * RETENTION_PIECE + 1; i++) {
        (void)snprintf(id, sizeof id, "canary-%d", i);
        put_ended(h, id, NOON - 3 * YEARS, NOON - 3 * YEARS);
    }
    pass(h, 0);
    harness_close(h);
    h->retain = "P2Y";
    harness_open(h);
    pass(h, 0);
    pass(h, 0);

    assert_int_equal(3, kept->told);
    assert_int_equal(2 * RETENTION_PIECE + 1, kept->erased.sessions);
    harness_close(h);
    FILE *file = fopen(h->path, "rb");
    assert_non_null(file);
    size_t len = fread(bytes, 1, sizeof bytes, file);
    (void)fclose(file);
    assert_true(has_bytes(bytes, len, "session_ended"));
    assert_false(has_bytes(bytes, len, "canary"));
}

static void a_full_disk_only_puts_it_off(void **state) {
    struct kept *kept = *state;
    struct harness *h = kept->h;

    harness_open(h);
    pass(h, 0); // the look at the opening
    put_ended(h, "old", NOON - 3 * YEARS, NOON - 3 * YEARS);
    pass(h, 0);
    disk.fault = DISK_FULL;
    pass(h, DAYS);
    disk.fault = DISK_WORKS;
    assert_int_equal(AFTERCARE_OK, get_session(h, "old"));
    assert_int_equal(0, kept->told);
    pass(h, RETENTION_PAUSE);

    assert_int_equal(AFTERCARE_ENOTFOUND, get_session(h, "old"));
    assert_int_equal(1, kept->told);
}

static void the_limit_is_a_step_on_the_calendar(void **state) {
    static const struct {
        struct span keeps;
        int64_t limit;
    } rows[] = {
        {{.months = 24}, NOON - 730 * DAYS}, // no 29 February in between
        {{.days = 10}, NOON - 10 * DAYS},
        {{.seconds = 3600}, NOON - HOUR},
        {{.seconds = INT64_MAX}, INT64_MIN},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(retention_limit(rows[i].keeps, NOON) == rows[i].limit);
    }
}

static void what_is_no_duration_is_refused(void **state) {
    static const char *const wrong[] = {"", "2Y", "P0D", "-P1D", "two years"};
    struct kept *kept = *state;
    struct harness *h = kept->h;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        h->retain = wrong[i];
        assert_int_equal(AFTERCARE_EUSAGE, harness_try_open(h, &h->err));
        assert_string_equal("retain", h->err.place);
    }
    (void)uv_run(&h->loop, UV_RUN_NOWAIT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_ended_longer_ago_is_erased_and_told),
        TEST(what_is_still_to_come_is_kept),
        TEST(without_a_limit_all_is_kept),
        TEST(many_go_a_few_at_a_time_and_no_byte_of_them_is_left),
        TEST(a_full_disk_only_puts_it_off),
        TEST(the_limit_is_a_step_on_the_calendar),
        TEST(what_is_no_duration_is_refused),
    };
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
