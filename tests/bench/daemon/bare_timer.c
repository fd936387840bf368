// How late a libuv timer strikes that has nothing to do but ask the clock: a thousand a
// second, for as many seconds as it is told. Prints p50 and p99 in milliseconds.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <uv.h>

#define RATE 1000

struct struck {
    uv_timer_t timer;
    int64_t due, late; // microseconds
};

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static void strike(uv_timer_t *timer) {
    struct struck *struck = timer->data;
    struck->late = now() - struck->due;
    if (struck->late < 0) { // the loop's clock is not the wall's
        uv_timer_start(timer, strike, 1, 0);
        return;
    }
    uv_close((uv_handle_t *)timer, NULL);
}

static int by_lateness(const void *a, const void *b) {
    int64_t left = ((const struct struck *)a)->late;
    int64_t right = ((const struct struck *)b)->late;
    return (left > right) - (left < right);
}

int main(int count, char **arguments) {
    size_t timers = (size_t)(count > 1 ? strtol(arguments[1], NULL, 10) : 1) * RATE;
    struct struck *all = calloc(timers, sizeof *all);
    uv_loop_t *loop = uv_default_loop();
    int64_t first = now() / 1000 * 1000 + 500000;
    for (size_t i = 0; i < timers; i++) {
        all[i].due = first + (int64_t)i * 1000000 / RATE;
        all[i].timer.data = &all[i];
        uv_timer_init(loop, &all[i].timer);
        uv_timer_start(&all[i].timer, strike, (uint64_t)((all[i].due - now()) / 1000), 0);
    }
    uv_run(loop, UV_RUN_DEFAULT);
    qsort(all, timers, sizeof *all, by_lateness);
    printf("%.3f %.3f\n", (double)all[timers / 2].late / 1000,
           (double)all[timers * 99 / 100].late / 1000);
    free(all);
    return 0;
}
