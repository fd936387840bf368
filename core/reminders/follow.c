#include "core/reminders/follow.h"

// One step at work.
struct following {
    const struct zone *zone;
    struct instant now;
    const struct follow *done; // the last that was done; NULL: nothing was
    const struct follow *last; // the one that the next keeps its distance from
    struct instant last_at;
    bool is_taken; // the place of the next one
};

static bool is_before(struct instant a, struct instant b) {
    return a.milliseconds < b.milliseconds;
}

static struct instant later(struct instant a, struct instant b) {
    return is_before(a, b) ? b : a;
}

static struct instant earlier(struct instant a, struct instant b) {
    return is_before(a, b) ? a : b;
}

// What was done long before the step began belongs to another plan of it.
static bool counts(const struct follow *follow, const struct zone *zone) {
    const struct rhythm *rhythm = &follow->rhythm;
    struct span reach =
        span_is_zero(rhythm->after_done) ? rhythm->min_gap : rhythm->after_done;
    return follow->kind == FOLLOW_DONE &&
           !is_before(zone_add(zone, follow->at, reach), rhythm->from);
}

static const struct follow *last_done(const struct follow *all, size_t count,
                                      const struct zone *zone) {
    const struct follow *done = NULL;
    for (size_t i = 0; i < count; i++) {
        if (counts(&all[i], zone) && (!done || !is_before(all[i].at, done->at))) {
            done = &all[i];
        }
    }
    return done;
}

// From what was done on; where that is over, at once, unless it is on its way already.
static struct instant after_done(const struct following *following,
                                 const struct follow *follow) {
    struct instant wanted =
        zone_add(following->zone, following->done->at, follow->rhythm.after_done);
    return is_before(wanted, following->now)
               ? earlier(later(wanted, follow->at), following->now)
               : wanted;
}

static bool is_next(const struct following *following, const struct follow *follow) {
    return !following->is_taken && follow > following->done &&
           !span_is_zero(follow->rhythm.after_done);
}

// Until when one lives that says nothing of it: to be put right when the next is known.
static struct instant limit_of(const struct follow *follow, struct instant wanted,
                               const struct beat *planned, const struct zone *zone) {
    const struct rhythm *rhythm = &follow->rhythm;
    struct instant next = zone_add(zone, wanted, rhythm->min_gap);
    if (is_before(wanted, planned->expires)) {
        return planned->expires;
    }
    return is_before(wanted, next) && is_before(next, rhythm->till) ? next : rhythm->till;
}

// The last moment before quiet hours may be over by now: then it is missed, unless it is
// on its way already.
static struct beat move(const struct following *following, const struct follow *follow,
                        struct rhythm_wish *wish) {
    struct instant earliest = wish->earliest;
    wish->earliest = later(earliest, following->now);
    struct beat beat = rhythm_moved(&follow->rhythm, following->zone, wish);
    if (beat.missed) {
        wish->earliest = earliest;
        struct beat again = rhythm_moved(&follow->rhythm, following->zone, wish);
        bool is_under_way =
            !again.missed && again.due.milliseconds == follow->at.milliseconds;
        beat = is_under_way ? again : beat;
    }
    return beat;
}

static void reckon(const struct following *following, struct follow *follow) {
    const struct rhythm *rhythm = &follow->rhythm;
    struct instant earliest =
        zone_add(following->zone, following->last_at, rhythm->min_gap);
    struct beat planned = follow->beat;
    struct rhythm_wish wish = {
        .wanted = planned.wanted, .is_civil = planned.is_civil, .earliest = earliest};
    if (is_next(following, follow)) {
        wish.wanted = after_done(following, follow);
        wish.is_civil = span_is_civil(rhythm->after_done);
        follow->why = FOLLOW_AFTER_DONE;
    } else if (!is_before(planned.due, earliest)) {
        return;
    }
    if (is_before(wish.wanted, earliest)) {
        wish.wanted = earliest;
        wish.is_civil = span_is_civil(rhythm->min_gap);
        follow->why = FOLLOW_MIN_GAP;
    } else if (follow->why == FOLLOW_AS_PLANNED) {
        follow->why = FOLLOW_MIN_GAP; // quiet hours would bring it too close
    }
    wish.limit = limit_of(follow, wish.wanted, &planned, following->zone);
    follow->after = follow->why == FOLLOW_AFTER_DONE ? following->done : following->last;
    follow->beat = move(following, follow, &wish);
    follow->is_over = !is_before(follow->beat.wanted, rhythm->till);
}

static void keep_distance(struct following *following, const struct follow *from,
                          struct instant at) {
    if (!is_before(at, following->last_at)) {
        following->last = from;
        following->last_at = at;
    }
}

static void go_on(struct following *following, struct follow *follow) {
    bool is_behind = follow > following->done;
    switch (follow->kind) {
    case FOLLOW_OPEN:
        reckon(following, follow);
        // What comes behind one whose step is over by then is over, too.
        if (follow->is_over || !follow->beat.missed) {
            keep_distance(following, follow, follow->beat.due);
        }
        following->is_taken = following->is_taken || is_behind;
        return;
    case FOLLOW_OUT:
        keep_distance(following, follow, follow->at);
        break;
    case FOLLOW_GONE:
    case FOLLOW_DONE:
        break;
    }
    if (is_behind && is_before(following->done->at, follow->at)) {
        following->is_taken = true;
    }
}

// One that lives until the next one, where one of the two was moved.
static void meet_next(struct follow *follow, const struct follow *next,
                      const struct zone *zone) {
    bool is_moved = follow->why != FOLLOW_AS_PLANNED || next->why != FOLLOW_AS_PLANNED;
    struct instant end = next->is_over ? follow->rhythm.till : next->beat.wanted;
    if (follow->kind != FOLLOW_OPEN || next->kind != FOLLOW_OPEN || !is_moved ||
        !span_is_zero(follow->rhythm.expires) || !is_before(follow->beat.due, end) ||
        follow->beat.expires.milliseconds == end.milliseconds) {
        return;
    }
    follow->beat.expires = end;
    follow->beat.expires_reading =
        next->beat.is_civil && !next->is_over ? zone_reading(zone, end) : 0;
    if (follow->why == FOLLOW_AS_PLANNED) {
        follow->why = FOLLOW_NEXT_MOVED;
        follow->after = next;
    }
}

void follow_reckon(struct follow *all, size_t count, const struct zone *zone,
                   struct instant now) {
    struct following following = {
        .zone = zone, .now = now, .done = last_done(all, count, zone)};
    for (size_t i = 0; i < count; i++) {
        all[i].beat = rhythm_planned(&all[i].rhythm, zone);
        all[i].why = FOLLOW_AS_PLANNED;
        all[i].after = NULL;
        all[i].is_over = false;
    }
    if (!following.done) {
        return;
    }
    keep_distance(&following, following.done, following.done->at);
    for (size_t i = 0; i < count; i++) {
        go_on(&following, &all[i]);
    }
    for (size_t i = 1; i < count; i++) {
        meet_next(&all[i - 1], &all[i], zone);
    }
}
