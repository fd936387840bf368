// Loading: from folders to a handle that never changes.
#include "core/plan/library.h"

#include "core/lua/load.h"
#include "core/lua/version.h"
#include "core/plan/load_options.h"
#include "core/rules/assessment_json.h"
#include "core/rules/inspect.h"
#include "core/rules/shown.h"

#include <string.h>

#define RULES_MEMORY_MAX ((size_t)1 << 30)

const char *aftercare_version(void) {
    return AFTERCARE_VERSION;
}

const aftercare_engines *aftercare_engine_range(void) {
    static const aftercare_engines range = {VERSION_ENGINE_FROM, VERSION_ENGINE_BELOW};
    return &range;
}

static void destroy(struct aftercare_rules *rules) {
    struct allocator allocator = rules->allocator;
    arena_clear(&rules->arena);
    (void)allocator.allocate(allocator.context, rules, sizeof *rules, 0);
}

static aftercare_status begin(aftercare_rules **out,
                              const aftercare_load_options *options,
                              aftercare_error *err) {
    struct allocator allocator = load_options_allocator(options);
    aftercare_rules *rules =
        allocator.allocate(allocator.context, NULL, 0, sizeof *rules);
    if (!rules) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the rules");
    }
    *rules = (aftercare_rules){.allocator = allocator};
    arena_init(&rules->arena, &allocator, RULES_MEMORY_MAX);
    const char *zoneinfo = options->zoneinfo ? options->zoneinfo : ZONE_DIRECTORY;
    rules->zoneinfo = arena_copy(&rules->arena, zoneinfo, strlen(zoneinfo));
    rules->holders = arena_alloc(&rules->arena, sizeof *rules->holders);
    if (!rules->zoneinfo || !rules->holders ||
        rulebase_new(&rules->base, &rules->arena)) {
        destroy(rules);
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the rules");
    }
    atomic_init(&rules->holders->count, 1);
    rules->holders->rules = rules;
    *out = rules;
    return AFTERCARE_OK;
}

// What every answer shows of the rules is the same for all of them.
static aftercare_status write_credits(aftercare_rules *rules, aftercare_error *err) {
    struct buffer text;
    buffer_init(&text, &rules->allocator, RULES_MEMORY_MAX);
    struct json_writer writer = {.out = &text};
    rules_json(&writer, rules->base);
    char *copy = text.failed ? NULL : arena_copy(&rules->arena, text.at, text.len);
    if (copy) {
        rules->base->credits = (struct text){copy, text.len};
    }
    buffer_clear(&text);
    return copy && !shown_rules_make(rules->base)
               ? AFTERCARE_OK
               : fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the rules");
}

aftercare_status aftercare_rules_load(aftercare_rules **out,
                                      const aftercare_load_options *options,
                                      aftercare_error *err) {
    aftercare_load_options read = AFTERCARE_LOAD_OPTIONS;
    aftercare_rules *rules = NULL;
    aftercare_status status = load_options_read(&read, options, err);
    if (!status) {
        status = begin(&rules, &read, err);
    }
    if (status || !rules) {
        return status;
    }
    struct problems problems = {.told = read.problem, .context = read.problem_context};
    status = load_rules(rules->base, &read, &problems, err);
    if (!status) {
        status = write_credits(rules, err);
    }
    if (status) {
        aftercare_rules_free(rules);
        return status;
    }
    *out = rules;
    return AFTERCARE_OK;
}

aftercare_status aftercare_rules_check(const aftercare_rules *rules,
                                       const aftercare_check_watch *watch,
                                       aftercare_error *err) {
    return inspect(rules->base, &rules->allocator, watch)
               ? fail(err, AFTERCARE_ENOMEM, NULL, "no memory to check the rules")
               : AFTERCARE_OK;
}

aftercare_status aftercare_rules_check_all(const aftercare_load_options *options,
                                           const aftercare_check_watch *watch,
                                           aftercare_error *err) {
    aftercare_load_options read = AFTERCARE_LOAD_OPTIONS;
    aftercare_rules *rules = NULL;
    aftercare_status status = load_options_read(&read, options, err);
    if (!status) {
        status = begin(&rules, &read, err);
    }
    if (status || !rules) {
        return status;
    }
    struct problems problems = {.told = read.problem, .context = read.problem_context};
    status = load_rules(rules->base, &read, &problems, err);
    if (!status || status == AFTERCARE_ERULES) {
        aftercare_status checked = aftercare_rules_check(rules, watch, err);
        status = checked ? checked : status;
    }
    aftercare_rules_free(rules);
    return status;
}

void rules_hold(const struct aftercare_rules *rules) {
    (void)atomic_fetch_add_explicit(&rules->holders->count, 1, memory_order_relaxed);
}

void rules_release(const struct aftercare_rules *rules) {
    struct rules_holders *holders = rules->holders;
    // What others did with the rules has happened before the last one frees them.
    if (atomic_fetch_sub_explicit(&holders->count, 1, memory_order_acq_rel) == 1) {
        destroy(holders->rules);
    }
}

void aftercare_rules_free(aftercare_rules *rules) {
    if (rules) {
        rules_release(rules);
    }
}

const char *aftercare_rules_digest(const aftercare_rules *rules) {
    return rules->base->digest;
}
