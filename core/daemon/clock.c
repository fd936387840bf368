#include "core/daemon/clock.h"

#ifdef __linux__
#include <sys/timex.h>
#endif
#include <time.h>

int64_t clock_now(void) {
    struct timespec now;
    // It fails only for a clock that the system does not have.
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

enum clock_trust clock_trust(void) {
#ifdef __linux__
    struct timex kernel = {.modes = 0}; // asks, and sets nothing
    if (adjtimex(&kernel) >= 0) {
        return (kernel.status & STA_UNSYNC) ? CLOCK_ALONE : CLOCK_SYNCHRONISED;
    }
#endif
    return CLOCK_UNTOLD;
}
