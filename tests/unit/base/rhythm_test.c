#include "core/base/rhythm.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define HOUR INT64_C(3600000)
#define NOON INT64_C(1795435200000) // of the 23rd of November 2026, in UTC

static struct rhythm example(void) {
    return (struct rhythm){.number = 2,
                           .after_done = {.seconds = 14400},
                           .min_gap = {.days = 1},
                           .expires = {.seconds = 7200},
                           .wanted = {NOON},
                           .wanted_reading = NOON / 1000 + 3600,
                           .until = {NOON + HOUR},
                           .ended = {NOON - 2 * HOUR},
                           .from = {NOON - HOUR},
                           .till = {NOON + 9 * HOUR},
                           .quiet = {true, 75600, 28800}};
}

static void what_is_written_is_read_again(void **state) {
    struct rhythm written = example(), read = {0};
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    (void)state;

    const char *text = rhythm_write(&arena, &written);
    assert_non_null(text);
    assert_int_equal(AFTERCARE_OK, rhythm_read(&read, &arena, text, NULL));

    assert_string_equal(text, rhythm_write(&arena, &read));
    assert_true(read.number == 2 && read.wanted.milliseconds == NOON);
    assert_true(read.min_gap.days == 1 && read.quiet.is_given);
    written.quiet = (struct quiet){0};
    assert_int_equal(AFTERCARE_OK,
                     rhythm_read(&read, &arena, rhythm_write(&arena, &written), NULL));
    assert_false(read.quiet.is_given);
    arena_clear(&arena);
}

static void the_plan_is_that_of_the_zone_as_it_is_now(void **state) {
    struct rhythm rhythm = example();
    struct zone_cache *zones = NULL;
    const struct zone *zone = NULL;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    (void)state;
    assert_int_equal(AFTERCARE_OK, zone_cache_new(&zones, &arena, NULL, NULL));
    assert_int_equal(AFTERCARE_OK, zone_find(&zone, zones, TEXT("Etc/GMT-1"), NULL));

    struct beat beat = rhythm_planned(&rhythm, zone);
    assert_true(beat.due.milliseconds == NOON);
    assert_true(beat.expires.milliseconds == NOON + 2 * HOUR);
    assert_true(beat.due_reading == rhythm.wanted_reading);

    assert_int_equal(AFTERCARE_OK, zone_find(&zone, zones, TEXT("Etc/GMT-2"), NULL));
    beat = rhythm_planned(&rhythm, zone);
    assert_true(beat.due.milliseconds == NOON - HOUR);
    arena_clear(&arena);
}

static void each_allocation_may_fail(void **state) {
    struct rhythm rhythm = example(), read = {0};
    aftercare_status status = AFTERCARE_ENOMEM;
    (void)state;
    for (size_t n = 1; status; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct arena arena;
        arena_init(&arena, &allocator, 0);
        const char *text = rhythm_write(&arena, &rhythm);
        status = text ? rhythm_read(&read, &arena, text, NULL) : AFTERCARE_ENOMEM;
        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        arena_clear(&arena);
        assert_int_equal(0, failing.live);
    }
    assert_true(read.number == 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_again),
        cmocka_unit_test(the_plan_is_that_of_the_zone_as_it_is_now),
        cmocka_unit_test(each_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
