#include "core/plan/applied.h"

#include "core/rules/function.h"

// In force when at least one of the treatments that it is about leaves it in force.
static bool is_meant(const struct rule *rule, const struct facts *facts,
                     const struct rule **overruled_by) {
    bool is_about_any = false;
    *overruled_by = NULL;
    for (size_t i = 0; i < facts->treatments_count; i++) {
        const struct term *treatment = facts->treatments[i];
        if (!rule_is_about(rule, treatment)) {
            continue;
        }
        is_about_any = true;
        const struct rule *overruler =
            rule_overruler(rule, treatment, facts->details, facts->details_count);
        if (!overruler) {
            *overruled_by = NULL;
            return true;
        }
        *overruled_by = overruler;
    }
    return is_about_any;
}

bool applied_is_open(const struct rule *rule, const struct facts *facts) {
    const struct rule *overruled_by;
    enum fold fold = rule->kind->fold;
    return (fold == FOLD_CUT_WINDOWS || fold == FOLD_STEPS) && rule->is_awake &&
           is_meant(rule, facts, &overruled_by) &&
           rule_details(rule, facts->details, facts->details_count) != NO;
}

static enum truth holds(const struct rule *rule, const struct facts *facts) {
    struct inquiry inquiry = {.facts = facts, .date = facts->date};
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

static const struct change *change_of(const struct session *session,
                                      const struct rule *rule) {
    for (size_t i = session->changes_count; i > 0; i--) {
        if (session->changes[i - 1].rule == rule) {
            return &session->changes[i - 1];
        }
    }
    return NULL;
}

static struct span span_of(const struct rule *rule, enum role role) {
    const struct rule_value *value = rule_get(rule, role);
    return value ? value->spans[0] : (struct span){0};
}

static void set_time(struct applied *applied, const struct session *session) {
    const struct change *change = change_of(session, applied->rule);
    struct span from = span_of(applied->rule, ROLE_FROM);
    struct span till = span_of(applied->rule, ROLE_TILL);
    if (change && change->has_from) {
        from = change->from;
    }
    if (change && change->has_till) {
        till = change->till;
    }
    applied->change = change;
    applied->is_from_civil = span_is_civil(from);
    applied->is_till_civil = span_is_civil(till);
    applied->from = zone_add(session->zone, session->ended, from);
    applied->till = zone_add(session->zone, session->ended, till);
}

aftercare_status applied_find(struct applied_list *out, struct arena *arena,
                              const struct rulebase *base, const struct session *session,
                              enum fold fold) {
    struct applied *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    for (size_t i = 0; i < base->rules_count; i++) {
        const struct rule *rule = base->rules[i];
        struct applied one = {.rule = rule};
        if (rule->kind->fold != fold || !rule->is_awake ||
            !is_meant(rule, session->facts, &one.overruled_by)) {
            continue;
        }
        one.holds = holds(rule, session->facts);
        if (one.holds == NO) {
            continue;
        }
        struct applied *grown = arena_grow(arena, items, count, &capacity, sizeof *items);
        if (!grown) {
            return AFTERCARE_ENOMEM;
        }
        items = grown;
        set_time(&one, session);
        items[count++] = one;
    }
    *out = (struct applied_list){items, count};
    return functions_end(session->facts);
}
