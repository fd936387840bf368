#include "core/channels/retry_after.h"

#include <curl/curl.h>

#include <string.h>

static int64_t within_bounds(int64_t wait) {
    if (wait < 0) {
        return 0;
    }
    return wait < RETRY_AFTER_MAX ? wait : RETRY_AFTER_MAX;
}

// Of digits only; as many as there may be.
static int64_t seconds_of(const char *digits) {
    int64_t wait = 0;

    for (size_t i = 0; digits[i] && wait < RETRY_AFTER_MAX; i++) {
        wait = wait * 10 + (digits[i] - '0') * INT64_C(1000);
    }
    return wait;
}

int64_t retry_after_read(const char *value, int64_t now) {
    if (!value || value[0] == '\0') {
        return 0;
    }
    if (strspn(value, "0123456789") == strlen(value)) {
        return within_bounds(seconds_of(value));
    }
    // Every form of a date begins with the name of its day and holds a time; curl's
    // reader would be content with less.
    if (!strchr("MTWFS", value[0]) || !strchr(value, ':')) {
        return 0;
    }
    time_t until = curl_getdate(value, NULL);
    return until < 0 ? 0 : within_bounds((int64_t)until * 1000 - now);
}
