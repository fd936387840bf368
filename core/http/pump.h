// libmicrohttpd on a libuv loop: its epoll descriptor is polled, and after every MHD_run
// its time-out is asked for anew, because it is edge-triggered inside and would else
// sleep on work that it has already seen. On systems without epoll another file takes
// this one's place.
#ifndef AFTERCARE_HTTP_PUMP_H
#define AFTERCARE_HTTP_PUMP_H

#include <stdbool.h>
#include <uv.h>

struct MHD_Daemon;

struct pump {
    struct MHD_Daemon *daemon;
    uv_poll_t poll;
    uv_timer_t timer;
    void (*after)(void *context); // called when MHD has run, and may stop the pump
    void *context;
    bool is_running;
};

// Begins on a daemon that was started with MHD_USE_EPOLL and no thread of its own.
// Returns 0 or libuv's error.
int pump_start(struct pump *pump, uv_loop_t *loop, struct MHD_Daemon *daemon);

// MHD runs soon, once for all calls until then: when a connection was resumed or shut
// down.
void pump_wake(struct pump *pump);

// The loop's own time, in milliseconds.
uint64_t pump_now(const struct pump *pump);

// Must come before MHD_stop_daemon, which closes the descriptor. closed is called for
// each of the two handles, whose data is context by then.
void pump_stop(struct pump *pump, uv_close_cb closed);

#endif
