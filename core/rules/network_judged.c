// The rules that say no to treatments, each with little more than its condition; and the
// sets of treatments that they are about.
#include "core/rules/network_inside.h"

#include <string.h>

// Rules that say the same hold the same list, so lists are told apart by where they are.
struct set_slot {
    const struct rule_value *subject; // NULL: free
    uint32_t set;
};

// What this file builds with, gone afterwards.
struct judging {
    struct building *building;
    struct set_slot *slots; // a hash of sets, with open addressing
    size_t slots_size;
    const struct rule_value **sets; // by set: a subject that gives it
    size_t sets_count;
    uint32_t *stamps; // by term: 1 + the last set that it was put into
    size_t codes_count;
};

// A rule whose mistakes were told may lack what it must have.
static bool is_judged(const struct rule *rule) {
    return rule->is_awake && rule->kind->fold == FOLD_WORST_OF &&
           rule_get(rule, ROLE_SUBJECT) && rule_get(rule, ROLE_BY);
}

static const struct condition *condition_of(const struct rule *rule) {
    const struct rule_value *when = rule_get(rule, ROLE_WHEN);
    return when ? when->condition : NULL;
}

static bool is_same(const struct rule_value *a, const struct rule_value *b) {
    return a->terms == b->terms && a->terms_count == b->terms_count;
}

static uint32_t set_of(struct judging *judging, const struct rule_value *subject) {
    const struct text key = {(const char *)&subject->terms, sizeof subject->terms};
    size_t i = (size_t)text_hash(key) & (judging->slots_size - 1);
    while (judging->slots[i].subject && !is_same(judging->slots[i].subject, subject)) {
        i = (i + 1) & (judging->slots_size - 1);
    }
    struct set_slot *slot = &judging->slots[i];
    if (!slot->subject) {
        *slot = (struct set_slot){subject, (uint32_t)judging->sets_count};
        judging->sets[judging->sets_count++] = subject;
    }
    return slot->set;
}

// What its tests have to do with areas; a function may ask for anything.
static void note_areas(struct judged *judged, const struct condition *condition) {
    for (size_t i = 0; condition && i < condition->codes_count; i++) {
        struct clause clause = {condition->base, &condition->codes[i]};
        if (clause_kind(clause) == CONDITION_TEST) {
            const struct test *test = clause_test(clause);
            bool may_ask = test->kind == TEST_AREA || test->kind == TEST_FUNCTION;
            judged->asks_area = judged->asks_area || may_ask;
            judged->is_somewhere = judged->is_somewhere || may_ask || test->is_here;
        }
    }
}

static struct judged judged_of(struct judging *judging, const struct rule *rule) {
    const struct condition *condition = condition_of(rule);
    int severity = rule_get(rule, ROLE_BY)->choice;
    struct judged judged = {
        .codes = NO_CODES,
        .subjects = set_of(judging, rule_get(rule, ROLE_SUBJECT)),
        .rule = rule->index,
        .severity = (uint8_t)severity,
        .is_blocking = (rule->kind->blocking >> severity & 1) != 0,
        .has_details = rule_get(rule, ROLE_DETAILS) != NULL,
        .is_overruled = rule->overruled_by_count > 0,
    };
    note_areas(&judged, condition);
    struct network *network = judging->building->network;
    if ((size_t)severity >= network->severities_count) {
        network->severities_count = (size_t)severity + 1;
    }
    if (condition) {
        judged.codes = (uint32_t)judging->codes_count;
        memcpy(&network->codes[judging->codes_count], condition->codes,
               condition->codes_count * sizeof *condition->codes);
        judging->codes_count += condition->codes_count;
    }
    return judged;
}

// Counts the judged rules, and the codes of their conditions.
static size_t count_judged(const struct rulebase *base, size_t *codes) {
    size_t count = 0;
    *codes = 0;
    for (size_t i = 0; i < base->rules_count; i++) {
        if (is_judged(base->rules[i])) {
            const struct condition *condition = condition_of(base->rules[i]);
            *codes += condition ? condition->codes_count : 0;
            count++;
        }
    }
    return count;
}

static aftercare_status list_judged(struct judging *judging) {
    struct building *building = judging->building;
    const struct rulebase *base = building->base;
    struct network *network = building->network;
    size_t codes;
    size_t count = count_judged(base, &codes);
    judging->slots_size = 1;
    while (judging->slots_size < 2 * count + 2) {
        judging->slots_size *= 2;
    }
    judging->slots =
        arena_array(&building->scratch, judging->slots_size, sizeof *judging->slots);
    judging->sets =
        arena_array(&building->scratch, count, sizeof(const struct rule_value *));
    network->judged = arena_array(building->arena, count, sizeof *network->judged);
    network->codes = arena_array(building->arena, codes, sizeof *network->codes);
    if (!judging->slots || !judging->sets || !network->judged || !network->codes) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < base->rules_count; i++) {
        if (is_judged(base->rules[i])) {
            network->judged[network->judged_count++] = judged_of(judging, base->rules[i]);
        }
    }
    return AFTERCARE_OK;
}

// Puts the treatments of a set, which are terms yet, behind those of the sets before it.
// Only counts them while there is no room.
static void list_set(struct judging *judging, uint32_t set) {
    const struct building *building = judging->building;
    struct network *network = building->network;
    const struct rule_value *subject = judging->sets[set];
    struct range *range = &network->subjects[set];
    range->count = 0;
    for (size_t i = 0; i < subject->terms_count; i++) {
        const struct range *members = &building->members_at[subject->terms[i]->index];
        for (uint32_t k = 0; k < members->count; k++) {
            uint32_t term = building->members[members->first + k];
            if (judging->stamps[term] == set + 1) {
                continue;
            }
            judging->stamps[term] = set + 1;
            network->treatment_at[term] = 0;
            if (network->subject_members) {
                network->subject_members[range->first + range->count] = term;
            }
            range->count++;
        }
    }
}

static void list_sets(struct judging *judging) {
    memset(judging->stamps, 0,
           judging->building->base->vocabulary.count * sizeof *judging->stamps);
    for (uint32_t i = 0; i < judging->sets_count; i++) {
        list_set(judging, i);
    }
}

static aftercare_status build_sets(struct judging *judging) {
    struct building *building = judging->building;
    struct network *network = building->network;
    size_t terms = building->base->vocabulary.count;
    judging->stamps = arena_array(&building->scratch, terms, sizeof *judging->stamps);
    network->treatment_at =
        arena_array(building->arena, terms, sizeof *network->treatment_at);
    network->subjects =
        arena_array(building->arena, judging->sets_count, sizeof *network->subjects);
    if (!judging->stamps || !network->treatment_at || !network->subjects) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < terms; i++) {
        network->treatment_at[i] = NOT_JUDGED;
    }
    list_sets(judging);
    uint32_t sum = ranges_add_up(network->subjects, judging->sets_count);
    network->subject_members = arena_array(building->arena, sum, sizeof(uint32_t));
    if (!network->subject_members) {
        return AFTERCARE_ENOMEM;
    }
    list_sets(judging);
    return AFTERCARE_OK;
}

// Numbers the treatments that are judged, and has the sets say these numbers.
static aftercare_status number_treatments(const struct judging *judging) {
    const struct building *building = judging->building;
    const struct vocabulary *vocabulary = &building->base->vocabulary;
    struct network *network = building->network;
    network->treatments =
        arena_array(building->arena, vocabulary->count, sizeof(const struct term *));
    if (!network->treatments) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < vocabulary->count; i++) {
        if (network->treatment_at[i] != NOT_JUDGED) {
            network->treatment_at[i] = (uint32_t)network->treatments_count;
            network->treatments[network->treatments_count++] = vocabulary->terms[i];
        }
    }
    for (size_t i = 0; i < judging->sets_count; i++) {
        struct range range = network->subjects[i];
        for (uint32_t k = range.first; k < range.first + range.count; k++) {
            network->subject_members[k] =
                network->treatment_at[network->subject_members[k]];
        }
    }
    return AFTERCARE_OK;
}

aftercare_status network_judged_build(struct building *building) {
    struct judging judging = {.building = building};
    bool is_built =
        !list_judged(&judging) && !build_sets(&judging) && !number_treatments(&judging);
    return is_built ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}
