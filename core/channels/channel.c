// What the channels have in common: the table of their types, and how options are read.
#include "core/channels/channel.h"

#include "core/base/fail.h"

#include <string.h>

#define TIMEOUT_DEFAULT 15000
#define TIMEOUT_MAX (24 * 60 * 60 * 1000)

static const struct channel_functions *const types[] = {
    &channel_log,
    &channel_webhook,
    &channel_callback,
};

const struct channel_functions *channel_of_type(const char *type) {
    for (size_t i = 0; type && i < sizeof types / sizeof *types; i++) {
        if (strcmp(types[i]->type, type) == 0) {
            return types[i];
        }
    }
    return NULL;
}

aftercare_status channel_timeout(int64_t *out, const aftercare_channel_options *options,
                                 aftercare_error *err) {
    if (options->timeout < 0 || options->timeout > TIMEOUT_MAX) {
        return fail(err, AFTERCARE_EUSAGE, options->name,
                    "the time-out is out of bounds (0 to 86400000 milliseconds)");
    }
    *out = options->timeout == 0 ? TIMEOUT_DEFAULT : options->timeout;
    return AFTERCARE_OK;
}
