// What is done with a person in the store: all that is known is read, or erased. Runs
// inside a batch; a call that fails may have written a part, which the caller undoes.
#ifndef AFTERCARE_REMINDERS_PATIENTS_H
#define AFTERCARE_REMINDERS_PATIENTS_H

#include "core/reminders/store.h"

// Everything lives in the arena. ENOTFOUND when nothing is known.
aftercare_status patients_get(struct store *store, struct arena *arena, const char *id,
                              aftercare_reminders_answer *out, aftercare_error *err);

// *sessions are those that went, by their ids in the arena.
aftercare_status patients_erase(struct store *store, struct arena *arena, const char *id,
                                struct store_names *sessions, aftercare_erased *erased,
                                aftercare_error *err);

#endif
