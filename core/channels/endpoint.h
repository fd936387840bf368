// Where messages go by the net, as the config says it, checked and copied.
#ifndef AFTERCARE_CHANNELS_ENDPOINT_H
#define AFTERCARE_CHANNELS_ENDPOINT_H

#include "aftercare/reminders.h"
#include "core/base/arena.h"
#include "core/channels/address.h"

struct endpoint {
    const char *url;
    const char *host;    // "emr.example:443"
    const char *ca_file; // NULL for the system's bundle
    struct network *allow;
    size_t allow_count;
    long timeout, connections; // milliseconds; kept open when idle
};

// What is asked for, for each kind of channel.
struct endpoint_kind {
    const char *option; // "url"
    size_t at;          // where it stands in aftercare_channel_options, as a string
    const char *schemes[2];
    const char *right; // what would be right, for messages
    bool is_host_only; // no user, no path
};

// Its texts are the arena's. EUSAGE with what is wrong, ENOMEM.
aftercare_status endpoint_read(struct endpoint *out, struct arena *arena,
                               const struct endpoint_kind *kind,
                               const aftercare_channel_options *options,
                               aftercare_error *err);

#endif
