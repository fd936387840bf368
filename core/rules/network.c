#include "core/rules/network_inside.h"

#define REQUIRED_MAX 32 // tests of one rule that are weighed against each other

// What building needs besides.
struct building {
    struct network *network;
    const struct rulebase *base;
    struct arena *arena;
    uint32_t *popularity; // by test: in how many rules it is needed
    bool is_counting;     // first round: how many postings; second: which
    uint32_t *filled;
};

static struct clause condition_of(const struct rule *rule) {
    const struct rule_value *when = rule_get(rule, ROLE_WHEN);
    return condition_whole(when ? when->condition : NULL);
}

// What a function reads is not known before it is asked, so no fact leads to it: it is
// asked when the rest of a rule's condition asks for it.
static bool is_found(const struct test *test) {
    return test->kind != TEST_FUNCTION;
}

// The tests without which a condition cannot be anything but NO.
static size_t required(uint32_t *out, size_t count, struct clause clause) {
    if (clause_kind(clause) == CONDITION_TEST) {
        if (is_found(clause_test(clause)) && count < REQUIRED_MAX) {
            out[count++] = clause_test(clause)->index;
        }
    } else if (clause_kind(clause) == CONDITION_AND) {
        count = required(out, count, clause_left(clause));
        count = required(out, count, clause_right(clause));
    }
    return count;
}

// Records are many kinds of things, so a test of one is seldom touched; all else often
// is.
static uint64_t weight(const struct building *building, uint32_t test) {
    bool is_loose = building->base->tests[test]->kind != TEST_RECORD;
    return (uint64_t)is_loose << 32 | building->popularity[test];
}

static void post(struct building *building, const struct rule *rule, uint32_t test,
                 uint32_t other) {
    struct range *range = &building->network->postings_at[test];
    if (building->is_counting) {
        range->count++;
    } else {
        uint32_t at = range->first + building->filled[test]++;
        building->network->postings[at] = (struct posting){rule->index, other};
    }
}

// Posts the rule at the least popular of the tests that it needs, with the next one
// beside.
static void post_required(struct building *building, const struct rule *rule,
                          const uint32_t *tests, size_t count) {
    uint32_t best = tests[0];
    uint32_t next = NO_TEST;
    for (size_t i = 1; i < count; i++) {
        if (weight(building, tests[i]) < weight(building, best)) {
            next = best;
            best = tests[i];
        } else if (tests[i] != best && (next == NO_TEST || weight(building, tests[i]) <
                                                               weight(building, next))) {
            next = tests[i];
        }
    }
    post(building, rule, best, next);
}

// Whether some tests, one of which must be touched, cover the condition.
static bool is_covered(struct clause clause) {
    switch (clause_kind(clause)) {
    case CONDITION_TEST:
        return is_found(clause_test(clause));
    case CONDITION_NOT:
        return false;
    case CONDITION_AND:
        return is_covered(clause_left(clause)) || is_covered(clause_right(clause));
    case CONDITION_OR:
        return is_covered(clause_left(clause)) && is_covered(clause_right(clause));
    }
    return false;
}

static void post_covered(struct building *building, const struct rule *rule,
                         struct clause clause) {
    uint32_t tests[REQUIRED_MAX];
    size_t count = required(tests, 0, clause);
    if (count > 0) {
        post_required(building, rule, tests, count);
    } else if (clause_kind(clause) == CONDITION_OR) {
        post_covered(building, rule, clause_left(clause));
        post_covered(building, rule, clause_right(clause));
    } else {
        post_covered(building, rule,
                     is_covered(clause_left(clause)) ? clause_left(clause)
                                                     : clause_right(clause));
    }
}

static bool is_judged(const struct rule *rule) {
    return rule->is_awake && rule->kind->fold == FOLD_WORST_OF;
}

static void post_rules(struct building *building) {
    struct network *network = building->network;
    network->always_count = 0;
    for (size_t i = 0; i < building->base->rules_count; i++) {
        const struct rule *rule = building->base->rules[i];
        struct clause condition = condition_of(rule);
        if (!is_judged(rule)) {
            continue;
        }
        if (condition.at && is_covered(condition)) {
            post_covered(building, rule, condition);
        } else {
            if (!building->is_counting) {
                network->always[network->always_count] = rule->index;
            }
            network->always_count++;
        }
    }
}

static void count_popularity(struct building *building) {
    for (size_t i = 0; i < building->base->rules_count; i++) {
        struct clause condition = condition_of(building->base->rules[i]);
        uint32_t tests[REQUIRED_MAX];
        size_t count = condition.at ? required(tests, 0, condition) : 0;
        for (size_t k = 0; k < count; k++) {
            building->popularity[tests[k]]++;
        }
    }
}

static uint32_t add_up(struct range *ranges, size_t count) {
    uint32_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        ranges[i].first = sum;
        sum += ranges[i].count;
    }
    return sum;
}

static aftercare_status build_postings(struct building *building) {
    struct network *network = building->network;
    struct arena *arena = building->arena;
    size_t tests = building->base->tests_count;
    building->popularity = arena_array(arena, tests, sizeof(uint32_t));
    building->filled = arena_array(arena, tests, sizeof(uint32_t));
    network->postings_at = arena_array(arena, tests, sizeof(struct range));
    if (!building->popularity || !building->filled || !network->postings_at) {
        return AFTERCARE_ENOMEM;
    }
    count_popularity(building);
    building->is_counting = true;
    post_rules(building);
    network->postings =
        arena_array(arena, add_up(network->postings_at, tests), sizeof(struct posting));
    network->always = arena_array(arena, network->always_count, sizeof(uint32_t));
    if (!network->postings || !network->always) {
        return AFTERCARE_ENOMEM;
    }
    building->is_counting = false;
    post_rules(building);
    return AFTERCARE_OK;
}

static size_t slot_of(const struct rulebase *base, const struct fact *fact,
                      const struct term *term) {
    return fact->index * base->vocabulary.count + term->index;
}

// Groups tests of records by fact and term; the rest is asked of every document.
static aftercare_status build_tests(struct building *building) {
    struct network *network = building->network;
    const struct rulebase *base = building->base;
    size_t slots = base->schema.facts_count * base->vocabulary.count;
    uint32_t *filled = arena_array(building->arena, slots, sizeof *filled);
    network->tests_of = arena_array(building->arena, slots, sizeof(struct range));
    network->tests = arena_array(building->arena, base->tests_count, sizeof(uint32_t));
    network->loose = arena_array(building->arena, base->tests_count, sizeof(uint32_t));
    if (!filled || !network->tests_of || !network->tests || !network->loose) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < base->tests_count; i++) {
        const struct test *test = base->tests[i];
        if (test->kind == TEST_RECORD) {
            network->tests_of[slot_of(base, test->fact, test->term)].count++;
        } else if (is_found(test)) {
            network->loose[network->loose_count++] = test->index;
        }
    }
    (void)add_up(network->tests_of, slots);
    for (size_t i = 0; i < base->tests_count; i++) {
        const struct test *test = base->tests[i];
        if (test->kind == TEST_RECORD) {
            size_t slot = slot_of(base, test->fact, test->term);
            network->tests[network->tests_of[slot].first + filled[slot]++] = test->index;
        }
    }
    return AFTERCARE_OK;
}

static const struct term *concern_of(const struct rule *rule) {
    const struct rule_value *of = rule_get(rule, ROLE_OF);
    bool is_ranked = rule->is_awake && rule->kind->fold == FOLD_RANK_BY;
    return is_ranked && of && of->terms_count > 0 ? of->terms[0] : NULL;
}

// Counts the rule under each concern that it ranks for, or, given how many stand there
// already, places it. A rule about a group of concerns stands under each of its members.
static void rank(const struct building *building, const struct rule *rule,
                 uint32_t *filled) {
    struct network *network = building->network;
    const struct vocabulary *vocabulary = &building->base->vocabulary;
    const struct term *concern = concern_of(rule);
    for (size_t t = 0; concern && t < vocabulary->count; t++) {
        struct range *range = &network->ranks_for[t];
        if (!term_lies_in(vocabulary->terms[t], concern)) {
            continue;
        }
        if (filled) {
            network->ranks[range->first + filled[t]++] = rule;
        } else {
            range->count++;
        }
    }
}

static aftercare_status build_ranks(struct building *building) {
    struct network *network = building->network;
    const struct rulebase *base = building->base;
    size_t terms = base->vocabulary.count;
    uint32_t *filled = arena_array(building->arena, terms, sizeof *filled);
    network->ranks_for = arena_array(building->arena, terms, sizeof(struct range));
    if (!filled || !network->ranks_for) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < base->rules_count; i++) {
        rank(building, base->rules[i], NULL);
    }
    network->ranks = arena_array(building->arena, add_up(network->ranks_for, terms),
                                 sizeof(const struct rule *));
    if (!network->ranks) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < base->rules_count; i++) {
        rank(building, base->rules[i], filled);
    }
    return AFTERCARE_OK;
}

static void mark_judged(const struct building *building, const struct rule *rule) {
    const struct vocabulary *vocabulary = &building->base->vocabulary;
    const struct rule_value *subject = rule_get(rule, ROLE_SUBJECT);
    for (size_t i = 0; subject && i < subject->terms_count; i++) {
        for (size_t t = 0; t < vocabulary->count; t++) {
            if (term_lies_in(vocabulary->terms[t], subject->terms[i])) {
                building->network->is_judged[t] = 1;
            }
        }
    }
}

static aftercare_status build_judged(struct building *building) {
    struct network *network = building->network;
    const struct rulebase *base = building->base;
    size_t terms = base->vocabulary.count;
    network->is_judged = arena_alloc(building->arena, terms);
    network->judged = arena_array(building->arena, terms, sizeof(const struct term *));
    if (!network->is_judged || !network->judged) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < base->rules_count; i++) {
        if (is_judged(base->rules[i])) {
            mark_judged(building, base->rules[i]);
        }
    }
    for (size_t i = 0; i < base->vocabulary.count; i++) {
        if (network->is_judged[i]) {
            network->judged[network->judged_count++] = base->vocabulary.terms[i];
        }
    }
    return AFTERCARE_OK;
}

const struct rulebase *network_base(const struct network *network) {
    return network->base;
}

const struct term *const *network_judged(const struct network *network, size_t *count) {
    *count = network->judged_count;
    return (const struct term *const *)network->judged;
}

bool network_judges(const struct network *network, const struct term *treatment) {
    return network->is_judged[treatment->index] != 0;
}

aftercare_status network_build(struct network **out, const struct rulebase *base) {
    struct building building = {.base = base, .arena = base->arena};
    building.network = arena_alloc(base->arena, sizeof *building.network);
    if (!building.network) {
        return AFTERCARE_ENOMEM;
    }
    building.network->base = base;
    if (build_tests(&building) || build_postings(&building) || build_ranks(&building) ||
        build_judged(&building)) {
        return AFTERCARE_ENOMEM;
    }
    *out = building.network;
    return AFTERCARE_OK;
}

const struct rule *const *network_rules_for(const struct network *network,
                                            const struct term *concern, size_t *count) {
    const struct range *range = &network->ranks_for[concern->index];
    *count = range->count;
    return (const struct rule *const *)&network->ranks[range->first];
}
