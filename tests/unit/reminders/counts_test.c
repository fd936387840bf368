// What was done, in numbers.
#include "tests/unit/reminders/faulty_disk.h"
#include "tests/unit/reminders/harness.h"

struct counted {
    bool is_answered;
    aftercare_counts counts;
    aftercare_channel_counts channels[3];
};

static void note(void *context, aftercare_status status,
                 const aftercare_reminders_answer *answer, const aftercare_error *err) {
    struct counted *counted = context;
    assert_int_equal(AFTERCARE_OK, status);
    assert_null(err);
    counted->is_answered = true;
    counted->counts = *answer->counts;
    for (size_t i = 0; i < answer->counts->channels_count; i++) {
        counted->channels[i] = answer->counts->channels[i];
        counted->channels[i].name = NULL; // borrowed
    }
}

static struct counted count(struct harness *h) {
    struct counted counted = {0};
    assert_int_equal(AFTERCARE_OK,
                     aftercare_reminders_count(h->reminders, note, &counted, &h->err));
    while (!counted.is_answered) {
        (void)uv_run(&h->loop, UV_RUN_ONCE);
    }
    return counted;
}

static void what_is_to_come_is_told_by_the_store(void **state) {
    struct harness *h = *state;
    h->reply = REPLY_LATER;
    put_one(h, "now", NOON);
    put_one(h, "later", NOON + HOUR);
    put_one(h, "gone", NOON + HOUR);
    assert_int_equal(AFTERCARE_OK, cancel(h, "gone"));
    pass(h, 0);

    struct counted counted = count(h);

    assert_int_equal(1, counted.counts.scheduled);
    assert_int_equal(1, counted.counts.under_way);
    assert_int_equal(1, counted.counts.channels_count);
}

static void each_try_is_counted_by_its_outcome(void **state) {
    struct harness *h = *state;
    static const enum reply replies[] = {REPLY_DELIVERED, REPLY_AGAIN, REPLY_REFUSED,
                                         REPLY_DOWN};
    static const char *const keys[] = {"a", "b", "c", "d"};
    for (size_t i = 0; i < 4; i++) {
        h->reply = replies[i];
        put_one(h, keys[i], h->now);
        pass(h, 0);
    }

    struct counted counted = count(h);

    for (size_t i = 0; i < AFTERCARE_OUTCOMES; i++) {
        assert_int_equal(1, counted.channels[0].outcomes[i]);
    }
    assert_false(counted.channels[0].is_down);
}

static void who_waits_long_for_others_of_his_channel_is_counted_once(void **state) {
    struct harness *h = *state;
    h->reply = REPLY_LATER;
    h->channels[0].parallel = 1;
    harness_open(h);
    put_one(h, "a", NOON);
    put_one(h, "b", NOON);
    pass(h, 0);
    pass(h, 6 * SECOND);
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "");
    pass(h, 0);
    harness_tell(h, 1, AFTERCARE_OUTCOME_DELIVERED, "");
    pass(h, 0);

    struct counted counted = count(h);

    assert_int_equal(1, counted.counts.gates[AFTERCARE_GATE_LIMIT]);
}

static void lateness_goes_into_the_first_bucket_that_holds_it(void **state) {
    struct harness *h = *state;
    static const struct {
        int64_t late;
        size_t bucket;
    } rows[] = {{0, 0}, {5, 0}, {6, 1}, {50, 1}, {1000, 3}, {1001, 4}, {HOUR, 9}};
    uint64_t sum = 0;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char key[16];
        struct counted before = count(h);
        (void)snprintf(key, sizeof key, "s%zu", i);
        put_one(h, key, h->now - rows[i].late);
        pass(h, 0);
        struct counted after = count(h);
        sum += (uint64_t)rows[i].late;
        assert_int_equal(before.counts.lateness[rows[i].bucket] + 1,
                         after.counts.lateness[rows[i].bucket]);
        assert_int_equal(sum, after.counts.lateness_sum);
    }
}

static void what_a_gate_kept_back_and_what_expired_is_counted(void **state) {
    struct harness *h = *state;
    h->reply = REPLY_DOWN;
    h->channels[0].circuit = 1;
    harness_open(h);
    put_one(h, "down", NOON);
    pass(h, 0);
    put_one(h, "held", NOON);
    pass(h, SECOND);

    struct counted counted = count(h);
    assert_true(counted.channels[0].is_down);
    assert_true(counted.counts.gates[AFTERCARE_GATE_CIRCUIT_OPEN] > 0);
    assert_int_equal(1, counted.counts.gates[AFTERCARE_GATE_BACK_OFF]);
    assert_int_equal(0, counted.counts.gates[AFTERCARE_GATE_EXPIRED]);
    pass(h, 3 * HOUR);

    assert_int_equal(2, count(h).counts.gates[AFTERCARE_GATE_EXPIRED]);
}

static void what_the_next_of_its_step_replaced_is_counted_apart(void **state) {
    struct harness *h = *state;
    aftercare_reminder steps[2] = {reminder_at("s/r/1", NOON - 2 * HOUR),
                                   reminder_at("s/r/2", NOON - HOUR)};
    steps[1].expires = NOON + HOUR;
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", steps, 2));
    pass(h, 0);

    assert_int_equal(1, count(h).counts.gates[AFTERCARE_GATE_NEXT_DUE]);
    assert_int_equal(0, count(h).counts.gates[AFTERCARE_GATE_EXPIRED]);
}

static void what_quiet_hours_moved_is_counted_once_for_each_plan(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminders[3] = {reminder_at("s/r/1", NOON + HOUR),
                                       reminder_at("s/r/2", NOON + HOUR),
                                       reminder_at("s/r/3", NOON + HOUR)};
    reminders[0].reason = "quiet hours move it";
    reminders[1].reason = "inside quiet hours";
    reminders[1].state = AFTERCARE_REMINDER_MISSED;
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 3));
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 3));

    assert_int_equal(2, count(h).counts.gates[AFTERCARE_GATE_QUIET_HOURS]);
}

static void late_ones_that_wait_for_their_turn_are_counted(void **state) {
    struct harness *h = *state;
    h->late_rate = 1;
    harness_open(h);
    put_one(h, "a", NOON - HOUR / 2);
    put_one(h, "b", NOON - HOUR / 2);
    put_one(h, "c", NOON - HOUR / 2);
    pass(h, 0);

    assert_true(count(h).counts.gates[AFTERCARE_GATE_LATE_RATE] > 0);
}

static void what_has_no_channel_any_more_is_counted(void **state) {
    struct harness *h = *state;
    harness_open(h);
    put_one(h, "s", NOON + HOUR);
    harness_close(h);
    h->channels[0].name = "other";
    h->now += HOUR;
    harness_open(h);
    pass(h, 0);

    assert_int_equal(1, count(h).counts.gates[AFTERCARE_GATE_NO_CHANNEL]);
}

static void a_batch_that_fails_is_counted_by_what_was_wrong(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminder = reminder_at("s/r/1", NOON + HOUR);
    disk.fault = DISK_FULL;
    assert_int_equal(AFTERCARE_EFULL, put(h, "s", "a", &reminder, 1));
    disk.fault = DISK_WORKS;

    struct counted counted = count(h);

    assert_true(counted.counts.trouble[AFTERCARE_EFULL] > 0);
    assert_int_equal(0, counted.counts.trouble[AFTERCARE_EIO]);
}

static int make(void **state) {
    disk.fault = DISK_WORKS;
    return harness_make(state);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, harness_unmake)
#define TEST_CLOSED(name)                                                                \
    cmocka_unit_test_setup_teardown(name, harness_prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_is_to_come_is_told_by_the_store),
        TEST(each_try_is_counted_by_its_outcome),
        TEST(lateness_goes_into_the_first_bucket_that_holds_it),
        TEST_CLOSED(what_a_gate_kept_back_and_what_expired_is_counted),
        TEST(what_the_next_of_its_step_replaced_is_counted_apart),
        TEST(what_quiet_hours_moved_is_counted_once_for_each_plan),
        TEST_CLOSED(late_ones_that_wait_for_their_turn_are_counted),
        TEST_CLOSED(who_waits_long_for_others_of_his_channel_is_counted_once),
        TEST_CLOSED(what_has_no_channel_any_more_is_counted),
        TEST(a_batch_that_fails_is_counted_by_what_was_wrong),
    };
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
