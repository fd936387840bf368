// The time-out of a channel, read from its options in one way for all of them.
#include "core/channels/channel.h"

#include "core/base/fail.h"

#define TIMEOUT_DEFAULT 15000
#define TIMEOUT_MAX (INT64_C(24) * 60 * 60 * 1000)

aftercare_status channel_timeout(int64_t *out, const aftercare_channel_options *options,
                                 aftercare_error *err) {
    if (options->timeout < 0 || options->timeout > TIMEOUT_MAX) {
        return fail(err, AFTERCARE_EUSAGE, options->name,
                    "the time-out is out of bounds (0 to 86400000 milliseconds)");
    }
    *out = options->timeout == 0 ? TIMEOUT_DEFAULT : options->timeout;
    return AFTERCARE_OK;
}
