// Days, wall clocks, instants and the spans between them: proleptic Gregorian calendar,
// years 1 to 9999. Each is a type of its own, so that they cannot be mixed up by
// accident. Nothing here reads a clock.
#ifndef AFTERCARE_BASE_DATE_H
#define AFTERCARE_BASE_DATE_H

#include "core/base/text.h"

#include <stdbool.h>
#include <stdint.h>

struct date {
    int32_t day; // days since 1970-01-01
};

// Before every day: "nobody knows since when"; after every day: "never".
#define DATE_MIN ((struct date){INT32_MIN})
#define DATE_MAX ((struct date){INT32_MAX})

// A day that is known in part ("2026", "2026-05") is any day from first to last,
// inclusive.
struct days {
    struct date first, last;
};

struct instant {
    int64_t milliseconds; // since 1970-01-01T00:00:00Z, leap seconds not counted
};

struct wall { // what a clock on some wall shows
    struct date date;
    int32_t second; // of the day, 0 to 86399
};

// ISO 8601 duration: months and days are steps on a calendar, seconds are elapsed time.
struct span {
    int32_t months, days; // P1Y is 12 months, P1W is 7 days
    int64_t seconds;
};

#define DATE_TEXT_MAX 11    // "2026-11-22" and NUL
#define INSTANT_TEXT_MAX 33 // "2026-11-22T15:30:00.123+01:00" and NUL
#define SPAN_TEXT_MAX 64

struct civil {
    int year, month, day; // month and day from 1
};

// Year, month and day; all 0 for what is outside the calendar, such as DATE_MIN.
struct civil date_civil(struct date date);

// False, and *out untouched, when there is no such day.
bool date_make(struct date *out, int year, int month, int day);

// Exactly "YYYY-MM-DD"; false, and *out untouched, otherwise.
bool date_parse(struct date *out, struct text text);

// Exactly "YYYY", "YYYY-MM" or "YYYY-MM-DD"; false, and *out untouched, otherwise.
bool days_parse(struct days *out, struct text text);

// Returns out; "" for what is outside the calendar.
char *date_format(char out[DATE_TEXT_MAX], struct date date);

int date_weekday(struct date date); // 1 Monday … 7 Sunday
static inline int date_compare(struct date a, struct date b) {
    return (a.day > b.day) - (a.day < b.day);
}

// Adds months first, clamping to the month's last day (31 August + P6M is 28 or 29
// February), then days; seconds are passed over. DATE_MIN and DATE_MAX stay themselves,
// and what leaves the calendar becomes them.
struct date date_add(struct date date, struct span span);

// The first day from which the span leads beyond date: what ended on it or later, and
// nothing that ended before, lies less than the span back. The span does not lead
// backwards. DATE_MAX: there is none. O(log of the span's months).
struct date date_reaching(struct date date, struct span span);

// The day on which somebody born on birth completes that many months of life: clamps
// forward (born on 29 February: 1 March in common years). Otherwise as date_add.
struct date date_complete(struct date birth, int months);

// Who is born on that day or later, and nobody who is born before, completes the span of
// life (its months as date_complete, then its days) behind date. The span does not lead
// backwards. DATE_MAX: there is none. O(log of the span's months).
struct date date_completing(struct date date, struct span span);

// "P6M", "P1Y2M3DT4H5M6S", "P2W": at least one part, each at most 9 digits, no fraction,
// no sign, parts in order, weeks alone or with the others. False, and *out untouched,
// when it is none, or more months or days than the span has room for.
bool span_parse(struct span *out, struct text text);

// Canonical ISO 8601, returns out: years before months, hours before minutes ("PT72H" is
// no 3 days), days as weeks when they are whole weeks and nothing else ("P14D" is "P2W");
// "PT0S" for nothing. Every part carries its own minus sign.
char *span_format(char out[SPAN_TEXT_MAX], struct span span);

// A month counts as 30.4375 days: for ordering only.
int span_compare(struct span a, struct span b);

bool span_is_zero(struct span span);

// Whether it has months or days, so that it depends on a calendar.
bool span_is_civil(struct span span);

// RFC 3339 with an offset ("Z", "+01:00"); seconds up to 59, at most 3 digits of fraction
// kept. *offset (seconds east of UTC) may be NULL. False, and nothing written, when it is
// none.
bool instant_parse(struct instant *out, int32_t *offset, struct text text);

// RFC 3339, returns out: milliseconds only when there are some, offset 0 is "+00:00", an
// offset's odd seconds are dropped (and the wall clock with them: it stays the same
// instant); "" for what is outside the calendar.
char *instant_format(char out[INSTANT_TEXT_MAX], struct instant instant, int32_t offset);

// What a clock at that offset shows; milliseconds are dropped. DATE_MIN and DATE_MAX for
// what no struct date can tell.
struct wall instant_wall(struct instant instant, int32_t offset);

// When a clock at that offset shows that.
struct instant instant_at(struct wall wall, int32_t offset);

// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
int64_t instant_seconds(struct instant instant);

// "08:00" or "08:00:30"; false, and *second untouched, otherwise.
bool clock_parse(int32_t *second, struct text text);

#endif
