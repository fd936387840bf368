// The last step of loading: lists are sorted and cut to their size, names become
// pointers, and the network is built.
#include "core/rules/function.h"
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
            problem(problems, CHECK_GIVEN_TWICE, rule->place,
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

static int by_id(const void *a, const void *b) {
    struct rule *const *left = a;
    struct rule *const *right = b;
    int order = text_compare(rule_id(*left), rule_id(*right));
    return order != 0
               ? order
               : ((*left)->index > (*right)->index) - ((*left)->index < (*right)->index);
}

// A copy of a list that has grown, cut to its size.
static void *cut(const struct rulebase *base, const void *list, size_t count,
                 size_t size) {
    void *copy = arena_array(base->arena, count, size);
    if (copy && count > 0) {
        memcpy(copy, list, count * size);
    }
    return copy;
}

static aftercare_status settle(struct rulebase *base) {
    size_t rules = base->rules_count;
    base->rules = cut(base, base->rules, rules, sizeof *base->rules);
    base->rules_by_id = cut(base, base->rules, rules, sizeof *base->rules_by_id);
    base->sources = cut(base, base->sources, base->sources_count, sizeof *base->sources);
    base->tests = cut(base, base->tests, base->tests_count, sizeof *base->tests);
    base->slots = NULL;
    base->slots_size = 0;
    if (!base->rules || !base->rules_by_id || !base->sources || !base->tests) {
        return AFTERCARE_ENOMEM;
    }
    if (rules > 0) {
        qsort(base->rules_by_id, rules, sizeof *base->rules_by_id, by_id);
    }
    return AFTERCARE_OK;
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

// A rule, and one that names it; collected while rules are resolved.
struct overruling {
    struct rule *rule;
    const struct rule *by;
};

struct overrulings {
    struct overruling *list;
    size_t count, capacity;
};

static aftercare_status note_overruling(struct overrulings *overrulings,
                                        const struct rulebase *base,
                                        const struct rule *rule, const struct rule *by) {
    struct overruling *list =
        arena_grow(base->loading, overrulings->list, overrulings->count,
                   &overrulings->capacity, sizeof *list);
    if (!list) {
        return AFTERCARE_ENOMEM;
    }
    list[overrulings->count++] = (struct overruling){base->rules[rule->index], by};
    overrulings->list = list;
    return AFTERCARE_OK;
}

static aftercare_status resolve_overrules(const struct rulebase *base,
                                          struct overrulings *overrulings,
                                          const struct rule *rule,
                                          struct problems *problems) {
    const struct rule_value *overrules = rule_get(rule, ROLE_OVERRULES);
    for (size_t i = 0; overrules && i < overrules->names_count; i++) {
        struct text nearest = {0};
        const struct rule *other =
            rulebase_meant(base, rule, overrules->names[i], &nearest);
        if (!other || other == rule) {
            problem(problems, CHECK_UNKNOWN_RULE, rule_place(rule, overrules),
                    "\"%.*s\" overrules \"%.*s\", which is no other rule (%s%.*s%s)",
                    TEXT_ARGS(rule_id(rule)), TEXT_ARGS(overrules->names[i]),
                    nearest.len > 0 ? "did you mean \"" : "name a rule that is loaded",
                    TEXT_ARGS(nearest), nearest.len > 0 ? "\"?" : "");
        } else if (rule->is_awake && note_overruling(overrulings, base, other, rule)) {
            return AFTERCARE_ENOMEM;
        }
    }
    return AFTERCARE_OK;
}

// Each rule gets a list of just the size that it needs.
static aftercare_status list_overrulers(const struct rulebase *base,
                                        const struct overrulings *overrulings) {
    for (size_t i = 0; i < overrulings->count; i++) {
        overrulings->list[i].rule->overruled_by_count++;
    }
    for (size_t i = 0; i < overrulings->count; i++) {
        struct rule *rule = overrulings->list[i].rule;
        if (!rule->overruled_by) {
            rule->overruled_by = arena_array(base->arena, rule->overruled_by_count,
                                             sizeof(const struct rule *));
            rule->overruled_by_count = 0;
        }
        if (!rule->overruled_by) {
            return AFTERCARE_ENOMEM;
        }
        rule->overruled_by[rule->overruled_by_count++] = overrulings->list[i].by;
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
        problem(problems, CHECK_UNKNOWN_SOURCE, rule_place(rule, sources),
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
        problem(problems, CHECK_UNKNOWN_FACT, rule->place,
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

static aftercare_status resolve(const struct rulebase *base, struct problems *problems) {
    struct overrulings overrulings = {0};
    for (size_t i = 0; i < base->rules_count; i++) {
        const struct rule *rule = base->rules[i];
        check_sources(base, rule, problems);
        check_among(base, rule, problems);
        if (resolve_overrules(base, &overrulings, rule, problems)) {
            return AFTERCARE_ENOMEM;
        }
    }
    return list_overrulers(base, &overrulings);
}

aftercare_status rulebase_finish(struct rulebase *base, struct problems *problems) {
    sort(base, problems);
    sort_names(base);
    if (settle(base)) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < base->rules_count; i++) {
        wake(base, base->rules[i]);
    }
    if (resolve(base, problems) || function_list_users(base)) {
        return AFTERCARE_ENOMEM;
    }
    // Rules with mistakes may lack what they need, and nobody is assessed by them.
    return problems->count > 0 ? AFTERCARE_OK : network_build(&base->network, base);
}
