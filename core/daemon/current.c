#include "core/daemon/current.h"

#include "core/base/fail.h"
#include "core/daemon/log.h"

#include <string.h>

#define LINE_BYTES 1536

aftercare_status current_load(struct current *current, struct arena *arena,
                              aftercare_problem *told, void *context,
                              aftercare_error *err) {
    aftercare_load_options options;
    aftercare_status status = reload_options(&options, arena, current->config, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    options.problem = told;
    options.problem_context = context;
    return aftercare_rules_load(&current->rules, &options, err);
}

static void free_rules(void *context) {
    aftercare_rules_free(context);
}

// Takes over rules that are others than those at work; false: these stay.
static bool take(struct current *current, aftercare_rules *rules) {
    aftercare_rules *before = current->rules;
    aftercare_error err;
    aftercare_status status = AFTERCARE_ECONFLICT;
    if (current->server &&
        strcmp(aftercare_rules_digest(rules), aftercare_rules_digest(before)) != 0) {
        status = server_take_rules(current->server, rules, free_rules, before, &err);
    }
    if (status != AFTERCARE_OK) {
        aftercare_rules_free(rules);
        return false;
    }
    current->rules = rules;
    return true;
}

static void log_problems(const struct reload_outcome *outcome) {
    for (size_t i = 0; i < outcome->problems_count; i++) {
        char line[LINE_BYTES];
        log_event("rules-refused", "detail",
                  fail_line(line, sizeof line, &outcome->problems[i]));
    }
}

static void on_reloaded(void *context, const struct reload_outcome *outcome) {
    struct current *current = context;
    service_reloaded *reloaded = current->reloaded;
    struct service_reload answer = {.tests = outcome->tests,
                                    .problems = outcome->problems,
                                    .problems_count = outcome->problems_count};
    log_problems(outcome);
    if (outcome->rules) {
        answer.is_changed = take(current, outcome->rules);
        if (current->server) {
            server_try_rules_again(current->server);
        }
        log_event("rules", "digest", aftercare_rules_digest(current->rules));
    }
    answer.digest = aftercare_rules_digest(current->rules);
    current->reloaded = NULL;
    if (reloaded) {
        reloaded(current->reloaded_context, &answer);
    }
    if (current->is_wanted_again) {
        current->is_wanted_again = false;
        current_reload(current);
    }
}

static aftercare_status begin(struct current *current, aftercare_error *err) {
    current->reload.config = current->config;
    current->reload.told = on_reloaded;
    current->reload.context = current;
    return reload_begin(&current->reload, current->loop, err);
}

void current_reload(struct current *current) {
    aftercare_error err;
    aftercare_status status = begin(current, &err);
    if (status == AFTERCARE_ECONFLICT) {
        current->is_wanted_again = true;
    } else if (status != AFTERCARE_OK) {
        log_event("trouble", "detail", err.sentence);
    }
}

aftercare_status current_reload_for(void *context, service_reloaded *done,
                                    void *done_context, aftercare_error *err) {
    struct current *current = context;
    aftercare_status status = begin(current, err);
    if (status == AFTERCARE_OK) {
        current->reloaded = done;
        current->reloaded_context = done_context;
    }
    return status;
}
