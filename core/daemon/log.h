// The daemon's log: one JSON object a line on standard error, "event" first and the
// instant last. Never a patient's data.
#ifndef AFTERCARE_DAEMON_LOG_H
#define AFTERCARE_DAEMON_LOG_H

#include "aftercare/error.h"

// Writes one line, whole or not at all. name and value are one more member; both may be
// NULL.
void log_event(const char *event, const char *name, const char *value);

// An aftercare_log: a "note" where the status is OK, else "trouble".
void log_line(void *context, aftercare_status status, const char *sentence);

#endif
