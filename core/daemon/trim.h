// Memory that many requests at once have needed goes back to the system when they are
// over: the C library keeps it otherwise, in pieces between what is still in use.
#ifndef AFTERCARE_DAEMON_TRIM_H
#define AFTERCARE_DAEMON_TRIM_H

#include <stdbool.h>
#include <uv.h>

struct trim {
    uv_timer_t timer;
    uv_work_t work;
    bool is_working;
    void (*others)(void *context);
    void *context;
};

// Every ten seconds others gives back what it keeps of its own, and then calls trim_now.
void trim_start(struct trim *trim, uv_loop_t *loop, void (*others)(void *context),
                void *context);

// Looks for such memory, on another thread than the loop's.
void trim_now(struct trim *trim);

// The handle closes when the loop runs.
void trim_stop(struct trim *trim);

#endif
