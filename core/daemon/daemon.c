#include "core/daemon/daemon.h"

#include "core/base/zone.h"
#include "core/daemon/daemon_inside.h"
#include "core/daemon/folders.h"
#include "core/daemon/log.h"
#include "core/daemon/notify.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

static void tell(void *context, const aftercare_error *err) {
    const struct daemon *daemon = context;
    daemon->problem(daemon->problem_context, err);
}

// Loading.

static aftercare_status find_zone(struct daemon *daemon, aftercare_error *err) {
    struct zone_cache *zones = NULL;
    struct arena arena;
    const struct zone *zone = NULL;
    const char *name = daemon->config->timezone ? daemon->config->timezone : "UTC";
    arena_init(&arena, &system_allocator, 0);
    aftercare_status status =
        zone_cache_new(&zones, &arena, daemon->config->zoneinfo, err);
    if (status == AFTERCARE_OK) {
        status = zone_find(&zone, zones, text_of(name), err);
    }
    if (status != AFTERCARE_OK) {
        arena_clear(&arena);
        return status;
    }
    arena_clear(&daemon->zones);
    daemon->zones = arena;
    daemon->zone = zone;
    return AFTERCARE_OK;
}

// The database of time zones may be another one: all who have read it read it anew. Today
// stays by the one before when it is not to be had.
static void renew_zones(struct daemon *daemon) {
    aftercare_error err;
    if (find_zone(daemon, &err) != AFTERCARE_OK) {
        log_event("trouble", "detail", err.sentence);
    }
    if (daemon->current.server) {
        server_renew_zones(daemon->current.server);
    }
    if (daemon->reminders) {
        aftercare_reminders_renew_zones(daemon->reminders);
    }
}

// Tells what is wrong with an option; gives the status.
static aftercare_status told(struct daemon *daemon, aftercare_status status,
                             const char *option, aftercare_error *err) {
    if (status != AFTERCARE_OK) {
        config_place(daemon->config, option, err);
        tell(daemon, err);
    }
    return status;
}

// Whatever is wrong is told, and the first of it is given.
static aftercare_status prepare(struct daemon *daemon, aftercare_error *err) {
    struct server_options options = daemon_server_options(daemon);
    aftercare_status zone = told(daemon, find_zone(daemon, err), "timezone", err);
    aftercare_status server = server_check(&options, err);
    bool is_tls = server != AFTERCARE_OK && strcmp(err->place, "tls") == 0;
    server = told(daemon, server, is_tls ? "certificate" : "listen", err);
    aftercare_status rules =
        current_load(&daemon->current, &daemon->arena, tell, daemon, err);
    if (rules != AFTERCARE_OK && rules != AFTERCARE_ERULES) {
        tell(daemon, err); // Mistakes in rules were told one by one.
    }
    return zone ? zone : server ? server : rules;
}

// Stopping: first no more requests, then no more tries, then nothing is left on the loop.

static void close_rest(void *context) {
    struct daemon *daemon = context;
    daemon->reminders = NULL;
    for (size_t i = 0; i < SIGNALS; i++) {
        uv_close((uv_handle_t *)&daemon->signals[i], NULL);
    }
    uv_close((uv_handle_t *)&daemon->watchdog, NULL);
    trim_stop(&daemon->trim);
    auditor_stop(&daemon->auditor);
}

static void close_reminders(void *context) {
    struct daemon *daemon = context;
    aftercare_reminders_close(daemon->reminders, close_rest, daemon);
}

static void stop(struct daemon *daemon) {
    if (daemon->is_stopping) {
        return;
    }
    struct server *server = daemon->current.server;
    daemon->is_stopping = true;
    daemon->current.server = NULL; // It takes no rules any more.
    log_event("stopping", NULL, NULL);
    notify_send("STOPPING=1");
    server_close(server, close_reminders, daemon);
}

// After a failed sync nobody knows what is on the disk: the process ends, and whoever
// starts it again asks the disk afresh.
static void on_fatal(void *context, const aftercare_error *err) {
    struct daemon *daemon = context;
    daemon->fatal = *err;
    log_event("fatal", "detail", err->sentence);
    stop(daemon);
}

static void on_signal(uv_signal_t *signal, int number) {
    struct daemon *daemon = signal->data;
    if (number == SIGHUP) {
        auditor_note(&daemon->auditor, "reload");
        recorder_reopen(&daemon->recorder);
        renew_zones(daemon);
        current_reload(&daemon->current);
        return;
    }
    stop(daemon);
}

static void on_watchdog(uv_timer_t *timer) {
    (void)timer;
    notify_send("WATCHDOG=1");
}

static void on_trimmed(void *context, aftercare_status status,
                       const aftercare_reminders_answer *answer,
                       const aftercare_error *err) {
    struct daemon *daemon = context;
    (void)status;
    (void)answer;
    (void)err;
    trim_now(&daemon->trim);
}

// A store that is in trouble says so elsewhere.
static void trim_reminders(void *context) {
    struct daemon *daemon = context;
    aftercare_error err;
    bool is_asked = daemon->reminders && !aftercare_reminders_trim(
                                             daemon->reminders, on_trimmed, daemon, &err);
    if (!is_asked) {
        trim_now(&daemon->trim);
    }
}

static void start_handles(struct daemon *daemon) {
    static const int numbers[SIGNALS] = {SIGTERM, SIGINT, SIGHUP};
    uint64_t every = notify_watchdog();
    for (size_t i = 0; i < SIGNALS; i++) {
        (void)uv_signal_init(&daemon->loop, &daemon->signals[i]);
        daemon->signals[i].data = daemon;
        (void)uv_signal_start(&daemon->signals[i], on_signal, numbers[i]);
    }
    (void)uv_timer_init(&daemon->loop, &daemon->watchdog);
    if (every > 0) {
        (void)uv_timer_start(&daemon->watchdog, on_watchdog, every, every);
    }
    trim_start(&daemon->trim, &daemon->loop, trim_reminders, daemon);
}

// What is wrong with a channel is told with the channel's name.
static void place_reminders(const struct config *config, aftercare_error *err) {
    bool is_retain = strcmp(err->place, "retain") == 0;
    bool is_channel = err->status == AFTERCARE_EUSAGE && !is_retain &&
                      strcmp(err->place, config->store) != 0;
    err->place[0] = is_retain ? '\0' : err->place[0];
    config_place(config, is_retain ? "retain" : is_channel ? "channels" : "store", err);
}

static aftercare_status open_reminders(struct daemon *daemon, aftercare_error *err) {
    aftercare_reminders_options options = daemon_reminders_options(daemon);
    options.fatal = on_fatal;
    options.fatal_context = daemon;
    aftercare_status status = folders_make_for(daemon->config->store, err);
    if (status != AFTERCARE_OK) {
        config_place(daemon->config, "store", err);
        return status;
    }
    aftercare_reminders_own_process();
    status = aftercare_reminders_open(&daemon->reminders, &daemon->loop, &options, err);
    if (status != AFTERCARE_OK) {
        place_reminders(daemon->config, err);
        return status;
    }
    // A copy that was being made when the last daemon was killed. The store is ours now.
    (void)unlink(daemon->config->backup);
    return AFTERCARE_OK;
}

static aftercare_status check_reminders(struct daemon *daemon, aftercare_error *err) {
    aftercare_reminders_options options = daemon_reminders_options(daemon);
    aftercare_status status = aftercare_reminders_check(&daemon->loop, &options, err);
    (void)uv_run(&daemon->loop, UV_RUN_DEFAULT);
    if (status != AFTERCARE_OK) {
        place_reminders(daemon->config, err);
        tell(daemon, err);
    }
    return status;
}

static aftercare_status open_logs(struct daemon *daemon, aftercare_error *err) {
    const char *option = "decisions";
    aftercare_status status = recorder_open(&daemon->recorder, daemon->config, err);
    if (status == AFTERCARE_OK) {
        option = "audit";
        status =
            auditor_open(&daemon->auditor, &daemon->loop, daemon->config->audit, err);
    }
    if (status != AFTERCARE_OK) {
        config_place(daemon->config, option, err);
    }
    return status;
}

// Opens store and port and runs; what was opened is closed again, also when the port is
// not to be had.
static aftercare_status serve(struct daemon *daemon, aftercare_error *err) {
    aftercare_status status = open_reminders(daemon, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    status = open_logs(daemon, err);
    if (status != AFTERCARE_OK) {
        aftercare_reminders_close(daemon->reminders, NULL, NULL);
        (void)uv_run(&daemon->loop, UV_RUN_DEFAULT);
        return status;
    }
    start_handles(daemon);
    struct server_options options = daemon_server_options(daemon);
    status = server_open(&daemon->current.server, &options, err);
    if (status == AFTERCARE_OK) {
        log_event("listening", "address", server_address(daemon->current.server));
        if (daemon->config->tokens_count == 0) {
            log_event(
                "note", "detail",
                "no tokens are set: everybody on this machine may ask, nobody else");
        }
        notify_send("READY=1");
    } else {
        config_place(daemon->config, "listen", err);
        daemon->is_stopping = true;
        close_reminders(daemon);
    }
    (void)uv_run(&daemon->loop, UV_RUN_DEFAULT);
    if (status == AFTERCARE_OK) {
        auditor_note(&daemon->auditor, "stop");
        log_event("stopped", NULL, NULL);
    }
    if (status == AFTERCARE_OK && daemon->fatal.status != AFTERCARE_OK) {
        *err = daemon->fatal;
        status = err->status;
    }
    return status;
}

static aftercare_status begin(struct daemon *daemon, const struct config *config,
                              aftercare_problem *problem, void *context) {
    *daemon =
        (struct daemon){.config = config, .problem = problem, .problem_context = context};
    daemon->auditor.audit.file = -1;
    daemon->current = (struct current){.config = config, .loop = &daemon->loop};
    arena_init(&daemon->arena, &system_allocator, 0);
    arena_init(&daemon->zones, &system_allocator, 0);
    return uv_loop_init(&daemon->loop) == 0 ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}

static void end(struct daemon *daemon) {
    (void)uv_loop_close(&daemon->loop);
    auditor_close(&daemon->auditor);
    recorder_close(&daemon->recorder);
    aftercare_rules_free(daemon->current.rules);
    arena_clear(&daemon->zones);
    arena_clear(&daemon->arena);
}

aftercare_status daemon_check(const struct config *config, aftercare_problem *problem,
                              void *context) {
    struct daemon daemon;
    aftercare_error err;
    aftercare_status status = begin(&daemon, config, problem, context);
    if (status == AFTERCARE_OK) {
        status = prepare(&daemon, &err);
        aftercare_status checked = check_reminders(&daemon, &err);
        status = status == AFTERCARE_OK ? checked : status;
        end(&daemon);
    }
    return status;
}

aftercare_status daemon_run(const struct config *config, aftercare_problem *problem,
                            void *context) {
    struct daemon daemon;
    aftercare_error err;
    aftercare_status status = begin(&daemon, config, problem, context);
    if (status != AFTERCARE_OK) {
        return status;
    }
    status = prepare(&daemon, &err);
    if (status == AFTERCARE_OK) {
        status = serve(&daemon, &err);
        if (status != AFTERCARE_OK) {
            tell(&daemon, &err);
        }
    }
    end(&daemon);
    return status;
}
