// What people are told of the checks: `aftercare check --why`.
#ifndef AFTERCARE_CLI_CHECK_WHY_H
#define AFTERCARE_CLI_CHECK_WHY_H

#include "core/cli/command.h"

// Prints the page of the check of that id, or of all their ids and titles where id is
// empty. EXIT_USAGE with the nearest id where there is none.
enum exit_status check_why(const struct invocation *invocation, const char *id);

#endif
