#include "core/plan/schedule.h"

#include <stdlib.h>

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

// Puts it in the order of time, once: a gap in the clock can move one time of a day
// behind the next, or onto it.
static void put(struct due *dues, size_t *count, struct instant wanted) {
    size_t i = *count;
    while (i > 0 && is_before(wanted, dues[i - 1].wanted)) {
        i--;
    }
    if (i > 0 && !is_before(dues[i - 1].wanted, wanted)) {
        return;
    }
    for (size_t k = *count; k > i; k--) {
        dues[k] = dues[k - 1];
    }
    dues[i].wanted = wanted;
    dues[i].is_civil = true;
    (*count)++;
}

// The times of one day; false when the step is over, or has had its reminders.
static bool add_day(struct due *dues, size_t *count, const struct schedule *schedule,
                    const int32_t *at, struct date day) {
    const struct remind *remind = schedule->remind;
    bool is_over = false;
    for (size_t i = 0; i < remind->at_count; i++) {
        struct wall wall = {day, at[i]};
        struct instant due = zone_instant(schedule->zone, wall, NULL);
        if ((int64_t)*count == most(remind)) {
            return false;
        }
        if (!is_before(due, schedule->till)) {
            is_over = true;
        } else if (!is_before(due, schedule->from)) {
            put(dues, count, due);
        }
    }
    return !is_over;
}

static size_t by_the_clock(struct due *dues, const struct schedule *schedule,
                           const int32_t *at) {
    const struct span days = schedule->remind->days;
    const struct span step = span_is_zero(days) ? (struct span){.days = 1} : days;
    struct date first = zone_wall(schedule->zone, schedule->from).date;
    size_t count = 0;
    int64_t day = 0;
    while (day <= SCHEDULE_MAX &&
           add_day(dues, &count, schedule, at, date_add(first, times(step, day)))) {
        day++;
    }
    return count;
}

static size_t every_so_often(struct due *dues, const struct schedule *schedule) {
    const struct remind *remind = schedule->remind;
    size_t count = 0;
    while ((int64_t)count < most(remind)) {
        struct instant due = zone_add(schedule->zone, schedule->from,
                                      times(remind->every, (int64_t)count));
        if (!is_before(due, schedule->till)) {
            break;
        }
        dues[count].wanted = due;
        dues[count++].is_civil = schedule->is_from_civil || span_is_civil(remind->every);
    }
    return count;
}

static size_t once(struct due *dues, const struct schedule *schedule) {
    if (!is_before(schedule->from, schedule->till)) {
        return 0;
    }
    dues[0].wanted = schedule->from;
    dues[0].is_civil = schedule->is_from_civil;
    return 1;
}

static void set_expiry(struct due *dues, size_t count, const struct schedule *schedule) {
    const struct span expires = schedule->remind->expires;
    for (size_t i = 0; i < count; i++) {
        struct due *due = &dues[i];
        bool is_last = i + 1 == count;
        due->until = is_last ? schedule->until : dues[i + 1].wanted;
        due->is_until_civil = is_last ? schedule->is_until_civil : dues[i + 1].is_civil;
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

aftercare_status schedule_make(struct due **out, size_t *count, struct arena *arena,
                               const struct schedule *schedule) {
    const struct remind *remind = schedule->remind;
    struct due *dues = arena_array(arena, SCHEDULE_MAX, sizeof *dues);
    int32_t *at = clock_times(arena, remind);
    if (!dues || !at) {
        return AFTERCARE_ENOMEM;
    }
    size_t made = remind->at_count > 0           ? by_the_clock(dues, schedule, at)
                  : !span_is_zero(remind->every) ? every_so_often(dues, schedule)
                                                 : once(dues, schedule);
    set_expiry(dues, made, schedule);
    for (size_t i = 0; i < made; i++) {
        keep_quiet(&dues[i], schedule);
    }
    *out = dues;
    *count = made;
    return AFTERCARE_OK;
}
