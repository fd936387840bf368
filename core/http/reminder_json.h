// A stored reminder as JSON, the same wherever it is shown. Instants are written in UTC:
// the store knows no other clock.
#ifndef AFTERCARE_HTTP_REMINDER_JSON_H
#define AFTERCARE_HTTP_REMINDER_JSON_H

#include "aftercare/reminders.h"
#include "core/base/json_writer.h"

// One object with all members; history is written as its last one when events is not
// NULL.
void reminder_json_write(struct json_writer *writer, const aftercare_reminder *reminder,
                         const aftercare_reminder_event *events, size_t events_count);

// The members "state", "attempts" and "reason", into an object that is open.
void reminder_json_write_state(struct json_writer *writer,
                               const aftercare_reminder *reminder);

#endif
