// The option tokens: a list of tokens.
#ifndef AFTERCARE_DAEMON_CONFIG_TOKENS_H
#define AFTERCARE_DAEMON_CONFIG_TOKENS_H

#include "core/daemon/config.h"

// Reads them into out's tokens, and tells what is wrong: ERULES; a token that nobody has
// stands in the place of each that is wrong. ENOMEM, which is not told.
aftercare_status config_tokens_read(struct config *out, const struct json *value,
                                    const struct setting_source *source);

void config_tokens_help(FILE *out);

#endif
