#include "core/rules/mutation_inside.h"

#include "core/rules/network.h"

#include <string.h>

aftercare_status mutation_list(struct mutations *out, struct arena *arena,
                               const struct rulebase *base, const struct rule *rule,
                               uint64_t seed) {
    struct mutating mutating = {
        .out = out, .arena = arena, .base = base, .rule = rule, .seed = seed};
    *out = (struct mutations){0};
    for (uint8_t i = 0; i < rule->values_count; i++) {
        const struct rule_value *value = &rule->values[i];
        const struct field *field = &rule->kind->fields[value->field];
        mutating.value = i;
        if (field->type == FIELD_CONDITION) {
            mutation_of_condition(&mutating, value->condition);
        } else {
            mutation_of_value(&mutating, field, value);
        }
    }
    return mutating.is_out_of_memory ? AFTERCARE_ENOMEM : AFTERCARE_OK;
}

// --- the mutated rulebase --------------------------------------------------------------

static const struct condition *finish(struct arena *arena, const struct rulebase *base,
                                      const struct sketch *sketch) {
    struct condition *condition = arena_alloc(arena, sketch_size(sketch));
    if (condition) {
        sketch_finish(condition, base, sketch);
    }
    return condition;
}

static struct rule *change(struct arena *arena, const struct rulebase *base,
                           const struct rule *rule, const struct mutation *mutation) {
    struct rule *copy = arena_alloc(arena, sizeof *copy);
    struct rule_value *values = arena_array(arena, rule->values_count, sizeof *values);
    if (!copy || !values) {
        return NULL;
    }
    memcpy(values, rule->values, rule->values_count * sizeof *values);
    struct rule_value *value = &values[mutation->value];
    if (mutation->condition) {
        value->condition = finish(arena, base, mutation->condition);
    } else {
        *value = mutation->changed;
        value->field = rule->values[mutation->value].field;
    }
    *copy = *rule;
    copy->values = values;
    return mutation->condition && !value->condition ? NULL : copy;
}

// The rules that the old one overrules are overruled by the new one.
static struct rule *overruled_anew(struct arena *arena, struct rule *rule,
                                   const struct rule *old, const struct rule *by) {
    struct rule *copy = NULL;
    for (size_t i = 0; i < rule->overruled_by_count; i++) {
        if (rule->overruled_by[i] != old) {
            continue;
        }
        size_t count = rule->overruled_by_count;
        const struct rule **list = arena_array(arena, count, sizeof *list);
        copy = arena_alloc(arena, sizeof *copy);
        if (!copy || !list) {
            return NULL;
        }
        memcpy(list, rule->overruled_by, count * sizeof *list);
        list[i] = by;
        *copy = *rule;
        copy->overruled_by = list;
    }
    return copy ? copy : rule;
}

static aftercare_status replace(struct rulebase *copy, const struct rulebase *base,
                                const struct rule *rule, struct rule *changed) {
    size_t count = base->rules_count;
    copy->rules = arena_array(copy->arena, count, sizeof *copy->rules);
    copy->rules_by_id = arena_array(copy->arena, count, sizeof *copy->rules_by_id);
    if (!copy->rules || !copy->rules_by_id) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < count; i++) {
        copy->rules[i] = i == rule->index
                             ? changed
                             : overruled_anew(copy->arena, base->rules[i], rule, changed);
        if (!copy->rules[i]) {
            return AFTERCARE_ENOMEM;
        }
    }
    for (size_t i = 0; i < count; i++) {
        copy->rules_by_id[i] = copy->rules[base->rules_by_id[i]->index];
    }
    return AFTERCARE_OK;
}

static aftercare_status add_test(struct rulebase *copy, const struct rulebase *base,
                                 const struct test *test) {
    size_t count = base->tests_count;
    copy->tests = arena_array(copy->arena, count + 1, sizeof *copy->tests);
    if (!copy->tests) {
        return AFTERCARE_ENOMEM;
    }
    memcpy(copy->tests, base->tests, count * sizeof *copy->tests);
    copy->tests[count] = test;
    copy->tests_count = count + 1;
    return AFTERCARE_OK;
}

aftercare_status mutation_apply(struct rulebase **out, struct arena *arena,
                                const struct rulebase *base, const struct rule *rule,
                                const struct mutation *mutation) {
    struct rulebase *copy = arena_alloc(arena, sizeof *copy);
    struct rule *changed = copy ? change(arena, copy, rule, mutation) : NULL;
    bool is_assessed =
        rule->kind->fold == FOLD_WORST_OF || rule->kind->fold == FOLD_RANK_BY;
    if (!copy || !changed) {
        return AFTERCARE_ENOMEM;
    }
    *copy = *base;
    copy->arena = arena;
    if (replace(copy, base, rule, changed) ||
        (mutation->test && add_test(copy, base, mutation->test))) {
        return AFTERCARE_ENOMEM;
    }
    *out = copy;
    // No network leads to the rules of the other folds.
    return is_assessed ? network_build(&copy->network, copy) : AFTERCARE_OK;
}
