#include "core/simulation/simulation.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#define NOON INT64_C(1795435200000)
#define MINUTE INT64_C(60000)
#define HOUR (60 * MINUTE)

static const aftercare_planned_reminder planned[] = {
    {.key = "s/r/1",
     .rule = "r",
     .due = NOON + HOUR,
     .wanted = NOON + HOUR,
     .expires = NOON + 2 * HOUR,
     .message = "wash"},
    {.key = "s/r/2",
     .rule = "r",
     .due = NOON + 3 * HOUR,
     .wanted = NOON + 3 * HOUR,
     .expires = NOON + 4 * HOUR,
     .message = "rest"},
};

static const aftercare_plan plan = {
    .session = "s",
    .patient = "p",
    .content = "sha256:1",
    .channel = "webhook",
    .timezone = "Europe/Berlin",
    .reminders = planned,
    .reminders_count = 2,
    .json = "{}",
    .json_len = 2,
};

static const aftercare_document document = {.text = "{}", .len = 2};

static aftercare_simulation *posted_at(int64_t at) {
    aftercare_simulation *simulation = NULL;
    assert_int_equal(aftercare_simulation_new(&simulation, NULL), AFTERCARE_OK);
    assert_int_equal(aftercare_simulation_post(simulation, at, &plan, &document, NULL),
                     AFTERCARE_OK);
    return simulation;
}

static void what_is_due_is_delivered_at_its_moment(void **state) {
    aftercare_simulation *simulation = posted_at(NOON);
    (void)state;

    assert_int_equal(aftercare_simulation_run(simulation, NOON + 9 * HOUR, NULL),
                     AFTERCARE_OK);

    assert_int_equal(aftercare_simulation_count(simulation), 2);
    const aftercare_simulated *second = aftercare_simulation_at(simulation, 1);
    assert_string_equal(second->reminder->key, "s/r/2");
    assert_string_equal(second->reminder->channel, "webhook");
    assert_int_equal(second->reminder->state, AFTERCARE_REMINDER_DELIVERED);
    assert_int_equal(second->events_count, 3);
    assert_string_equal(second->events[2].what, "delivered");
    assert_int_equal(second->events[2].at, NOON + 3 * HOUR);
    assert_non_null(strstr(second->why, "delivered"));
    assert_null(aftercare_simulation_at(simulation, 2));
    aftercare_simulation_free(simulation);
}

static void what_is_due_within_the_window_goes_together(void **state) {
    static const aftercare_planned_reminder near = {.key = "t/r/1",
                                                    .rule = "r",
                                                    .due = NOON + HOUR + 10 * MINUTE,
                                                    .wanted = NOON + HOUR + 10 * MINUTE,
                                                    .expires = NOON + 4 * HOUR,
                                                    .message = "drink"};
    aftercare_plan other = plan;
    aftercare_simulation *simulation = posted_at(NOON);
    (void)state;

    other.session = "t";
    other.reminders = &near;
    other.reminders_count = 1;
    assert_int_equal(aftercare_simulation_post(simulation, NOON, &other, &document, NULL),
                     AFTERCARE_OK);
    assert_int_equal(aftercare_simulation_group(simulation, 15 * MINUTE, NULL),
                     AFTERCARE_OK);
    assert_int_equal(aftercare_simulation_run(simulation, NOON + 9 * HOUR, NULL),
                     AFTERCARE_OK);

    for (size_t i = 0; i < 2; i++) {
        const aftercare_simulated *one = aftercare_simulation_at(simulation, i);
        assert_string_equal(one->events[one->events_count - 1].what, "delivered");
        assert_int_equal(one->events[one->events_count - 1].at, near.due);
        assert_non_null(one->reminder->group);
    }
    assert_null(aftercare_simulation_at(simulation, 2)->reminder->group);
    aftercare_simulation_free(simulation);
}

static void a_window_that_is_none_is_refused(void **state) {
    aftercare_simulation *simulation = posted_at(NOON);
    (void)state;

    assert_int_equal(aftercare_simulation_group(simulation, -1, NULL), AFTERCARE_EUSAGE);
    assert_int_equal(aftercare_simulation_group(simulation, 25 * HOUR, NULL),
                     AFTERCARE_EUSAGE);
    assert_int_equal(aftercare_simulation_run(simulation, NOON + HOUR, NULL),
                     AFTERCARE_OK);
    assert_int_equal(aftercare_simulation_group(simulation, 0, NULL), AFTERCARE_EUSAGE);
    aftercare_simulation_free(simulation);
}

static void what_is_to_come_after_the_end_stays_scheduled(void **state) {
    aftercare_simulation *simulation = posted_at(NOON);
    (void)state;

    assert_int_equal(aftercare_simulation_run(simulation, NOON + 2 * HOUR, NULL),
                     AFTERCARE_OK);

    assert_int_equal(aftercare_simulation_at(simulation, 0)->reminder->state,
                     AFTERCARE_REMINDER_DELIVERED);
    assert_int_equal(aftercare_simulation_at(simulation, 1)->reminder->state,
                     AFTERCARE_REMINDER_SCHEDULED);
    aftercare_simulation_free(simulation);
}

static void what_expires_while_nobody_can_be_reached_is_missed(void **state) {
    aftercare_simulation *simulation = posted_at(NOON);
    (void)state;

    assert_int_equal(
        aftercare_simulation_fail(simulation, NOON, NOON + 150 * MINUTE, NULL),
        AFTERCARE_OK);
    assert_int_equal(aftercare_simulation_run(simulation, NOON + 9 * HOUR, NULL),
                     AFTERCARE_OK);

    assert_int_equal(aftercare_simulation_at(simulation, 0)->reminder->state,
                     AFTERCARE_REMINDER_MISSED);
    assert_int_equal(aftercare_simulation_at(simulation, 1)->reminder->state,
                     AFTERCARE_REMINDER_DELIVERED);
    aftercare_simulation_free(simulation);
}

static void a_session_posted_again_is_posted_anew(void **state) {
    aftercare_simulation *simulation = posted_at(NOON);
    aftercare_plan shorter = plan;
    shorter.content = "sha256:2";
    shorter.reminders_count = 1;
    (void)state;

    assert_int_equal(aftercare_simulation_post(simulation, NOON + 90 * MINUTE, &shorter,
                                               &document, NULL),
                     AFTERCARE_OK);
    assert_int_equal(aftercare_simulation_run(simulation, NOON + 9 * HOUR, NULL),
                     AFTERCARE_OK);

    assert_int_equal(aftercare_simulation_at(simulation, 0)->reminder->state,
                     AFTERCARE_REMINDER_DELIVERED);
    assert_int_equal(aftercare_simulation_at(simulation, 0)->reminder->attempts, 1);
    assert_int_equal(aftercare_simulation_at(simulation, 1)->reminder->state,
                     AFTERCARE_REMINDER_CANCELLED);
    aftercare_simulation_free(simulation);
}

static void what_cannot_be_run_is_told(void **state) {
    aftercare_simulation *simulation = NULL;
    aftercare_error err;
    (void)state;
    assert_int_equal(aftercare_simulation_new(&simulation, &err), AFTERCARE_OK);

    assert_int_equal(aftercare_simulation_run(simulation, NOON, &err), AFTERCARE_EUSAGE);
    assert_non_null(strstr(err.sentence, "nothing to simulate"));
    assert_int_equal(aftercare_simulation_post(simulation, NOON, &plan, &document, &err),
                     AFTERCARE_OK);
    assert_int_equal(aftercare_simulation_run(simulation, NOON - 1, &err),
                     AFTERCARE_EUSAGE);
    assert_int_equal(aftercare_simulation_run(simulation, INT64_MAX / 2, &err),
                     AFTERCARE_ELIMIT);
    assert_int_equal(aftercare_simulation_fail(simulation, 2, 1, &err), AFTERCARE_EUSAGE);
    assert_int_equal(aftercare_simulation_count(simulation), 0);
    assert_null(aftercare_simulation_at(simulation, 0));

    assert_int_equal(aftercare_simulation_run(simulation, NOON, &err), AFTERCARE_OK);
    assert_int_equal(aftercare_simulation_run(simulation, NOON, &err), AFTERCARE_EUSAGE);
    assert_int_equal(aftercare_simulation_post(simulation, NOON, &plan, &document, &err),
                     AFTERCARE_EUSAGE);
    aftercare_simulation_free(simulation);
    aftercare_simulation_free(NULL);
}

static void two_sessions_with_one_key_are_refused(void **state) {
    aftercare_simulation *simulation = posted_at(NOON);
    aftercare_plan other = plan;
    aftercare_error err;
    other.session = "t";
    (void)state;

    assert_int_equal(aftercare_simulation_post(simulation, NOON, &other, &document, &err),
                     AFTERCARE_OK);
    assert_int_equal(aftercare_simulation_run(simulation, NOON + HOUR, &err),
                     AFTERCARE_ECONFLICT);
    assert_non_null(strstr(err.sentence, "s/r/1"));
    assert_int_equal(aftercare_simulation_count(simulation), 0);
    aftercare_simulation_free(simulation);
}

static aftercare_status run_with(const struct allocator *allocator) {
    aftercare_simulation *simulation = NULL;
    aftercare_error err = {0};
    aftercare_status status = simulation_new(&simulation, allocator, &err);
    if (!status) {
        status = aftercare_simulation_post(simulation, NOON, &plan, &document, &err);
    }
    if (!status) {
        status = aftercare_simulation_run(simulation, NOON + 9 * HOUR, &err);
    }
    assert_int_equal(status, err.status);
    aftercare_simulation_free(simulation);
    return status;
}

// A try for which there was no memory is taken up later, so that it works all the same.
static void every_failing_allocation_is_told_or_made_good(void **state) {
    struct failing failing = {.fails_at = 0};
    (void)state;
    do {
        size_t n = failing.fails_at + 1;
        failing = (struct failing){.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        aftercare_status status = run_with(&allocator);
        assert_int_equal(failing.live, 0);
        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
    } while (failing.requests >= failing.fails_at);
    assert_true(failing.fails_at > 10);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_due_is_delivered_at_its_moment),
        cmocka_unit_test(what_is_due_within_the_window_goes_together),
        cmocka_unit_test(a_window_that_is_none_is_refused),
        cmocka_unit_test(what_is_to_come_after_the_end_stays_scheduled),
        cmocka_unit_test(what_expires_while_nobody_can_be_reached_is_missed),
        cmocka_unit_test(a_session_posted_again_is_posted_anew),
        cmocka_unit_test(what_cannot_be_run_is_told),
        cmocka_unit_test(two_sessions_with_one_key_are_refused),
        cmocka_unit_test(every_failing_allocation_is_told_or_made_good),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
