// What was done since the reminders were opened, in numbers. Counted on the loop, where
// it happens; nothing of it is kept.
#ifndef AFTERCARE_REMINDERS_COUNTS_H
#define AFTERCARE_REMINDERS_COUNTS_H

#include "core/reminders/claims.h"

struct counts {
    uint64_t lateness[AFTERCARE_LATENESS_BUCKETS], lateness_sum;
    uint64_t gates[AFTERCARE_GATES];
    uint64_t trouble[AFTERCARE_EINTERNAL + 1];
};

// How a try ended.
void counts_try(struct counts *counts, const struct try *try);

// What a claim, which is kept by now, found besides what it claimed.
void counts_claim(struct counts *counts, const struct claim *claim);

// A session that was posted, and is kept by now: what quiet hours did to its reminders.
void counts_post(struct counts *counts, const aftercare_stored_session *session);

// How a batch ended; OK is not counted.
void counts_batch(struct counts *counts, aftercare_status status);

#endif
