#include "core/plan/equivalence.h"

#include "core/rules/reasoning.h"

static bool answers_alike(struct arena *arena, const struct altered *altered) {
    struct reasoning *reasoning = reasoning_new(arena, altered->rules.base);
    const struct claim right = claim_of(altered->rule);
    const struct claim wrong = claim_of(altered->changed);
    return reasoning && reasoning_implies(reasoning, &right, &wrong) &&
           reasoning_implies(reasoning, &wrong, &right);
}

// What a list of terms says of another term.
typedef bool meets_function(const struct rule_value *value, const struct term *term);

static bool holds_term(const struct rule_value *value, const struct term *term) {
    for (size_t i = 0; i < value->terms_count; i++) {
        if (term_lies_in(term, value->terms[i])) {
            return true;
        }
    }
    return false;
}

static bool touches_term(const struct rule_value *value, const struct term *term) {
    for (size_t i = 0; i < value->terms_count; i++) {
        if (terms_touch(term, value->terms[i])) {
            return true;
        }
    }
    return false;
}

static bool is_same_for_all(const struct altered *altered, enum role role,
                            meets_function *meets) {
    const struct vocabulary *vocabulary = &altered->rules.base->vocabulary;
    const struct rule_value *right = rule_get(altered->rule, role);
    const struct rule_value *wrong = rule_get(altered->changed, role);
    for (size_t i = 0; right && wrong && i < vocabulary->count; i++) {
        if (meets(right, vocabulary->terms[i]) != meets(wrong, vocabulary->terms[i])) {
            return false;
        }
    }
    return right && wrong;
}

// Lists of terms that each fold only asks in one way. A rank shows the treatments that it
// lists, so that none of them can go.
static const struct {
    enum fold fold;
    enum role role;
    meets_function *meets;
} lists[] = {
    {FOLD_WORST_OF, ROLE_SUBJECT, holds_term},
    {FOLD_CUT_WINDOWS, ROLE_SUBJECT, holds_term},
    {FOLD_STEPS, ROLE_SUBJECT, holds_term},
    {FOLD_CUT_WINDOWS, ROLE_OF, holds_term},
    {FOLD_RANK_BY, ROLE_AREAS, touches_term},

};

// Whether a rule of products speaks of one that the step puts on.
static bool speaks_of_any(const struct rule *rule, const struct rule_value *with) {
    const struct rule_value *of = rule_get(rule, ROLE_OF);
    for (size_t i = 0; of && i < with->terms_count; i++) {
        if (holds_term(of, with->terms[i])) {
            return true;
        }
    }
    return false;
}

// What a step puts on matters for what it waits for, and for nothing else.
static const char *waits_alike(const struct altered *altered) {
    const struct rulebase *base = altered->rules.base;
    const struct rule_value *right = rule_get(altered->rule, ROLE_WITH);
    const struct rule_value *wrong = rule_get(altered->changed, ROLE_WITH);
    int act = rule_get(altered->rule, ROLE_BY)->choice;
    if ((altered->rule->kind->waits >> act & 1U) == 0) {
        return "a step of this kind waits for nothing";
    }
    for (size_t i = 0; right && wrong && i < base->rules_count; i++) {
        const struct rule *rule = base->rules[i];
        if (rule->kind->fold == FOLD_CUT_WINDOWS &&
            speaks_of_any(rule, right) != speaks_of_any(rule, wrong)) {
            return NULL;
        }
    }
    return right && wrong ? "the same rules make it wait" : NULL;
}

const char *equivalence_proof(struct arena *arena, const struct altered *altered) {
    const struct kind *kind = altered->rule->kind;
    int field = (int)altered->rule->values[altered->mutation->value].field;
    if (altered->mutation->condition) {
        return answers_alike(arena, altered)
                   ? "both conditions give the same answer in every case"
                   : NULL;
    }
    if (kind->fold == FOLD_STEPS && kind->roles[ROLE_WITH] == field) {
        return waits_alike(altered);
    }
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (lists[i].fold == kind->fold && !kind->decider &&
            kind->roles[lists[i].role] == field &&
            is_same_for_all(altered, lists[i].role, lists[i].meets)) {
            return "what is listed takes in the same terms";
        }
    }
    return NULL;
}
