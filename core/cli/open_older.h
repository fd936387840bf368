// Rules that are compared with those in force.
#ifndef AFTERCARE_CLI_OPEN_OLDER_H
#define AFTERCARE_CLI_OPEN_OLDER_H

#include "core/cli/open.h"

// Loads the folders that an option names, as rules of their own, without the clinic's
// choices. They are read with the plugins that stand beside the first of them (as
// OLD/../plugins), or else with those of the command line: an older rule file may need an
// older plugin. Prints what is wrong. Whatever it answers, opened_close is to be called.
enum exit_status open_older(struct opened *out, struct invocation *invocation,
                            const char *option);

// The same of one folder, which is loaded together with those of --rules, if there are
// any, and with the clinic's choices.
enum exit_status open_folder(struct opened *out, struct invocation *invocation,
                             const char *folder);

#endif
