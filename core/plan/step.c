#include "core/plan/step.h"

#include "core/plan/waiting.h"

#include <stdlib.h>

// The same step, and not over before the other begins.
static bool is_same(const struct step *step, const struct applied *applied) {
    return step->till.milliseconds >= applied->from.milliseconds &&
           waiting_is_same(step->leading->rule, applied->rule);
}

static bool is_urgent(const struct rule *rule) {
    const struct rule_value *urgent = rule_get(rule, ROLE_URGENT);
    return (urgent && urgent->flag) || rule_get(rule, ROLE_RED_FLAG) != NULL;
}

static void begin(struct step *step, const struct applied *applied) {
    step->name = waiting_name(applied->rule);
    step->leading = applied;
    step->from = applied->from;
    step->till = applied->till;
}

// By name.
static void cite(struct step *step, const struct rule *rule) {
    size_t i = step->rules_count++;
    while (i > 0 && step->rules[i - 1]->index > rule->index) {
        step->rules[i] = step->rules[i - 1];
        i--;
    }
    step->rules[i] = rule;
}

// From now on the rule's own rhythm, where the last one's is over, or is over before.
static void take_turn(struct step *step, const struct applied *applied) {
    const struct rule_value *remind = rule_get(applied->rule, ROLE_REMIND);
    struct turn *last =
        step->turns_count > 0 ? &step->turns[step->turns_count - 1] : NULL;
    if (!remind || (last && last->till.milliseconds >= applied->till.milliseconds)) {
        return;
    }
    if (last && last->from.milliseconds == applied->from.milliseconds) {
        step->turns_count--;
    } else if (last && last->till.milliseconds > applied->from.milliseconds) {
        last->till = applied->from;
    }
    step->turns[step->turns_count++] =
        (struct turn){.rule = applied->rule,
                      .remind = remind->remind,
                      .from = applied->from,
                      .till = applied->till,
                      .is_from_civil = applied->is_from_civil};
}

// Room for one more rule, and one more turn.
static aftercare_status make_room(struct step *step, struct arena *arena) {
    const struct rule **rules = arena_grow(arena, step->rules, step->rules_count,
                                           &step->rules_capacity, sizeof *rules);
    struct turn *turns = arena_grow(arena, step->turns, step->turns_count,
                                    &step->turns_capacity, sizeof *turns);
    if (!rules || !turns) {
        return AFTERCARE_ENOMEM;
    }
    step->rules = rules;
    step->turns = turns;
    return AFTERCARE_OK;
}

// Adds one that begins when the step has begun, and is not over.
static aftercare_status join(struct step *step, struct arena *arena,
                             const struct applied *applied) {
    if (make_room(step, arena)) {
        return AFTERCARE_ENOMEM;
    }
    bool leads = applied->till.milliseconds > step->leading->till.milliseconds;
    step->leading = leads ? applied : step->leading;
    step->till = step->leading->till;
    step->change = applied->change ? applied->change : step->change;
    step->is_urgent = step->is_urgent || is_urgent(applied->rule);
    take_turn(step, applied);
    cite(step, applied->rule);
    return AFTERCARE_OK;
}

static struct text words_of(const struct rule *rule, enum role role) {
    const struct rule_value *value = rule_get(rule, role);
    return value ? value->phrase->text : TEXT("");
}

static bool says_the_same(const struct rule *rule, const struct rule *other) {
    return text_equal(words_of(rule, ROLE_MESSAGE), words_of(other, ROLE_MESSAGE)) &&
           text_equal(words_of(rule, ROLE_RED_FLAG), words_of(other, ROLE_RED_FLAG));
}

static bool is_told(const struct step *step, const struct rule *rule) {
    bool is_told = says_the_same(step->leading->rule, rule);
    for (size_t i = 0; !is_told && i < step->also_count; i++) {
        is_told = says_the_same(step->also[i], rule);
    }
    return is_told;
}

// The red flags that the leading words do not tell.
static aftercare_status add_red_flags(struct step *step, struct arena *arena) {
    step->also = arena_array(arena, step->rules_count, sizeof(const struct rule *));
    for (size_t i = 0; step->also && i < step->rules_count; i++) {
        if (rule_get(step->rules[i], ROLE_RED_FLAG) && !is_told(step, step->rules[i])) {
            step->also[step->also_count++] = step->rules[i];
        }
    }
    return step->also ? AFTERCARE_OK : AFTERCARE_ENOMEM;
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

static int by_beginning(const void *a, const void *b) {
    const struct applied *const *left = a;
    const struct applied *const *right = b;
    if ((*left)->from.milliseconds != (*right)->from.milliseconds) {
        return (*left)->from.milliseconds < (*right)->from.milliseconds ? -1 : 1;
    }
    return ((*left)->rule->index > (*right)->rule->index) -
           ((*left)->rule->index < (*right)->rule->index);
}

// Those in force at some time, in the order of their beginnings.
static size_t collect(const struct applied **out, const struct applied_list *applied) {
    size_t count = 0;
    for (size_t i = 0; i < applied->count; i++) {
        const struct applied *one = &applied->items[i];
        if (!one->overruled_by && one->from.milliseconds < one->till.milliseconds) {
            out[count++] = one;
        }
    }
    qsort(out, count, sizeof(const struct applied *), by_beginning);
    return count;
}

aftercare_status step_list_make(struct step_list *out, struct arena *arena,
                                const struct applied_list *applied) {
    const struct applied **sorted =
        arena_array(arena, applied->count, sizeof(const struct applied *));
    struct step *steps = arena_array(arena, applied->count, sizeof *steps);
    if (!sorted || !steps) {
        return AFTERCARE_ENOMEM;
    }
    size_t count = 0;
    size_t most = collect(sorted, applied);
    for (size_t i = 0; i < most; i++) {
        struct step *step = find(steps, count, sorted[i]);
        if (!step) {
            step = &steps[count++];
            begin(step, sorted[i]);
        }
        if (join(step, arena, sorted[i])) {
            return AFTERCARE_ENOMEM;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (add_red_flags(&steps[i], arena)) {
            return AFTERCARE_ENOMEM;
        }
    }
    qsort(steps, count, sizeof *steps, by_time);
    *out = (struct step_list){steps, count};
    return AFTERCARE_OK;
}
