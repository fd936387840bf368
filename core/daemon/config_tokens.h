// The option tokens: a list of tokens.
#ifndef AFTERCARE_DAEMON_CONFIG_TOKENS_H
#define AFTERCARE_DAEMON_CONFIG_TOKENS_H

#include "core/daemon/config.h"

// Reads them into out's tokens. ERULES, ENOMEM.
aftercare_status config_tokens_read(struct config *out, const struct json *value,
                                    const struct setting_source *source,
                                    aftercare_error *err);

void config_tokens_help(FILE *out);

#endif
