// What the moments of a case's plan show: windows and steps.
#include "core/plan/applied.h"
#include "core/plan/coverage_inside.h"
#include "core/plan/pack_facts.h"
#include "core/rules/function.h"

// One moment that a case expects something of.
struct moment {
    struct instant at;
    const struct json *says; // { avoid = { … }, steps = { … } }
};

// Whether the moment's expectation tells of what the rule decides: its product, or steps.
static bool tells_of(const struct moment *moment, const struct looking *looking,
                     const struct rule *rule) {
    if (rule->kind->fold == FOLD_STEPS) {
        return json_member(moment->says, "steps") != NULL;
    }
    const struct rule_value *of = rule_get(rule, ROLE_OF);
    for (const struct json *use = moment->says->first; use; use = use->next) {
        for (const struct json *one = use->first; one; one = one->next) {
            const struct term *found[2];
            enum vocabulary_found is_found =
                vocabulary_find(found, &looking->base->vocabulary,
                                looking->base->schema.products, one->text);
            if (is_found == VOCABULARY_FOUND && term_lies_in(found[0], of->terms[0])) {
                return true;
            }
        }
    }
    return false;
}

static void look_at_moment(const struct looking *looking, const struct applied *applied,
                           const struct moment *moment) {
    struct coverage *coverage = looking->coverage;
    const struct rule *rule = applied->rule;
    int64_t since_from = moment->at.milliseconds - applied->from.milliseconds;
    int64_t since_till = moment->at.milliseconds - applied->till.milliseconds;
    coverage_see(coverage, rule,
                 since_from >= 0 && since_till < 0 ? SIDE_HOLDS : SIDE_HOLDS_NOT, 0);
    if (since_from == 0) {
        coverage_see(coverage, rule, SIDE_AT_FROM, 0);
    } else if (since_from < 0 && since_from > -SIDE_NEAR) {
        coverage_see(coverage, rule, SIDE_BEFORE_FROM, 0);
    }
    if (since_till == 0) {
        coverage_see(coverage, rule, SIDE_AT_TILL, 0);
    } else if (since_till < 0 && since_till > -SIDE_NEAR) {
        coverage_see(coverage, rule, SIDE_BEFORE_TILL, 0);
    }
}

static const struct applied *find_applied(const struct applied_list *list,
                                          const struct rule *rule) {
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].rule == rule) {
            return &list->items[i];
        }
    }
    return NULL;
}

static bool is_about_any(const struct rule *rule, const struct facts *facts) {
    for (size_t i = 0; i < facts->treatments_count; i++) {
        if (coverage_concerns(rule, facts, facts->treatments[i])) {
            return true;
        }
    }
    return false;
}

// What the moments of a case show of the rules of one fold.
struct showing {
    const struct applied_list *applied;
    const struct moment *moments;
    size_t moments_count;
};

static void look_at_line(const struct looking *looking, const struct rule *rule,
                         const struct showing *showing) {
    const struct applied *applied = find_applied(showing->applied, rule);
    bool is_told = false;
    for (size_t i = 0; i < showing->moments_count; i++) {
        const struct moment *moment = &showing->moments[i];
        if (!tells_of(moment, looking, rule)) {
            continue;
        }
        is_told = true;
        if (applied && applied->holds == YES) {
            look_at_moment(looking, applied, moment);
        }
    }
    if (is_told && !applied) {
        coverage_see(looking->coverage, rule, SIDE_HOLDS_NOT, 0);
    }
    if (is_told) {
        coverage_bounds(looking, rule);
    }
}

static aftercare_status read_moments(struct moment **out, size_t *count,
                                     const struct looking *looking,
                                     const struct session *session) {
    const struct json *at = json_member(looking->trial->pack_case->expect, "at");
    size_t most = at ? at->count : 0;
    struct moment *moments = arena_array(looking->trial->arena, most, sizeof *moments);
    *count = 0;
    for (const struct json *one = at && moments ? at->first : NULL; one;
         one = one->next) {
        struct span span;
        if (span_parse(&span, one->key)) {
            moments[(*count)++] =
                (struct moment){zone_add(session->zone, session->ended, span), one};
        }
    }
    *out = moments;
    return moments ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}

static aftercare_status look_at_fold(const struct looking *looking,
                                     const struct session *session, enum fold fold) {
    struct applied_list applied;
    struct moment *moments;
    size_t count;
    if (applied_find(&applied, looking->trial->arena, looking->base, session, fold) ||
        read_moments(&moments, &count, looking, session)) {
        return AFTERCARE_ENOMEM;
    }
    const struct showing showing = {&applied, moments, count};
    for (size_t i = 0; i < looking->base->rules_count; i++) {
        const struct rule *rule = looking->base->rules[i];
        if (rule->kind->fold == fold && is_about_any(rule, looking->facts)) {
            look_at_line(looking, rule, &showing);
        }
    }
    return AFTERCARE_OK;
}

aftercare_status coverage_plan(struct looking *looking) {
    struct session session;
    if (pack_session(&session, looking->trial, NULL)) {
        return AFTERCARE_ENOMEM;
    }
    looking->facts = session.facts;
    aftercare_status status = look_at_fold(looking, &session, FOLD_CUT_WINDOWS);
    if (!status) {
        status = look_at_fold(looking, &session, FOLD_STEPS);
    }
    return status ? status : functions_end(session.facts);
}
