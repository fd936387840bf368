// What aftercared does besides running: one file a command, and one row for each in
// commands.c.
#ifndef AFTERCARE_DAEMON_COMMAND_H
#define AFTERCARE_DAEMON_COMMAND_H

#include "core/daemon/complain.h"
#include "core/daemon/config.h"

#include <stdbool.h>
#include <stddef.h>

struct command_call {
    const struct config *config;
    char **words; // behind the command's name
    int words_count;
    const char *to; // whom --to names, or NULL
};

struct command {
    const char *name, *arguments, *says;
    int least, most;   // words
    bool has_receiver; // --to may name one
    enum exit_status (*run)(const struct command_call *call);
};

extern const struct command command_audit;
extern const struct command command_backup;
extern const struct command command_doctor;
extern const struct command command_send_test;
extern const struct command command_why;

// The command of that name, or NULL; all of them by index, NULL behind the last.
const struct command *command_find(const char *name);
const struct command *command_at(size_t index);

#endif
