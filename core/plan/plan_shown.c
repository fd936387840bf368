#include "core/plan/plan_shown.h"

#include "core/plan/plan_line.h"
#include "core/rules/shown.h"

// What is being made, and of which plan.
struct planned {
    struct showing showing;
    const struct plan *plan;
};

static const char *kind_word(const struct planned *planned, const struct kind *kind,
                             struct text word) {
    return shown_text(kind_shown(kind, word, planned->plan->session.locale));
}

static const char *phrase(const struct planned *planned, const struct rule *rule,
                          enum role role) {
    return shown_phrase(rule_get(rule, role), planned->plan->session.locale);
}

static const char *label(const struct planned *planned, const struct term *term) {
    return shown_text(phrase_in(term->label, planned->plan->session.locale));
}

static int32_t offset(const struct planned *planned, struct instant instant) {
    return zone_offset(planned->plan->session.zone, instant);
}

// All that these rules cite, each once.
static const char *const *sources(struct planned *planned, const struct rule **rules,
                                  size_t count, size_t *out) {
    size_t most = 0;
    for (size_t i = 0; i < count; i++) {
        const struct rule_value *cited = rule_get(rules[i], ROLE_SOURCES);
        most += cited ? cited->names_count : 0;
    }
    const char **list = shown_take(&planned->showing, most, sizeof *list);
    *out = 0;
    for (size_t i = 0; list && i < count; i++) {
        const struct rule_value *cited = rule_get(rules[i], ROLE_SOURCES);
        for (size_t k = 0; cited && k < cited->names_count; k++) {
            if (!plan_line_is_cited(rules, i, cited->names[k])) {
                list[(*out)++] = cited->names[k].at;
            }
        }
    }
    return list;
}

static const aftercare_changed *changed(struct planned *planned,
                                        const struct change *change) {
    aftercare_changed *out =
        change ? shown_take(&planned->showing, 1, sizeof *out) : NULL;
    if (out) {
        *out = (aftercare_changed){
            .rule = change->rule->name.at,
            .by = change->by.at,
            .because = shown_text(change->because),
        };
    }
    return out;
}

static void show_window(struct planned *planned, aftercare_window *out,
                        const struct kind *kind, const struct window *window) {
    *out = (aftercare_window){
        .use = window->use.at,
        .shown = kind_word(planned, kind, window->use),
        .strength = plan_line_strength(kind, window->use),
        .from = window->from.milliseconds,
        .till = window->till.milliseconds,
        .from_offset = offset(planned, window->from),
        .till_offset = offset(planned, window->till),
        .frequency = shown_text(window->frequency),
        .rules = shown_names(&planned->showing, window->rules, window->rules_count),
        .rules_count = window->rules_count,
        .because = phrase(planned, window->leading, ROLE_BECAUSE),
        .changed = changed(planned, window->change),
    };
    out->sources =
        sources(planned, window->rules, window->rules_count, &out->sources_count);
}

static const aftercare_window *const *windows(struct planned *planned,
                                              const struct topical *topical) {
    const size_t count = topical->windows_count;
    aftercare_window *items = shown_take(&planned->showing, count, sizeof *items);
    const aftercare_window **list = shown_take(&planned->showing, count, sizeof *list);
    for (size_t i = 0; items && list && i < count; i++) {
        show_window(planned, &items[i], topical->kind, &topical->windows[i]);
        list[i] = &items[i];
    }
    return list;
}

static const aftercare_use *outside(struct planned *planned,
                                    const struct topical *topical) {
    struct text use = plan_line_outside(topical);
    aftercare_use *out = shown_take(&planned->showing, 1, sizeof *out);
    if (out) {
        out->use = use.at;
        out->shown = kind_word(planned, topical->kind, use);
        out->strength = plan_line_strength(topical->kind, use);
    }
    return out;
}

static const aftercare_topical *const *topicals(struct planned *planned) {
    const struct topical_list *from = &planned->plan->topicals;
    aftercare_topical *items = shown_take(&planned->showing, from->count, sizeof *items);
    const aftercare_topical **list =
        shown_take(&planned->showing, from->count, sizeof *list);
    for (size_t i = 0; items && list && i < from->count; i++) {
        const struct topical *topical = &from->items[i];
        items[i] = (aftercare_topical){
            .product = topical->product->id.at,
            .label = label(planned, topical->product),
            .windows = windows(planned, topical),
            .windows_count = topical->windows_count,
            .outside = outside(planned, topical),
        };
        list[i] = &items[i];
    }
    return list;
}

static const aftercare_also *const *also(struct planned *planned,
                                         const struct step *step) {
    aftercare_also *items =
        shown_take(&planned->showing, step->also_count, sizeof *items);
    const aftercare_also **list =
        shown_take(&planned->showing, step->also_count, sizeof *list);
    for (size_t i = 0; items && list && i < step->also_count; i++) {
        items[i] = (aftercare_also){
            .rule = step->also[i]->name.at,
            .message = phrase(planned, step->also[i], ROLE_MESSAGE),
            .red_flag = phrase(planned, step->also[i], ROLE_RED_FLAG),
        };
        list[i] = &items[i];
    }
    return list;
}

static void show_step(struct planned *planned, aftercare_step *out,
                      const struct step *step) {
    const struct rule *rule = step->leading->rule;
    struct text act = rule_word(rule, ROLE_BY);
    *out = (aftercare_step){
        .rule = rule->name.at,
        .act = act.at,
        .shown = kind_word(planned, rule->kind, act),
        .strength = plan_line_strength(rule->kind, act),
        .from = step->from.milliseconds,
        .till = step->till.milliseconds,
        .from_offset = offset(planned, step->from),
        .till_offset = offset(planned, step->till),
        .message = phrase(planned, rule, ROLE_MESSAGE),
        .red_flag = phrase(planned, rule, ROLE_RED_FLAG),
        .also = also(planned, step),
        .also_count = step->also_count,
        .on_reaction = shown_text(plan_line_reaction(step)),
        .rules = shown_names(&planned->showing, step->rules, step->rules_count),
        .rules_count = step->rules_count,
        .changed = changed(planned, step->change),
    };
    out->sources = sources(planned, step->rules, step->rules_count, &out->sources_count);
}

static const aftercare_step *const *steps(struct planned *planned) {
    const struct step_list *from = &planned->plan->steps;
    aftercare_step *items = shown_take(&planned->showing, from->count, sizeof *items);
    const aftercare_step **list =
        shown_take(&planned->showing, from->count, sizeof *list);
    for (size_t i = 0; items && list && i < from->count; i++) {
        show_step(planned, &items[i], &from->items[i]);
        list[i] = &items[i];
    }
    return list;
}

static const aftercare_next_session *next_session(struct planned *planned,
                                                  const struct course *course) {
    aftercare_next_session *next =
        course->has_next ? shown_take(&planned->showing, 1, sizeof *next) : NULL;
    if (next) {
        next->earliest = shown_date(&planned->showing, course->earliest);
        next->latest = shown_date(&planned->showing, course->latest);
    }
    return next;
}

static const aftercare_course *const *courses(struct planned *planned) {
    const struct plan *plan = planned->plan;
    aftercare_course *items =
        shown_take(&planned->showing, plan->courses_count, sizeof *items);
    const aftercare_course **list =
        shown_take(&planned->showing, plan->courses_count, sizeof *list);
    for (size_t i = 0; items && list && i < plan->courses_count; i++) {
        const struct course *course = &plan->courses[i];
        const struct rule_value *sessions =
            course->rule ? rule_get(course->rule, ROLE_SESSIONS) : NULL;
        items[i] = (aftercare_course){
            .treatment = course->treatment->id.at,
            .label = label(planned, course->treatment),
            .sessions = sessions ? sessions->numbers : NULL,
            .next_session = next_session(planned, course),
        };
        list[i] = &items[i];
    }
    return list;
}

// Puts those that were overruled behind the count so far.
static void add_overruled(struct planned *planned, aftercare_overruled *items,
                          size_t *count, const struct applied_list *rules) {
    for (size_t i = 0; items && i < rules->count; i++) {
        const struct applied *one = &rules->items[i];
        aftercare_overruled *out = &items[*count];
        if (one->overruled_by) {
            out->rule = one->rule->name.at;
            out->overruled_by = one->overruled_by->name.at;
            out->sources =
                shown_sources(&planned->showing, one->rule, &out->sources_count);
            (*count)++;
        }
    }
}

static const aftercare_overruled *const *overruled(struct planned *planned,
                                                   size_t *count) {
    const struct plan *plan = planned->plan;
    const size_t most = plan->topical_rules.count + plan->step_rules.count;
    aftercare_overruled *items = shown_take(&planned->showing, most, sizeof *items);
    *count = 0;
    add_overruled(planned, items, count, &plan->topical_rules);
    add_overruled(planned, items, count, &plan->step_rules);
    const aftercare_overruled **list =
        shown_take(&planned->showing, *count, sizeof *list);
    for (size_t i = 0; list && i < *count; i++) {
        list[i] = &items[i];
    }
    return list;
}

static const char *span(struct planned *planned, bool is_given, struct span given) {
    char text[SPAN_TEXT_MAX];
    return is_given ? shown_copy(&planned->showing, span_format(text, given)) : NULL;
}

static void show_change(struct planned *planned, aftercare_change *out,
                        const struct change *change) {
    const struct rule *rule = change->rule;
    const struct term *product = plan_line_product(rule);
    const struct applied *applied = plan_line_applied(planned->plan, change);
    struct text word = rule_word(rule, ROLE_BY);
    *out = (aftercare_change){
        .rule = rule->name.at,
        .message = phrase(planned, rule, ROLE_MESSAGE),
        .shown = kind_word(planned, rule->kind, word),
        .strength = plan_line_strength(rule->kind, word),
        .label = product ? label(planned, product) : NULL,
        .from = span(planned, change->has_from, change->from),
        .till = span(planned, change->has_till, change->till),
        .by = change->by.at,
        .because = shown_text(change->because),
        .is_applied = applied != NULL,
        .is_taken_away = applied && plan_line_is_taken_away(applied),
    };
}

static const aftercare_change *const *changes(struct planned *planned) {
    const struct session *session = &planned->plan->session;
    aftercare_change *items =
        shown_take(&planned->showing, session->changes_count, sizeof *items);
    const aftercare_change **list =
        shown_take(&planned->showing, session->changes_count, sizeof *list);
    for (size_t i = 0; items && list && i < session->changes_count; i++) {
        show_change(planned, &items[i], &session->changes[i]);
        list[i] = &items[i];
    }
    return list;
}

aftercare_status plan_shown_fill(aftercare_plan *out, struct arena *arena,
                                 const struct plan *plan) {
    struct planned planned = {{.arena = arena, .base = plan->base}, plan};
    const struct facts *facts = plan->session.facts;
    out->ended_offset = offset(&planned, plan->session.ended);
    out->rules = plan->base->used;
    out->treatments =
        shown_ids(&planned.showing, facts->treatments, facts->treatments_count);
    out->treatments_count = facts->treatments_count;
    out->topicals = topicals(&planned);
    out->topicals_count = plan->topicals.count;
    out->steps = steps(&planned);
    out->steps_count = plan->steps.count;
    out->courses = courses(&planned);
    out->courses_count = plan->courses_count;
    out->overruled = overruled(&planned, &out->overruled_count);
    out->changes = changes(&planned);
    out->changes_count = plan->session.changes_count;
    out->set_aside = shown_set_aside(&planned.showing, facts, &out->set_aside_count);
    return planned.showing.is_out_of_memory ? AFTERCARE_ENOMEM : AFTERCARE_OK;
}
