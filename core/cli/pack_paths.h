// Which folders `check` and `test` are about.
#ifndef AFTERCARE_CLI_PACK_PATHS_H
#define AFTERCARE_CLI_PACK_PATHS_H

#include "core/cli/open.h"

// A PATH is a folder of rules, or one pack in it; the shipped words are loaded beside it
// where it brings no schema of its own. Prints what is wrong.
enum exit_status pack_paths(struct load_request *out, struct invocation *invocation);

#endif
