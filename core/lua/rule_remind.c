// remind: when a step's reminders are due.
#include "core/lua/rule_fields.h"

#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define DAY 86400
#define MONTH (DAY * 30 + DAY * 4375 / 10000) // 30.4375 days, as spans are compared

static bool read_span(const struct spot *spot, const struct member *member, void *out) {
    (void)member;
    struct span span;
    if (!value_span(spot, &span)) {
        return false;
    }
    if (span_is_zero(span)) {
        return spot_complain(spot, CHECK_BAD_DURATION,
                             "\"%.*s\" is no time at all (write a longer duration)",
                             SHOWN(spot->name));
    }
    *(struct span *)out = span;
    return true;
}

static bool read_days(const struct spot *spot, const struct member *member, void *out) {
    struct span span = {0};
    if (!read_span(spot, member, &span)) {
        return false;
    }
    if (span.months != 0 || span.seconds != 0) {
        return spot_complain(spot, CHECK_BAD_DURATION,
                             "\"%.*s\" is not whole days (write it as in \"P3D\")",
                             SHOWN(spot->name));
    }
    *(struct span *)out = span;
    return true;
}

static bool read_clock(const struct spot *spot, int32_t *second) {
    struct text text;
    return value_look(spot, STYLES, &text) &&
           (clock_parse(second, text) ||
            spot_complain(spot, CHECK_BAD_TIME,
                          "\"%.*s\" is no time of the day (write it as in \"08:00\")",
                          SHOWN(text)));
}

static int by_second(const void *a, const void *b) {
    int32_t left = *(const int32_t *)a;
    int32_t right = *(const int32_t *)b;
    return (left > right) - (left < right);
}

static bool read_clocks(const struct spot *spot, int count, int32_t *seconds) {
    bool is_right = true;
    for (int i = 0; i < count; i++) {
        struct spot entry = spot_entry(spot, i + 1);
        is_right = read_clock(&entry, &seconds[i]) && is_right;
        lua_settop(spot->L, entry.index - 1);
    }
    qsort(seconds, (size_t)count, sizeof *seconds, by_second);
    for (int i = 1; is_right && i < count; i++) {
        if (seconds[i] == seconds[i - 1]) {
            return spot_complain(spot, CHECK_GIVEN_TWICE,
                                 "a time of the day stands there twice (name it once)");
        }
    }
    return is_right;
}

static bool read_at(const struct spot *spot, const struct member *member, void *out) {
    (void)member;
    struct remind *remind = out;
    static const char right[] = "times of the day, as in { \"08:00\", \"20:00\" }";
    int count = 0;
    if (!value_count(spot, right, &count)) {
        return false;
    }
    int32_t *seconds = script_passing(spot->script, (size_t)count * sizeof *seconds);
    if (!seconds || !read_clocks(spot, count, seconds)) {
        return false;
    }
    remind->at = script_keep(spot->script, seconds, (size_t)count, sizeof *seconds);
    remind->at_count = (size_t)count;
    return remind->at != NULL;
}

static const struct member members[] = {
    {.name = "at", .read = read_at},
    {.name = "every", .read = read_span, .offset = offsetof(struct remind, every)},
    {.name = "days", .read = read_days, .offset = offsetof(struct remind, days)},
    {.name = "times",
     .read = member_number,
     .offset = offsetof(struct remind, times),
     .from = 1,
     .till = REMINDERS_MAX},
    {.name = "expires", .read = read_span, .offset = offsetof(struct remind, expires)},
    {.name = "after_done",
     .read = read_span,
     .offset = offsetof(struct remind, after_done)},
    {.name = "min_gap", .read = read_span, .offset = offsetof(struct remind, min_gap)},
};

// A month counts as in span_compare: it is a bound that is meant, not an instant.
static int64_t seconds_of(struct span span) {
    int64_t days = (int64_t)span.days * DAY;
    int64_t months = (int64_t)span.months * MONTH;
    int64_t sum = 0;
    bool is_over = __builtin_add_overflow(days + months, span.seconds, &sum);
    return is_over ? INT64_MAX : sum;
}

// The least time between two reminders of the plan; some day's first may follow the
// last of the day before.
static int64_t least_distance(const struct remind *remind) {
    int64_t days = remind->days.days > 0 ? remind->days.days : 1;
    if (remind->at_count == 0) {
        return seconds_of(remind->every);
    }
    int64_t least = days * DAY + remind->at[0] - remind->at[remind->at_count - 1];
    for (size_t i = 1; i < remind->at_count; i++) {
        int64_t distance = remind->at[i] - remind->at[i - 1];
        least = distance < least ? distance : least;
    }
    return least;
}

// What follows what was done needs something to follow, and room for it.
static bool check_following(const struct spot *spot, const struct remind *remind) {
    bool has_after = !span_is_zero(remind->after_done);
    bool has_gap = !span_is_zero(remind->min_gap);
    bool is_once = remind->at_count == 0 && span_is_zero(remind->every);
    if (!has_after && !has_gap) {
        return true;
    }
    if (is_once || remind->times == 1) {
        return spot_complain(spot, CHECK_REMIND_PARTS,
                             "there is only one reminder, and none that %s could move "
                             "(add at or every, or take %s out)",
                             has_after ? "after_done" : "min_gap",
                             has_after ? "after_done" : "min_gap");
    }
    if (has_after && has_gap && span_compare(remind->min_gap, remind->after_done) > 0) {
        return spot_complain(spot, CHECK_REMIND_PARTS,
                             "min_gap is longer than after_done, which could never be "
                             "kept (make it shorter)");
    }
    if (seconds_of(remind->min_gap) > least_distance(remind)) {
        return spot_complain(spot, CHECK_REMIND_PARTS,
                             "min_gap is longer than what lies between two reminders "
                             "that %s gives (make it shorter, or remind less often)",
                             remind->at_count > 0 ? "at" : "every");
    }
    return true;
}

static bool check(const struct spot *spot, const struct remind *remind) {
    bool has_at = remind->at_count > 0;
    bool has_every = !span_is_zero(remind->every);
    if (has_at && has_every) {
        return spot_complain(spot, CHECK_REMIND_PARTS,
                             "at and every do not go together (keep one)");
    }
    if (!has_at && !span_is_zero(remind->days)) {
        return spot_complain(spot, CHECK_REMIND_PARTS,
                             "days goes with at only (add at = { \"08:00\" })");
    }
    if (!has_at && !has_every && remind->times > 0) {
        return spot_complain(spot, CHECK_REMIND_PARTS,
                             "times goes with at or every (add one of them)");
    }
    return check_following(spot, remind);
}

static bool read_remind(const struct spot *spot, struct remind *out) {
    static const char right[] =
        "true, { at = { \"08:00\" }, times = 3 } or { every = \"PT2H\", times = 3 }";
    lua_State *L = spot->L;
    if (lua_type(L, spot->index) == LUA_TBOOLEAN && lua_toboolean(L, spot->index)) {
        return true; // once
    }
    if (lua_type(L, spot->index) != LUA_TTABLE) {
        return spot_complain_type(spot, right);
    }
    return members_read(spot, members, COUNT(members), out) && check(spot, out);
}

bool rule_remind_read(const struct spot *spot, const struct remind **out) {
    struct remind remind = {0};
    const struct remind *kept = read_remind(spot, &remind)
                                    ? script_keep(spot->script, &remind, 1, sizeof remind)
                                    : NULL;
    if (kept) {
        *out = kept;
    }
    return kept != NULL;
}

int64_t rule_remind_count(const struct remind *remind, struct span from,
                          struct span till) {
    int64_t window = seconds_of(till) - seconds_of(from);
    int64_t count = 1;
    if (remind->at_count > 0) {
        int64_t days = remind->days.days > 0 ? remind->days.days : 1;
        int64_t rounds = window / DAY / days + 1;
        bool is_over = __builtin_mul_overflow(rounds, (int64_t)remind->at_count, &count);
        count = is_over ? INT64_MAX : count;
    } else if (!span_is_zero(remind->every)) {
        count = window / seconds_of(remind->every) + 1;
    }
    return remind->times > 0 && remind->times < count ? remind->times : count;
}

const char *rule_remind_mistake(const struct remind *remind, struct span from,
                                struct span till) {
    int64_t window = seconds_of(till) - seconds_of(from);
    bool has_after = !span_is_zero(remind->after_done);
    if (!has_after && span_is_zero(remind->min_gap)) {
        return NULL;
    }
    if (rule_remind_count(remind, from, till) == 1) {
        return "only one reminder lies in the window, and none that after_done or "
               "min_gap could move (take them out, or make the window longer)";
    }
    if (has_after && seconds_of(remind->after_done) >= window) {
        return "after_done is as long as the window or longer, so that nothing could "
               "follow what was done (make it shorter)";
    }
    return NULL;
}
