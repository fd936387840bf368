// Quiet hours, in which nothing is sent: where they put a moment that lies in them.
#ifndef AFTERCARE_BASE_QUIET_H
#define AFTERCARE_BASE_QUIET_H

#include "core/base/zone.h"

struct quiet { // by the clock on the wall, perhaps across midnight
    bool is_given;
    int32_t from, till; // seconds of the day
};

struct quiet_wish {
    const struct zone *zone;
    struct instant wanted, expires;
    struct instant earliest; // nothing is moved to before it
};

enum quiet_does {
    QUIET_PASSES,
    QUIET_MOVES,  // to a moment that a clock shows
    QUIET_MISSES, // it can never be sent
};

#define QUIET_MISSES_WHY "quiet hours last until after it expires"

// Moves what is wanted to the end of the quiet hours; where that is when it expires or
// later, to the last moment before they begin; where that is too early, it is missed.
// *due is wanted where nothing is moved.
enum quiet_does quiet_keep(struct instant *due, const struct quiet *quiet,
                           const struct quiet_wish *wish);

#endif
