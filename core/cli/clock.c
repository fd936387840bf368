#include "core/cli/clock.h"

#include <time.h>

const char *clock_today(struct arena *arena) {
    time_t now = time(NULL);
    struct tm wall;
    char day[16];
    if (!localtime_r(&now, &wall) || strftime(day, sizeof day, "%Y-%m-%d", &wall) == 0) {
        return NULL;
    }
    return arena_format(arena, "%s", day);
}

int64_t clock_nanoseconds(void) {
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0) {
        return 0;
    }
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t clock_milliseconds(void) {
    return clock_nanoseconds() / 1000000;
}

int64_t clock_now(void) {
    return (int64_t)time(NULL) * 1000;
}
