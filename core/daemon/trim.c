#include "core/daemon/trim.h"

#include <malloc.h>

#define TRIM_EVERY 10000 // milliseconds

static void give_back(uv_work_t *work) {
    (void)work;
#ifdef __GLIBC__
    (void)malloc_trim(0);
#endif
}

static void on_given_back(uv_work_t *work, int code) {
    struct trim *trim = work->data;
    (void)code;
    trim->is_working = false;
}

static void on_timer(uv_timer_t *timer) {
    struct trim *trim = timer->data;
    if (!trim->is_working) {
        trim->is_working =
            uv_queue_work(timer->loop, &trim->work, give_back, on_given_back) == 0;
    }
}

void trim_start(struct trim *trim, uv_loop_t *loop) {
    trim->is_working = false;
    trim->work.data = trim;
    (void)uv_timer_init(loop, &trim->timer);
    trim->timer.data = trim;
    (void)uv_timer_start(&trim->timer, on_timer, TRIM_EVERY, TRIM_EVERY);
}

void trim_stop(struct trim *trim) {
    uv_close((uv_handle_t *)&trim->timer, NULL);
}
