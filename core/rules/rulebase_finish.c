// The last step of loading: names become pointers, and rules are found by treatment.
#include "core/rules/network.h"

#include <stdlib.h>
#include <string.h>

static int by_name(const void *a, const void *b) {
    struct rule *const *left = a;
    struct rule *const *right = b;
    int order = text_compare((*left)->name, (*right)->name);
    if (order != 0) {
        return order;
    }
    order = strcmp((*left)->place.file, (*right)->place.file);
    return order != 0 ? order : (*left)->place.line - (*right)->place.line;
}

static void sort(struct rulebase *base, struct problems *problems) {
    if (base->rules_count == 0) {
        return;
    }
    qsort(base->rules, base->rules_count, sizeof(struct rule *), by_name);

    size_t kept = 1;
    for (size_t i = 1; i < base->rules_count; i++) {
        struct rule *rule = base->rules[i];
        const struct rule *last = base->rules[kept - 1];
        if (text_equal(rule->name, last->name)) {
            problem(problems, rule->place,
                    "the rule \"%.*s\" is there already, in %s:%d (give it another name)",
                    TEXT_ARGS(rule->name), last->place.file, last->place.line);
        } else {
            base->rules[kept++] = rule;
        }
    }
    base->rules_count = kept;
    for (size_t i = 0; i < kept; i++) {
        base->rules[i]->index = (uint32_t)i;
    }
}

const struct rule *rulebase_rule(const struct rulebase *base, struct text name,
                                 struct text *nearest) {
    const struct rule *found = NULL;
    struct nearest near = {.word = name};
    size_t namesakes = 0;
    for (size_t i = 0; i < base->rules_count; i++) {
        const struct rule *rule = base->rules[i];
        if (text_equal(rule->name, name)) {
            return rule;
        }
        if (text_equal(rule_id(rule), name)) {
            found = rule;
            namesakes++;
        }
        if (nearest) {
            nearest_offer(&near, rule->name);
            nearest_offer(&near, rule_id(rule));
        }
    }
    if (namesakes == 1) {
        return found;
    }
    if (nearest) {
        *nearest = namesakes > 1 ? found->name : near.best;
    }
    return NULL;
}

static bool is_chosen(const struct rulebase *base, const struct pair *policy) {
    const struct option *option = rulebase_option(base, policy->name);
    for (size_t i = 0; option && option->chosen.len > 0 && i < policy->values_count;
         i++) {
        if (text_equal(policy->values[i], option->chosen)) {
            return true;
        }
    }
    return false;
}

static void wake(const struct rulebase *base, struct rule *rule) {
    const struct rule_value *policy = rule_get(rule, ROLE_POLICY);
    rule->is_awake = true;
    for (size_t i = 0; policy && i < policy->pairs_count; i++) {
        rule->is_awake = rule->is_awake && is_chosen(base, &policy->pairs[i]);
    }
}

// A rule's own pack comes first: `overrules = { "isotretinoin" }` means its neighbour.
static struct rule *named(const struct rulebase *base, const struct rule *from,
                          struct text name, struct text *nearest) {
    for (size_t i = 0; i < base->rules_count; i++) {
        struct rule *rule = base->rules[i];
        if (rule->pack == from->pack && text_equal(rule_id(rule), name)) {
            return rule;
        }
    }
    const struct rule *rule = rulebase_rule(base, name, nearest);
    return rule ? base->rules[rule->index] : NULL;
}

static aftercare_status add_overruler(struct rulebase *base, struct rule *rule,
                                      const struct rule *overruler) {
    const struct rule **list = arena_array(base->arena, rule->overruled_by_count + 1,
                                           sizeof(const struct rule *));
    if (!list) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < rule->overruled_by_count; i++) {
        list[i] = rule->overruled_by[i];
    }
    list[rule->overruled_by_count++] = overruler;
    rule->overruled_by = list;
    return AFTERCARE_OK;
}

static aftercare_status resolve_overrules(struct rulebase *base, const struct rule *rule,
                                          struct problems *problems) {
    const struct rule_value *overrules = rule_get(rule, ROLE_OVERRULES);
    for (size_t i = 0; overrules && i < overrules->names_count; i++) {
        struct text nearest = {0};
        struct rule *other = named(base, rule, overrules->names[i], &nearest);
        if (!other || other == rule) {
            problem(problems, rule->place,
                    "\"%.*s\" overrules \"%.*s\", which is no other rule (%s%.*s%s)",
                    TEXT_ARGS(rule_id(rule)), TEXT_ARGS(overrules->names[i]),
                    nearest.len > 0 ? "did you mean \"" : "name a rule that is loaded",
                    TEXT_ARGS(nearest), nearest.len > 0 ? "\"?" : "");
        } else if (rule->is_awake && add_overruler(base, other, rule)) {
            return AFTERCARE_ENOMEM;
        }
    }
    return AFTERCARE_OK;
}

static void check_sources(const struct rulebase *base, const struct rule *rule,
                          struct problems *problems) {
    const struct rule_value *sources = rule_get(rule, ROLE_SOURCES);
    for (size_t i = 0; sources && i < sources->names_count; i++) {
        if (rulebase_source(base, sources->names[i])) {
            continue;
        }
        struct nearest nearest = {.word = sources->names[i]};
        for (size_t k = 0; k < base->sources_count; k++) {
            nearest_offer(&nearest, base->sources[k]->id);
        }
        problem(problems, rule->place,
                "\"%.*s\" cites \"%.*s\", which is no source (%s%.*s%s)",
                TEXT_ARGS(rule_id(rule)), TEXT_ARGS(sources->names[i]),
                nearest.best.len > 0 ? "did you mean \"" : "add it to rules/sources.lua",
                TEXT_ARGS(nearest.best), nearest.best.len > 0 ? "\"?" : "");
    }
}

// A kind that ranks for records which the schema does not have is of no use to a rule.
static void check_among(const struct rulebase *base, const struct rule *rule,
                        struct problems *problems) {
    const struct kind *kind = rule->kind;
    if (kind->fold == FOLD_RANK_BY && !schema_fact(&base->schema, kind->among)) {
        problem(problems, rule->place,
                "\"%.*s\" is ranked for \"%.*s\", which is no fact of the schema (add it "
                "there)",
                TEXT_ARGS(rule_id(rule)), TEXT_ARGS(kind->among));
    }
}

static int by_pack_name(const void *a, const void *b) {
    const struct pack *const *left = a;
    const struct pack *const *right = b;
    return text_compare((*left)->name, (*right)->name);
}

static int by_option_name(const void *a, const void *b) {
    struct option *const *left = a;
    struct option *const *right = b;
    return text_compare((*left)->name, (*right)->name);
}

static void sort_names(struct rulebase *base) {
    if (base->packs_count > 1) {
        qsort(base->packs, base->packs_count, sizeof(const struct pack *), by_pack_name);
    }
    if (base->options_count > 1) {
        qsort(base->options, base->options_count, sizeof(struct option *),
              by_option_name);
    }
}

aftercare_status rulebase_finish(struct rulebase *base, struct problems *problems) {
    sort(base, problems);
    sort_names(base);
    for (size_t i = 0; i < base->rules_count; i++) {
        wake(base, base->rules[i]);
    }
    for (size_t i = 0; i < base->rules_count; i++) {
        check_sources(base, base->rules[i], problems);
        check_among(base, base->rules[i], problems);
        if (resolve_overrules(base, base->rules[i], problems)) {
            return AFTERCARE_ENOMEM;
        }
    }
    return network_build(&base->network, base);
}
