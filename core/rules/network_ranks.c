// The rules that rank treatments, by the concern that they rank for.
#include "core/rules/network_inside.h"

// One that lacks what it needs was told already.
static bool is_ranking(const struct rule *rule) {
    return rule->is_awake && rule->kind->fold == FOLD_RANK_BY && rule_get(rule, ROLE_BY);
}

static const struct term *concern_of(const struct rank *rank) {
    const struct rule_value *of = rule_get(rank->rule, ROLE_OF);
    return of && of->terms_count > 0 ? of->terms[0] : NULL;
}

static struct clause condition_of(const struct rule *rule, enum role role) {
    const struct rule_value *value = rule_get(rule, role);
    return condition_whole(value ? value->condition : NULL);
}

struct rank network_rank_of(const struct rule *rule) {
    return (struct rank){.rule = rule,
                         .subject = rule_get(rule, ROLE_SUBJECT),
                         .areas = rule_get(rule, ROLE_AREAS),
                         .when = condition_of(rule, ROLE_WHEN),
                         .unless = condition_of(rule, ROLE_UNLESS),
                         .score = rule_get(rule, ROLE_BY)->numbers[0],
                         .has_details = rule_get(rule, ROLE_DETAILS) != NULL,
                         .is_overruled = rule->overruled_by_count > 0};
}

static aftercare_status list_ranks(const struct building *building, size_t *count) {
    const struct rulebase *base = building->base;
    struct network *network = building->network;
    *count = 0;
    for (size_t i = 0; i < base->rules_count; i++) {
        *count += is_ranking(base->rules[i]);
    }
    network->ranks = arena_array(building->arena, *count, sizeof *network->ranks);
    if (!network->ranks) {
        return AFTERCARE_ENOMEM;
    }
    *count = 0;
    for (size_t i = 0; i < base->rules_count; i++) {
        if (is_ranking(base->rules[i])) {
            network->ranks[(*count)++] = network_rank_of(base->rules[i]);
        }
    }
    return AFTERCARE_OK;
}

// Counts each rule under each concern that it ranks for, or, once there is room, places
// it. A rule about a group of concerns stands under each of its members.
static void place(const struct building *building, size_t count) {
    struct network *network = building->network;
    for (size_t i = 0; i < building->base->vocabulary.count; i++) {
        network->ranked_for[i].count = 0;
    }
    for (uint32_t i = 0; i < count; i++) {
        const struct term *concern = concern_of(&network->ranks[i]);
        struct range members =
            concern ? building->members_at[concern->index] : (struct range){0};
        for (uint32_t k = 0; k < members.count; k++) {
            struct range *range =
                &network->ranked_for[building->members[members.first + k]];
            if (network->ranked) {
                network->ranked[range->first + range->count] = i;
            }
            range->count++;
        }
    }
}

static void find_facts(const struct building *building) {
    const struct rulebase *base = building->base;
    for (size_t i = 0; i < base->kinds_count; i++) {
        const struct kind *kind = base->kinds[i];
        building->network->among[kind->index] =
            kind->fold == FOLD_RANK_BY ? schema_fact(&base->schema, kind->among) : NULL;
    }
}

aftercare_status network_ranks_build(struct building *building) {
    struct network *network = building->network;
    size_t terms = building->base->vocabulary.count;
    size_t count;
    network->among = arena_array(building->arena, building->base->kinds_count,
                                 sizeof(const struct fact *));
    network->ranked_for = arena_array(building->arena, terms, sizeof(struct range));
    if (!network->among || !network->ranked_for || list_ranks(building, &count)) {
        return AFTERCARE_ENOMEM;
    }
    find_facts(building);
    place(building, count);
    network->ranked =
        arena_array(building->arena, ranges_add_up(network->ranked_for, terms),
                    sizeof *network->ranked);
    if (!network->ranked) {
        return AFTERCARE_ENOMEM;
    }
    place(building, count);
    return AFTERCARE_OK;
}
