// The option decisions: the decision log, and what of a person it keeps.
#ifndef AFTERCARE_DAEMON_CONFIG_DECISIONS_H
#define AFTERCARE_DAEMON_CONFIG_DECISIONS_H

#include "core/daemon/config.h"

// Reads it into out's decisions; tells what is wrong. ERULES, ENOMEM.
aftercare_status config_decisions_read(struct config *out, const struct json *value,
                                       const struct setting_source *source);

void config_decisions_help(FILE *out);

#endif
