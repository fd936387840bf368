// What is kept of a session, as it is shown.
#ifndef AFTERCARE_HTTP_STORED_SESSION_H
#define AFTERCARE_HTTP_STORED_SESSION_H

#include "aftercare/reminders.h"
#include "core/base/json_writer.h"

// Writes the kept plan, each of its reminders with its state, attempts and reason.
// Reminders that an earlier plan of the session has left behind follow the plan's own.
// EINTERNAL when the kept plan cannot be read, ENOMEM.
aftercare_status stored_session_show(struct json_writer *writer, struct arena *arena,
                                     const aftercare_stored_session *session,
                                     aftercare_error *err);

// The same, without the reminders that are not meant to come, or to have come, by the
// plan: those that were cancelled, that were answered before they were due, that are held
// until they expire, and that an earlier plan has left behind. One that was put off is
// due when it comes.
aftercare_status stored_session_standing(struct json_writer *writer, struct arena *arena,
                                         const aftercare_stored_session *session,
                                         aftercare_error *err);

#endif
