// What the config says of a webhook, checked and copied.
#ifndef AFTERCARE_CHANNELS_WEBHOOK_OPTIONS_H
#define AFTERCARE_CHANNELS_WEBHOOK_OPTIONS_H

#include "core/channels/endpoint.h"
#include "core/channels/signature.h"

struct webhook_options {
    struct endpoint endpoint;
    struct signature_keys keys;
};

// Fills *out (to be cleared whatever the answer is), its texts in the arena. EUSAGE with
// what is wrong, ELIMIT, ENOMEM.
aftercare_status webhook_options_read(struct webhook_options *out, struct arena *arena,
                                      const aftercare_channel_options *options,
                                      aftercare_error *err);

void webhook_options_clear(struct webhook_options *options);

#endif
