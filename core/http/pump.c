#include "core/http/pump.h"

#include <microhttpd.h>

static void rearm(struct pump *pump);

static void run(struct pump *pump) {
    (void)MHD_run(pump->daemon);
    rearm(pump);
    pump->after(pump->context);
}

static void on_timer(uv_timer_t *timer) {
    struct pump *pump = uv_handle_get_data((const uv_handle_t *)timer);
    run(pump);
}

static void on_event(uv_poll_t *poll, int status, int events) {
    struct pump *pump = uv_handle_get_data((const uv_handle_t *)poll);
    (void)status; // MHD looks at its descriptors itself.
    (void)events;
    run(pump);
}

static void rearm(struct pump *pump) {
    MHD_UNSIGNED_LONG_LONG milliseconds = 0;
    if (MHD_get_timeout(pump->daemon, &milliseconds) == MHD_YES) {
        (void)uv_timer_start(&pump->timer, on_timer, milliseconds, 0);
    } else {
        (void)uv_timer_stop(&pump->timer);
    }
}

int pump_start(struct pump *pump, uv_loop_t *loop, struct MHD_Daemon *daemon) {
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD);
    if (!info) {
        return UV_ENOTSUP;
    }
    int failed = uv_poll_init(loop, &pump->poll, info->epoll_fd);
    if (failed) {
        return failed;
    }
    (void)uv_timer_init(loop, &pump->timer);
    pump->daemon = daemon;
    uv_handle_set_data((uv_handle_t *)&pump->poll, pump);
    uv_handle_set_data((uv_handle_t *)&pump->timer, pump);
    (void)uv_poll_start(&pump->poll, UV_READABLE, on_event);
    rearm(pump);
    pump->is_running = true;
    return 0;
}

void pump_wake(struct pump *pump) {
    if (pump->is_running) {
        (void)uv_timer_start(&pump->timer, on_timer, 0, 0);
    }
}

uint64_t pump_now(const struct pump *pump) {
    return uv_now(pump->timer.loop);
}

void pump_stop(struct pump *pump, uv_close_cb closed) {
    pump->is_running = false;
    (void)uv_poll_stop(&pump->poll);
    (void)uv_timer_stop(&pump->timer);
    uv_handle_set_data((uv_handle_t *)&pump->poll, pump->context);
    uv_handle_set_data((uv_handle_t *)&pump->timer, pump->context);
    uv_close((uv_handle_t *)&pump->poll, closed);
    uv_close((uv_handle_t *)&pump->timer, closed);
}
