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

#endif
