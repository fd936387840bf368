#include "core/plan/course.h"

#include "core/rules/match.h"

static bool is_wanted(const struct rule *rule, const struct rulebase *base,
                      const struct facts *facts) {
    const struct fact *fact = schema_fact(&base->schema, rule->kind->among);
    const struct rule_value *of = rule_get(rule, ROLE_OF);
    const struct known *known = fact ? &facts->known[fact->index] : NULL;
    struct inquiry inquiry = {.facts = facts, .date = facts->date};
    for (size_t i = 0; of && known && known->is_known && i < known->count; i++) {
        const struct record *wish = &known->records[i];
        if (term_lies_in(wish->code, of->terms[0]) &&
            match_suits(rule, wish, &inquiry) != NO) {
            return true;
        }
    }
    return false;
}

bool course_is_usable(const struct rule *rule, const struct term *treatment,
                      const struct facts *facts) {
    return rule->kind->fold == FOLD_RANK_BY && rule->is_awake &&
           rule_is_about(rule, treatment) && rule_get(rule, ROLE_SESSIONS) &&
           rule_get(rule, ROLE_INTERVAL) &&
           !rule_overruler(rule, treatment, facts->details, facts->details_count);
}

const struct rule *course_rule(const struct rulebase *base, const struct facts *facts,
                               const struct term *treatment) {
    const struct rule *best = NULL;
    for (size_t i = 0; i < base->rules_count; i++) {
        const struct rule *rule = base->rules[i];
        if (!course_is_usable(rule, treatment, facts) || !is_wanted(rule, base, facts)) {
            continue;
        }
        int64_t score = rule_get(rule, ROLE_BY)->numbers[0];
        if (!best || score > rule_get(best, ROLE_BY)->numbers[0]) {
            best = rule;
        }
    }
    return best;
}

static void set_next(struct course *course, const struct session *session) {
    const struct rule_value *sessions = rule_get(course->rule, ROLE_SESSIONS);
    const struct rule_value *interval = rule_get(course->rule, ROLE_INTERVAL);
    struct date day = session->facts->date;
    course->has_next = session->number < sessions->numbers[1];
    course->earliest = date_add(day, interval->spans[0]);
    course->latest = date_add(day, interval->spans[1]);
}

aftercare_status course_list_make(struct course **out, size_t *count, struct arena *arena,
                                  const struct rulebase *base,
                                  const struct session *session) {
    const struct facts *facts = session->facts;
    struct course *courses = arena_array(arena, facts->treatments_count, sizeof *courses);
    if (!courses) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < facts->treatments_count; i++) {
        courses[i].treatment = facts->treatments[i];
        courses[i].rule = course_rule(base, facts, facts->treatments[i]);
        if (courses[i].rule) {
            set_next(&courses[i], session);
        }
    }
    *out = courses;
    *count = facts->treatments_count;
    return AFTERCARE_OK;
}
