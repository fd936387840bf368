#include "tests/unit/rules/oracle/worlds.h"

#include <string.h>

// What is tried out of one entry: each day of begins with each day of ends.
struct worlds {
    const struct asking *asking;
    const struct plain_shape *shape;
    const struct plain_entry *entry;
    struct calendar_range begins, ends;
    bool is_event; // begins and ends on the same day
    bool is_as_its_state;
};

static struct calendar_range only(int day) {
    return (struct calendar_range){day, day};
}

static bool is_past(const struct plain_entry *entry) {
    return entry->status == STATUS_GONE || entry->status == STATUS_RESTING;
}

// Of what is past, without a date, the end was any day; so it is of an event. What has
// neither a date nor a status may be over or not. All else goes on.
static struct calendar_range possible_ends(const struct worlds *worlds) {
    const struct calendar *calendar = worlds->asking->calendar;
    const struct plain_entry *entry = worlds->entry;
    bool can_be_over = worlds->shape->ends || worlds->shape->statuses[0];
    bool is_over = (is_past(entry) && worlds->is_as_its_state) || worlds->is_event;
    if (worlds->shape->ends && entry->ends.year) {
        return calendar_range(calendar, entry->ends);
    }
    if (is_over) {
        return (struct calendar_range){LONG_AGO + 1, worlds->asking->document->today};
    }
    if (is_past(entry) || (entry->status == NONE && !entry->begins.year && can_be_over)) {
        return (struct calendar_range){LONG_AGO + 1, calendar->never};
    }
    return only(calendar->never);
}

// is_as_its_state leaves out what does not fit the status.
static struct worlds worlds_of(const struct asking *asking, enum plain_list list,
                               const struct plain_entry *entry, bool is_as_its_state) {
    const struct plain_shape *shape = &plain.lists[list];
    struct worlds worlds = {.asking = asking, .shape = shape, .entry = entry};
    worlds.is_event =
        shape->begins && shape->ends && strcmp(shape->begins, shape->ends) == 0;
    worlds.is_as_its_state = is_as_its_state;
    worlds.ends = possible_ends(&worlds);
    worlds.begins = entry->begins.year ? calendar_range(asking->calendar, entry->begins)
                                       : only(LONG_AGO);
    return worlds;
}

// On which days it can have begun that ended on that one.
static struct calendar_range begins_with(const struct worlds *worlds, int end) {
    return worlds->is_event ? only(end) : worlds->begins;
}

// Nothing ends before it begins; and of what has a status, that is so today.
static bool fits(const struct worlds *worlds, int begin, int end) {
    int today = worlds->asking->document->today;
    if (!worlds->is_as_its_state || worlds->entry->status == NONE) {
        return begin <= end;
    }
    return worlds->entry->status == STATUS_HERE ? begin <= today && today < end
                                                : begin <= end && end <= today;
}

// Dates and status that say two things: what is said to be there, and to have ended, is
// there; otherwise the dates count. Either is the careful reading.
static struct worlds settled_worlds(const struct asking *asking, enum plain_list list,
                                    const struct plain_entry *entry) {
    struct worlds worlds = worlds_of(asking, list, entry, false);
    if (entry->status == STATUS_HERE && worlds.begins.first <= asking->document->today) {
        worlds.ends = only(asking->calendar->never);
        worlds.is_as_its_state = true;
    }
    return worlds;
}

// --- tests -----------------------------------------------------------------------------

// Until when the test holds in a world where the entry ends on that day.
static int holds_until(const struct asking *asking, const struct plain_test *test,
                       int end) {
    switch (test->verb) {
    case VERB_NOW:
        return end;
    case VERB_WITHIN:
        return calendar_wait(asking->calendar, end, test->months, test->days);
    case VERB_EVER:
    case VERB_RESTING:
    case VERBS:
        break;
    }
    return asking->calendar->never;
}

static int day_of_history(const struct asking *asking, int day) {
    int i = day - asking->document->today;
    return i < 0 ? 0 : i > HISTORY_DAYS ? HISTORY_DAYS : i;
}

void changes_add(struct changes *changes, const struct asking *asking, int from,
                 int until) {
    int first = day_of_history(asking, from);
    int last = day_of_history(asking, until);
    changes->worlds++;
    changes->on[first] += first < last;
    changes->on[last] -= first < last;
}

static void try_worlds(struct changes *changes, const struct worlds *worlds,
                       const struct plain_test *test) {
    const struct asking *asking = worlds->asking;
    for (int end = worlds->ends.first; end <= worlds->ends.last; end++) {
        int until = holds_until(asking, test, end);
        struct calendar_range begins = begins_with(worlds, end);
        for (int begin = begins.first; begin <= begins.last; begin++) {
            if (fits(worlds, begin, end)) {
                changes_add(changes, asking, begin, until);
            }
        }
    }
}

void history_of_changes(struct history *out, const struct changes *changes) {
    int holding = 0;
    for (int i = 0; i < HISTORY_DAYS; i++) {
        holding += changes->on[i];
        out->on[i] = (unsigned char)(holding == 0                 ? SURELY_NOT
                                     : holding == changes->worlds ? SURELY
                                                                  : PERHAPS);
    }
}

// Whether the entry is recorded as resting. One that says nothing of its time at all may
// be.
static enum sure is_resting(const struct plain_shape *shape,
                            const struct plain_entry *entry) {
    if (entry->status != NONE || !shape->statuses[STATUS_RESTING]) {
        return entry->status == STATUS_RESTING ? SURELY : SURELY_NOT;
    }
    return entry->begins.year || entry->ends.year ? SURELY_NOT : PERHAPS;
}

void history_of_time(struct history *out, const struct asking *asking,
                     const struct plain_test *test, const struct plain_entry *entry) {
    struct worlds worlds = worlds_of(asking, test->list, entry, true);
    struct changes changes = {.worlds = 0};
    try_worlds(&changes, &worlds, test);
    if (changes.worlds == 0) {
        worlds = settled_worlds(asking, test->list, entry);
        try_worlds(&changes, &worlds, test);
    }
    history_of_changes(out, &changes);
    enum sure resting = is_resting(worlds.shape, entry);
    for (int i = 0; test->verb == VERB_RESTING && i < HISTORY_DAYS; i++) {
        out->on[i] = (unsigned char)least(resting, (enum sure)out->on[i]);
    }
}

bool is_possible(const struct asking *asking, enum plain_list list,
                 const struct plain_entry *entry) {
    struct worlds worlds = worlds_of(asking, list, entry, true);
    struct plain_test ever = {.ask = ASK_LIST, .list = list, .verb = VERB_EVER};
    struct changes changes = {.worlds = 0};
    try_worlds(&changes, &worlds, &ever);
    return changes.worlds > 0;
}

enum sure has_begun(const struct asking *asking, enum plain_list list,
                    const struct plain_entry *entry) {
    struct plain_test ever = {.ask = ASK_LIST, .list = list, .verb = VERB_EVER};
    struct history history;
    history_of_time(&history, asking, &ever, entry);
    return (enum sure)history.on[0];
}
