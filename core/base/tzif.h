// A compiled time zone (TZif, RFC 9636) as one list of changes. The footer, which tells
// the time after the last transition of the file as a rule for every year, is unrolled
// into the list for 400 years, after which the calendar repeats itself.
#ifndef AFTERCARE_BASE_TZIF_H
#define AFTERCARE_BASE_TZIF_H

#include "core/base/arena.h"
#include "core/base/fail.h"
#include "core/base/text.h"

#include <stdbool.h>
#include <stdint.h>

#define TZIF_CYCLE INT64_C(12622780800) // seconds of 400 years: 146 097 days

struct tzif_change {
    int64_t at;            // seconds since 1970 UTC
    int32_t before, after; // seconds east of UTC
};

struct tzif {
    const struct tzif_change *changes; // in order of time
    size_t count;
    int32_t first; // the offset before the first change
    bool repeats;  // from `until` on, every TZIF_CYCLE
    int64_t until;
};

// Reads a file of version 2 or later. Everything in *out is the arena's. EIO, with place,
// for what is no such file or counts leap seconds; ENOMEM.
aftercare_status tzif_read(struct tzif *out, struct arena *arena, const char *place,
                           struct text file, aftercare_error *err);

#endif
