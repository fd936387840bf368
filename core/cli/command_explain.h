// How an explanation is shown to people.
#ifndef AFTERCARE_CLI_COMMAND_EXPLAIN_H
#define AFTERCARE_CLI_COMMAND_EXPLAIN_H

#include "core/cli/command.h"

// Prints what the library answered as text.
enum exit_status command_explain_print(struct invocation *invocation, const char *json,
                                       size_t len);

#endif
