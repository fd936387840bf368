// What a session is at a moment, in one word of two parts with a point between: the first
// is another one after what a caller changes, by posting it or cancelling it; the second
// after every change of a reminder, since each of those writes a line into a history.
#ifndef AFTERCARE_REMINDERS_REVISION_H
#define AFTERCARE_REMINDERS_REVISION_H

#include "core/reminders/store.h"

// Of a session and its rows, which stand in any order; *out is the arena's. ENOMEM.
aftercare_status revision_make(const char **out, struct arena *arena,
                               const struct store_session *session,
                               const struct store_rows *rows, aftercare_error *err);

// The same; the rows are read. Of the session number, content and is_cancelled are asked.
aftercare_status revision_read(const char **out, struct store *store, struct arena *arena,
                               const struct store_session *session, aftercare_error *err);

// Whether the session that the condition names meets it, by the first part: a reminder
// that has gone out meanwhile is nobody's change that could be lost. One that is already
// as somebody wants it does: its content is the condition's, or, where that is NULL, it
// is cancelled; the answer to the request that made it so may have been lost.
aftercare_status revision_meet(bool *out, struct store *store, struct arena *arena,
                               const aftercare_condition *condition,
                               aftercare_error *err);

#endif
