// The rules that rank treatments, by the concern that they rank for.
#include "core/rules/network_inside.h"

static const struct term *concern_of(const struct rule *rule) {
    const struct rule_value *of = rule_get(rule, ROLE_OF);
    bool is_ranked = rule->is_awake && rule->kind->fold == FOLD_RANK_BY;
    return is_ranked && of && of->terms_count > 0 ? of->terms[0] : NULL;
}

// Counts each rule under each concern that it ranks for, or, once there is room, places
// it. A rule about a group of concerns stands under each of its members.
static void rank(const struct building *building) {
    const struct rulebase *base = building->base;
    struct network *network = building->network;
    for (size_t i = 0; i < base->vocabulary.count; i++) {
        network->ranks_for[i].count = 0;
    }
    for (size_t i = 0; i < base->rules_count; i++) {
        const struct term *concern = concern_of(base->rules[i]);
        struct range members =
            concern ? building->members_at[concern->index] : (struct range){0};
        for (uint32_t k = 0; k < members.count; k++) {
            struct range *range =
                &network->ranks_for[building->members[members.first + k]];
            if (network->ranks) {
                network->ranks[range->first + range->count] = base->rules[i];
            }
            range->count++;
        }
    }
}

aftercare_status network_ranks_build(struct building *building) {
    struct network *network = building->network;
    size_t terms = building->base->vocabulary.count;
    network->ranks_for = arena_array(building->arena, terms, sizeof(struct range));
    if (!network->ranks_for) {
        return AFTERCARE_ENOMEM;
    }
    rank(building);
    network->ranks =
        arena_array(building->arena, ranges_add_up(network->ranks_for, terms),
                    sizeof(const struct rule *));
    if (!network->ranks) {
        return AFTERCARE_ENOMEM;
    }
    rank(building);
    return AFTERCARE_OK;
}
