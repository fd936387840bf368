#include "core/daemon/reload.h"

#include "core/base/fail.h"

#include <string.h>

aftercare_status reload_options(aftercare_load_options *out, struct arena *arena,
                                const struct config *config, aftercare_error *err) {
    aftercare_option *chosen = arena_array(arena, config->options.count, sizeof *chosen);
    if (!chosen) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the options");
    }
    for (size_t i = 0; i < config->options.count; i++) {
        chosen[i] = (aftercare_option){.name = config->options.items[i].name,
                                       .value = config->options.items[i].value};
    }
    *out = AFTERCARE_LOAD_OPTIONS;
    out->plugins = config->plugins.items;
    out->plugins_count = config->plugins.count;
    out->rules = config->rules.items;
    out->rules_count = config->rules.count;
    out->zoneinfo = config->zoneinfo;
    out->options = chosen;
    out->options_count = config->options.count;
    return AFTERCARE_OK;
}

static void note(void *context, const aftercare_error *err) {
    struct reload *reload = context;
    if (reload->outcome.problems_count < RELOAD_PROBLEMS_MAX) {
        reload->problems[reload->outcome.problems_count++] = *err;
    }
}

static void note_test(void *context, const aftercare_test_case *told) {
    const aftercare_error *failure = told->failure;
    aftercare_error err = *failure;
    if (failure->sentence[0]) {
        (void)fail(&err, AFTERCARE_ERULES, failure->place, "%s: %s: %s", told->pack,
                   told->name, failure->sentence);
        err.line = failure->line;
        err.column = failure->column;
        note(context, &err);
    }
}

// What was told as a problem is noted already; what was not, is noted here.
static bool worked(struct reload *reload, aftercare_status status,
                   const aftercare_error *err) {
    if (status != AFTERCARE_OK && reload->outcome.problems_count == 0) {
        note(reload, err);
    }
    return reload->outcome.problems_count == 0;
}

// Somebody may be writing the files while they are read; so they are read again when the
// tests have passed, and must be the same then.
static bool is_unchanged(struct reload *reload, const aftercare_load_options *options,
                         const aftercare_rules *rules) {
    aftercare_rules *again = NULL;
    aftercare_error err;
    if (!worked(reload, aftercare_rules_load(&again, options, &err), &err)) {
        return false;
    }
    if (strcmp(aftercare_rules_digest(again), aftercare_rules_digest(rules)) != 0) {
        (void)fail(&err, AFTERCARE_ECONFLICT, NULL,
                   "the files were changed while they were read (load them again)");
        note(reload, &err);
    }
    aftercare_rules_free(again);
    return reload->outcome.problems_count == 0;
}

static bool pass(struct reload *reload, const aftercare_load_options *options) {
    aftercare_test_result result = {0};
    aftercare_error err;
    aftercare_status status =
        aftercare_rules_test(options, 0, note_test, reload, &result, &err);
    reload->outcome.tests = result.passed;
    return worked(reload, status, &err);
}

// On a worker thread, alone with the reload.
static void run(uv_work_t *work) {
    struct reload *reload = work->data;
    aftercare_load_options options;
    aftercare_rules *rules = NULL;
    aftercare_error err;
    aftercare_status status =
        reload_options(&options, &reload->arena, reload->config, &err);
    options.problem = note;
    options.problem_context = reload;
    if (status == AFTERCARE_OK) {
        status = aftercare_rules_load(&rules, &options, &err);
    }
    if (worked(reload, status, &err) && pass(reload, &options) &&
        is_unchanged(reload, &options, rules)) {
        reload->outcome.rules = rules;
    } else {
        aftercare_rules_free(rules);
    }
}

static void after(uv_work_t *work, int cancelled) {
    struct reload *reload = work->data;
    struct arena arena = reload->arena;
    struct reload_outcome outcome = reload->outcome;
    (void)cancelled; // Nobody cancels.
    outcome.problems = reload->problems;
    reload->is_under_way = false;
    reload->told(reload->context, &outcome);
    arena_clear(&arena);
}

aftercare_status reload_begin(struct reload *reload, uv_loop_t *loop,
                              aftercare_error *err) {
    if (reload->is_under_way) {
        return fail(err, AFTERCARE_ECONFLICT, NULL,
                    "the rules are being loaded already (ask again when that is done)");
    }
    arena_init(&reload->arena, &system_allocator, 0);
    reload->outcome = (struct reload_outcome){0};
    reload->problems =
        arena_array(&reload->arena, RELOAD_PROBLEMS_MAX, sizeof *reload->problems);
    if (!reload->problems) {
        arena_clear(&reload->arena);
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory to load the rules");
    }
    reload->is_under_way = true;
    reload->work.data = reload;
    // It fails only without a function to run.
    (void)uv_queue_work(loop, &reload->work, run, after);
    return AFTERCARE_OK;
}
