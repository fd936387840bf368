// A plan's reminders as a calendar file.
#ifndef AFTERCARE_CALENDAR_PLAN_CALENDAR_H
#define AFTERCARE_CALENDAR_PLAN_CALENDAR_H

#include "core/base/json.h"
#include "core/base/text.h"

// Adds the reminders of a plan (design 4.3) that can be sent, with what to do when they
// find something; now: milliseconds since 1970-01-01T00:00:00Z. As calendar_write.
aftercare_status plan_calendar(struct buffer *out, struct arena *arena,
                               const struct json *plan, int64_t now,
                               aftercare_error *err);

#endif
