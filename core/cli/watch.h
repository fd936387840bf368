// aftercare test --watch: again whenever a file changes.
#ifndef AFTERCARE_CLI_WATCH_H
#define AFTERCARE_CLI_WATCH_H

#include "core/cli/open.h"

struct watched {
    const struct load_request *request; // whose folders are watched, and all in them
    enum exit_status (*run)(void *context);
    void *context;
};

// Runs, and runs again after each change of a file, until somebody interrupts it (Ctrl-C,
// or SIGTERM); says on standard error that it waits. The status of the last run;
// EXIT_OURS where the system does not tell of changes.
enum exit_status watch_run(const struct watched *watched);

#endif
