// Every option of the configuration, as rows; those of tokens and channels are beside
// them.
#ifndef AFTERCARE_DAEMON_CONFIG_OPTIONS_H
#define AFTERCARE_DAEMON_CONFIG_OPTIONS_H

#include "core/daemon/config.h"

extern const struct setting_table config_options;

// The number of the row of that name, which must be one.
size_t config_options_row(const char *name);

#endif
