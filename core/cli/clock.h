// The only file of this program that reads the clock.
#ifndef AFTERCARE_CLI_CLOCK_H
#define AFTERCARE_CLI_CLOCK_H

#include "core/base/arena.h"

#include <stdint.h>

// Today on this machine's wall ("2026-11-22"), in the arena; NULL when there is no
// memory.
const char *clock_today(struct arena *arena);

// Milliseconds of a clock that nobody sets.
int64_t clock_milliseconds(void);

// Nanoseconds of the same clock.
int64_t clock_nanoseconds(void);

// Milliseconds since 1970-01-01T00:00:00Z, whole seconds.
int64_t clock_now(void);

#endif
