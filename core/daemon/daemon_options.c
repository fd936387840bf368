// What the daemon hands to the server and to the reminders.
#include "core/daemon/daemon_inside.h"

#include "core/base/zone.h"
#include "core/daemon/clock.h"
#include "core/daemon/limits.h"
#include "core/daemon/log.h"
#include "core/daemon/notify.h"

#include <stdio.h>

#define DID_MAX 128

static int64_t now(void *context) {
    (void)context;
    return clock_now();
}

static void today(void *context, char out[DATE_TEXT_MAX]) {
    const struct daemon *daemon = context;
    struct wall wall = zone_wall(daemon->zone, (struct instant){clock_now()});
    (void)date_format(out, wall.date);
}

struct server_options daemon_server_options(struct daemon *daemon) {
    const struct config *config = daemon->config;
    struct server_options options = {
        .loop = &daemon->loop,
        .listen = config->listen,
        .descriptor = notify_socket(),
        .service = {.backend = &backend_library,
                    .rules = daemon->current.rules,
                    .reminders = daemon->reminders,
                    .plan = AFTERCARE_PLAN_OPTIONS,
                    .today = today,
                    .today_context = daemon,
                    .now = now,
                    .reload = current_reload_for,
                    .reload_context = &daemon->current,
                    .backup_path = config->backup,
                    .audit = auditor_access,
                    .audit_context = &daemon->auditor,
                    .decided = config->decisions.log ? recorder_decided : NULL,
                    .decided_context = &daemon->recorder,
                    .log = log_line},
        .tokens = config->tokens,
        .tokens_count = config->tokens_count,
        .keys = {config->certificate, config->key, clock_now() / 1000},
        .limits = {.head_time = (unsigned)config->head_timeout,
                   .body_time = (unsigned)config->body_timeout,
                   .send_time = (unsigned)config->body_timeout,
                   .connections = limits_connections(),
                   .per_address = (unsigned)config->connections_per_address},
    };
    options.service.plan.timezone = config->timezone;
    options.service.plan.quiet_from = config->quiet[0];
    options.service.plan.quiet_till = config->quiet[1];
    return options;
}

static void on_retained(void *context, const aftercare_erased *erased) {
    struct daemon *daemon = context;
    char did[DID_MAX];
    (void)snprintf(did, sizeof did, "retain %.32s: erased %zu sessions, %zu reminders",
                   daemon->config->retain, erased->sessions, erased->reminders);
    auditor_note(&daemon->auditor, did);
}

aftercare_reminders_options daemon_reminders_options(struct daemon *daemon) {
    const struct config *config = daemon->config;
    aftercare_reminders_options options = AFTERCARE_REMINDERS_OPTIONS;
    options.store = config->store;
    options.channels = config->channels;
    options.channels_count = config->channels_count;
    options.default_channel = config->default_channel;
    options.zoneinfo = config->zoneinfo;
    options.retain = config->retain;
    options.retained = on_retained;
    options.retained_context = daemon;
    options.late_rate = (int)config->late_rate;
    options.group = config->group;
    options.now = now;
    options.log = log_line;
    return options;
}
