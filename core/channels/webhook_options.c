#include "core/channels/webhook_options.h"

#include "core/base/fail.h"

#include <stddef.h>

static const struct endpoint_kind kind = {
    .option = "url",
    .at = offsetof(aftercare_channel_options, url),
    .schemes = {"http", "https"},
    .right = "an address of the web, \"https://host/path\"",
};

static aftercare_status read_secrets(struct webhook_options *out,
                                     const aftercare_channel_options *options,
                                     aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;

    if (options->secrets_count == 0 && !options->is_unsigned) {
        return fail(err, AFTERCARE_EUSAGE, options->name,
                    "a webhook needs a secret to sign with, without which anybody can "
                    "forge its messages (secrets, or unsigned if that is meant)");
    }
    for (size_t i = 0; status == AFTERCARE_OK && i < options->secrets_count; i++) {
        status = signature_keys_add(&out->keys, options->secrets[i], options->name, err);
    }
    return status;
}

aftercare_status webhook_options_read(struct webhook_options *out, struct arena *arena,
                                      const aftercare_channel_options *options,
                                      aftercare_error *err) {
    *out = (struct webhook_options){.keys = {.count = 0}};
    aftercare_status status = endpoint_read(&out->endpoint, arena, &kind, options, err);

    return status == AFTERCARE_OK ? read_secrets(out, options, err) : status;
}

void webhook_options_clear(struct webhook_options *options) {
    signature_keys_clear(&options->keys);
}
