// A time zone database that was replaced. The store knows by which data of each zone its
// reminders may have been reckoned (a digest, see zone.h); where the database has others
// by now, all that is scheduled in that zone is reckoned anew from what its clocks are to
// show. In pieces, a job each, so that others come to their turn; what has been begun is
// in the store and goes on after a kill. Until all is done nothing is claimed.
#ifndef AFTERCARE_REMINDERS_ZONES_H
#define AFTERCARE_REMINDERS_ZONES_H

#include "core/base/zone.h"
#include "core/reminders/store.h"

#define ZONES_PIECE 1000 // rows that are looked at in one job

// How far a pass through the zones has come.
struct zones_place {
    const char *name; // of the zone at work, or the last; "" at the beginning
    bool is_inside;   // some of it is still to be done
    int64_t after;    // the last row that was looked at
    size_t moved;     // rows of this zone that are due, or expire, at another moment
    bool is_done;     // there is no further zone
};

struct zones_pass {
    struct arena *arena;      // lives as long as the pass
    const char *directory;    // borrowed; or NULL
    struct zone_cache *cache; // of the database as it is now
    struct zones_place place;
};

// Begins a pass; what is read of the directory (NULL: the system's) is read once in it.
// ENOMEM.
aftercare_status zones_begin(struct zones_pass *pass, struct arena *arena,
                             const char *directory, aftercare_error *err);

// One piece, inside a batch: *next is the place after it, for the pass to take when the
// batch is kept. A zone that the database does not have, or cannot give, is left as it
// is. scratch is for this piece.
aftercare_status zones_go_on(struct zones_place *next, const struct zones_pass *pass,
                             struct store *store, struct arena *scratch, int64_t now,
                             aftercare_error *err);

#endif
