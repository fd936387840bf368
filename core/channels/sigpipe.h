// Writing to somebody who has gone raises SIGPIPE, which ends a process that did not ask
// to be spared; a library may not change that for its host. Between hold and release the
// signal is kept from this thread, and one that was raised meanwhile is taken away.
#ifndef AFTERCARE_CHANNELS_SIGPIPE_H
#define AFTERCARE_CHANNELS_SIGPIPE_H

#include <signal.h>
#include <stdbool.h>

struct sigpipe {
    sigset_t before;
    bool was_pending; // the host's own: left to it
};

void sigpipe_hold(struct sigpipe *held);
void sigpipe_release(const struct sigpipe *held);

#endif
