// The daemon's configuration: a Lua file of plain assignments, or what holds without one.
// Every option is a row of a table in config.c.
#ifndef AFTERCARE_DAEMON_CONFIG_H
#define AFTERCARE_DAEMON_CONFIG_H

#include "aftercare/aftercare.h"
#include "aftercare/reminders.h"
#include "core/base/arena.h"
#include "core/daemon/setting.h"
#include "core/http/tokens.h"

#include <stdio.h>

struct config {
    const char *file; // where it was read; "" without one
    const char *listen, *store, *timezone, *default_channel;
    struct setting_texts plugins, rules;
    struct setting_pairs options;
    const char *quiet[2]; // both or neither
    struct token *tokens;
    size_t tokens_count;
    aftercare_channel_options *channels;
    size_t channels_count;
};

// Reads the file (NULL: there is none). Everything is the arena's. ERULES with file and
// line for what is wrong in it; ENOTFOUND, EIO; EUSAGE when no place for the store is
// known; ENOMEM.
aftercare_status config_read(struct config *out, struct arena *arena, const char *file,
                             aftercare_error *err);

// Prints every option: type, bounds, what holds without it, one sentence.
void config_help(FILE *out);

#endif
