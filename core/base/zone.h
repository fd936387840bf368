// Time zones from the system's compiled database (TZif, RFC 9636), read by ourselves. A
// cache owns what it has read; it is not for several threads at once.
#ifndef AFTERCARE_BASE_ZONE_H
#define AFTERCARE_BASE_ZONE_H

#include "core/base/arena.h"
#include "core/base/date.h"
#include "core/base/fail.h"

struct zone;       // one zone; lives as long as its cache
struct zone_cache; // zones by name

#define ZONE_DIRECTORY "/usr/share/zoneinfo"

// directory may be NULL for ZONE_DIRECTORY. ENOMEM. Allocates from the arena only.
aftercare_status zone_cache_new(struct zone_cache **out, struct arena *arena,
                                const char *directory, aftercare_error *err);

// An IANA name such as "Europe/Berlin" or "UTC". ENOTFOUND when it is no name of a zone,
// with the nearest one where one is near: the fault of whoever named it. EIO for a file
// that is no time zone, is larger than 64 KiB or counts leap seconds: the database's
// fault. What fails leaves nothing behind in the cache's arena. O(zones that were found
// so far).
aftercare_status zone_find(const struct zone **out, struct zone_cache *cache,
                           struct text name, aftercare_error *err);

const char *zone_name(const struct zone *zone);

// "sha256:…" of the file that it was read from: another one where the database is.
const char *zone_digest(const struct zone *zone);

// Seconds east of UTC at that instant.
int32_t zone_offset(const struct zone *zone, struct instant instant);

enum zone_kind { ZONE_PLAIN, ZONE_GAP, ZONE_FOLD };

// When that wall clock shows that time. In a spring gap it moves forward by the gap
// (ZONE_GAP); of the two in an autumn fold the first is meant (ZONE_FOLD). kind may be
// NULL.
struct instant zone_instant(const struct zone *zone, struct wall wall,
                            enum zone_kind *kind);

// start + span on that zone's clock: months (clamped) and days move the wall clock, then
// seconds elapse.
struct instant zone_add(const struct zone *zone, struct instant start, struct span span);

struct wall zone_wall(const struct zone *zone, struct instant instant);

// A reading of the zone's clock, in seconds since it showed 1970-01-01T00:00, finds a
// civil time again when the zone's rules have changed. 0: there is none, as of elapsed
// time; also of the second of two moments that have one reading.
int64_t zone_reading(const struct zone *zone, struct instant instant);

// When the clock shows that reading, to the millisecond as before; before itself where
// the reading is 0.
struct instant zone_of_reading(const struct zone *zone, int64_t reading,
                               struct instant before);

#endif
