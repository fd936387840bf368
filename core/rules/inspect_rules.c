// Each rule by itself: can its condition hold, can it fail to, is it ever in force?
#include "core/rules/inspect_inside.h"
#include "core/rules/test_order.h"

// One rule's condition, `when` or `unless`.
struct looking {
    struct inspection *inspection;
    const struct rule *rule;
    enum role role; // of the condition
    bool is_told;   // one finding about a condition is enough
};

static const struct test *first_test(struct clause clause) {
    while (clause_kind(clause) != CONDITION_TEST) {
        clause = clause_left(clause);
    }
    return clause_test(clause);
}

// part: a test of the part of the condition that it is about; NULL: it is the whole.
static void tell_never(struct looking *looking, const struct test *part) {
    struct problems *problems = looking->inspection->problems;
    struct place place = rule_role_place(looking->rule, looking->role);
    struct text id = rule_id(looking->rule);
    looking->is_told = true;
    if (part) {
        problem(problems, CHECK_NEVER_HOLDS, place,
                "a part of the condition of \"%.*s\" can never hold: that which begins "
                "with %.*s (its tests exclude each other: take one away, or join them by "
                "|)",
                TEXT_ARGS(id), TEXT_ARGS(part->wording));
    } else {
        problem(problems, CHECK_NEVER_HOLDS, place,
                "\"%.*s\" can never hold: the tests of its condition exclude each other "
                "(take one away, or join them by |)",
                TEXT_ARGS(id));
    }
}

static void tell_always(struct looking *looking, const struct test *part) {
    struct problems *problems = looking->inspection->problems;
    struct place place = rule_role_place(looking->rule, looking->role);
    struct text id = rule_id(looking->rule);
    looking->is_told = true;
    if (part) {
        problem(problems, CHECK_ALWAYS_HOLDS, place,
                "a part of the condition of \"%.*s\" is true of everybody: that which "
                "begins with %.*s (take it away, or join its tests by &)",
                TEXT_ARGS(id), TEXT_ARGS(part->wording));
    } else {
        problem(problems, CHECK_ALWAYS_HOLDS, place,
                "\"%.*s\" holds for everybody: no answer makes its condition false "
                "(take the condition away, or join its tests by &)",
                TEXT_ARGS(id));
    }
}

static void look_at(struct looking *looking, const struct claim *claim,
                    const struct test *part) {
    struct reasoning *reasoning = looking->inspection->reasoning;
    if (!reasoning_can_be(reasoning, claim, YES)) {
        tell_never(looking, part);
    } else if (!reasoning_can_be(reasoning, claim, NO)) {
        tell_always(looking, part);
    }
}

// As deep as conditions are: CONDITION_DEPTH_MAX. A test alone was looked at already.
static void look_at_parts(struct looking *looking, struct clause clause, bool is_whole) {
    if (looking->is_told || !clause.at || clause_kind(clause) == CONDITION_TEST) {
        return;
    }
    if (clause_kind(clause) == CONDITION_NOT) {
        look_at_parts(looking, clause_left(clause), is_whole);
        return;
    }
    if (!is_whole) {
        look_at(looking, &(struct claim){.when = clause}, first_test(clause));
    }
    look_at_parts(looking, clause_left(clause), false);
    look_at_parts(looking, clause_right(clause), false);
}

// As deep as conditions are.
static void look_at_bounds(struct looking *looking, struct clause clause) {
    if (!clause.at || looking->is_told) {
        return;
    }
    if (clause_kind(clause) != CONDITION_TEST) {
        look_at_bounds(looking, clause_left(clause));
        if (clause_kind(clause) != CONDITION_NOT) {
            look_at_bounds(looking, clause_right(clause));
        }
        return;
    }
    const struct test *test = clause_test(clause);
    char longest[SPAN_TEXT_MAX];
    if (test_order_is_beyond(test)) {
        problem(looking->inspection->problems, CHECK_BEYOND_BOUNDS,
                rule_role_place(looking->rule, looking->role),
                "%.*s is true of everybody, since \"%.*s\" goes back %s at most (write "
                "less)",
                TEXT_ARGS(test->wording), TEXT_ARGS(test->fact->name),
                span_format(longest, test->fact->longest));
        looking->is_told = true;
    }
}

static void look_at_condition(struct inspection *inspection, const struct rule *rule) {
    struct claim claim = claim_of(rule);
    const struct {
        enum role role;
        struct clause clause;
    } conditions[] = {{ROLE_WHEN, claim.when}, {ROLE_UNLESS, claim.unless}};
    struct looking looking = {.inspection = inspection, .rule = rule};
    if (!claim.when.at && !claim.unless.at) {
        return;
    }
    for (size_t i = 0; i < 2; i++) {
        looking.role = conditions[i].role;
        look_at_bounds(&looking, conditions[i].clause);
    }
    if (!looking.is_told) {
        looking.role = claim.when.at ? ROLE_WHEN : ROLE_UNLESS;
        look_at(&looking, &claim, NULL);
    }
    bool is_one = !claim.when.at || !claim.unless.at;
    for (size_t i = 0; i < 2; i++) {
        looking.role = conditions[i].role;
        look_at_parts(&looking, conditions[i].clause, is_one);
    }
    inspection->is_told[rule->index] = looking.is_told;
}

// From session end until `from` another use may hold: then it is in force all the same.
static void look_at_window(struct inspection *inspection, const struct rule *rule) {
    const struct rule_value *from = rule_get(rule, ROLE_FROM);
    const struct rule_value *till = rule_get(rule, ROLE_TILL);
    char at[SPAN_TEXT_MAX];
    bool is_empty = from && till && span_compare(from->spans[0], till->spans[0]) == 0;
    if (is_empty && !rule_get(rule, ROLE_BEFORE)) {
        problem(inspection->problems, CHECK_EMPTY_WINDOW, rule_place(rule, till),
                "\"%.*s\" begins and ends at %s, so it is never in force (let it end "
                "later)",
                TEXT_ARGS(rule_id(rule)), span_format(at, from->spans[0]));
    }
}

static void look_at_sources(struct inspection *inspection, const struct rule *rule) {
    bool has_field = rule->kind->roles[ROLE_SOURCES] >= 0;
    if (has_field && !rule_get(rule, ROLE_SOURCES)) {
        problem(inspection->problems, CHECK_NO_SOURCE, rule->place,
                "\"%.*s\" cites no source (say where it comes from)",
                TEXT_ARGS(rule_id(rule)));
    }
}

static void look_at_dated(struct inspection *inspection) {
    for (const struct dated *at = inspection->base->dated; at; at = at->next) {
        problem(inspection->problems, CHECK_DEPRECATED_FIELD, at->place,
                "\"%.*s\" is now called \"%.*s\" (write %.*s = …)",
                TEXT_ARGS(at->field->name), TEXT_ARGS(at->field->deprecated),
                TEXT_ARGS(at->field->deprecated));
    }
}

void inspect_rules(struct inspection *inspection) {
    const struct rulebase *base = inspection->base;
    look_at_dated(inspection);
    for (size_t i = 0; i < base->rules_count; i++) {
        look_at_condition(inspection, base->rules[i]);
        look_at_window(inspection, base->rules[i]);
        look_at_sources(inspection, base->rules[i]);
    }
}
