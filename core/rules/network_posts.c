// Each judged rule is posted at tests of which one must be touched for the rule to be
// anything but NO: at as rare ones as there are.
#include "core/rules/network_inside.h"

#define REQUIRED_MAX 32 // tests of one rule that are weighed against each other
#define SHARE_ALL (UINT64_C(1) << 20)

// What this file builds with, gone afterwards.
struct posting_up {
    struct building *building;
    uint64_t *weights; // by test
    bool is_counting;  // first round: how many postings; second: which
};

// What a function reads is not known before it is asked, so no fact leads to it: it is
// asked when the rest of a rule's condition asks for it.
static bool leads(const struct test *test) {
    return test->kind != TEST_FUNCTION;
}

// The tests without which a condition cannot be anything but NO.
static size_t required(uint32_t *out, size_t count, struct clause clause) {
    if (clause_kind(clause) == CONDITION_TEST) {
        if (leads(clause_test(clause)) && count < REQUIRED_MAX) {
            out[count++] = clause_test(clause)->index;
        }
    } else if (clause_kind(clause) == CONDITION_AND) {
        count = required(out, count, clause_left(clause));
        count = required(out, count, clause_right(clause));
    }
    return count;
}

static struct clause condition_of(const struct building *building,
                                  const struct judged *judged) {
    const uint32_t *at =
        judged->codes == NO_CODES ? NULL : &building->network->codes[judged->codes];
    return (struct clause){building->base, at};
}

// How many terms a list of records can hold.
static uint64_t count_taken(const struct rulebase *base, const struct fact *fact) {
    uint64_t count = 0;
    for (size_t i = 0; i < base->vocabulary.count; i++) {
        count += categories_take(fact->categories, base->vocabulary.terms[i]);
    }
    return count;
}

// How often a test may be touched: of records, as large a part of the list's terms as
// lies in its own; all else is touched more often than not. Of two that are touched as
// often, the one that fewer rules need is the better one to be posted at.
static aftercare_status weigh_tests(struct posting_up *posting) {
    struct building *building = posting->building;
    const struct rulebase *base = building->base;
    size_t facts = base->schema.facts_count;
    uint64_t *taken = arena_array(&building->scratch, facts, sizeof *taken);
    posting->weights =
        arena_array(&building->scratch, base->tests_count, sizeof *posting->weights);
    if (!taken || !posting->weights) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < facts; i++) {
        taken[i] = count_taken(base, &base->schema.facts[i]);
    }
    for (size_t i = 0; i < base->tests_count; i++) {
        const struct test *test = base->tests[i];
        uint64_t share = SHARE_ALL;
        if (test->kind == TEST_RECORD && taken[test->fact->index] > 0) {
            share = SHARE_ALL * building->members_at[test->term->index].count /
                    (taken[test->fact->index] + 1);
        }
        posting->weights[i] = share << 32;
    }
    for (size_t i = 0; i < building->network->judged_count; i++) {
        struct clause clause = condition_of(building, &building->network->judged[i]);
        uint32_t tests[REQUIRED_MAX];
        size_t count = clause.at ? required(tests, 0, clause) : 0;
        for (size_t k = 0; k < count; k++) {
            posting->weights[tests[k]]++;
        }
    }
    return AFTERCARE_OK;
}

static void post(const struct posting_up *posting, uint32_t rule, uint32_t test,
                 uint32_t other) {
    struct network *network = posting->building->network;
    struct range *range = &network->postings_at[test];
    if (!posting->is_counting) {
        network->postings[range->first + range->count] = (struct posting){rule, other};
    }
    range->count++;
}

// Posts the rule at the rarest of the tests that it needs, with the next one beside.
static void post_required(const struct posting_up *posting, uint32_t rule,
                          const uint32_t *tests, size_t count) {
    const uint64_t *weights = posting->weights;
    uint32_t best = tests[0];
    uint32_t next = NO_TEST;
    for (size_t i = 1; i < count; i++) {
        if (weights[tests[i]] < weights[best]) {
            next = best;
            best = tests[i];
        } else if (tests[i] != best &&
                   (next == NO_TEST || weights[tests[i]] < weights[next])) {
            next = tests[i];
        }
    }
    post(posting, rule, best, next);
}

// Whether some tests, one of which must be touched, cover the condition.
static bool is_covered(struct clause clause) {
    switch (clause_kind(clause)) {
    case CONDITION_TEST:
        return leads(clause_test(clause));
    case CONDITION_NOT:
        return false;
    case CONDITION_AND:
        return is_covered(clause_left(clause)) || is_covered(clause_right(clause));
    case CONDITION_OR:
        return is_covered(clause_left(clause)) && is_covered(clause_right(clause));
    }
    return false;
}

static void post_covered(const struct posting_up *posting, uint32_t rule,
                         struct clause clause) {
    uint32_t tests[REQUIRED_MAX];
    size_t count = required(tests, 0, clause);
    if (count > 0) {
        post_required(posting, rule, tests, count);
    } else if (clause_kind(clause) == CONDITION_OR) {
        post_covered(posting, rule, clause_left(clause));
        post_covered(posting, rule, clause_right(clause));
    } else if (is_covered(clause_left(clause))) {
        post_covered(posting, rule, clause_left(clause));
    } else {
        post_covered(posting, rule, clause_right(clause));
    }
}

static void post_rules(const struct posting_up *posting) {
    const struct building *building = posting->building;
    struct network *network = building->network;
    network->always_count = 0;
    for (size_t i = 0; i < building->base->tests_count; i++) {
        network->postings_at[i].count = 0;
    }
    for (uint32_t i = 0; i < network->judged_count; i++) {
        struct clause clause = condition_of(building, &network->judged[i]);
        if (clause.at && is_covered(clause)) {
            post_covered(posting, i, clause);
            continue;
        }
        if (!posting->is_counting) {
            network->always[network->always_count] = i;
        }
        network->always_count++;
    }
}

// Puts those of the loose tests first at which something is posted.
static void lead_first(struct network *network) {
    for (size_t i = 0; i < network->loose_count; i++) {
        uint32_t test = network->loose[i];
        if (network->postings_at[test].count > 0) {
            network->loose[i] = network->loose[network->leading_count];
            network->loose[network->leading_count++] = test;
        }
    }
}

aftercare_status network_posts_build(struct building *building) {
    struct posting_up posting = {.building = building, .is_counting = true};
    struct network *network = building->network;
    size_t tests = building->base->tests_count;
    network->postings_at = arena_array(building->arena, tests, sizeof(struct range));
    if (!network->postings_at || weigh_tests(&posting)) {
        return AFTERCARE_ENOMEM;
    }
    post_rules(&posting);
    network->postings =
        arena_array(building->arena, ranges_add_up(network->postings_at, tests),
                    sizeof(struct posting));
    network->always =
        arena_array(building->arena, network->always_count, sizeof *network->always);
    if (!network->postings || !network->always) {
        return AFTERCARE_ENOMEM;
    }
    posting.is_counting = false;
    post_rules(&posting);
    lead_first(network);
    return AFTERCARE_OK;
}
