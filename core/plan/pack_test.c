// Runs the tests of packs. A folder of rules is tested together with those named before
// it, so that what a clinic adds does not change what the shipped cases say. Cases with
// the same options share one loading.
#include "aftercare/author.h"
#include "core/plan/coverage.h"
#include "core/plan/load_options.h"
#include "core/plan/pack_blame.h"
#include "core/plan/variant.h"

struct trials {
    const aftercare_load_options *load;
    struct arena arena, case_arena;
    struct variants variants; // of the folders that are tested now
    struct arena seen_arena;  // of coverage
    struct coverage coverage; // of the folder that is tested now
    aftercare_test_watch watch;
    aftercare_coverage result;
    bool is_watched; // whether anybody asks for coverage
};

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the tests");
}

static aftercare_status tell_case(const struct trials *trials,
                                  const struct pack_trial *trial,
                                  const aftercare_error *failure) {
    const struct pack_case *pack_case = trial->pack_case;
    const struct rule *culprit = *trial->culprit;
    aftercare_test_case told = {.pack = pack_case->pack->name.at,
                                .name = pack_case->name.at,
                                .file = pack_case->place.file,
                                .line = pack_case->place.line,
                                .failure = failure};
    if (!trials->watch.told) {
        return AFTERCARE_OK;
    }
    if (culprit) {
        told.rule = arena_copy(trial->arena, culprit->name.at, culprit->name.len);
        if (!told.rule || pack_explain(&told.explanation, trial, culprit)) {
            return AFTERCARE_ENOMEM;
        }
    }
    trials->watch.told(trials->watch.context, &told);
    return AFTERCARE_OK;
}

static aftercare_status try_case(struct trials *trials, const struct pack_case *pack_case,
                                 aftercare_error *err) {
    struct variant *variant = NULL;
    aftercare_error failure = {0};
    aftercare_status status = variant_find(&variant, &trials->variants, pack_case, err);
    if (status || !variant) {
        return status;
    }
    arena_reset(&trials->case_arena);
    const struct rule *culprit = NULL;
    struct pack_trial trial = {pack_case, variant->assessor, &trials->case_arena,
                               &culprit};
    status = pack_expect(&trial, &failure);
    if (status == AFTERCARE_ENOMEM || tell_case(trials, &trial, &failure)) {
        return no_memory(err);
    }
    if (status) {
        trials->result.cases.failed++;
    } else {
        trials->result.cases.passed++;
    }
    bool is_seen = trials->is_watched && !status;
    return is_seen && coverage_add(&trials->coverage, &trial) ? no_memory(err)
                                                              : AFTERCARE_OK;
}

static aftercare_status try_pack(struct trials *trials, const struct pack *pack,
                                 aftercare_error *err) {
    const struct pack_case *cases = NULL;
    aftercare_status status =
        pack_tests_read(&cases, &trials->arena, pack, trials->load, err);
    for (const struct pack_case *one = cases; !status && one; one = one->next) {
        status = try_case(trials, one, err);
    }
    return status;
}

static void forget(struct trials *trials) {
    variant_forget(&trials->variants);
    arena_reset(&trials->arena);
    arena_reset(&trials->seen_arena);
}

static void tell_gap(struct trials *trials, aftercare_gap_told *told,
                     const struct rule *rule, const char *words) {
    char *place =
        arena_format(&trials->seen_arena, "%s:%d", rule->place.file, rule->place.line);
    char *name = arena_copy(&trials->seen_arena, rule->name.at, rule->name.len);
    char *gap = words ? arena_format(&trials->seen_arena, "no case %s", words) : NULL;
    if (told && place && name && gap) {
        told(trials->watch.context, name, place, gap);
    }
}

static void tell_sides(struct trials *trials, const struct rule *rule) {
    const struct sides *sides = &trials->coverage.rules[rule->index];
    trials->result.sides += sides->count;
    for (size_t i = 0; i < sides->count; i++) {
        const struct side *side = &sides->items[i];
        trials->result.seen += side->is_seen;
        if (!side->is_seen) {
            tell_gap(trials, trials->watch.gap, rule,
                     side_words(&trials->seen_arena, rule, side));
        }
    }
}

static void tell_part(struct trials *trials, const struct rule *rule,
                      const struct part *part) {
    static const enum truth answers[] = {YES, NO, UNKNOWN};
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        bool is_seen = part->seen[answers[i]] > 0;
        trials->result.answers++;
        trials->result.answers_seen += is_seen;
        if (!is_seen) {
            tell_gap(trials, trials->watch.part, rule,
                     part_words(&trials->seen_arena, part, answers[i]));
        }
    }
}

static void tell_parts(struct trials *trials, const struct rule *rule) {
    const struct parts *parts = &trials->coverage.parts[rule->index];
    for (size_t i = 0; i < parts->count; i++) {
        if (part_can_differ(&parts->items[i])) {
            trials->result.parts++;
            tell_part(trials, rule, &parts->items[i]);
        }
    }
}

// What was seen of the folder's rules, and what was not.
static void tell_coverage(struct trials *trials, const struct rulebase *base) {
    for (size_t i = 0; i < base->rules_count; i++) {
        if (variant_has_pack(&trials->variants, base->rules[i]->pack)) {
            trials->result.rules++;
            tell_sides(trials, base->rules[i]);
            tell_parts(trials, base->rules[i]);
        }
    }
}

// The packs of the last of the folders.
static aftercare_status try_folder(struct trials *trials, aftercare_error *err) {
    struct pack_case none = {0};
    struct variant *plain = NULL;
    aftercare_status status = variant_find(&plain, &trials->variants, &none, err);
    const struct rulebase *base = status || !plain ? NULL : plain->rules->base;
    if (base && trials->is_watched &&
        coverage_begin(&trials->coverage, &trials->seen_arena, base)) {
        status = no_memory(err);
    }
    for (size_t i = 0; !status && base && i < base->packs_count; i++) {
        if (variant_has_pack(&trials->variants, base->packs[i])) {
            status = try_pack(trials, base->packs[i], err);
        }
    }
    if (!status && base && trials->is_watched) {
        tell_coverage(trials, base);
    }
    forget(trials);
    return status;
}

static aftercare_status run(struct trials *trials, size_t first, aftercare_error *err) {
    struct allocator allocator = load_options_allocator(trials->load);
    size_t folders = load_options_folders(trials->load);
    arena_init(&trials->arena, &allocator, 0);
    arena_init(&trials->case_arena, &allocator, 0);
    arena_init(&trials->seen_arena, &allocator, 0);
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = first + 1; !status && i <= folders; i++) {
        trials->variants = (struct variants){trials->load, i, &trials->arena, NULL};
        status = try_folder(trials, err);
    }
    arena_clear(&trials->seen_arena);
    arena_clear(&trials->case_arena);
    arena_clear(&trials->arena);
    return status;
}

aftercare_status aftercare_rules_test(const aftercare_load_options *options, size_t first,
                                      aftercare_test_told *told, void *context,
                                      aftercare_test_result *result,
                                      aftercare_error *err) {
    aftercare_load_options read = AFTERCARE_LOAD_OPTIONS;
    struct trials trials = {.load = &read, .watch = {.told = told, .context = context}};
    aftercare_status status = load_options_read(&read, options, err);
    if (!status) {
        status = run(&trials, first, err);
    }
    if (!status) {
        *result = trials.result.cases;
    }
    return status;
}

aftercare_status aftercare_rules_cover(const aftercare_load_options *options,
                                       size_t first, const aftercare_test_watch *watch,
                                       aftercare_coverage *result, aftercare_error *err) {
    aftercare_load_options read = AFTERCARE_LOAD_OPTIONS;
    struct trials trials = {.load = &read, .watch = *watch, .is_watched = true};
    aftercare_status status = load_options_read(&read, options, err);
    if (!status) {
        status = run(&trials, first, err);
    }
    if (!status) {
        *result = trials.result;
    }
    return status;
}
