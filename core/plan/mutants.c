#include "core/plan/mutants.h"

#include "core/base/sized.h"
#include "core/plan/attempt.h"
#include "core/plan/equivalence.h"
#include "core/plan/load_options.h"
#include "core/plan/mutant_words.h"
#include "core/plan/pack_hold.h"
#include "core/plan/telltale.h"

#include <string.h>

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the mutants");
}

// --- the cases, which must pass --------------------------------------------------------

static aftercare_status read_bystander(struct bystander *out,
                                       struct aftercare_mutants *mutants,
                                       struct world *world,
                                       const struct pack_case *pack_case,
                                       aftercare_error *err) {
    struct variant *variant = NULL;
    struct session session;
    struct facts *facts = NULL;
    aftercare_error failure = {0};
    aftercare_status status = variant_find(&variant, &world->variants, pack_case, err);
    if (status || !variant) {
        return status;
    }
    struct pack_trial trial = {pack_case, variant->assessor, &mutants->scratch, NULL};
    *out = (struct bystander){.pack_case = pack_case, .variant = variant};
    arena_reset(&mutants->scratch);
    status = pack_expect(&trial, &failure);
    trial.arena = &mutants->arena;
    if (!status && pack_hold_first(pack_case->expect, OF_ASSESSMENT)) {
        status = pack_facts(&facts, &trial, &failure);
        out->facts = facts;
    }
    if (!status && pack_case->session.at) {
        status = pack_session(&session, &trial, &failure);
        out->session = session.facts;
    }
    if (status == AFTERCARE_EDOCUMENT) {
        return fail_at(
            err, AFTERCARE_ECONFLICT, failure.place, failure.line, failure.column,
            "a case fails: %s (mutants are tried on cases that pass)", failure.sentence);
    }
    return status ? no_memory(err) : AFTERCARE_OK;
}

static aftercare_status read_pack(struct aftercare_mutants *mutants, struct world *world,
                                  const struct pack *pack, aftercare_error *err) {
    const struct pack_case *cases = NULL;
    size_t capacity = world->cases_count;
    aftercare_status status =
        pack_tests_read(&cases, &mutants->arena, pack, world->variants.load, err);
    for (const struct pack_case *one = cases; !status && one; one = one->next) {
        struct bystander *grown = arena_grow(
            &mutants->arena, world->cases, world->cases_count, &capacity, sizeof *grown);
        if (!grown) {
            return no_memory(err);
        }
        world->cases = grown;
        status = read_bystander(&grown[world->cases_count], mutants, world, one, err);
        world->cases_count++;
    }
    return status;
}

static aftercare_status read_world(struct aftercare_mutants *mutants, struct world *world,
                                   aftercare_error *err) {
    const struct pack_case none = {0};
    struct variant *plain = NULL;
    aftercare_status status = variant_find(&plain, &world->variants, &none, err);
    world->base = status || !plain ? NULL : plain->rules->base;
    for (size_t i = 0; !status && world->base && i < world->base->packs_count; i++) {
        if (variant_has_pack(&world->variants, world->base->packs[i])) {
            status = read_pack(mutants, world, world->base->packs[i], err);
        }
    }
    return status;
}

// --- the mutants -----------------------------------------------------------------------

static bool is_wanted(const struct rule *rule, const char *name) {
    return !name || text_is(rule->name, name) || text_is(rule_id(rule), name) ||
           text_is(rule->pack->name, name);
}

static aftercare_status add_mutant(struct aftercare_mutants *mutants, size_t *capacity,
                                   const struct target *target,
                                   const struct mutation *mutation) {
    struct arena *arena = &mutants->arena;
    const struct rule *rule = target->world->base->rules[target->rule];
    size_t kept = *capacity;
    struct target *targets =
        arena_grow(arena, mutants->targets, mutants->count, capacity, sizeof *targets);
    aftercare_mutant *list =
        arena_grow(arena, mutants->mutants, mutants->count, &kept, sizeof *list);
    if (!targets || !list) {
        return AFTERCARE_ENOMEM;
    }
    mutants->targets = targets;
    mutants->mutants = list;
    aftercare_mutant *mutant = &list[mutants->count];
    *mutant = (aftercare_mutant){.state = AFTERCARE_MUTANT_UNTRIED};
    mutant->rule = arena_copy(arena, rule->name.at, rule->name.len);
    mutant->place = arena_format(arena, "%s:%d", rule->place.file, rule->place.line);
    targets[mutants->count++] = *target;
    return mutant->rule && mutant->place
               ? mutant_words(&mutant->before, &mutant->after, arena, rule, mutation)
               : AFTERCARE_ENOMEM;
}

static aftercare_status add_mutants(struct aftercare_mutants *mutants, size_t *capacity,
                                    const struct world *world, const char *name) {
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && i < world->base->rules_count; i++) {
        const struct rule *rule = world->base->rules[i];
        struct mutations mutations = {0};
        if (!variant_has_pack(&world->variants, rule->pack) || !is_wanted(rule, name)) {
            continue;
        }
        status =
            mutation_list(&mutations, &mutants->arena, world->base, rule, mutants->seed);
        for (size_t k = 0; !status && k < mutations.count; k++) {
            const struct target target = {world, (uint32_t)i, (uint32_t)k};
            status = add_mutant(mutants, capacity, &target, &mutations.items[k]);
        }
    }
    return status;
}

// The next number of a sequence that the seed begins (splitmix64).
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

// Keeps so many, each as likely as any other, in their order.
static void sample(struct aftercare_mutants *mutants, size_t wanted) {
    uint64_t state = mutants->seed;
    size_t kept = 0;
    for (size_t i = 0; i < mutants->count && kept < wanted; i++) {
        if (next_random(&state) % (mutants->count - i) < wanted - kept) {
            mutants->targets[kept] = mutants->targets[i];
            mutants->mutants[kept] = mutants->mutants[i];
            kept++;
        }
    }
    mutants->count = kept;
}

// Under the options that its policy names.
static aftercare_status wake(struct world *world, const struct rule *rule,
                             aftercare_error *err) {
    const struct rule_value *policy = rule_get(rule, ROLE_POLICY);
    size_t count = policy ? policy->pairs_count : 0;
    struct variant *variant = NULL;
    aftercare_option *options =
        arena_array(world->variants.arena, count, sizeof *options);
    if (!options) {
        return no_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        options[i].name = policy->pairs[i].name.at;
        options[i].value = policy->pairs[i].values[0].at;
    }
    const struct pack_case chosen = {.options = options, .options_count = count};
    return variant_find(&variant, &world->variants, &chosen, err);
}

static bool is_awake_anywhere(const struct world *world, uint32_t rule) {
    for (const struct variant *one = world->variants.first; one; one = one->next) {
        if (one->rules->base->rules[rule]->is_awake) {
            return true;
        }
    }
    return false;
}

// A rule that no case wakes is woken: a document is searched for it as well.
static aftercare_status wake_rules(struct aftercare_mutants *mutants,
                                   aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && i < mutants->count; i++) {
        const struct target *target = &mutants->targets[i];
        struct world *world = &mutants->worlds[target->world - mutants->worlds];
        if (!is_awake_anywhere(world, target->rule)) {
            status = wake(world, world->base->rules[target->rule], err);
        }
    }
    return status;
}

static aftercare_status fill(struct aftercare_mutants *mutants,
                             const aftercare_mutants_options *options,
                             aftercare_error *err) {
    size_t capacity = 0;
    aftercare_status status = AFTERCARE_OK;
    size_t folders = load_options_folders(options->load);
    mutants->worlds_count = folders > options->first ? folders - options->first : 0;
    mutants->worlds =
        arena_array(&mutants->arena, mutants->worlds_count, sizeof *mutants->worlds);
    if (!mutants->worlds) {
        return no_memory(err);
    }
    for (size_t i = 0; !status && i < mutants->worlds_count; i++) {
        struct world *world = &mutants->worlds[i];
        world->variants = (struct variants){options->load, options->first + i + 1,
                                            &mutants->arena, NULL};
        status = read_world(mutants, world, err);
        bool is_read = !status && world->base;
        if (is_read && add_mutants(mutants, &capacity, world, options->rule)) {
            status = no_memory(err);
        }
    }
    if (!status && options->sample > 0) {
        sample(mutants, options->sample);
    }
    if (!status) {
        status = wake_rules(mutants, err);
    }
    mutants->kept = arena_array(&mutants->arena, mutants->count, sizeof *mutants->kept);
    return status || mutants->kept ? status : no_memory(err);
}

// What was handed over, with a load whose members are all there.
static aftercare_status read_options(aftercare_mutants_options *out,
                                     aftercare_load_options *load,
                                     const aftercare_mutants_options *given,
                                     aftercare_error *err) {
    aftercare_status status =
        sized_read(SIZED(out, AFTERCARE_MUTANTS_OPTIONS), given, err);
    if (!status) {
        status = load_options_read(load, out->load, err);
    }
    out->load = load;
    return status;
}

aftercare_status aftercare_mutants_open(aftercare_mutants **out,
                                        const aftercare_mutants_options *given,
                                        aftercare_error *err) {
    aftercare_load_options load = AFTERCARE_LOAD_OPTIONS;
    aftercare_mutants_options options = AFTERCARE_MUTANTS_OPTIONS;
    aftercare_status status = read_options(&options, &load, given, err);
    if (status) {
        return status;
    }
    struct allocator allocator = load_options_allocator(&load);
    aftercare_mutants *mutants =
        allocator.allocate(allocator.context, NULL, 0, sizeof *mutants);
    if (!mutants) {
        return no_memory(err);
    }
    *mutants = (aftercare_mutants){.allocator = allocator, .seed = options.seed};
    arena_init(&mutants->arena, &allocator, 0);
    arena_init(&mutants->scratch, &allocator, 0);
    status = fill(mutants, &options, err);
    if (status) {
        aftercare_mutants_close(mutants);
        return status;
    }
    *out = mutants;
    return AFTERCARE_OK;
}

void aftercare_mutants_close(aftercare_mutants *mutants) {
    if (!mutants) {
        return;
    }
    struct allocator allocator = mutants->allocator;
    for (size_t i = 0; mutants->kept && i < mutants->count; i++) {
        if (mutants->kept[i]) {
            (void)allocator.allocate(allocator.context, mutants->kept[i],
                                     strlen(mutants->kept[i]) + 1, 0);
        }
    }
    for (size_t i = 0; mutants->worlds && i < mutants->worlds_count; i++) {
        variant_forget(&mutants->worlds[i].variants);
    }
    arena_clear(&mutants->scratch);
    arena_clear(&mutants->arena);
    (void)allocator.allocate(allocator.context, mutants, sizeof *mutants, 0);
}

size_t aftercare_mutants_count(const aftercare_mutants *mutants) {
    return mutants->count;
}

const aftercare_mutant *aftercare_mutants_get(const aftercare_mutants *mutants,
                                              size_t number) {
    return number < mutants->count ? &mutants->mutants[number] : NULL;
}

// The mutant's own memory, as others are tried at the same time.
static aftercare_status keep_telltale(struct aftercare_mutants *mutants, size_t number,
                                      struct text test) {
    struct allocator allocator = mutants->allocator;
    char *copy = allocator.allocate(allocator.context, NULL, 0, test.len + 1);
    if (!copy) {
        return AFTERCARE_ENOMEM;
    }
    memcpy(copy, test.at, test.len);
    copy[test.len] = '\0';
    mutants->kept[number] = copy;
    mutants->mutants[number].telltale = copy;
    return AFTERCARE_OK;
}

// What can be said of a mutant that no case notices.
static aftercare_status tell(struct aftercare_mutants *mutants, size_t number,
                             struct attempt *attempt, aftercare_error *err) {
    aftercare_mutant *mutant = &mutants->mutants[number];
    const struct variant *variant = attempt->target->world->variants.first;
    struct altered *altered = NULL;
    struct telltale telltale = {.tries = 0};
    aftercare_status status = attempt_alter(&altered, attempt, variant, err);
    if (status || !altered) {
        return status;
    }
    mutant->proof = equivalence_proof(&attempt->arena, altered);
    if (mutant->proof) {
        mutant->state = AFTERCARE_MUTANT_EQUIVALENT;
        return AFTERCARE_OK;
    }
    mutant->state = AFTERCARE_MUTANT_UNNOTICED;
    status = telltale_find(&telltale, attempt, err);
    mutant->tries = telltale.tries;
    if (!status && telltale.test.at && keep_telltale(mutants, number, telltale.test)) {
        status = no_memory(err);
    }
    return status;
}

aftercare_status aftercare_mutants_try(aftercare_mutants *mutants, size_t number,
                                       aftercare_error *err) {
    const struct bystander *noticed = NULL;
    struct attempt attempt;
    if (number >= mutants->count) {
        return fail(err, AFTERCARE_ENOTFOUND, "",
                    "there is no mutant %zu (of %zu, from 0)", number, mutants->count);
    }
    attempt_begin(&attempt, mutants, &mutants->targets[number]);
    aftercare_status status = attempt_run(&noticed, &attempt, err);
    if (!status && noticed) {
        mutants->mutants[number].state = AFTERCARE_MUTANT_NOTICED;
        mutants->mutants[number].noticed_by = noticed->pack_case->name.at;
    } else if (!status) {
        status = tell(mutants, number, &attempt, err);
    }
    attempt_end(&attempt);
    return status;
}
