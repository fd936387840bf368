// What the config says of a webhook, checked and copied.
#ifndef AFTERCARE_CHANNELS_WEBHOOK_OPTIONS_H
#define AFTERCARE_CHANNELS_WEBHOOK_OPTIONS_H

#include "aftercare/reminders.h"
#include "core/base/arena.h"
#include "core/channels/address.h"
#include "core/channels/signature.h"

struct webhook_options {
    const char *url, *ca_file; // ca_file: NULL for the system's bundle
    struct network *allow;
    size_t allow_count;
    struct signature_keys keys;
    long timeout, connections; // milliseconds; kept open when idle
};

// Fills *out (to be cleared whatever the answer is), its texts in the arena. EUSAGE with
// what is wrong, ELIMIT, ENOMEM.
aftercare_status webhook_options_read(struct webhook_options *out, struct arena *arena,
                                      const aftercare_channel_options *options,
                                      aftercare_error *err);

void webhook_options_clear(struct webhook_options *options);

#endif
