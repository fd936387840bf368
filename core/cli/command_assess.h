// How an assessment is shown to people.
#ifndef AFTERCARE_CLI_COMMAND_ASSESS_H
#define AFTERCARE_CLI_COMMAND_ASSESS_H

#include "core/cli/command.h"

// Prints what the library answered as text.
enum exit_status command_assess_print(struct invocation *invocation, const char *json,
                                      size_t len);

#endif
