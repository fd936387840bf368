// aftercare assess --batch [FILE]: many documents at once.
#ifndef AFTERCARE_CLI_ASSESS_BATCH_H
#define AFTERCARE_CLI_ASSESS_BATCH_H

#include "core/cli/command.h"

// EXIT_DOCUMENT when a line was wrong, and all were answered.
enum exit_status assess_batch(struct invocation *invocation);

#endif
