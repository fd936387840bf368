#include "core/plan/schedule.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// One step's reminders on the clock of Berlin. Times are instants as people write them.
struct row {
    const char *ended, *from, *till; // from and till of the step
    const char *at[3];
    const char *every, *days, *expires;
    int64_t times;
    const char *quiet[2];
    const char *dues; // "due>expires", or "!wanted" where it is missed; blanks between
};

struct desk {
    struct dues dues; // of one schedule after the other
    struct arena arena;
    struct zone_cache *zones;
    const struct zone *zone;
};

static void open_desk(struct desk *desk) {
    aftercare_error err;
    desk->dues = (struct dues){0};
    arena_init(&desk->arena, &system_allocator, 0);
    assert_int_equal(zone_cache_new(&desk->zones, &desk->arena, NULL, &err), 0);
    assert_int_equal(zone_find(&desk->zone, desk->zones, TEXT("Europe/Berlin"), &err), 0);
}

static struct instant instant_of(const char *text) {
    struct instant instant;
    assert_true(instant_parse(&instant, NULL, text_of(text)));
    return instant;
}

static struct span span_of(const char *text) {
    struct span span = {0};
    assert_true(!text || span_parse(&span, text_of(text)));
    return span;
}

static int32_t clock_of(const char *text) {
    int32_t second = 0;
    assert_true(clock_parse(&second, text_of(text)));
    return second;
}

// "15T08:00+02" of 2026-06-15T08:00:00+02:00: the day of the month is enough.
static const char *shown(struct desk *desk, struct instant instant) {
    char text[INSTANT_TEXT_MAX];
    (void)instant_format(text, instant, zone_offset(desk->zone, instant));
    const char *seconds = memcmp(text + 17, "00", 2) == 0 ? "" : text + 16;
    return arena_format(&desk->arena, "%.8s%.*s%.3s", text + 8, *seconds ? 3 : 0, seconds,
                        text + 19);
}

static const char *dues_of(struct desk *desk, const struct row *row) {
    int32_t at[3];
    struct remind remind = {.at = at,
                            .every = span_of(row->every),
                            .days = span_of(row->days),
                            .times = row->times,
                            .expires = span_of(row->expires)};
    while (remind.at_count < 3 && row->at[remind.at_count]) {
        at[remind.at_count] = clock_of(row->at[remind.at_count]);
        remind.at_count++;
    }
    struct schedule schedule = {.remind = &remind,
                                .zone = desk->zone,
                                .ended = instant_of(row->ended ? row->ended : row->from),
                                .from = instant_of(row->from),
                                .till = instant_of(row->till),
                                .until = instant_of(row->till)};
    if (row->quiet[0]) {
        schedule.quiet =
            (struct quiet){true, clock_of(row->quiet[0]), clock_of(row->quiet[1])};
    }
    assert_int_equal(schedule_make(&desk->dues, &desk->arena, &schedule), 0);
    const char *all = "";
    for (size_t i = 0; i < desk->dues.count; i++) {
        const struct due *due = &desk->dues.items[i];
        all = arena_format(
            &desk->arena, "%s%s%s%s>%s", all, i > 0 ? " " : "", due->missed ? "!" : "",
            shown(desk, due->missed ? due->wanted : due->due), shown(desk, due->expires));
    }
    return all;
}

static void check(const struct row *rows, size_t count) {
    struct desk desk;
    open_desk(&desk);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(dues_of(&desk, &rows[i]), rows[i].dues);
    }
    arena_clear(&desk.arena);
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))
#define NOON "2026-06-15T12:00:00+02:00"

static void once_is_at_the_beginning(void **state) {
    (void)state;
    static const struct row rows[] = {
        {.from = NOON,
         .till = "2026-06-17T12:00:00+02:00",
         .dues = "15T12:00+02>17T12:00+02"},
        {.from = NOON,
         .till = "2026-06-17T12:00:00+02:00",
         .expires = "PT4H",
         .dues = "15T12:00+02>15T16:00+02"},
        {.from = NOON, .till = NOON, .dues = ""}, // never in force
        {.from = NOON, .till = "2026-06-15T11:00:00+02:00", .dues = ""},
    };
    CHECK(rows);
}

static void times_of_the_day_are_taken_from_the_beginning_on(void **state) {
    (void)state;
    static const struct row rows[] = {
        {.from = NOON,
         .till = "2026-06-17T12:00:00+02:00",
         .at = {"08:00", "20:00"},
         .expires = "PT4H",
         .dues = "15T20:00+02>16T00:00+02 16T08:00+02>16T12:00+02 "
                 "16T20:00+02>17T00:00+02 17T08:00+02>17T12:00+02"},
        // Without an expiry a reminder lives until the next one, the last until the end.
        {.from = NOON,
         .till = "2026-06-17T12:00:00+02:00",
         .at = {"08:00", "20:00"},
         .times = 2,
         .dues = "15T20:00+02>16T08:00+02 16T08:00+02>17T12:00+02"},
        // The beginning counts, the end does not.
        {.from = NOON,
         .till = "2026-06-17T12:00:00+02:00",
         .at = {"12:00"},
         .dues = "15T12:00+02>16T12:00+02 16T12:00+02>17T12:00+02"},
        // In any order.
        {.from = NOON,
         .till = "2026-06-16T10:00:00+02:00",
         .at = {"20:00", "08:00", "14:00"},
         .dues = "15T14:00+02>15T20:00+02 15T20:00+02>16T08:00+02 "
                 "16T08:00+02>16T10:00+02"},
        {.from = NOON,
         .till = "2026-06-25T12:00:00+02:00",
         .at = {"20:00"},
         .days = "P3D",
         .dues = "15T20:00+02>18T20:00+02 18T20:00+02>21T20:00+02 "
                 "21T20:00+02>24T20:00+02 24T20:00+02>25T12:00+02"},
        {.from = NOON,
         .till = "2026-06-25T12:00:00+02:00",
         .at = {"08:00"},
         .days = "P1W",
         .dues = "22T08:00+02>25T12:00+02"},
    };
    CHECK(rows);
}

static void every_so_often_begins_at_the_beginning(void **state) {
    (void)state;
    static const struct row rows[] = {
        {.from = NOON,
         .till = "2026-06-17T12:00:00+02:00",
         .every = "PT2H",
         .times = 3,
         .expires = "PT1H",
         .dues = "15T12:00+02>15T13:00+02 15T14:00+02>15T15:00+02 "
                 "15T16:00+02>15T17:00+02"},
        {.from = NOON,
         .till = "2026-06-15T16:00:00+02:00",
         .every = "PT2H",
         .dues = "15T12:00+02>15T14:00+02 15T14:00+02>15T16:00+02"},
        {.from = "2026-01-31T12:00:00+01:00",
         .till = "2026-04-15T12:00:00+02:00",
         .every = "P1M",
         .dues = "31T12:00+01>28T12:00+01 28T12:00+01>31T12:00+02 "
                 "31T12:00+02>15T12:00+02"},
    };
    CHECK(rows);
}

// The clocks go forward on 29 March, from 02:00 to 03:00, and back on 25 October.
static void days_follow_the_clock_and_hours_elapse(void **state) {
    (void)state;
    static const struct row rows[] = {
        {.from = "2026-03-28T12:00:00+01:00",
         .till = "2026-03-31T00:00:00+02:00",
         .every = "P1D",
         .dues = "28T12:00+01>29T12:00+02 29T12:00+02>30T12:00+02 "
                 "30T12:00+02>31T00:00+02"},
        {.from = "2026-03-28T12:00:00+01:00",
         .till = "2026-03-31T00:00:00+02:00",
         .every = "PT24H",
         .dues = "28T12:00+01>29T13:00+02 29T13:00+02>30T13:00+02 "
                 "30T13:00+02>31T00:00+02"},
        // In the gap a time moves forward by the gap.
        {.from = "2026-03-28T12:00:00+01:00",
         .till = "2026-03-30T12:00:00+02:00",
         .at = {"02:30"},
         .dues = "29T03:30+02>30T02:30+02 30T02:30+02>30T12:00+02"},
        // Behind it they are in the order of time, and each instant comes once.
        {.from = "2026-03-28T12:00:00+01:00",
         .till = "2026-03-29T12:00:00+02:00",
         .at = {"02:30", "03:00"},
         .dues = "29T03:00+02>29T03:30+02 29T03:30+02>29T12:00+02"},
        {.from = "2026-03-28T12:00:00+01:00",
         .till = "2026-03-29T12:00:00+02:00",
         .at = {"02:30", "03:30"},
         .dues = "29T03:30+02>29T12:00+02"},
        // Of the two in the fold the first is meant.
        {.from = "2026-10-24T12:00:00+02:00",
         .till = "2026-10-26T12:00:00+01:00",
         .at = {"02:30"},
         .dues = "25T02:30+02>26T02:30+01 26T02:30+01>26T12:00+01"},
        {.from = "2026-10-24T12:00:00+02:00",
         .till = "2026-10-25T12:00:00+01:00",
         .at = {"20:00"},
         .expires = "PT6H",
         .dues = "24T20:00+02>25T02:00+02"},
        {.from = "2026-10-24T12:00:00+02:00",
         .till = "2026-10-25T12:00:00+01:00",
         .at = {"20:00"},
         .expires = "PT8H",
         .dues = "24T20:00+02>25T03:00+01"},
    };
    CHECK(rows);
}

static void quiet_hours_move_a_reminder_to_their_end(void **state) {
    (void)state;
    static const struct row rows[] = {
        {.from = NOON,
         .till = "2026-06-17T12:00:00+02:00",
         .at = {"22:30"},
         .expires = "PT12H",
         .quiet = {"21:00", "08:00"},
         .dues = "16T08:00+02>16T10:30+02 17T08:00+02>17T10:30+02"},
        {.from = NOON,
         .till = "2026-06-16T12:00:00+02:00",
         .at = {"03:00", "08:00", "20:59"},
         .expires = "PT12H",
         .quiet = {"21:00", "08:00"},
         .dues = "15T20:59+02>16T08:59+02 16T08:00+02>16T15:00+02 "
                 "16T08:00+02>16T20:00+02"},
        {.from = NOON, // begins exactly when it is quiet
         .till = "2026-06-16T12:00:00+02:00",
         .at = {"21:00"},
         .expires = "PT12H",
         .quiet = {"21:00", "08:00"},
         .dues = "16T08:00+02>16T09:00+02"},
        {.from = NOON, // a rest at noon
         .till = "2026-06-16T12:00:00+02:00",
         .at = {"14:00"},
         .expires = "PT4H",
         .quiet = {"13:00", "15:00"},
         .dues = "15T15:00+02>15T18:00+02"},
        {.from = "2026-03-28T12:00:00+01:00", // across the change
         .till = "2026-03-29T12:00:00+02:00",
         .at = {"23:00"},
         .expires = "PT12H",
         .quiet = {"21:00", "08:00"},
         .dues = "29T08:00+02>29T12:00+02"},
    };
    CHECK(rows);
}

static void quiet_hours_that_end_twice_move_nothing_back(void **state) {
    (void)state;
    static const struct row rows[] = {
        {.from = "2026-10-25T02:40:00+02:00",
         .till = "2026-10-27T00:00:00+01:00",
         .expires = "PT4H",
         .quiet = {"22:00", "02:50"},
         .dues = "25T02:50+02>25T05:40+01"},
        {.from = "2026-10-25T02:40:00+01:00",
         .till = "2026-10-27T00:00:00+01:00",
         .expires = "PT4H",
         .quiet = {"22:00", "02:50"},
         .dues = "25T02:50+01>25T06:40+01"},
    };
    CHECK(rows);
}

static void quiet_hours_never_move_a_reminder_past_its_expiry(void **state) {
    (void)state;
    static const struct row rows[] = {
        // To the last moment before they begin.
        {.from = NOON,
         .till = "2026-06-16T12:00:00+02:00",
         .at = {"22:00"},
         .expires = "PT4H",
         .quiet = {"21:00", "08:00"},
         .dues = "15T20:59:59+02>16T02:00+02"},
        {.from = NOON,
         .till = "2026-06-16T12:00:00+02:00",
         .at = {"03:00"},
         .expires = "PT2H",
         .quiet = {"21:00", "08:00"},
         .dues = "15T20:59:59+02>16T05:00+02"},
        {.from = NOON,
         .till = "2026-06-16T12:00:00+02:00",
         .at = {"14:00"},
         .expires = "PT1H",
         .quiet = {"13:00", "15:00"},
         .dues = "15T12:59:59+02>15T15:00+02"},
        // That was before the session ended: it can never be sent.
        {.from = "2026-06-15T22:00:00+02:00",
         .till = "2026-06-16T12:00:00+02:00",
         .at = {"23:00"},
         .expires = "PT2H",
         .quiet = {"21:00", "08:00"},
         .dues = "!15T23:00+02>16T01:00+02"},
        {.ended = "2026-06-15T20:59:59+02:00",
         .from = "2026-06-15T22:00:00+02:00",
         .till = "2026-06-16T12:00:00+02:00",
         .at = {"23:00"},
         .expires = "PT2H",
         .quiet = {"21:00", "08:00"},
         .dues = "15T20:59:59+02>16T01:00+02"},
        {.ended = "2026-06-15T21:00:00+02:00",
         .from = "2026-06-15T22:00:00+02:00",
         .till = "2026-06-16T12:00:00+02:00",
         .at = {"23:00"},
         .expires = "PT2H",
         .quiet = {"21:00", "08:00"},
         .dues = "!15T23:00+02>16T01:00+02"},
        // It ends exactly when it would be sent.
        {.from = NOON,
         .till = "2026-06-16T12:00:00+02:00",
         .at = {"22:00"},
         .expires = "PT10H",
         .quiet = {"21:00", "08:00"},
         .dues = "15T20:59:59+02>16T08:00+02"},
    };
    CHECK(rows);
}

struct civil_row {
    struct remind remind;
    bool is_from_civil, is_until_civil, has_quiet;
    const char *civil; // of each reminder: "D" due, "E" expires, "-" neither; by a blank
};

static const int32_t evening[] = {72000};

#define QUIET                                                                            \
    { true, 46800, 50400 } // 13:00 to 14:00

// What a clock on the wall shows, and what elapses.
static void civil_times_are_told_from_elapsed_ones(void **state) {
    static const struct civil_row rows[] = {
        {{.at = evening, .at_count = 1, .times = 1}, false, false, false, "D"},
        {{.at = evening, .at_count = 1, .times = 1}, false, true, false, "DE"},
        {{.at = evening, .at_count = 1, .times = 1, .expires = {0, 0, 60}},
         false,
         false,
         false,
         "DE"},
        {{.every = {0, 0, 3600}, .times = 2}, false, true, false, "- E"},
        {{.every = {0, 0, 3600}, .times = 2}, true, false, false, "DE D"},
        {{.every = {0, 1, 0}, .times = 2}, false, false, false, "DE D"},
        {{.times = 0, .expires = {0, 0, 60}}, false, true, false, "-"},
        {{.times = 0, .expires = {0, 1, 0}}, false, false, false, "E"},
        {{.times = 0, .expires = {0, 0, 60}}, true, false, false, "DE"},
        {{.every = {0, 0, 5400}, .times = 2, .expires = {0, 0, 3600}},
         false,
         false,
         true,
         "- D"},
    };
    struct desk desk;
    (void)state;
    open_desk(&desk);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct schedule schedule = {.remind = &rows[i].remind,
                                    .zone = desk.zone,
                                    .ended = instant_of(NOON),
                                    .from = instant_of(NOON),
                                    .till = instant_of("2026-06-20T00:00:00+02:00"),
                                    .until = instant_of("2026-06-20T00:00:00+02:00"),
                                    .is_from_civil = rows[i].is_from_civil,
                                    .is_until_civil = rows[i].is_until_civil};
        const char *civil = "";
        if (rows[i].has_quiet) {
            schedule.quiet = (struct quiet)QUIET;
        }
        assert_int_equal(schedule_make(&desk.dues, &desk.arena, &schedule), 0);
        for (size_t k = 0; k < desk.dues.count; k++) {
            const struct due *due = &desk.dues.items[k];
            bool is_neither = !due->is_civil && !due->is_expires_civil;
            civil = arena_format(&desk.arena, "%s%s%s%s%s", civil, k > 0 ? " " : "",
                                 due->is_civil ? "D" : "",
                                 due->is_expires_civil ? "E" : "", is_neither ? "-" : "");
        }
        assert_string_equal(rows[i].civil, civil);
    }
    arena_clear(&desk.arena);
}

static size_t count_of(struct desk *desk, const struct remind *remind) {
    struct schedule schedule = {.remind = remind,
                                .zone = desk->zone,
                                .ended = instant_of(NOON),
                                .from = instant_of(NOON),
                                .till = instant_of("9999-01-01T00:00:00Z"),
                                .until = instant_of("9999-01-01T00:00:00Z")};
    assert_int_equal(schedule_make(&desk->dues, &desk->arena, &schedule), 0);
    for (size_t i = 0; i < desk->dues.count; i++) {
        const struct due *due = &desk->dues.items[i];
        assert_true(due->expires.milliseconds > due->wanted.milliseconds);
        assert_true(i == 0 || due->wanted.milliseconds > due[-1].wanted.milliseconds);
    }
    return desk->dues.count;
}

static void there_are_never_more_than_a_thousand(void **state) {
    (void)state;
    static const int32_t at[] = {28800, 43200, 72000};
    const struct remind daily = {.at = at, .at_count = 3};
    const struct remind seldom = {.at = at, .at_count = 1, .days = {.days = 999999999}};
    const struct remind often = {.every = {.seconds = 1}};
    const struct remind rarely = {.every = {.months = 119988}};
    const struct remind many = {.every = {.seconds = 1}, .times = 1000000};
    struct desk desk;
    open_desk(&desk);

    assert_int_equal(count_of(&desk, &daily), SCHEDULE_MAX);
    assert_int_equal(count_of(&desk, &seldom), 0);
    assert_int_equal(count_of(&desk, &often), SCHEDULE_MAX);
    assert_int_equal(count_of(&desk, &rarely), 1);
    assert_int_equal(count_of(&desk, &many), SCHEDULE_MAX);
    arena_clear(&desk.arena);
}

// A schedule of a thousand makes room again and again, and any of it may be missing.
static void no_memory_is_told(void **state) {
    (void)state;
    struct desk desk;
    open_desk(&desk);
    const struct remind remind = {.every = {.seconds = 1}};
    struct schedule schedule = {.remind = &remind,
                                .zone = desk.zone,
                                .from = instant_of(NOON),
                                .till = instant_of("2027-01-01T00:00:00Z")};
    aftercare_status status = AFTERCARE_ENOMEM;
    size_t refused = 0;

    for (size_t limit = 100; status == AFTERCARE_ENOMEM; limit += 500) {
        struct arena arena;
        struct dues dues = {0};
        arena_init(&arena, &system_allocator, limit);
        status = schedule_make(&dues, &arena, &schedule);
        refused += status != AFTERCARE_OK;
        assert_true(status == AFTERCARE_ENOMEM || dues.count == SCHEDULE_MAX);
        arena_clear(&arena);
    }

    assert_int_equal(status, AFTERCARE_OK);
    assert_true(refused > 50);
    arena_clear(&desk.arena);
}

// What one turn's reminders were leaves no trace in the next one's, and its room is used.
static void schedules_are_made_one_after_the_other(void **state) {
    (void)state;
    struct desk desk;
    open_desk(&desk);
    const struct row many = {.from = "2026-06-15T22:30:00+02:00",
                             .till = "2026-06-18T12:00:00+02:00",
                             .at = {"08:00", "23:00"},
                             .expires = "PT1H",
                             .quiet = {"22:00", "07:00"}};
    const struct row one = {.from = NOON,
                            .till = "2026-06-16T12:00:00+02:00",
                            .dues = "15T12:00+02>16T12:00+02"};

    (void)dues_of(&desk, &many);
    const struct due *items = desk.dues.items;

    assert_true(desk.dues.count > 1);
    assert_non_null(desk.dues.items[0].missed);
    assert_string_equal(dues_of(&desk, &one), one.dues);
    assert_ptr_equal(desk.dues.items, items);
    arena_clear(&desk.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(once_is_at_the_beginning),
        cmocka_unit_test(times_of_the_day_are_taken_from_the_beginning_on),
        cmocka_unit_test(every_so_often_begins_at_the_beginning),
        cmocka_unit_test(days_follow_the_clock_and_hours_elapse),
        cmocka_unit_test(quiet_hours_move_a_reminder_to_their_end),
        cmocka_unit_test(quiet_hours_that_end_twice_move_nothing_back),
        cmocka_unit_test(quiet_hours_never_move_a_reminder_past_its_expiry),
        cmocka_unit_test(civil_times_are_told_from_elapsed_ones),
        cmocka_unit_test(there_are_never_more_than_a_thousand),
        cmocka_unit_test(no_memory_is_told),
        cmocka_unit_test(schedules_are_made_one_after_the_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
