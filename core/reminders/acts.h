// What people do with one reminder, in the store: they answer it, take the answer back,
// put it off, cancel it, ask for new tries. Runs inside a batch; what fails has written
// nothing.
#ifndef AFTERCARE_REMINDERS_ACTS_H
#define AFTERCARE_REMINDERS_ACTS_H

#include "core/reminders/store.h"

#define ACTS_EVENTS_MAX 1000 // lines of a history; then nothing more is done by hand

// Where it is done.
struct acts_place {
    struct store *store;
    struct arena *arena;
    const char *zoneinfo; // for durations on the patient's clock; NULL: the system's
    int64_t now;
};

// *out is the row as it stands then; it lives in the arena. The same again changes
// nothing. ENOTFOUND; ECONFLICT when its state does not allow it, with what it allows;
// EUSAGE for an instant or a duration that does not fit; ELIMIT when its history is full.
aftercare_status acts_do(const struct acts_place *place, const aftercare_act *act,
                         struct store_row *out, aftercare_error *err);

#endif
