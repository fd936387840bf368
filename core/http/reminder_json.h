// A stored reminder as JSON, the same wherever it is shown. Instants are written in UTC:
// the store knows no other clock.
#ifndef AFTERCARE_HTTP_REMINDER_JSON_H
#define AFTERCARE_HTTP_REMINDER_JSON_H

#include "aftercare/reminders.h"
#include "core/base/json_writer.h"

// One object with all members.
void reminder_json_write(struct json_writer *writer, const aftercare_reminder *reminder);

// The same of the answer's one reminder, with its "history" and the sentence "why".
void reminder_json_write_whole(struct json_writer *writer,
                               const aftercare_reminders_answer *answer);

// The same of one whose history is given apart, without "why".
void reminder_json_write_history(struct json_writer *writer,
                                 const aftercare_reminder *reminder,
                                 const aftercare_reminder_history *history);

// The members "state", "attempts", "reason" and "answer", into an object that is open.
void reminder_json_write_state(struct json_writer *writer,
                               const aftercare_reminder *reminder);

#endif
