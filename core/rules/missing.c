#include "core/rules/missing.h"

#include "core/base/sort.h"
#include "core/rules/assess.h"
#include "core/rules/function.h"
#include "core/rules/inference_inside.h"
#include "core/rules/test.h"
#include "core/rules/verdict.h"

// What waits for one fact.
struct need {
    const struct fact *fact;
    unsigned severity;       // the worst of the rules
    unsigned rules;          // how many; 0: it is not missing
    const struct rule *last; // of those counted
};

// What is gone through, and for which rule. Neither of an assessment nor of a day, every
// part of a condition matters.
struct search {
    const struct facts *facts;
    struct inference *inference; // of an assessment
    bool is_of_day;              // nothing counts but the truth on the facts' day
    struct need *needs;          // one for each fact of the schema
    const struct rule *rule;
    unsigned severity;
};

#define NO_SEVERITY UINT32_MAX

static void add_fact(struct search *search, const struct fact *fact) {
    struct need *need = fact ? &search->needs[fact->index] : NULL;
    if (!need || search->facts->known[fact->index].is_known ||
        (need->rules > 0 && need->last == search->rule)) {
        return;
    }
    bool is_worse = need->rules == 0 || search->severity < need->severity;
    need->severity = is_worse ? search->severity : need->severity;
    need->fact = fact;
    need->last = search->rule;
    need->rules++;
}

// Where nobody says which areas are meant, records stand for them; not after a session.
static void add_areas(struct search *search) {
    const struct schema *schema = search->facts->schema;
    if (!search->facts->are_areas_complete && !search->is_of_day) {
        add_fact(search, schema_fact(schema, schema->areas_from));
    }
}

static void add_read(struct search *search, const struct test *test) {
    add_fact(search, test->fact);
    if (test->is_here || test->kind == TEST_AREA) {
        add_areas(search);
    }
}

// Whether it was asked, and all that it has read is known.
static bool has_read_all(const struct search *search, const struct test *function) {
    const struct function_answer *last = function_last(function->function, search->facts);
    for (const struct function_answer *answer = last; answer; answer = answer->before) {
        for (size_t i = 0; i < answer->reads_count; i++) {
            const struct fact *fact = answer->reads[i]->fact;
            if (fact && !search->facts->known[fact->index].is_known) {
                return false;
            }
        }
    }
    return last != NULL;
}

static void add_test(struct search *search, const struct test *test) {
    if (test->kind != TEST_FUNCTION) {
        add_read(search, test);
        return;
    }
    const struct function_answer *answer = function_last(test->function, search->facts);
    for (; answer; answer = answer->before) {
        for (size_t i = 0; i < answer->reads_count; i++) {
            add_read(search, answer->reads[i]);
        }
    }
}

static enum truth mirror(enum truth truth) {
    return (enum truth)(YES - truth);
}

// Whether it has that truth on the facts' day, and keeps it: no fact that is given
// besides turns a certain answer, but one of a function.
static bool is_sure(const struct search *search, const struct test *test,
                    enum truth truth) {
    const struct inquiry inquiry = {.facts = search->facts, .date = search->facts->date};
    return test_answer(test, &inquiry).truth == truth &&
           (test->kind != TEST_FUNCTION || has_read_all(search, test));
}

// Of what a function has read nobody knows what it would answer of more.
static bool is_test_settled(const struct search *search, const struct test *test,
                            enum truth truth) {
    if (search->is_of_day) {
        return is_sure(search, test, truth);
    }
    if (test->kind == TEST_FUNCTION) {
        return false;
    }
    unsigned char state = inference_state(search->inference, test->index, search->facts);
    bool stays = test->kind == TEST_CONSTANT || test_is_plain(test);
    return truth == NO ? state == STATE_DEAD : state == STATE_YES && stays;
}

// Whether the part has that truth for ever, in every area, whatever is told besides.
static bool is_settled(const struct search *search, struct clause clause,
                       enum truth truth) {
    enum condition_kind kind = clause_kind(clause);
    if (kind == CONDITION_TEST) {
        return is_test_settled(search, clause_test(clause), truth);
    }
    if (kind == CONDITION_NOT) {
        return is_settled(search, clause_left(clause), mirror(truth));
    }
    bool takes_both = (kind == CONDITION_AND) == (truth == YES);
    bool left = is_settled(search, clause_left(clause), truth);
    return left != takes_both ? left : is_settled(search, clause_right(clause), truth);
}

// Whether more facts about the part would change nothing.
static bool is_over(const struct search *search, struct clause clause,
                    enum truth wanted) {
    bool can_be = search->inference || search->is_of_day;
    return (can_be && is_settled(search, clause, mirror(wanted))) ||
           (search->is_of_day && is_settled(search, clause, wanted));
}

// Goes to all parts that may become what the rule wants of them. Depth is bounded by
// CONDITION_DEPTH_MAX.
static void walk(struct search *search, struct clause clause, enum truth wanted) {
    if (!clause.at || is_over(search, clause, wanted)) {
        return;
    }
    switch (clause_kind(clause)) {
    case CONDITION_TEST:
        add_test(search, clause_test(clause));
        return;
    case CONDITION_NOT:
        walk(search, clause_left(clause), mirror(wanted));
        return;
    case CONDITION_AND:
    case CONDITION_OR:
        walk(search, clause_left(clause), wanted);
        walk(search, clause_right(clause), wanted);
        return;
    }
}

static void walk_rule(struct search *search, const struct rule *rule, unsigned severity) {
    const struct rule_value *when = rule_get(rule, ROLE_WHEN);
    const struct rule_value *unless = rule_get(rule, ROLE_UNLESS);
    search->rule = rule;
    search->severity = severity;
    if (when) {
        walk(search, condition_whole(when->condition), YES);
    }
    if (unless) {
        walk(search, condition_whole(unless->condition), NO);
    }
}

// What is ranked, and for what; of a rule that ranks nothing but its truth is told.
static void search_matches(struct search *search, const struct assessment *assessment) {
    const struct rulebase *base = network_base(search->inference->network);
    search->rule = NULL;
    search->severity = NO_SEVERITY;
    for (size_t i = 0; i < base->kinds_count; i++) {
        add_fact(search, network_among(search->inference->network, base->kinds[i]));
    }
    for (size_t i = 0; i < assessment->matches_count; i++) {
        const struct match *match = &assessment->matches[i];
        for (size_t k = 0; k < match->ranked_count; k++) {
            const struct rule *rule = match->ranked[k].rule;
            if (match->ranked[k].holds != UNKNOWN) {
                continue;
            }
            walk_rule(search, rule, NO_SEVERITY);
            if (rule_get(rule, ROLE_AREAS)) {
                add_areas(search);
            }
        }
    }
}

static void search_verdicts(struct search *search, const struct docket *docket) {
    for (size_t i = 0; i < docket->candidates_count; i++) {
        const struct candidate *candidate = &docket->candidates[i];
        walk_rule(search, candidate->rule, candidate->judged->severity);
    }
}

static int most_decisive_first(const void *a, const void *b) {
    const struct need *one = a;
    const struct need *other = b;
    int order = (one->severity > other->severity) - (one->severity < other->severity);
    if (order == 0) {
        order = (one->rules < other->rules) - (one->rules > other->rules);
    }
    return order != 0 ? order
                      : (one->fact->index > other->fact->index) -
                            (one->fact->index < other->fact->index);
}

static aftercare_status begin(struct search *search, struct arena *arena,
                              const struct facts *facts) {
    search->facts = facts;
    search->needs = arena_array(arena, facts->schema->facts_count, sizeof(struct need));
    return search->needs ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}

static aftercare_status end(struct missing *out, struct arena *arena,
                            struct search *search) {
    size_t count = 0;
    for (size_t i = 0; i < search->facts->schema->facts_count; i++) {
        if (search->needs[i].rules > 0) {
            search->needs[count++] = search->needs[i];
        }
    }
    sort_in_place(search->needs, count, sizeof *search->needs, most_decisive_first);
    out->facts = arena_array(arena, count, sizeof(const struct fact *));
    out->count = 0;
    for (; out->facts && out->count < count; out->count++) {
        out->facts[out->count] = search->needs[out->count].fact;
    }
    return out->facts ? functions_end(search->facts) : AFTERCARE_ENOMEM;
}

aftercare_status missing_find(struct missing *out, struct arena *arena,
                              struct inference *inference, const struct facts *facts) {
    struct search search = {.inference = inference};
    struct assessment assessment;
    struct docket docket;
    if (begin(&search, arena, facts) ||
        assess_list(&assessment, &docket, arena, inference, facts)) {
        return AFTERCARE_ENOMEM;
    }
    // Functions are asked about other days and areas, too, when verdicts are reached.
    if (facts->functions && verdicts_reach(&docket)) {
        return AFTERCARE_ENOMEM;
    }
    search_matches(&search, &assessment);
    search_verdicts(&search, &docket);
    return end(out, arena, &search);
}

aftercare_status missing_for(struct missing *out, struct arena *arena,
                             const struct rule *rule, const struct facts *facts) {
    struct search search = {0};
    if (begin(&search, arena, facts)) {
        return AFTERCARE_ENOMEM;
    }
    walk_rule(&search, rule, NO_SEVERITY);
    return end(out, arena, &search);
}

static bool is_value_settled(const struct search *search, const struct rule_value *value,
                             enum truth truth) {
    struct clause whole = condition_whole(value ? value->condition : NULL);
    return whole.at && is_settled(search, whole, truth);
}

// Whether the rule cannot hold any more.
static bool is_lost(const struct search *search, const struct rule *rule) {
    return is_value_settled(search, rule_get(rule, ROLE_WHEN), NO) ||
           is_value_settled(search, rule_get(rule, ROLE_UNLESS), YES);
}

aftercare_status missing_on_day(struct missing *out, struct arena *arena,
                                const struct missing_wanted *wanted,
                                const struct facts *facts) {
    struct search search = {.is_of_day = true};
    if (begin(&search, arena, facts)) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < wanted->rules_count; i++) {
        if (!is_lost(&search, wanted->rules[i])) {
            walk_rule(&search, wanted->rules[i], NO_SEVERITY);
        }
    }
    search.rule = NULL;
    for (size_t i = 0; i < wanted->facts_count; i++) {
        add_fact(&search, wanted->facts[i]);
    }
    return end(out, arena, &search);
}
