#include "core/daemon/clock.h"

#include <time.h>

int64_t clock_now(void) {
    struct timespec now;
    // It fails only for a clock that the system does not have.
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
