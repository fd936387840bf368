#include "core/channels/sigpipe.h"

#include <stddef.h>

static sigset_t only_sigpipe(void) {
    sigset_t only;

    (void)sigemptyset(&only);
    (void)sigaddset(&only, SIGPIPE);
    return only;
}

static bool is_pending(void) {
    sigset_t pending;

    return sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE) == 1;
}

void sigpipe_hold(struct sigpipe *held) {
    sigset_t only = only_sigpipe();

    held->was_pending = is_pending();
    (void)pthread_sigmask(SIG_BLOCK, &only, &held->before);
}

void sigpipe_release(const struct sigpipe *held) {
    if (!held->was_pending && is_pending()) {
        sigset_t only = only_sigpipe();
        int taken = 0;
        (void)sigwait(&only, &taken);
    }
    (void)pthread_sigmask(SIG_SETMASK, &held->before, NULL);
}
