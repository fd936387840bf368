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
