// The daemon's configuration: a Lua file of plain assignments, or what holds without one.
// Every option is a row of a table in config_options.c.
#ifndef AFTERCARE_DAEMON_CONFIG_H
#define AFTERCARE_DAEMON_CONFIG_H

#include "aftercare/aftercare.h"
#include "aftercare/reminders.h"
#include "core/base/arena.h"
#include "core/daemon/setting.h"
#include "core/decisions/redaction.h"
#include "core/http/tokens.h"

#include <stdio.h>

#define CONFIG_OPTIONS                                                                   \
    21 // rows of the table; decisions, tokens and channels have tables of their own

struct config_decisions {
    const char *log; // NULL: no decision is written down
    struct redaction redaction;
};

struct config {
    const char *file; // where it was read; "" without one
    // Where each option was set; 0: nowhere (see config_place).
    int lines[CONFIG_OPTIONS], columns[CONFIG_OPTIONS];
    bool is_complete; // it can be looked through, even where something in it is wrong
    const char *listen, *store, *audit, *timezone, *zoneinfo, *default_channel, *retain;
    const char *backup; // the file in which a copy of the store is made, beside it
    const char *certificate, *key; // PEM, as read from their files; both or neither
    struct setting_texts plugins, rules;
    struct setting_pairs options;
    const char *quiet[2]; // both or neither
    int64_t late_rate;    // 0: not said, as of these three
    int64_t connections_per_address, head_timeout, body_timeout;
    int64_t group; // milliseconds; 0: each reminder goes alone
    struct config_decisions decisions;
    struct token *tokens;
    size_t tokens_count;
    aftercare_channel_options *channels;
    size_t channels_count;
};

// Reads the file (NULL: there is none), and tells all that is wrong, each mistake with
// file, line and column. Everything is the arena's. ERULES for mistakes in it: *out is
// complete then, as if nobody had set what is wrong, so that more mistakes can be found
// by it, and is good for nothing else. The others leave it incomplete: ERULES when it is
// no Lua; ENOTFOUND, EIO; EUSAGE when no place for the store is known; ENOMEM.
aftercare_status config_read(struct config *out, struct arena *arena, const char *file,
                             aftercare_problem *told, void *context);

// Says of a mistake that was found later which option leads to it: puts the option's file
// and line, and its name before the sentence.
void config_place(const struct config *config, const char *option, aftercare_error *err);

// Prints every option: type, bounds, what holds without it, one sentence.
void config_help(FILE *out);

#endif
