#include "core/plan/attempt.h"

#include "core/plan/pack_hold.h"

void attempt_begin(struct attempt *attempt, const struct aftercare_mutants *mutants,
                   const struct target *target) {
    *attempt = (struct attempt){.mutants = mutants, .target = target};
    arena_init(&attempt->arena, &mutants->allocator, 0);
    arena_init(&attempt->case_arena, &mutants->allocator, 0);
}

void attempt_end(struct attempt *attempt) {
    for (struct altered *one = attempt->altered; one; one = one->next) {
        aftercare_assessor_free(one->assessor);
    }
    attempt->altered = NULL;
    arena_clear(&attempt->case_arena);
    arena_clear(&attempt->arena);
}

// The rule's mutations come in the same order under all options.
static aftercare_status alter(struct altered *altered, struct attempt *attempt,
                              const struct variant *variant) {
    const struct target *target = attempt->target;
    const struct rulebase *base = variant->rules->base;
    struct mutations mutations;
    struct rulebase *mutated = NULL;
    altered->rule = base->rules[target->rule];
    if (mutation_list(&mutations, &attempt->arena, base, altered->rule,
                      attempt->mutants->seed) ||
        mutation_apply(&mutated, &attempt->arena, base, altered->rule,
                       &mutations.items[target->number]) ||
        !mutated) {
        return AFTERCARE_ENOMEM;
    }
    altered->mutation = &mutations.items[target->number];
    altered->changed = mutated->rules[target->rule];
    altered->rules = *variant->rules;
    altered->rules.base = mutated;
    return AFTERCARE_OK;
}

aftercare_status attempt_alter(struct altered **out, struct attempt *attempt,
                               const struct variant *variant, aftercare_error *err) {
    for (struct altered *one = attempt->altered; one; one = one->next) {
        if (one->variant == variant) {
            *out = one;
            return AFTERCARE_OK;
        }
    }
    struct altered *altered = arena_alloc(&attempt->arena, sizeof *altered);
    if (!altered || alter(altered, attempt, variant)) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a mutant");
    }
    altered->variant = variant;
    altered->next = attempt->altered;
    attempt->altered = altered;
    *out = altered;
    return aftercare_assessor_new(&altered->assessor, &altered->rules, err);
}

static bool is_about_any(const struct rule *rule, const struct facts *facts) {
    for (size_t i = 0; i < facts->treatments_count; i++) {
        if (rule_is_about(rule, facts->treatments[i])) {
            return true;
        }
    }
    return false;
}

// Whether the person wishes for what the rule is ranked for.
static bool is_wished(const struct rule *rule, const struct rulebase *base,
                      const struct facts *facts) {
    const struct fact *fact = schema_fact(&base->schema, rule->kind->among);
    const struct known *wishes = fact ? &facts->known[fact->index] : NULL;
    const struct rule_value *of = rule_get(rule, ROLE_OF);
    for (size_t i = 0; wishes && wishes->is_known && of && i < wishes->count; i++) {
        if (term_lies_in(wishes->records[i].code, of->terms[0])) {
            return true;
        }
    }
    return false;
}

static bool expects_ranks(const struct bystander *bystander) {
    const struct json *expect = bystander->pack_case->expect;
    return json_member(expect, "matches") || json_member(expect, "score") ||
           json_member(expect, "course") || json_member(expect, "best_allowed");
}

static bool concerns(const struct rule *rule, const struct altered *altered,
                     const struct bystander *bystander) {
    const struct facts *facts = bystander->facts;
    switch (rule->kind->fold) {
    case FOLD_WORST_OF:
        return facts && (is_about_any(rule, facts) || !facts->has_treatments ||
                         expects_ranks(bystander));
    case FOLD_RANK_BY:
        return facts && is_wished(rule, altered->rules.base, facts);
    case FOLD_CUT_WINDOWS:
    case FOLD_STEPS:
        return bystander->session && is_about_any(rule, bystander->session);
    }
    return false;
}

bool attempt_touches(const struct altered *altered, const struct bystander *bystander) {
    bool is_awake = altered->rule->is_awake;
    return is_awake && (concerns(altered->rule, altered, bystander) ||
                        concerns(altered->changed, altered, bystander));
}

static aftercare_status notice(bool *out, struct attempt *attempt,
                               const struct bystander *bystander, aftercare_error *err) {
    struct altered *altered = NULL;
    aftercare_error failure;
    aftercare_status status = attempt_alter(&altered, attempt, bystander->variant, err);
    *out = false;
    if (status || !altered || !attempt_touches(altered, bystander)) {
        return status;
    }
    arena_reset(&attempt->case_arena);
    const struct pack_trial trial = {bystander->pack_case, altered->assessor,
                                     &attempt->case_arena, NULL};
    status = pack_expect(&trial, &failure);
    *out = status != AFTERCARE_OK;
    return status == AFTERCARE_ENOMEM
               ? fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a mutant")
               : AFTERCARE_OK;
}

aftercare_status attempt_run(const struct bystander **out, struct attempt *attempt,
                             aftercare_error *err) {
    const struct world *world = attempt->target->world;
    const struct pack *own = world->base->rules[attempt->target->rule]->pack;
    aftercare_status status = AFTERCARE_OK;
    *out = NULL;
    // The rule's own pack speaks of it most.
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; !status && !*out && i < world->cases_count; i++) {
            const struct bystander *one = &world->cases[i];
            bool is_own = text_equal(one->pack_case->pack->name, own->name);
            bool is_noticed = false;
            if (is_own == (round == 0)) {
                status = notice(&is_noticed, attempt, one, err);
            }
            if (is_noticed) {
                *out = one;
            }
        }
    }
    return status;
}
