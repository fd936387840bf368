// How long a channel is left in peace after a try that it did not take.
#ifndef AFTERCARE_REMINDERS_BACKOFF_H
#define AFTERCARE_REMINDERS_BACKOFF_H

#include <stdint.h>

struct backoff {
    int64_t first, last; // milliseconds, both above 0
};

// first doubled with each attempt (from 1), at most last, and up to a quarter less, so
// that those that failed together do not come back together. The share that is taken off
// comes from the key and the attempt alone: the same in every run.
int64_t backoff_delay(const struct backoff *backoff, const char *key, int attempt);

#endif
