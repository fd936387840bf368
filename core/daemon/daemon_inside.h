// The daemon, as its own two files see it.
#ifndef AFTERCARE_DAEMON_DAEMON_INSIDE_H
#define AFTERCARE_DAEMON_DAEMON_INSIDE_H

#include "core/daemon/auditor.h"
#include "core/daemon/config.h"
#include "core/daemon/current.h"
#include "core/daemon/recorder.h"
#include "core/daemon/trim.h"
#include "core/http/server.h"

#include <uv.h>

#define SIGNALS 3

struct daemon {
    const struct config *config;
    aftercare_problem *problem;
    void *problem_context;
    struct arena arena;
    uv_loop_t loop;
    struct current current;
    struct auditor auditor;
    struct recorder recorder;
    struct arena zones;      // of the next
    const struct zone *zone; // for what today is
    aftercare_reminders *reminders;
    uv_signal_t signals[SIGNALS];
    uv_timer_t watchdog;
    struct trim trim;
    bool is_stopping;
    aftercare_error fatal; // its status is OK while the store can be trusted
};

// Everything in them is borrowed from the daemon and its configuration. Whom a store that
// can be trusted no more is told is not said in them.
struct server_options daemon_server_options(struct daemon *daemon);
aftercare_reminders_options daemon_reminders_options(struct daemon *daemon);

#endif
