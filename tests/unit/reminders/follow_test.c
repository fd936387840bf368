// When the reminders of one step are due, once something of it was done: on the clock of
// Berlin, on the 15th and 16th of June 2026.
#include "core/reminders/follow.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define STEP_MAX 6

// A time is "15T08:00". What is known of each reminder: "." it is open, "=15T09:00" it
// was done then, "+15T12:00" it is out, "-15T12:00" it is gone; "~15T13:00" it is open,
// and due then as it stands. What comes of each open one: "due>expires", "!wanted" where
// it is missed, "x" where its step is over by then.
struct row {
    const char *wanted, *known, *now, *comes;
    const char *after_done, *min_gap, *expires;
    const char *from, *till, *quiet[2];
};

struct desk {
    struct arena arena;
    struct zone_cache *zones;
    const struct zone *zone;
};

static struct instant instant_of(const char *time) {
    char text[40];
    struct instant instant;
    (void)snprintf(text, sizeof text, "2026-06-%.8s:00+02:00", time);
    assert_true(instant_parse(&instant, NULL, text_of(text)));
    return instant;
}

static struct span span_of(const char *text) {
    struct span span = {0};
    assert_true(!text || span_parse(&span, text_of(text)));
    return span;
}

static struct quiet quiet_of(const char *const hours[2]) {
    struct quiet quiet = {.is_given = hours[0] != NULL};
    assert_true(!hours[0] || (clock_parse(&quiet.from, text_of(hours[0])) &&
                              clock_parse(&quiet.till, text_of(hours[1]))));
    return quiet;
}

static const char *next_word(const char *words) {
    const char *blank = strchr(words, ' ');
    return blank ? blank + 1 : words + strlen(words);
}

static struct rhythm rhythm_of(const struct row *row, const char *wanted,
                               int64_t number) {
    const char *next = next_word(wanted);
    struct instant till = instant_of(row->till ? row->till : "17T00:00");
    return (struct rhythm){.number = number,
                           .after_done = span_of(row->after_done),
                           .min_gap = span_of(row->min_gap),
                           .expires = span_of(row->expires),
                           .wanted = instant_of(wanted),
                           .until = *next ? instant_of(next) : till,
                           .ended = instant_of("15T07:00"),
                           .from = instant_of(row->from ? row->from : "15T07:00"),
                           .till = till,
                           .quiet = quiet_of(row->quiet)};
}

static void know(struct follow *follow, const char *known) {
    static const char signs[] = {[FOLLOW_OPEN] = '~',
                                 [FOLLOW_OUT] = '+',
                                 [FOLLOW_GONE] = '-',
                                 [FOLLOW_DONE] = '='};
    follow->at = known[0] == '.' ? follow->rhythm.wanted : instant_of(known + 1);
    for (size_t i = 0; i < sizeof signs; i++) {
        follow->kind = known[0] == signs[i] ? (enum follow_kind)i : follow->kind;
    }
}

static const char *shown(struct desk *desk, struct instant instant) {
    char text[INSTANT_TEXT_MAX];
    (void)instant_format(text, instant, zone_offset(desk->zone, instant));
    return arena_format(&desk->arena, "%.8s", text + 8);
}

static const char *comes_of(struct desk *desk, const struct row *row) {
    struct follow follows[STEP_MAX] = {0};
    size_t count = 0;
    const char *known = row->known;
    for (const char *at = row->wanted; *at; at = next_word(at)) {
        follows[count].rhythm = rhythm_of(row, at, (int64_t)count + 1);
        know(&follows[count++], known);
        known = next_word(known);
    }
    follow_reckon(follows, count, desk->zone, instant_of(row->now));
    const char *all = "";
    for (size_t i = 0; i < count; i++) {
        const struct beat *beat = &follows[i].beat;
        const char *one =
            follows[i].is_over ? "x"
            : beat->missed ? arena_format(&desk->arena, "!%s", shown(desk, beat->wanted))
                           : arena_format(&desk->arena, "%s>%s", shown(desk, beat->due),
                                          shown(desk, beat->expires));
        if (follows[i].kind == FOLLOW_OPEN) {
            all = arena_format(&desk->arena, "%s%s%s", all, *all ? " " : "", one);
        }
    }
    return all;
}

static void check(const struct row *rows, size_t count) {
    struct desk desk;
    aftercare_error err;
    arena_init(&desk.arena, &system_allocator, 0);
    assert_int_equal(zone_cache_new(&desk.zones, &desk.arena, NULL, &err), 0);
    assert_int_equal(zone_find(&desk.zone, desk.zones, TEXT("Europe/Berlin"), &err), 0);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(comes_of(&desk, &rows[i]), rows[i].comes);
    }
    arena_clear(&desk.arena);
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))
#define THREE "15T08:00 15T12:00 15T16:00"

static void where_nothing_was_done_all_is_as_planned(void **state) {
    (void)state;
    static const struct row rows[] = {
        {.wanted = THREE,
         .known = "+15T08:00 . .",
         .now = "15T09:00",
         .comes = "15T12:00>15T16:00 15T16:00>17T00:00",
         .after_done = "PT4H",
         .min_gap = "PT3H"},
        {.wanted = THREE,
         .known = "-15T08:00 . .",
         .now = "15T09:00",
         .comes = "15T12:00>15T14:00 15T16:00>15T18:00",
         .after_done = "PT4H",
         .min_gap = "PT3H",
         .expires = "PT2H"},
    };
    CHECK(rows);
}

static void the_next_counts_from_when_the_last_was_done(void **state) {
    (void)state;
    static const struct row rows[] = {
        // Done late, done early, done to the minute.
        {.wanted = THREE,
         .known = "=15T08:50 . .",
         .now = "15T09:00",
         .comes = "15T12:50>15T14:50 15T16:00>15T18:00",
         .after_done = "PT4H",
         .min_gap = "PT3H",
         .expires = "PT2H"},
        {.wanted = THREE,
         .known = "=15T07:30 . .",
         .now = "15T09:00",
         .comes = "15T11:30>15T13:30 15T16:00>15T18:00",
         .after_done = "PT4H",
         .min_gap = "PT3H",
         .expires = "PT2H"},
        {.wanted = THREE,
         .known = "=15T08:00 . .",
         .now = "15T08:00",
         .comes = "15T12:00>15T14:00 15T16:00>15T18:00",
         .after_done = "PT4H",
         .min_gap = "PT3H",
         .expires = "PT2H"},
        // The last that was done, whichever its number is.
        {.wanted = THREE,
         .known = "=15T10:00 =15T09:00 .",
         .now = "15T10:00",
         .comes = "15T14:00>15T16:00",
         .after_done = "PT4H",
         .min_gap = "PT3H",
         .expires = "PT2H"},
        // On the patient's clock.
        {.wanted = "15T08:00 16T08:00",
         .known = "=15T09:30 .",
         .now = "15T10:00",
         .comes = "16T09:30>16T11:30",
         .after_done = "P1D",
         .expires = "PT2H"},
    };
    CHECK(rows);
}

static void later_ones_keep_their_plan_where_that_is_far_enough(void **state) {
    (void)state;
    static const struct row rows[] = {
        {.wanted = THREE,
         .known = "=15T09:30 . .",
         .now = "15T10:00",
         .comes = "15T13:30>15T15:30 15T16:30>15T18:30",
         .after_done = "PT4H",
         .min_gap = "PT3H",
         .expires = "PT2H"},
        {.wanted = "15T08:00 15T12:00 15T16:00 15T20:00",
         .known = "=15T10:30 . . .",
         .now = "15T10:30",
         .comes = "15T14:30>15T16:30 15T17:30>15T19:30 15T20:30>15T22:30",
         .after_done = "PT4H",
         .min_gap = "PT3H",
         .expires = "PT2H"},
        // min_gap alone moves nothing that is far enough.
        {.wanted = THREE,
         .known = "=15T08:30 . .",
         .now = "15T09:00",
         .comes = "15T12:00>15T16:00 15T16:00>17T00:00",
         .min_gap = "PT3H"},
        {.wanted = THREE,
         .known = "=15T10:00 . .",
         .now = "15T10:00",
         .comes = "15T13:00>15T16:00 15T16:00>17T00:00",
         .min_gap = "PT3H"},
    };
    CHECK(rows);
}

static void each_lives_until_the_next_one_that_was_moved(void **state) {
    (void)state;
    static const struct row rows[] = {
        {.wanted = THREE,
         .known = "=15T09:30 . .",
         .now = "15T10:00",
         .comes = "15T13:30>15T16:30 15T16:30>17T00:00",
         .after_done = "PT4H",
         .min_gap = "PT3H"},
        {.wanted = THREE,
         .known = "=15T11:30 . .",
         .now = "15T11:30",
         .comes = "15T16:00>15T18:30 15T18:30>17T00:00",
         .after_done = "PT4H30M",
         .min_gap = "PT2H30M"},
        // An earlier one is open still: it waits, and so does what comes behind it.
        {.wanted = THREE,
         .known = "~15T08:00 =15T08:10 .",
         .now = "15T08:10",
         .comes = "15T11:10>15T13:10 15T14:10>15T16:10",
         .after_done = "PT4H",
         .min_gap = "PT3H",
         .expires = "PT2H"},
    };
    CHECK(rows);
}

static void what_took_the_place_of_the_next_leaves_the_rest_as_planned(void **state) {
    (void)state;
    static const struct row rows[] = {
        // The answer comes when the next one is out.
        {.wanted = THREE,
         .known = "=15T08:50 +15T12:00 .",
         .now = "15T12:10",
         .comes = "15T16:00>15T18:00",
         .after_done = "PT4H",
         .min_gap = "PT3H",
         .expires = "PT2H"},
        // It was out before, and the person took the first for it.
        {.wanted = THREE,
         .known = "=15T12:30 +15T12:00 .",
         .now = "15T12:40",
         .comes = "15T16:30>15T18:30",
         .after_done = "PT4H",
         .min_gap = "PT3H",
         .expires = "PT2H"},
        {.wanted = THREE,
         .known = "=15T08:50 -15T12:00 .",
         .now = "15T12:10",
         .comes = "15T16:00>15T18:00",
         .after_done = "PT4H",
         .min_gap = "PT3H",
         .expires = "PT2H"},
        // Put off by a person, it comes then, and the one behind it keeps its distance.
        {.wanted = THREE,
         .known = "=15T08:50 +15T14:00 .",
         .now = "15T09:00",
         .comes = "15T17:00>15T19:00",
         .after_done = "PT4H",
         .min_gap = "PT3H",
         .expires = "PT2H"},
    };
    CHECK(rows);
}

static void what_would_have_been_due_already_goes_at_once(void **state) {
    (void)state;
    static const struct row rows[] = {
        {.wanted = "15T08:00 15T20:00",
         .known = "=15T08:10 .",
         .now = "15T19:00",
         .comes = "15T19:00>15T21:00",
         .after_done = "PT4H",
         .expires = "PT2H"},
        // On its way already: since 19:00, and since it was planned.
        {.wanted = "15T08:00 15T20:00",
         .known = "=15T08:10 ~15T19:00",
         .now = "15T19:30",
         .comes = "15T19:00>15T21:00",
         .after_done = "PT4H",
         .expires = "PT2H"},
        {.wanted = "15T08:00 15T18:30",
         .known = "=15T08:10 .",
         .now = "15T19:00",
         .comes = "15T18:30>15T20:30",
         .after_done = "PT4H",
         .expires = "PT2H"},
    };
    CHECK(rows);
}

static void quiet_hours_are_kept_as_in_the_plan(void **state) {
    (void)state;
    static const struct row rows[] = {
        {.wanted = "15T16:00 15T19:00",
         .known = "=15T17:30 .",
         .now = "15T17:30",
         .comes = "16T08:00>16T09:30",
         .after_done = "PT4H",
         .expires = "PT12H",
         .quiet = {"21:00", "08:00"}},
        // It expires before they end: the last moment before them, if that is not over,
        // and far enough.
        {.wanted = "15T16:00 15T19:00",
         .known = "=15T17:30 .",
         .now = "15T17:30",
         .comes = "15T20:59>15T22:30",
         .after_done = "PT4H",
         .expires = "PT1H",
         .quiet = {"21:00", "08:00"}},
        {.wanted = "15T16:00 15T19:00",
         .known = "=15T17:30 .",
         .now = "15T21:10",
         .comes = "!15T21:30",
         .after_done = "PT4H",
         .expires = "PT1H",
         .quiet = {"21:00", "08:00"}},
        {.wanted = "15T16:00 15T19:00",
         .known = "=15T18:30 .",
         .now = "15T18:30",
         .comes = "!15T22:30",
         .after_done = "PT4H",
         .min_gap = "PT3H",
         .expires = "PT1H",
         .quiet = {"21:00", "08:00"}},
        // What was missed in them by the plan comes when it lies elsewhere.
        {.wanted = "15T16:00 15T22:00",
         .known = "=15T16:10 .",
         .now = "15T16:10",
         .comes = "15T20:10>15T21:10",
         .after_done = "PT4H",
         .expires = "PT1H",
         .quiet = {"21:00", "08:00"}},
        // The end of quiet hours would be too close to what comes before.
        {.wanted = "15T16:00 15T19:00 16T07:00",
         .known = "=15T17:30 . .",
         .now = "15T17:30",
         .comes = "16T08:00>16T09:30 16T11:00>16T23:00",
         .after_done = "PT4H",
         .min_gap = "PT3H",
         .expires = "PT12H",
         .quiet = {"21:00", "08:00"}},
    };
    CHECK(rows);
}

static void what_would_come_when_the_step_is_over_is_dropped(void **state) {
    (void)state;
    static const struct row rows[] = {
        {.wanted = THREE,
         .known = "=15T08:00 =15T14:00 .",
         .now = "15T14:00",
         .comes = "x",
         .after_done = "PT4H",
         .expires = "PT2H",
         .till = "15T18:00"},
        {.wanted = THREE,
         .known = "=15T08:00 =15T13:59 .",
         .now = "15T14:00",
         .comes = "15T17:59>15T19:59",
         .after_done = "PT4H",
         .expires = "PT2H",
         .till = "15T18:00"},
        // And so is all that comes behind it.
        {.wanted = THREE,
         .known = "=15T14:00 . .",
         .now = "15T14:00",
         .comes = "x x",
         .after_done = "PT4H",
         .till = "15T18:00"},
        // What comes before it lives until the step is over.
        {.wanted = THREE,
         .known = "=15T11:00 . .",
         .now = "15T11:00",
         .comes = "15T15:00>15T18:00 x",
         .after_done = "PT4H",
         .min_gap = "PT4H",
         .till = "15T18:00"},
    };
    CHECK(rows);
}

static void what_was_done_before_the_step_could_begin_counts_for_nothing(void **state) {
    (void)state;
    static const struct row rows[] = {
        {.wanted = "16T08:00 16T12:00",
         .known = "=15T09:00 .",
         .now = "15T10:00",
         .comes = "16T12:00>16T14:00",
         .after_done = "PT4H",
         .expires = "PT2H",
         .from = "16T07:00"},
        {.wanted = "16T08:00 16T12:00",
         .known = "=16T06:30 .",
         .now = "16T06:30",
         .comes = "16T10:30>16T12:30",
         .after_done = "PT4H",
         .expires = "PT2H",
         .from = "16T07:00"},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_nothing_was_done_all_is_as_planned),
        cmocka_unit_test(the_next_counts_from_when_the_last_was_done),
        cmocka_unit_test(later_ones_keep_their_plan_where_that_is_far_enough),
        cmocka_unit_test(each_lives_until_the_next_one_that_was_moved),
        cmocka_unit_test(what_took_the_place_of_the_next_leaves_the_rest_as_planned),
        cmocka_unit_test(what_would_have_been_due_already_goes_at_once),
        cmocka_unit_test(quiet_hours_are_kept_as_in_the_plan),
        cmocka_unit_test(what_would_come_when_the_step_is_over_is_dropped),
        cmocka_unit_test(what_was_done_before_the_step_could_begin_counts_for_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
