// The only file of this program that reads the clock.
#ifndef AFTERCARE_CLI_CLOCK_H
#define AFTERCARE_CLI_CLOCK_H

#include "core/base/arena.h"

// Today on this machine's wall ("2026-11-22"), in the arena; NULL when there is no
// memory.
const char *clock_today(struct arena *arena);

#endif
