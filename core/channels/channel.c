// The types of channels that there are, as a table. It stands above them all: what they
// have in common lies elsewhere, so that none of them needs this file.
#include "core/channels/channel.h"

#include <string.h>

static const struct channel_functions *const types[] = {
    &channel_log, &channel_webhook, &channel_mail, &channel_exec, &channel_callback,
};

const struct channel_functions *channel_of_type(const char *type) {
    for (size_t i = 0; type && i < sizeof types / sizeof *types; i++) {
        if (strcmp(types[i]->type, type) == 0) {
            return types[i];
        }
    }
    return NULL;
}
