// What is done with a session in the store: posted, cancelled, read. Runs inside a batch;
// a call that fails may have written a part, which the caller undoes.
#ifndef AFTERCARE_REMINDERS_SESSIONS_H
#define AFTERCARE_REMINDERS_SESSIONS_H

#include "core/reminders/store.h"

#define SESSION_REMINDERS_MAX 1000

// What came of a post.
struct sessions_posted {
    aftercare_put put;
    int64_t number;             // of the session's row, unless UNCHANGED
    struct store_names touched; // other sessions that have lost reminders by it
};

// Of each reminder what aftercare_stored_session says, with its channel named. now is
// written into the histories. EUSAGE: one key twice. ECONFLICT: a key of another session.
aftercare_status sessions_put(struct store *store, struct arena *arena,
                              const aftercare_stored_session *session, int64_t now,
                              struct sessions_posted *out, aftercare_error *err);

// *cancelled counts those that were open. ENOTFOUND.
aftercare_status sessions_cancel(struct store *store, struct arena *arena, const char *id,
                                 int64_t now, size_t *cancelled, aftercare_error *err);

// Everything lives in the arena. ENOTFOUND.
aftercare_status sessions_get(struct store *store, struct arena *arena, const char *id,
                              aftercare_stored_session *out, aftercare_error *err);

#endif
