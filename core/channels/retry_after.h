// The Retry-After header (RFC 9110, section 10.2.3): seconds, or a date in one of the
// forms of section 5.6.7.
#ifndef AFTERCARE_CHANNELS_RETRY_AFTER_H
#define AFTERCARE_CHANNELS_RETRY_AFTER_H

#include <stdint.h>

// A receiver may hold a reminder for a day, not for ever.
#define RETRY_AFTER_MAX (INT64_C(24) * 60 * 60 * 1000)

// Milliseconds to wait from now on, 0 to RETRY_AFTER_MAX; 0 as well when value is NULL,
// is neither form, or lies in the past. now is in milliseconds since 1970.
int64_t retry_after_read(const char *value, int64_t now);

#endif
