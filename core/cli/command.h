// What a command of the program is: one row of a table, one file, one function.
#ifndef AFTERCARE_CLI_COMMAND_H
#define AFTERCARE_CLI_COMMAND_H

#include "aftercare/aftercare.h"
#include "core/base/arena.h"
#include "core/base/text.h"

#include <stdbool.h>
#include <stddef.h>

// Exit statuses: design 5.1.
enum exit_status {
    EXIT_DONE = 0,
    EXIT_FOUND = 1,     // check, test, replay, diff: something was found
    EXIT_USAGE = 64,    // wrong usage
    EXIT_DOCUMENT = 65, // bad document
    EXIT_NO_INPUT = 66, // no such input
    EXIT_OURS = 70,     // our own fault
    EXIT_RULES = 78,    // rules that do not load
};

// An option: `--name VALUE`. value is NULL for a switch.
struct option_row {
    const char *name, *value, *says;
};

#define OPTION_VALUES_MAX 64

struct option_values { // as often as it was given
    const char *items[OPTION_VALUES_MAX];
    size_t count;
};

#define OPTION_ROWS_MAX 16

struct command;

// One run of the program.
struct invocation {
    const struct command *command;
    struct option_values common[OPTION_ROWS_MAX]; // by the rows of common_options
    struct option_values own[OPTION_ROWS_MAX];    // by the rows of the command
    char *const *arguments;
    int arguments_count;
    struct arena arena; // for the whole run
};

struct command {
    const char *name, *arguments, *says;
    int least, most;                  // arguments
    const struct option_row *options; // ends with an empty row
    const char *const *formats;       // ends with NULL, "text" first; NULL: text and json
    enum exit_status (*run)(struct invocation *invocation);
};

extern const struct option_row common_options[];

extern const struct command command_assess, command_ask, command_explain, command_plan,
    command_simulate, command_rules, command_check, command_fmt, command_test,
    command_try, command_init, command_replay, command_diff, command_bench;

// The last value of an option, or NULL. own: of the command, else of all.
const char *option_of(const struct invocation *invocation, const char *name);
bool has_option(const struct invocation *invocation, const char *name);
const struct option_values *values_of(const struct invocation *invocation,
                                      const char *name);

// One of the command's formats.
const char *format_of(const struct invocation *invocation);

// Reads the command line into *out; prints what is wrong with it. EXIT_DONE when the
// command can run.
enum exit_status arguments_read(struct invocation *out, const struct command *command,
                                int argc, char **argv);
void arguments_help(const struct command *command);

// Begins a row of a table of help with what is typed; what it is stands from the same
// column on.
void print_typed(const char *name, const char *value);

#endif
