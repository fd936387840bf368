// The only file of the daemon that reads a clock.
#ifndef AFTERCARE_DAEMON_CLOCK_H
#define AFTERCARE_DAEMON_CLOCK_H

#include <stdint.h>

// The wall clock: milliseconds since 1970-01-01T00:00:00Z.
int64_t clock_now(void);

// Whether something keeps it right, as far as the system tells.
enum clock_trust { CLOCK_SYNCHRONISED, CLOCK_ALONE, CLOCK_UNTOLD };
enum clock_trust clock_trust(void);

#endif
