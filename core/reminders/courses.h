// Sessions of one person that belong to one course: a reminder "until the next" is moot
// as soon as a later session of its course has taken place, and is not any more when that
// one is cancelled. Runs inside a batch.
#ifndef AFTERCARE_REMINDERS_COURSES_H
#define AFTERCARE_REMINDERS_COURSES_H

#include "core/reminders/store.h"

#define COURSES_MAX 200 // of a person's sessions, the last posted; older ones are settled

// Puts all such reminders of a person right, after one of the sessions has changed.
// *touched are the ids of the sessions that have lost reminders by that.
aftercare_status courses_settle(struct store *store, struct arena *arena,
                                const char *patient, int64_t now,
                                struct store_names *touched, aftercare_error *err);

#endif
