// The one way in which a reminder changes: a move of the table, written to the store
// together with the line that tells why.
#ifndef AFTERCARE_REMINDERS_HISTORY_H
#define AFTERCARE_REMINDERS_HISTORY_H

#include "core/reminders/store.h"

struct change {
    enum happening happening;
    int64_t at;         // the wall clock
    const char *detail; // a sentence, which becomes the row's reason; or NULL
};

// Each sets the row's life, reason and events, and answers what the store answers.
// EINTERNAL: the table has no such move, and nothing is written.

// A row that is not kept yet.
aftercare_status history_add(struct store *store, struct store_row *row,
                             const struct change *change, aftercare_error *err);

// A row whose life, next_try and attempts change.
aftercare_status history_move(struct store *store, struct store_row *row,
                              const struct change *change, aftercare_error *err);

// Who has said last when it comes: PERSON_SNOOZES or CLINIC_RETRIES; POSTED: the plan.
enum happening history_put_off(const struct store_events *events);

// A row of which more changes than that.
aftercare_status history_write(struct store *store, struct store_row *row,
                               const struct change *change, aftercare_error *err);

#endif
