// What the daemon finds when it starts: its options, channels, rules, store and port. All
// of it is looked at, and nothing is changed.
#include "core/base/fail.h"
#include "core/daemon/ask.h"
#include "core/daemon/daemon.h"
#include "core/daemon/doctor.h"
#include "core/daemon/reload.h"
#include "core/http/listen.h"

#include <unistd.h>
#include <uv.h>

static void tell(void *context, const aftercare_error *err) {
    doctor_say_error(context, "config", err);
}

static void look_at_channels(struct doctor *doctor) {
    const struct config *config = doctor->config;
    for (size_t i = 0; i < config->channels_count; i++) {
        const aftercare_channel_options *channel = &config->channels[i];
        if (channel->is_unsigned || channel->is_unencrypted) {
            doctor_say(doctor, DOCTOR_WARNING, "channel", "\"%s\" is %s (%s)",
                       channel->name,
                       channel->is_unsigned ? "not signed: its messages can be forged"
                                            : "not encrypted: its messages can be read",
                       channel->is_unsigned ? "set secrets" : "take away unencrypted");
        } else {
            doctor_say(doctor, DOCTOR_OK, "channel", "\"%s\" can be opened",
                       channel->name);
        }
    }
}

void doctor_service_config(struct doctor *doctor) {
    doctor->is_set_up = daemon_check(doctor->config, tell, doctor) == AFTERCARE_OK;
    if (!doctor->is_set_up) {
        return;
    }
    look_at_channels(doctor);
    if (doctor->config->tokens_count == 0) {
        doctor_say(doctor, DOCTOR_WARNING, "tokens",
                   "there are none: everybody on this machine may ask (set tokens)");
    }
}

// What may pass is no more than a warning: reminders wait for it.
static void tell_host(void *context, const aftercare_channel_options *channel,
                      const char *host, aftercare_status status, const char *sentence) {
    struct doctor *doctor = context;
    if (status == AFTERCARE_OK) {
        doctor_say(doctor, DOCTOR_OK, "host", "\"%s\" gets to %s", channel->name, host);
    } else {
        doctor_say(doctor, status == AFTERCARE_EIO ? DOCTOR_WARNING : DOCTOR_WRONG,
                   "host", "\"%s\" does not get to %s: %s", channel->name, host,
                   sentence);
    }
}

void doctor_service_hosts(struct doctor *doctor) {
    const struct config *config = doctor->config;
    aftercare_error err;
    if (doctor->is_set_up && aftercare_reach(config->channels, config->channels_count,
                                             tell_host, doctor, &err) != AFTERCARE_OK) {
        doctor_say_error(doctor, "host", &err);
    }
}

static void tell_rules(void *context, const struct reload_outcome *outcome) {
    struct doctor *doctor = context;
    for (size_t i = 0; i < outcome->problems_count; i++) {
        doctor_say_error(doctor, "rules", &outcome->problems[i]);
    }
    if (outcome->rules) {
        doctor_say(doctor, DOCTOR_OK, "rules", "they load, and pass %zu tests (%s)",
                   outcome->tests, aftercare_rules_digest(outcome->rules));
        aftercare_rules_free(outcome->rules);
    }
}

void doctor_service_rules(struct doctor *doctor) {
    if (!doctor->is_set_up) {
        return; // What is wrong with them is told.
    }
    struct reload reload = {
        .config = doctor->config, .told = tell_rules, .context = doctor};
    aftercare_error err;
    uv_loop_t loop;
    aftercare_status status = AFTERCARE_ENOMEM;
    (void)fail(&err, status, NULL, "no memory to load the rules");
    if (uv_loop_init(&loop) == 0) {
        status = reload_begin(&reload, &loop, &err);
        (void)uv_run(&loop, UV_RUN_DEFAULT);
        (void)uv_loop_close(&loop);
    }
    if (status != AFTERCARE_OK) {
        doctor_say_error(doctor, "rules", &err);
    }
}

// Somebody has the store: the daemon that is meant to, if it answers.
static void ask_who(struct doctor *doctor, const aftercare_error *held) {
    struct arena arena;
    struct text answer;
    aftercare_error err;
    arena_init(&arena, &system_allocator, 0);
    if (ask_daemon(&answer, &arena, doctor->config, "/readyz", &err) == AFTERCARE_OK) {
        doctor->is_running = true;
        doctor_say(doctor, DOCTOR_OK, "store",
                   "aftercared is running with it, and says that it is ready");
    } else {
        doctor_say(doctor, DOCTOR_WRONG, "store", "%s; %s", held->sentence, err.sentence);
    }
    arena_clear(&arena);
}

void doctor_service_store(struct doctor *doctor) {
    aftercare_error err;
    aftercare_status status = aftercare_reminders_examine(doctor->config->store, &err);
    if (status == AFTERCARE_OK) {
        doctor_say(doctor, DOCTOR_OK, "store",
                   "it opens, and all of it is as it should be");
    } else if (status == AFTERCARE_ECONFLICT) {
        ask_who(doctor, &err);
    } else if (status != AFTERCARE_ENOTFOUND) { // It is made when the daemon starts.
        doctor_say_error(doctor, "store", &err);
    }
}

void doctor_service_port(struct doctor *doctor) {
    aftercare_error err;
    int descriptor = -1;
    const char *listen = doctor->config->listen;
    if (doctor->is_running) {
        doctor_say(doctor, DOCTOR_OK, "port", "aftercared listens on %s", listen);
        return;
    }
    if (listen_open(&descriptor, listen, &err) == AFTERCARE_OK) {
        (void)close(descriptor);
        doctor_say(doctor, DOCTOR_OK, "port", "%s is free", listen);
    } else {
        doctor_say_error(doctor, "port", &err);
    }
}
