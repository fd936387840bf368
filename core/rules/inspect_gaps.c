// What is missing, or of no use: treatments and concerns without rules, facts that nobody
// asks for, sources that no rule cites, options that no rule reads.
#include "core/rules/inspect_inside.h"

static bool touches(const struct rule *rule, enum role role, const struct term *term) {
    const struct rule_value *value = rule_get(rule, role);
    for (size_t i = 0; value && i < value->terms_count; i++) {
        if (terms_touch(value->terms[i], term)) {
            return true;
        }
    }
    return false;
}

// A kind of that fold that has rules; NULL: there is none.
static const struct kind *kind_of(const struct rulebase *base, enum fold fold) {
    for (size_t i = 0; i < base->rules_count; i++) {
        if (base->rules[i]->kind->fold == fold) {
            return base->rules[i]->kind;
        }
    }
    return NULL;
}

static bool is_covered(const struct rulebase *base, enum fold fold, enum role role,
                       const struct term *term) {
    for (size_t i = 0; i < base->rules_count; i++) {
        const struct rule *rule = base->rules[i];
        if (rule->kind->fold == fold && touches(rule, role, term)) {
            return true;
        }
    }
    return false;
}

// Where a kind of a fold is in use at all, each treatment needs one.
static void look_at_treatment(struct inspection *inspection, const struct term *term) {
    static const enum fold folds[] = {FOLD_WORST_OF, FOLD_CUT_WINDOWS, FOLD_STEPS};
    for (size_t i = 0; i < sizeof folds / sizeof *folds; i++) {
        const struct kind *kind = kind_of(inspection->base, folds[i]);
        if (kind && !is_covered(inspection->base, folds[i], ROLE_SUBJECT, term)) {
            problem(inspection->problems, CHECK_UNCOVERED_TREATMENT, term->place,
                    "no rule of the kind \"%.*s\" is about \"%.*s\" (write one, or take "
                    "the term away)",
                    TEXT_ARGS(kind->name), TEXT_ARGS(term->id));
        }
    }
}

// Whether the term can be a record of that fact alone: what other facts hold as well,
// such as every condition, need not be among its concerns.
static bool is_of_fact_alone(const struct schema *schema, const struct fact *fact,
                             const struct term *term) {
    for (size_t i = 0; i < schema->facts_count; i++) {
        const struct fact *other = &schema->facts[i];
        if (other != fact && other->type == FACT_RECORDS &&
            categories_take(other->categories, term)) {
            return false;
        }
    }
    return categories_take(fact->categories, term);
}

static void look_at_concern(struct inspection *inspection, const struct term *term) {
    const struct schema *schema = &inspection->base->schema;
    const struct kind *kind = kind_of(inspection->base, FOLD_RANK_BY);
    const struct fact *fact = kind ? schema_fact(schema, kind->among) : NULL;
    if (fact && is_of_fact_alone(schema, fact, term) &&
        !is_covered(inspection->base, FOLD_RANK_BY, ROLE_OF, term)) {
        problem(inspection->problems, CHECK_UNMATCHED_CONCERN, term->place,
                "nothing suits \"%.*s\": no rule of the kind \"%.*s\" names it (write "
                "one, or take the term away)",
                TEXT_ARGS(term->id), TEXT_ARGS(kind->name));
    }
}

static void look_at_terms(struct inspection *inspection) {
    const struct rulebase *base = inspection->base;
    for (size_t i = 0; i < base->vocabulary.count; i++) {
        const struct term *term = base->vocabulary.terms[i];
        if (categories_take(base->schema.treatments, term)) {
            look_at_treatment(inspection, term);
        }
        look_at_concern(inspection, term);
    }
}

// A fact that rules read, and nobody can be asked for, stays unknown for ever.
static void look_at_questions(struct inspection *inspection) {
    const struct rulebase *base = inspection->base;
    for (size_t i = 0; i < base->tests_count; i++) {
        const struct fact *fact = base->tests[i]->fact;
        if (fact && !fact->question && !fact->whole) {
            problem(inspection->problems, CHECK_NO_QUESTION, fact->place,
                    "rules read \"%.*s\", and nobody is asked for it (add question = { "
                    "en = \"…\" })",
                    TEXT_ARGS(fact->name));
        }
    }
}

static aftercare_status look_at_sources(struct inspection *inspection) {
    const struct rulebase *base = inspection->base;
    bool *is_cited = arena_array(&inspection->arena, base->sources_count, 1);
    if (!is_cited) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < base->rules_count; i++) {
        const struct rule_value *cited = rule_get(base->rules[i], ROLE_SOURCES);
        for (size_t k = 0; cited && k < cited->names_count; k++) {
            const struct source *source = rulebase_source(base, cited->names[k]);
            size_t at = 0;
            while (base->sources[at] != source) {
                at++;
            }
            is_cited[at] = true;
        }
    }
    for (size_t i = 0; i < base->sources_count; i++) {
        if (!is_cited[i]) {
            problem(inspection->problems, CHECK_UNCITED_SOURCE, base->sources[i]->place,
                    "no rule cites \"%.*s\" (cite it, or take it away)",
                    TEXT_ARGS(base->sources[i]->id));
        }
    }
    return AFTERCARE_OK;
}

static bool is_chosen_by(const struct rule *rule, const struct option *option) {
    const struct rule_value *policy = rule_get(rule, ROLE_POLICY);
    for (size_t i = 0; policy && i < policy->pairs_count; i++) {
        if (text_equal(policy->pairs[i].name, option->name)) {
            return true;
        }
    }
    return false;
}

static bool is_read(const struct rulebase *base, const struct option *option) {
    for (size_t i = 0; i < base->tests_count; i++) {
        if (base->tests[i]->option == option) {
            return true;
        }
    }
    for (size_t i = 0; i < base->rules_count; i++) {
        if (is_chosen_by(base->rules[i], option)) {
            return true;
        }
    }
    return false;
}

static void look_at_options(struct inspection *inspection) {
    const struct rulebase *base = inspection->base;
    for (size_t i = 0; i < base->options_count; i++) {
        if (!is_read(base, base->options[i])) {
            problem(inspection->problems, CHECK_UNREAD_OPTION, base->options[i]->place,
                    "no rule reads the option \"%.*s\" (give a rule policy = { %.*s = "
                    "\"…\" }, or take it away)",
                    TEXT_ARGS(base->options[i]->name), TEXT_ARGS(base->options[i]->name));
        }
    }
}

aftercare_status inspect_gaps(struct inspection *inspection) {
    look_at_terms(inspection);
    look_at_questions(inspection);
    look_at_options(inspection);
    return look_at_sources(inspection);
}
