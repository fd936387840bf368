// Moments as a calendar file (iCalendar, RFC 5545), for the calendar on somebody's phone.
// Times are written in UTC, which needs no zones and is understood everywhere. The only
// file that knows libical; without AFTERCARE_ICAL it writes nothing.
#ifndef AFTERCARE_CALENDAR_CALENDAR_H
#define AFTERCARE_CALENDAR_CALENDAR_H

#include "aftercare/error.h"
#include "core/base/text.h"

#include <stdbool.h>
#include <stdint.h>

struct calendar_event {
    struct text uid;         // the same whenever the same event is written again
    struct text summary;     // what the alarm says
    struct text description; // more of it; may be empty
    int64_t start;           // milliseconds since 1970-01-01T00:00:00Z
};

struct calendar {
    const struct calendar_event *events;
    size_t count;
    int64_t now; // when the file is made, as start
};

// False in a build without libical.
bool calendar_is_built_in(void);

// Adds the file: each event as a VEVENT that takes no time, is private, and rings at its
// start. Control characters become '?'. EUSAGE where calendars are not built in; ENOMEM.
aftercare_status calendar_write(struct buffer *out, const struct calendar *calendar,
                                aftercare_error *err);

#endif
