// When reminders of one step are due: by the clock on the patient's wall, every so often,
// or once; and where quiet hours move them.
#ifndef AFTERCARE_PLAN_SCHEDULE_H
#define AFTERCARE_PLAN_SCHEDULE_H

#include "core/plan/session.h"

struct due {
    struct instant wanted; // as the rule says
    struct instant due;    // after quiet hours
    struct instant expires;
    struct instant until; // when the next is wanted, or the last one's end
    // Whether they are what a clock on the wall shows, wherever that puts them in time.
    bool is_civil, is_expires_civil; // is_civil: of due
    bool is_wanted_civil, is_until_civil;
    const char *missed; // why it can never be sent; NULL: it can
};

struct schedule {
    const struct remind *remind;
    const struct zone *zone;
    struct instant ended;      // of the session
    struct instant from, till; // none before, none at or after
    struct instant until;      // how long the last one lives, where the rule does not say
    bool is_from_civil, is_until_civil;
    struct quiet quiet; // is_given false: none, or the reminder ignores them
};

#define SCHEDULE_MAX 1000 // reminders of one step; more is refused when rules load

// Of one schedule; begin with zeros. The next one's take their place.
struct dues {
    struct due *items; // in the order of time; the arena's
    size_t count, capacity;
};

// At most SCHEDULE_MAX. ENOMEM.
aftercare_status schedule_make(struct dues *dues, struct arena *arena,
                               const struct schedule *schedule);

#endif
