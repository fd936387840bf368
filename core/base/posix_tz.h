// A time zone as POSIX's TZ variable has it, such as "CET-1CEST,M3.5.0,M10.5.0/3": what a
// TZif file says of the time after its last transition.
#ifndef AFTERCARE_BASE_POSIX_TZ_H
#define AFTERCARE_BASE_POSIX_TZ_H

#include "core/base/text.h"

#include <stdbool.h>
#include <stdint.h>

enum posix_day {
    POSIX_NO_LEAP, // Jn: the n-th day of the year, from 1, 29 February never counted
    POSIX_YEAR,    // n: the n-th day of the year, from 0
    POSIX_WEEK,    // Mm.w.d: the w-th day d (0 is Sunday) of month m; week 5 is the last
};

struct posix_rule {
    enum posix_day kind;
    int month, week, day;
    int32_t second; // of that day on the clock that shows until then; may leave the day
};

struct posix_tz {
    int32_t standard, summer; // seconds east of UTC
    bool has_summer;
    struct posix_rule begins, ends; // of summer time
};

// False, and *out untouched, when it is none, or has a summer time without rules, whose
// meaning POSIX leaves open.
bool posix_tz_parse(struct posix_tz *out, struct text text);

// When summer time begins and ends in a year from 1 to 9999, in seconds since 1970 UTC.
int64_t posix_tz_begins(const struct posix_tz *tz, int year);
int64_t posix_tz_ends(const struct posix_tz *tz, int year);

#endif
