// A number that an option takes.
#ifndef AFTERCARE_CLI_NUMBER_H
#define AFTERCARE_CLI_NUMBER_H

#include "core/cli/command.h"

struct number_range {
    const char *option;
    long from, till;
};

// Reads the option's value; *out keeps what it had where the option is not given. Prints
// what is wrong.
enum exit_status number_read(long *out, const struct invocation *invocation,
                             const struct number_range *range);

#endif
