#include "core/base/quiet.h"

static bool is_before(struct instant a, struct instant b) {
    return a.milliseconds < b.milliseconds;
}

static bool is_quiet(const struct quiet *quiet, int32_t second) {
    if (quiet->from < quiet->till) {
        return second >= quiet->from && second < quiet->till;
    }
    return second >= quiet->from || second < quiet->till;
}

static struct instant clock_on(const struct zone *zone, struct date day, int32_t second) {
    return zone_instant(zone, (struct wall){day, second}, NULL);
}

// The first moment from wanted on at which clocks show that: when they were set back and
// show it twice, the first may be over.
static struct instant end_of_quiet(const struct quiet *quiet,
                                   const struct quiet_wish *wish, struct date day) {
    struct wall wall = {day, quiet->till};
    struct instant end = clock_on(wish->zone, day, wall.second);
    return is_before(end, wish->wanted)
               ? instant_at(wall, zone_offset(wish->zone, wish->wanted))
               : end;
}

enum quiet_does quiet_keep(struct instant *due, const struct quiet *quiet,
                           const struct quiet_wish *wish) {
    struct wall wall = zone_wall(wish->zone, wish->wanted);
    *due = wish->wanted;
    if (!quiet->is_given || !is_quiet(quiet, wall.second)) {
        return QUIET_PASSES;
    }
    bool is_evening = quiet->from > quiet->till && wall.second >= quiet->from;
    bool is_morning = quiet->from > quiet->till && wall.second < quiet->till;
    struct date began = {wall.date.day - (is_morning ? 1 : 0)};
    struct date ends = {wall.date.day + (is_evening ? 1 : 0)};
    struct instant end = end_of_quiet(quiet, wish, ends);
    struct instant before = clock_on(wish->zone, began, quiet->from);
    before.milliseconds -= 1000;
    if (is_before(end, wish->expires)) {
        *due = end;
        return QUIET_MOVES;
    }
    if (!is_before(before, wish->earliest)) {
        *due = before;
        return QUIET_MOVES;
    }
    return QUIET_MISSES;
}
