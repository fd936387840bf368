// Which folders `check` and `test` are about.
#ifndef AFTERCARE_CLI_PACK_PATHS_H
#define AFTERCARE_CLI_PACK_PATHS_H

#include "core/cli/open.h"

// A PATH is a folder of rules, or one pack in it. Where no PATH brings a schema of its
// own, the shipped rules (or those of --rules) are loaded before it; *first is how many
// folders these are. Prints what is wrong.
enum exit_status pack_paths(struct load_request *out, struct invocation *invocation,
                            size_t *first);

#endif
