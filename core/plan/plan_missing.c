#include "core/plan/plan_missing.h"

#include "core/plan/applied.h"
#include "core/plan/course.h"

static bool is_id(const struct fact *fact) {
    return fact->type == FACT_TEXT && text_is(fact->name, "id");
}

// Whether the match may describe the course of one of the treatments.
static bool is_usable(const struct rule *rule, const struct facts *facts) {
    for (size_t i = 0; i < facts->treatments_count; i++) {
        if (course_is_usable(rule, facts->treatments[i], facts)) {
            return true;
        }
    }
    return false;
}

static void add_rules(struct missing_wanted *wanted, const struct rulebase *base,
                      const struct facts *facts) {
    for (size_t i = 0; i < base->rules_count; i++) {
        const struct rule *rule = base->rules[i];
        if (applied_is_open(rule, facts)) {
            wanted->rules[wanted->rules_count++] = rule;
        } else if (is_usable(rule, facts)) {
            wanted->facts[wanted->facts_count++] =
                schema_fact(&base->schema, rule->kind->among);
        }
    }
}

// A course is described by the match that is the best as far as anybody knows; when that
// turns out not to suit, by another one.
static void add_courses(struct missing_wanted *wanted, const struct rulebase *base,
                        const struct facts *facts) {
    for (size_t i = 0; i < facts->treatments_count; i++) {
        const struct rule *best = course_rule(base, facts, facts->treatments[i]);
        if (best) {
            wanted->rules[wanted->rules_count++] = best;
        }
    }
}

aftercare_status plan_missing(struct missing *out, struct arena *arena,
                              const struct rulebase *base,
                              const struct session *session) {
    const struct facts *facts = session->facts;
    const struct schema *schema = &base->schema;
    struct missing_wanted wanted = {
        .rules = arena_array(arena, base->rules_count + facts->treatments_count,
                             sizeof(const struct rule *)),
        .facts = arena_array(arena, base->rules_count + schema->facts_count,
                             sizeof(const struct fact *)),
    };
    if (!wanted.rules || !wanted.facts) {
        return AFTERCARE_ENOMEM;
    }
    add_rules(&wanted, base, facts);
    add_courses(&wanted, base, facts);
    for (size_t i = 0; i < schema->facts_count; i++) {
        if (is_id(&schema->facts[i])) {
            wanted.facts[wanted.facts_count++] = &schema->facts[i];
        }
    }
    return missing_on_day(out, arena, &wanted, facts);
}
