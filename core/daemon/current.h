// The rules at work, and how others take their place: on SIGHUP, or when somebody asks
// for it over HTTP.
#ifndef AFTERCARE_DAEMON_CURRENT_H
#define AFTERCARE_DAEMON_CURRENT_H

#include "core/daemon/reload.h"
#include "core/http/server.h"

struct current {
    const struct config *config;
    uv_loop_t *loop;
    struct server *server;  // that answers by them; NULL: none any more
    aftercare_rules *rules; // owned

    struct reload reload;
    bool is_wanted_again;       // once more, when the one under way has ended
    service_reloaded *reloaded; // who asked for it over HTTP; or NULL
    void *reloaded_context;
};

// The first rules, in the caller's thread; every mistake is told to told. ERULES and what
// aftercare_rules_load says. config and loop must be set.
aftercare_status current_load(struct current *current, struct arena *arena,
                              aftercare_problem *told, void *context,
                              aftercare_error *err);

// Loads anew in a worker thread, and once more after that if it is under way already.
// What comes of it is logged.
void current_reload(struct current *current);

// The same for a request; context is the struct current.
aftercare_status current_reload_for(void *context, service_reloaded *done,
                                    void *done_context, aftercare_error *err);

#endif
