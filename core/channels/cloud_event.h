// A reminder as JSON, the same for every channel: the body of a webhook is a CloudEvents
// 1.0 event in structured mode, and a line of the log has the members of its data.
// https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
#ifndef AFTERCARE_CHANNELS_CLOUD_EVENT_H
#define AFTERCARE_CHANNELS_CLOUD_EVENT_H

#include "aftercare/reminders.h"
#include "core/base/json_writer.h"

#define CLOUD_EVENT_TYPE "care.aftercare.reminder.due"
#define CLOUD_EVENT_SOURCE "urn:aftercare:reminders"
#define CLOUD_EVENT_CONTENT_TYPE "application/cloudevents+json; charset=UTF-8"

// EDOCUMENT when the reminder, or another of its message, can never be written as JSON:
// its key is empty or missing, or a text is not UTF-8; err names the member.
aftercare_status cloud_event_check(const aftercare_reminder *reminder,
                                   aftercare_error *err);

// Writes key, session, patient, rule, due, expires, to, locale, message and attempt into
// the object that is open. Absent texts are null; instants are in UTC. Of a message they
// are the first one's, and behind them stand group, the id, and items, all of it.
void cloud_event_data(struct json_writer *writer, const aftercare_reminder *reminder);

// Adds the event's id to out: the key, in which blanks, '%', control characters and bytes
// beyond ASCII are written as "%XX". So it is the key itself as a rule, fits a header as
// it is, and each id leads back to one key.
void cloud_event_id(struct buffer *out, struct text key);

// How long that is.
size_t cloud_event_id_length(struct text key);

// Adds the id of what is sent: the group as it is, or that of the key.
void cloud_event_sent_id(struct buffer *out, const aftercare_reminder *reminder);

// Adds the whole event to out: id is as given, subject the key, time the due instant; of
// a message the first one's.
void cloud_event_write(struct buffer *out, const aftercare_reminder *reminder,
                       struct text id);

#endif
