#include "core/plan/waiting.h"

struct text waiting_name(const struct rule *rule) {
    struct text name = rule_word(rule, ROLE_OF);
    return name.len > 0 ? name : rule_id(rule);
}

bool waiting_is_same(const struct rule *rule, const struct rule *other) {
    return rule->kind == other->kind &&
           rule_get(rule, ROLE_BY)->choice == rule_get(other, ROLE_BY)->choice &&
           text_equal(waiting_name(rule), waiting_name(other));
}

static bool waits(const struct rule *rule) {
    return (rule->kind->waits >> rule_get(rule, ROLE_BY)->choice & 1u) != 0;
}

static bool is_in_force(const struct applied *applied) {
    return !applied->overruled_by &&
           applied->from.milliseconds < applied->till.milliseconds;
}

// Of the rules about a treatment that want this step, the one that begins first; NULL:
// there is none.
static const struct applied *first_of(const struct applied_list *applied,
                                      const struct rule *rule,
                                      const struct term *treatment) {
    const struct applied *first = NULL;
    for (size_t i = 0; i < applied->count; i++) {
        const struct applied *one = &applied->items[i];
        if (is_in_force(one) && rule_is_about(one->rule, treatment) &&
            waiting_is_same(one->rule, rule) &&
            (!first || one->from.milliseconds < first->from.milliseconds)) {
            first = one;
        }
    }
    return first;
}

// The rule with which the last of the treatments is ready for this step.
static const struct applied *last_ready(const struct applied_list *applied,
                                        const struct rule *rule,
                                        const struct session *session) {
    const struct applied *last = NULL;
    for (size_t i = 0; i < session->facts->treatments_count; i++) {
        const struct applied *first =
            first_of(applied, rule, session->facts->treatments[i]);
        if (first && (!last || first->from.milliseconds > last->from.milliseconds)) {
            last = first;
        }
    }
    return last;
}

// What a rule of steps waits for.
struct waiting {
    const struct applied_list *steps, *topicals;
    const struct session *session;
    struct instant ready;
    bool is_ready_civil;        // as in struct applied
    const struct rule *because; // the rule that is ready last; NULL: it need not wait
};

static void wait_for_treatments(struct waiting *waiting, const struct rule *rule) {
    const struct applied *last = last_ready(waiting->steps, rule, waiting->session);
    if (last && last->from.milliseconds > waiting->ready.milliseconds) {
        waiting->ready = last->from;
        waiting->is_ready_civil = last->is_from_civil;
        waiting->because = last->rule;
    }
}

// Past one rule that bars one of the products when all else is ready; false when none
// does.
static bool wait_for_rule(struct waiting *waiting, const struct rule_value *with) {
    for (size_t i = 0; i < waiting->topicals->count; i++) {
        const struct applied *one = &waiting->topicals->items[i];
        struct instant till;
        for (size_t k = 0; k < with->terms_count; k++) {
            if (window_bars(one, with->terms[k], waiting->session, waiting->ready,
                            &till)) {
                waiting->ready = till;
                waiting->is_ready_civil = till.milliseconds == one->till.milliseconds
                                              ? one->is_till_civil
                                              : one->is_from_civil;
                waiting->because = one->rule;
                return true;
            }
        }
    }
    return false;
}

// What any rule of the step puts on counts for all of them.
static void wait_for_products(struct waiting *waiting, const struct rule *rule) {
    bool waited = true;
    while (waited) {
        waited = false;
        for (size_t i = 0; i < waiting->steps->count; i++) {
            const struct applied *one = &waiting->steps->items[i];
            const struct rule_value *with = rule_get(one->rule, ROLE_WITH);
            if (with && is_in_force(one) && waiting_is_same(one->rule, rule)) {
                waited = wait_for_rule(waiting, with) || waited;
            }
        }
    }
}

static void hold_back(struct applied *one, struct waiting *waiting) {
    waiting->ready = one->from;
    waiting->is_ready_civil = one->is_from_civil;
    waiting->because = NULL;
    wait_for_treatments(waiting, one->rule);
    wait_for_products(waiting, one->rule);
    if (one->till.milliseconds <= waiting->ready.milliseconds) {
        one->overruled_by = waiting->because;
    } else {
        one->from = waiting->ready;
        one->is_from_civil = waiting->is_ready_civil;
    }
}

aftercare_status waiting_make(struct applied_list *out, struct arena *arena,
                              const struct applied_list *steps,
                              const struct applied_list *topicals,
                              const struct session *session) {
    struct waiting waiting = {.steps = steps, .topicals = topicals, .session = session};
    struct applied *items = arena_array(arena, steps->count, sizeof *items);
    if (!items) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < steps->count; i++) {
        items[i] = steps->items[i];
        if (is_in_force(&items[i]) && waits(items[i].rule)) {
            hold_back(&items[i], &waiting);
        }
    }
    *out = (struct applied_list){items, steps->count};
    return AFTERCARE_OK;
}
