#include "core/rules/network_inside.h"

// Counts each term with all the groups that it lies in, or, once there is room, places
// it.
static void list_members(struct building *building) {
    const struct vocabulary *vocabulary = &building->base->vocabulary;
    for (size_t i = 0; i < vocabulary->count; i++) {
        building->members_at[i].count = 0;
    }
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct term *term = vocabulary->terms[i];
        for (size_t k = 0; k < term->groups_count; k++) {
            struct range *range = &building->members_at[term->groups[k]->index];
            if (building->members) {
                building->members[range->first + range->count] = term->index;
            }
            range->count++;
        }
    }
}

static aftercare_status build_members(struct building *building) {
    size_t terms = building->base->vocabulary.count;
    building->members_at = arena_array(&building->scratch, terms, sizeof(struct range));
    if (!building->members_at) {
        return AFTERCARE_ENOMEM;
    }
    list_members(building);
    building->members =
        arena_array(&building->scratch, ranges_add_up(building->members_at, terms),
                    sizeof *building->members);
    if (!building->members) {
        return AFTERCARE_ENOMEM;
    }
    list_members(building);
    return AFTERCARE_OK;
}

aftercare_status network_build(struct network **out, const struct rulebase *base) {
    struct building building = {.base = base, .arena = base->arena};
    arena_init(&building.scratch, &base->arena->allocator, 0);
    building.network = arena_alloc(base->arena, sizeof *building.network);
    if (!building.network) {
        return AFTERCARE_ENOMEM;
    }
    building.network->base = base;
    bool is_built = !build_members(&building) && !network_tests_build(&building) &&
                    !network_judged_build(&building) && !network_posts_build(&building) &&
                    !network_ranks_build(&building);
    arena_clear(&building.scratch);
    if (!is_built) {
        return AFTERCARE_ENOMEM;
    }
    *out = building.network;
    return AFTERCARE_OK;
}

const struct rulebase *network_base(const struct network *network) {
    return network->base;
}

const struct term *const *network_judged(const struct network *network, size_t *count) {
    *count = network->treatments_count;
    return (const struct term *const *)network->treatments;
}

bool network_judges(const struct network *network, const struct term *treatment) {
    return network->treatment_at[treatment->index] != NOT_JUDGED;
}

const struct fact *network_among(const struct network *network, const struct kind *kind) {
    return network->among[kind->index];
}

size_t network_ranks_for(const struct network *network, const struct term *concern) {
    return network->ranked_for[concern->index].count;
}
