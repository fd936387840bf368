// Reminders that follow what was done, in the store: those of one step are put where
// follow.h says, each change with a line that tells why. Runs inside a batch, after
// whatever may have changed something of a step; where nothing has, nothing is written.
#ifndef AFTERCARE_REMINDERS_FOLLOWING_H
#define AFTERCARE_REMINDERS_FOLLOWING_H

#include "core/reminders/store.h"

struct following_place {
    struct store *store;
    struct arena *arena;
    const char *zoneinfo; // NULL: the system's
    int64_t now;
    const char *why; // what else has changed: stands where no answer moves it; or NULL
};

// The steps of one session; of those the ones of one rule where that is not NULL. Nothing
// happens to a session that is cancelled, or that is none.
aftercare_status following_settle(const struct following_place *place,
                                  const char *session, const char *rule,
                                  aftercare_error *err);

#endif
