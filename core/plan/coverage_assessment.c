// What a case's assessment shows: findings and matches.
#include "core/plan/coverage_inside.h"
#include "core/plan/pack_facts.h"
#include "core/rules/function.h"
#include "core/rules/match.h"

static void see_truth(struct coverage *coverage, const struct rule *rule,
                      enum truth truth) {
    if (truth != UNKNOWN) {
        coverage_see(coverage, rule, truth == YES ? SIDE_HOLDS : SIDE_HOLDS_NOT, 0);
    }
}

static enum truth holds(const struct rule *rule, const struct facts *facts) {
    const struct inquiry inquiry = {.facts = facts, .date = facts->date};
    const struct rule_value *when = rule_get(rule, ROLE_WHEN);
    const struct rule_value *unless = rule_get(rule, ROLE_UNLESS);
    struct answer answer = {rule_details(rule, facts->details, facts->details_count),
                            DATE_MAX};
    if (when) {
        answer = answer_and(answer, condition_answer(when->condition, &inquiry));
    }
    if (unless) {
        answer =
            answer_and(answer, answer_not(condition_answer(unless->condition, &inquiry)));
    }
    return answer.truth;
}

// A case that expects nothing but what is unknown tells whether that is so, and no more.
static bool expects_findings(const struct json *expect) {
    return json_member(expect, "findings") || json_member(expect, "verdict") ||
           json_member(expect, "overruled") || json_member(expect, "areas");
}

static void look_at_finding(const struct looking *looking, const struct rule *rule) {
    const struct facts *facts = looking->facts;
    for (size_t i = 0; i < facts->treatments_count; i++) {
        if (coverage_concerns(rule, facts, facts->treatments[i])) {
            enum truth truth = holds(rule, facts);
            if (truth == UNKNOWN || expects_findings(looking->trial->pack_case->expect)) {
                see_truth(looking->coverage, rule, truth);
                coverage_bounds(looking, rule);
            }
            return;
        }
    }
}

// A match without any condition of its own cannot fail for its concern; then another
// concern shows that it is not listed.
static bool is_choosy(const struct rule *rule) {
    return rule_get(rule, ROLE_AREAS) || rule_get(rule, ROLE_WHEN) ||
           rule_get(rule, ROLE_UNLESS) || rule_get(rule, ROLE_DETAILS);
}

static bool is_overruled(const struct rule *rule, const struct facts *facts) {
    const struct rule_value *subject = rule_get(rule, ROLE_SUBJECT);
    bool is_free = false;
    for (size_t i = 0; i < subject->terms_count; i++) {
        is_free = is_free || !rule_overruler(rule, subject->terms[i], facts->details,
                                             facts->details_count);
    }
    return !is_free;
}

static void look_at_match(const struct looking *looking, const struct rule *rule) {
    const struct facts *facts = looking->facts;
    const struct fact *fact = schema_fact(&looking->base->schema, rule->kind->among);
    const struct known *wishes = fact ? &facts->known[fact->index] : NULL;
    const struct inquiry inquiry = {.facts = facts, .date = facts->date};
    const struct rule_value *of = rule_get(rule, ROLE_OF);
    if (!wishes || !wishes->is_known || !rule->is_awake || is_overruled(rule, facts)) {
        return;
    }
    for (size_t i = 0; i < wishes->count; i++) {
        if (term_lies_in(wishes->records[i].code, of->terms[0])) {
            see_truth(looking->coverage, rule,
                      match_suits(rule, &wishes->records[i], &inquiry));
            coverage_bounds(looking, rule);
        } else if (!is_choosy(rule)) {
            coverage_see(looking->coverage, rule, SIDE_HOLDS_NOT, 0);
        }
    }
}

static bool expects_matches(const struct json *expect) {
    return json_member(expect, "matches") || json_member(expect, "score") ||
           json_member(expect, "course") || json_member(expect, "best_allowed");
}

aftercare_status coverage_assessment(struct looking *looking) {
    const struct pack_trial *trial = looking->trial;
    struct facts *facts;
    if (pack_facts(&facts, trial, NULL)) {
        return AFTERCARE_ENOMEM;
    }
    bool has_findings = expects_findings(trial->pack_case->expect) ||
                        json_member(trial->pack_case->expect, "unknown");
    bool has_matches = expects_matches(trial->pack_case->expect);
    looking->facts = facts;
    for (size_t i = 0; i < looking->base->rules_count; i++) {
        const struct rule *rule = looking->base->rules[i];
        if (has_findings && rule->kind->fold == FOLD_WORST_OF) {
            look_at_finding(looking, rule);
        } else if (has_matches && rule->kind->fold == FOLD_RANK_BY) {
            look_at_match(looking, rule);
        }
    }
    return functions_end(facts);
}
