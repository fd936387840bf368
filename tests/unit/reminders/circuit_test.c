// A channel that ceases to work, and works again.
#include "core/reminders/circuit.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define NOON INT64_C(1795435200000)
#define DOWN AFTERCARE_OUTCOME_DOWN
#define DELIVERED AFTERCARE_OUTCOME_DELIVERED

static const struct backoff backoff = {4000, 3600000};

static struct circuit closed(void) {
    struct circuit circuit;
    circuit_init(&circuit, "webhook", 3, &backoff);
    return circuit;
}

static bool note(struct circuit *circuit, aftercare_outcome outcome, int64_t at) {
    return circuit_note(circuit, &(struct circuit_answer){.outcome = outcome, .at = at});
}

static bool note_probe(struct circuit *circuit, aftercare_outcome outcome, int64_t at) {
    return circuit_note(circuit, &(struct circuit_answer){
                                     .outcome = outcome, .at = at, .was_probe = true});
}

static struct circuit open_at(int64_t at) {
    struct circuit circuit = closed();
    for (int i = 0; i < 3; i++) {
        assert_int_equal(CIRCUIT_ADMITS, circuit_admit(&circuit, at));
    }
    assert_false(note(&circuit, DOWN, at));
    assert_false(note(&circuit, DOWN, at));
    assert_true(note(&circuit, DOWN, at));
    return circuit;
}

static void a_channel_that_works_lets_everything_pass(void **state) {
    static const aftercare_outcome fine[] = {DELIVERED, AFTERCARE_OUTCOME_TRY_AGAIN,
                                             AFTERCARE_OUTCOME_REFUSED};
    struct circuit circuit = closed();

    (void)state;
    for (int i = 0; i < 100; i++) {
        assert_int_equal(CIRCUIT_ADMITS, circuit_admit(&circuit, NOON));
        assert_false(note(&circuit, fine[i % 3], NOON));
    }
    assert_int_equal(64, circuit_room(&circuit, 64, NOON));
}

static void only_failures_in_a_row_open_it(void **state) {
    struct circuit circuit = closed();

    (void)state;
    for (int i = 0; i < 10; i++) {
        assert_false(note(&circuit, DOWN, NOON));
        assert_false(note(&circuit, DOWN, NOON));
        assert_false(note(&circuit, AFTERCARE_OUTCOME_REFUSED, NOON));
    }
    assert_int_equal(CIRCUIT_CLOSED, circuit.state);
}

static void while_it_is_open_nothing_passes(void **state) {
    struct circuit circuit = open_at(NOON);

    (void)state;
    assert_true(circuit.until > NOON + 2900 && circuit.until <= NOON + 4000);
    assert_true(circuit_is_open(&circuit, circuit.until - 1));
    assert_int_equal(CIRCUIT_HOLDS, circuit_admit(&circuit, circuit.until - 1));
    assert_int_equal(0, circuit_room(&circuit, 64, circuit.until - 1));
}

static void after_the_wait_one_goes_as_a_probe(void **state) {
    struct circuit circuit = open_at(NOON);
    int64_t now = circuit.until;

    (void)state;
    assert_int_equal(1, circuit_room(&circuit, 64, now));
    assert_int_equal(CIRCUIT_ADMITS_PROBE, circuit_admit(&circuit, now));
    assert_int_equal(CIRCUIT_HOLDS, circuit_admit(&circuit, now));
    assert_int_equal(CIRCUIT_HOLDS, circuit_admit(&circuit, now + 1000000));
    assert_int_equal(1, circuit_room(&circuit, 64, now));
    assert_int_equal(0, circuit_room(&circuit, 0, now));
}

static void a_probe_that_works_closes_it(void **state) {
    struct circuit circuit = open_at(NOON);

    (void)state;
    (void)circuit_admit(&circuit, circuit.until);
    assert_true(note_probe(&circuit, DELIVERED, circuit.until));
    assert_int_equal(CIRCUIT_ADMITS, circuit_admit(&circuit, circuit.until));
    assert_int_equal(0, circuit.failures);
}

static void each_probe_that_fails_makes_the_wait_longer(void **state) {
    struct circuit circuit = open_at(NOON);
    int64_t wait = circuit.until - NOON;

    (void)state;
    for (int i = 0; i < 3; i++) {
        int64_t now = circuit.until;
        assert_int_equal(CIRCUIT_ADMITS_PROBE, circuit_admit(&circuit, now));
        assert_true(note_probe(&circuit, DOWN, now));
        assert_true(circuit.until - now > wait);
        wait = circuit.until - now;
    }
    for (int i = 0; i < 100; i++) {
        (void)circuit_admit(&circuit, circuit.until);
        (void)note_probe(&circuit, DOWN, circuit.until);
    }
    assert_in_range(circuit.until - circuit.since, 45000, CIRCUIT_WAIT_MAX);
}

static void a_receiver_that_asks_for_a_longer_peace_has_it(void **state) {
    struct circuit circuit = closed();

    (void)state;
    for (int i = 0; i < 3; i++) {
        (void)circuit_note(
            &circuit,
            &(struct circuit_answer){.outcome = DOWN, .at = NOON, .retry_after = 600000});
    }
    assert_int_equal(NOON + 600000, circuit.until);
}

// Those that were under way when it opened end one after the other.
static void what_was_under_way_neither_prolongs_the_wait_nor_is_the_probe(void **state) {
    struct circuit circuit = open_at(NOON);
    int64_t until = circuit.until;

    (void)state;
    assert_false(note(&circuit, DOWN, NOON + 1000));
    assert_int_equal(until, circuit.until);
    (void)circuit_admit(&circuit, until);
    assert_false(note(&circuit, DOWN, until));
    assert_int_equal(CIRCUIT_PROBING, circuit.state);
    assert_int_equal(CIRCUIT_HOLDS, circuit_admit(&circuit, until));
    assert_true(note(&circuit, DELIVERED, until)); // but this is good news
    assert_int_equal(CIRCUIT_CLOSED, circuit.state);
}

static void a_clock_set_back_ends_the_wait(void **state) {
    struct circuit circuit = open_at(NOON);

    (void)state;
    assert_false(circuit_is_open(&circuit, NOON - 3600000));
    assert_int_equal(CIRCUIT_ADMITS_PROBE, circuit_admit(&circuit, NOON - 3600000));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_channel_that_works_lets_everything_pass),
        cmocka_unit_test(only_failures_in_a_row_open_it),
        cmocka_unit_test(while_it_is_open_nothing_passes),
        cmocka_unit_test(after_the_wait_one_goes_as_a_probe),
        cmocka_unit_test(a_probe_that_works_closes_it),
        cmocka_unit_test(each_probe_that_fails_makes_the_wait_longer),
        cmocka_unit_test(a_receiver_that_asks_for_a_longer_peace_has_it),
        cmocka_unit_test(what_was_under_way_neither_prolongs_the_wait_nor_is_the_probe),
        cmocka_unit_test(a_clock_set_back_ends_the_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
