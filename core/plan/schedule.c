#include "core/plan/schedule.h"

#include <stdlib.h>
#include <string.h>

static struct span times(struct span span, int64_t n) {
    return (struct span){(int32_t)(span.months * n), (int32_t)(span.days * n),
                         span.seconds * n};
}

static bool is_before(struct instant a, struct instant b) {
    return a.milliseconds < b.milliseconds;
}

static int64_t most(const struct remind *remind) {
    bool is_bounded = remind->times > 0 && remind->times < SCHEDULE_MAX;
    return is_bounded ? remind->times : SCHEDULE_MAX;
}

static int by_second(const void *a, const void *b) {
    const int32_t *left = a;
    const int32_t *right = b;
    return (*left > *right) - (*left < *right);
}

// The times of the day in their order; the rule may give them in any.
static int32_t *clock_times(struct arena *arena, const struct remind *remind) {
    int32_t *at = arena_array(arena, remind->at_count, sizeof *at);
    for (size_t i = 0; at && i < remind->at_count; i++) {
        at[i] = remind->at[i];
    }
    if (at) {
        qsort(at, remind->at_count, sizeof *at, by_second);
    }
    return at;
}

// The dues of one schedule while they are made.
struct making {
    struct dues *dues;
    struct arena *arena;
    const struct schedule *schedule;
    const int32_t *at; // the times of the day in their order
    bool is_out_of_memory;
};

// Room for one more at the end, which becomes one of them; NULL when there is no memory,
// which is remembered.
static struct due *add(struct making *making) {
    struct dues *dues = making->dues;
    struct due *items = arena_grow(making->arena, dues->items, dues->count,
                                   &dues->capacity, sizeof *items);
    if (!items) {
        making->is_out_of_memory = true;
        return NULL;
    }
    dues->items = items;
    items[dues->count] = (struct due){0};
    return &items[dues->count++];
}

// Puts it in the order of time, once: a gap in the clock can move one time of a day
// behind the next, or onto it.
static void put(struct making *making, struct instant wanted) {
    struct dues *dues = making->dues;
    size_t i = dues->count;
    while (i > 0 && is_before(wanted, dues->items[i - 1].wanted)) {
        i--;
    }
    bool is_there = i > 0 && !is_before(dues->items[i - 1].wanted, wanted);
    struct due *last = is_there ? NULL : add(making);
    if (!last) {
        return;
    }
    struct due *place = &dues->items[i];
    memmove(place + 1, place, (size_t)(last - place) * sizeof *place);
    *place = (struct due){.wanted = wanted, .is_civil = true};
}

// The times of one day; false when the step is over, or has had its reminders.
static bool add_day(struct making *making, struct date day) {
    const struct schedule *schedule = making->schedule;
    const struct remind *remind = schedule->remind;
    bool is_over = false;
    for (size_t i = 0; i < remind->at_count; i++) {
        struct wall wall = {day, making->at[i]};
        struct instant due = zone_instant(schedule->zone, wall, NULL);
        if ((int64_t)making->dues->count == most(remind)) {
            return false;
        }
        if (!is_before(due, schedule->till)) {
            is_over = true;
        } else if (!is_before(due, schedule->from)) {
            put(making, due);
        }
    }
    return !is_over && !making->is_out_of_memory;
}

static void by_the_clock(struct making *making) {
    const struct schedule *schedule = making->schedule;
    const struct span days = schedule->remind->days;
    const struct span step = span_is_zero(days) ? (struct span){.days = 1} : days;
    struct date first = zone_wall(schedule->zone, schedule->from).date;
    int64_t day = 0;
    while (day <= SCHEDULE_MAX && add_day(making, date_add(first, times(step, day)))) {
        day++;
    }
}

static void every_so_often(struct making *making) {
    const struct schedule *schedule = making->schedule;
    const struct remind *remind = schedule->remind;
    bool is_civil = schedule->is_from_civil || span_is_civil(remind->every);
    for (int64_t count = 0; count < most(remind); count++) {
        struct instant wanted =
            zone_add(schedule->zone, schedule->from, times(remind->every, count));
        struct due *due = is_before(wanted, schedule->till) ? add(making) : NULL;
        if (!due) {
            return;
        }
        due->wanted = wanted;
        due->is_civil = is_civil;
    }
}

static void once(struct making *making) {
    const struct schedule *schedule = making->schedule;
    struct due *due = is_before(schedule->from, schedule->till) ? add(making) : NULL;
    if (due) {
        due->wanted = schedule->from;
        due->is_civil = schedule->is_from_civil;
    }
}

static void set_expiry(const struct dues *dues, const struct schedule *schedule) {
    const struct span expires = schedule->remind->expires;
    for (size_t i = 0; i < dues->count; i++) {
        struct due *due = &dues->items[i];
        bool is_last = i + 1 == dues->count;
        due->until = is_last ? schedule->until : due[1].wanted;
        due->is_until_civil = is_last ? schedule->is_until_civil : due[1].is_civil;
        due->is_wanted_civil = due->is_civil;
        if (!span_is_zero(expires)) {
            due->expires = zone_add(schedule->zone, due->wanted, expires);
            due->is_expires_civil = due->is_civil || span_is_civil(expires);
        } else {
            due->expires = due->until;
            due->is_expires_civil = due->is_until_civil;
        }
    }
}

static void keep_quiet(struct due *due, const struct schedule *schedule) {
    struct quiet_wish wish = {.zone = schedule->zone,
                              .wanted = due->wanted,
                              .expires = due->expires,
                              .earliest = schedule->ended};
    switch (quiet_keep(&due->due, &schedule->quiet, &wish)) {
    case QUIET_PASSES:
        return;
    case QUIET_MOVES:
        due->is_civil = true;
        return;
    case QUIET_MISSES:
        due->missed = QUIET_MISSES_WHY;
        return;
    }
}

aftercare_status schedule_make(struct dues *dues, struct arena *arena,
                               const struct schedule *schedule) {
    const struct remind *remind = schedule->remind;
    struct making making = {.dues = dues,
                            .arena = arena,
                            .schedule = schedule,
                            .at = clock_times(arena, remind)};
    dues->count = 0;
    if (!making.at) {
        return AFTERCARE_ENOMEM;
    }
    if (remind->at_count > 0) {
        by_the_clock(&making);
    } else if (!span_is_zero(remind->every)) {
        every_so_often(&making);
    } else {
        once(&making);
    }
    set_expiry(dues, schedule);
    for (size_t i = 0; i < dues->count; i++) {
        keep_quiet(&dues->items[i], schedule);
    }
    return making.is_out_of_memory ? AFTERCARE_ENOMEM : AFTERCARE_OK;
}
