#include "core/plan/step.h"

#include <stdlib.h>

static struct text name_of(const struct rule *rule) {
    const struct rule_value *name = rule_get(rule, ROLE_OF);
    return name ? name->text : rule->id;
}

static bool is_same(const struct step *step, const struct applied *applied) {
    const struct rule *rule = applied->rule;
    return text_equal(step->name, name_of(rule)) &&
           step->leading->rule->kind == rule->kind &&
           rule_get(step->leading->rule, ROLE_BY)->choice ==
               rule_get(rule, ROLE_BY)->choice;
}

static bool is_urgent(const struct rule *rule) {
    const struct rule_value *urgent = rule_get(rule, ROLE_URGENT);
    return (urgent && urgent->flag) || rule_get(rule, ROLE_RED_FLAG) != NULL;
}

static void begin(struct step *step, const struct applied *applied) {
    step->name = name_of(applied->rule);
    step->leading = applied;
    step->from = applied->from;
    step->till = applied->till;
}

static void join(struct step *step, const struct applied *applied) {
    const struct rule_value *remind = rule_get(applied->rule, ROLE_REMIND);
    bool leads = applied->till.milliseconds > step->leading->till.milliseconds;
    step->leading = leads ? applied : step->leading;
    if (remind && (!step->remind || leads)) {
        step->remind = remind;
        step->reminded_by = applied->rule;
    }
    if (applied->from.milliseconds < step->from.milliseconds) {
        step->from = applied->from;
    }
    if (applied->till.milliseconds > step->till.milliseconds) {
        step->till = applied->till;
    }
    step->change = applied->change ? applied->change : step->change;
    step->is_urgent = step->is_urgent || is_urgent(applied->rule);
    step->rules[step->rules_count++] = applied->rule;
}

static struct step *find(struct step *steps, size_t count,
                         const struct applied *applied) {
    for (size_t i = 0; i < count; i++) {
        if (is_same(&steps[i], applied)) {
            return &steps[i];
        }
    }
    return NULL;
}

static int by_time(const void *a, const void *b) {
    const struct step *left = a;
    const struct step *right = b;
    if (left->from.milliseconds != right->from.milliseconds) {
        return left->from.milliseconds < right->from.milliseconds ? -1 : 1;
    }
    int order = text_compare(left->name, right->name);
    return order != 0 ? order
                      : (left->leading->rule->index > right->leading->rule->index) -
                            (left->leading->rule->index < right->leading->rule->index);
}

aftercare_status step_list_make(struct step_list *out, struct arena *arena,
                                const struct applied_list *applied) {
    struct step *steps = arena_array(arena, applied->count, sizeof *steps);
    if (!steps) {
        return AFTERCARE_ENOMEM;
    }
    size_t count = 0;
    for (size_t i = 0; i < applied->count; i++) {
        const struct applied *one = &applied->items[i];
        if (one->overruled_by || one->from.milliseconds >= one->till.milliseconds) {
            continue;
        }
        struct step *step = find(steps, count, one);
        if (!step) {
            step = &steps[count++];
            begin(step, one);
            step->rules = arena_array(arena, applied->count, sizeof(const struct rule *));
        }
        if (!step->rules) {
            return AFTERCARE_ENOMEM;
        }
        join(step, one);
    }
    qsort(steps, count, sizeof *steps, by_time);
    *out = (struct step_list){steps, count};
    return AFTERCARE_OK;
}
