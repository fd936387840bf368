// What is kept of a session, as a calendar file.
#ifndef AFTERCARE_HTTP_SESSION_CALENDAR_H
#define AFTERCARE_HTTP_SESSION_CALENDAR_H

#include "aftercare/reminders.h"
#include "core/http/request.h"

// Writes the reminders of the kept plan that still stand (stored_session_standing) into
// the request's answer, as `aftercare plan --format ics` writes those of a plan that is
// not kept. EINTERNAL when the kept plan cannot be read, ENOMEM, EUSAGE without calendars
// (calendar_is_built_in).
aftercare_status session_calendar_write(struct request *request,
                                        const aftercare_stored_session *session,
                                        aftercare_error *err);

#endif
