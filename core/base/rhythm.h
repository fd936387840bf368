// Moments that come one after the other, each of which may have to wait for the one
// before it: what a plan wants of one of them, so that it can be reckoned anew when that
// is known. As text it is kept beside the moment that came of it.
#ifndef AFTERCARE_BASE_RHYTHM_H
#define AFTERCARE_BASE_RHYTHM_H

#include "core/base/quiet.h"

struct rhythm {
    int64_t number;            // in its step, from 1
    struct span after_done;    // from the last that was done; zero: as planned
    struct span min_gap;       // between two of them, at least
    struct span expires;       // zero: at until
    struct instant wanted;     // as planned, before quiet hours
    struct instant until;      // as planned: when the next is wanted, or the step is over
    int64_t wanted_reading;    // of the clock; 0: elapsed time (see zone_reading)
    int64_t until_reading;     // likewise
    struct instant ended;      // what all of it follows
    struct instant from, till; // none before, none at or after
    struct quiet quiet;
};

// The text of it, in the arena; NULL: no memory.
const char *rhythm_write(struct arena *arena, const struct rhythm *rhythm);

// EDOCUMENT for what is no such text, ENOMEM.
aftercare_status rhythm_read(struct rhythm *out, struct arena *arena, const char *text,
                             aftercare_error *err);

// One moment as it came out.
struct beat {
    struct instant wanted, due, expires;  // wanted: before quiet hours
    bool is_civil;                        // a clock shows what is wanted
    int64_t due_reading, expires_reading; // 0: elapsed time
    const char *missed;                   // why it can never be sent; NULL: it can
};

// As planned, by the zone's data as they are now.
struct beat rhythm_planned(const struct rhythm *rhythm, const struct zone *zone);

// What is wanted instead.
struct rhythm_wish {
    struct instant wanted;
    bool is_civil;
    struct instant limit; // when it expires, where the rhythm does not say
    bool is_limit_civil;
    struct instant earliest; // quiet hours move it to no moment before
};

struct beat rhythm_moved(const struct rhythm *rhythm, const struct zone *zone,
                         const struct rhythm_wish *wish);

#endif
