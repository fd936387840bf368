// The daemon itself: rules, reminders and HTTP on one loop, from the first line of its
// log to the last.
#ifndef AFTERCARE_DAEMON_DAEMON_H
#define AFTERCARE_DAEMON_DAEMON_H

#include "core/daemon/config.h"

// Whether all that the configuration names is right, as far as that shows without opening
// the store or a port. Every mistake goes to problem with context.
aftercare_status daemon_check(const struct config *config, aftercare_problem *problem,
                              void *context);

// Runs until SIGTERM or SIGINT; then what is under way is brought to its end. EIO when it
// ended because the store cannot be trusted any more. What keeps it from starting goes to
// problem: all that daemon_check finds, a port or a store that is in use (ECONFLICT) or
// cannot be opened (EIO).
aftercare_status daemon_run(const struct config *config, aftercare_problem *problem,
                            void *context);

#endif
