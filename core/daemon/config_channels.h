// The option channels: a table of channels by their names.
#ifndef AFTERCARE_DAEMON_CONFIG_CHANNELS_H
#define AFTERCARE_DAEMON_CONFIG_CHANNELS_H

#include "core/daemon/config.h"

// Reads them into out's channels, but for those that are wrong, and tells what is:
// ERULES; EIO and ENOTFOUND for a file of secrets. ENOMEM, which is not told.
aftercare_status config_channels_read(struct config *out, const struct json *value,
                                      const struct setting_source *source);

void config_channels_help(FILE *out);

#endif
