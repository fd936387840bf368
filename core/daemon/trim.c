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

void trim_now(struct trim *trim) {
    if (!trim->is_working) {
        trim->is_working =
            uv_queue_work(trim->timer.loop, &trim->work, give_back, on_given_back) == 0;
    }
}

static void on_timer(uv_timer_t *timer) {
    struct trim *trim = timer->data;
    trim->others(trim->context);
}

void trim_start(struct trim *trim, uv_loop_t *loop, void (*others)(void *context),
                void *context) {
    trim->is_working = false;
    trim->others = others;
    trim->context = context;
    trim->work.data = trim;
    (void)uv_timer_init(loop, &trim->timer);
    trim->timer.data = trim;
    (void)uv_timer_start(&trim->timer, on_timer, TRIM_EVERY, TRIM_EVERY);
}

void trim_stop(struct trim *trim) {
    uv_close((uv_handle_t *)&trim->timer, NULL);
}
