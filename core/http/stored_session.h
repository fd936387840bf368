// From a plan to what is kept of it, and back to what is shown of it.
#ifndef AFTERCARE_HTTP_STORED_SESSION_H
#define AFTERCARE_HTTP_STORED_SESSION_H

#include "aftercare/aftercare.h"
#include "aftercare/reminders.h"
#include "core/base/json_writer.h"

// Copies a plan (borrowed from its assessor) and the document that it was made of into
// the arena, as the store takes it. ENOMEM.
aftercare_status stored_session_make(aftercare_stored_session *out, struct arena *arena,
                                     const aftercare_plan *plan,
                                     const aftercare_document *document,
                                     aftercare_error *err);

// Writes the kept plan, each of its reminders with its state, attempts and reason.
// Reminders that an earlier plan of the session has left behind follow the plan's own.
// EINTERNAL when the kept plan cannot be read, ENOMEM.
aftercare_status stored_session_show(struct json_writer *writer, struct arena *arena,
                                     const aftercare_stored_session *session,
                                     aftercare_error *err);

#endif
