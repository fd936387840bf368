// A plan as the document of design 4.3, and its state at one moment.
#include "core/plan/plan_inside.h"

#include "core/rules/assessment_json.h"

static void instant_json(struct json_writer *writer, const struct plan *plan,
                         struct instant instant) {
    char text[INSTANT_TEXT_MAX];
    json_string(writer,
                instant_format(text, instant, zone_offset(plan->session.zone, instant)));
}

static void text_or_null(struct json_writer *writer, struct text text) {
    if (text.len > 0) {
        json_text(writer, text);
    } else {
        json_null(writer);
    }
}

static void rule_names(struct json_writer *writer, const struct rule **rules,
                       size_t count) {
    json_key(writer, "rules");
    json_begin_list(writer);
    for (size_t i = 0; i < count; i++) {
        json_text(writer, rules[i]->name);
    }
    json_end_list(writer);
}

static bool cites(const struct rule *rule, struct text source) {
    const struct rule_value *sources = rule_get(rule, ROLE_SOURCES);
    for (size_t i = 0; sources && i < sources->names_count; i++) {
        if (text_equal(sources->names[i], source)) {
            return true;
        }
    }
    return false;
}

static bool is_cited(const struct rule **rules, size_t before, struct text source) {
    for (size_t i = 0; i < before; i++) {
        if (cites(rules[i], source)) {
            return true;
        }
    }
    return false;
}

// The sources of one rule, but for those that the rules before it cite.
static void new_sources(struct json_writer *writer, const struct rule **rules,
                        size_t before) {
    const struct rule_value *sources = rule_get(rules[before], ROLE_SOURCES);
    for (size_t i = 0; sources && i < sources->names_count; i++) {
        if (!is_cited(rules, before, sources->names[i])) {
            json_text(writer, sources->names[i]);
        }
    }
}

// Every source behind a line, each once.
static void all_sources(struct json_writer *writer, const struct rule **rules,
                        size_t count) {
    json_key(writer, "sources");
    json_begin_list(writer);
    for (size_t i = 0; i < count; i++) {
        new_sources(writer, rules, i);
    }
    json_end_list(writer);
}

static void change_json(struct json_writer *writer, const struct change *change) {
    if (!change) {
        return;
    }
    json_key(writer, "changed");
    json_begin_object(writer);
    json_key(writer, "rule");
    json_text(writer, change->rule->name);
    json_key(writer, "by");
    json_text(writer, change->by);
    json_key(writer, "because");
    text_or_null(writer, change->because);
    json_end_object(writer);
}

static void phrase_member(struct json_writer *writer, const struct plan *plan,
                          const char *key, const struct rule *rule, enum role role) {
    const struct rule_value *value = rule_get(rule, role);
    json_key(writer, key);
    text_or_null(writer,
                 value ? phrase_in(value->phrase, plan->session.locale) : TEXT(""));
}

// What the kind calls a thing, as people read it, and its place among the choices that
// the kind orders by, the strongest 0; null for a word that is none of them.
static void shown_json(struct json_writer *writer, const struct plan *plan,
                       const struct kind *kind, struct text word) {
    const struct field *by = &kind->fields[kind->roles[ROLE_BY]];
    size_t strength = 0;
    while (strength < by->choices_count && !text_equal(by->choices[strength], word)) {
        strength++;
    }
    json_key(writer, "shown");
    json_text(writer, kind_shown(kind, word, plan->session.locale));
    json_key(writer, "strength");
    if (strength < by->choices_count) {
        json_integer(writer, (int64_t)strength);
    } else {
        json_null(writer);
    }
}

static void label_json(struct json_writer *writer, const struct plan *plan,
                       const struct term *term) {
    json_key(writer, "label");
    json_text(writer, phrase_in(term->label, plan->session.locale));
}

static void window_json(struct json_writer *writer, const struct plan *plan,
                        const struct kind *kind, const struct window *window) {
    json_begin_object(writer);
    json_key(writer, "use");
    json_text(writer, window->use);
    shown_json(writer, plan, kind, window->use);
    json_key(writer, "from");
    instant_json(writer, plan, window->from);
    json_key(writer, "till");
    instant_json(writer, plan, window->till);
    json_key(writer, "frequency");
    text_or_null(writer, window->frequency);
    rule_names(writer, window->rules, window->rules_count);
    phrase_member(writer, plan, "because", window->rules[0], ROLE_BECAUSE);
    all_sources(writer, window->rules, window->rules_count);
    change_json(writer, window->change);
    json_end_object(writer);
}

static struct text use_outside(const struct topical *topical) {
    return topical->is_named ? topical->kind->outside : topical->kind->unnamed;
}

static void topicals_json(struct json_writer *writer, const struct plan *plan) {
    json_begin_list(writer);
    for (size_t i = 0; i < plan->topicals.count; i++) {
        const struct topical *topical = &plan->topicals.items[i];
        json_begin_object(writer);
        json_key(writer, "product");
        json_text(writer, topical->product->id);
        label_json(writer, plan, topical->product);
        json_key(writer, "windows");
        json_begin_list(writer);
        for (size_t k = 0; k < topical->windows_count; k++) {
            window_json(writer, plan, topical->kind, &topical->windows[k]);
        }
        json_end_list(writer);
        json_key(writer, "outside");
        json_begin_object(writer);
        json_key(writer, "use");
        json_text(writer, use_outside(topical));
        shown_json(writer, plan, topical->kind, use_outside(topical));
        json_end_object(writer);
        json_end_object(writer);
    }
    json_end_list(writer);
}

static void step_json(struct json_writer *writer, const struct plan *plan,
                      const struct step *step) {
    const struct rule *rule = step->leading->rule;
    const struct field *act = &rule->kind->fields[rule->kind->roles[ROLE_BY]];
    json_begin_object(writer);
    json_key(writer, "rule");
    json_text(writer, rule->name);
    json_name(writer, act->shown.len > 0 ? act->shown : act->name);
    json_text(writer, act->choices[rule_get(rule, ROLE_BY)->choice]);
    shown_json(writer, plan, rule->kind, act->choices[rule_get(rule, ROLE_BY)->choice]);
    json_key(writer, "from");
    instant_json(writer, plan, step->from);
    json_key(writer, "till");
    instant_json(writer, plan, step->till);
    phrase_member(writer, plan, "message", rule, ROLE_MESSAGE);
    phrase_member(writer, plan, "red_flag", rule, ROLE_RED_FLAG);
    rule_names(writer, step->rules, step->rules_count);
    all_sources(writer, step->rules, step->rules_count);
    change_json(writer, step->change);
    json_end_object(writer);
}

static void reminder_json(struct json_writer *writer,
                          const aftercare_planned_reminder *reminder) {
    char text[INSTANT_TEXT_MAX];
    json_begin_object(writer);
    json_key(writer, "key");
    json_string(writer, reminder->key);
    json_key(writer, "rule");
    json_string(writer, reminder->rule);
    json_key(writer, "due");
    json_string(writer, instant_format(text, (struct instant){reminder->due},
                                       reminder->due_offset));
    json_key(writer, "expires");
    json_string(writer, instant_format(text, (struct instant){reminder->expires},
                                       reminder->expires_offset));
    json_key(writer, "urgent");
    json_bool(writer, reminder->is_urgent);
    json_key(writer, "message");
    json_string(writer, reminder->message);
    if (reminder->missed) {
        json_key(writer, "missed");
        json_string(writer, reminder->missed);
    }
    json_end_object(writer);
}

static void course_json(struct json_writer *writer, const struct plan *plan,
                        const struct course *course) {
    json_begin_object(writer);
    json_key(writer, "treatment");
    json_text(writer, course->treatment->id);
    label_json(writer, plan, course->treatment);
    json_key(writer, "sessions");
    if (course->rule) {
        const struct kind *kind = course->rule->kind;
        value_json(writer, &kind->fields[kind->roles[ROLE_SESSIONS]],
                   rule_get(course->rule, ROLE_SESSIONS));
    } else {
        json_null(writer);
    }
    json_key(writer, "next_session");
    if (course->has_next) {
        json_begin_object(writer);
        json_key(writer, "earliest");
        date_json(writer, course->earliest);
        json_key(writer, "latest");
        date_json(writer, course->latest);
        json_end_object(writer);
    } else {
        json_null(writer);
    }
    json_end_object(writer);
}

static bool is_applied(const struct applied_list *rules, const struct change *change) {
    for (size_t i = 0; i < rules->count; i++) {
        if (rules->items[i].change == change && !rules->items[i].overruled_by) {
            return true;
        }
    }
    return false;
}

static void changed_span(struct json_writer *writer, const char *key, bool is_given,
                         struct span span) {
    char text[SPAN_TEXT_MAX];
    json_key(writer, key);
    json_string(writer, is_given ? span_format(text, span) : NULL);
}

// Also a change that takes a step away, or that no rule in force takes, leaves its trace.
static void made_change_json(struct json_writer *writer, const struct plan *plan,
                             const struct change *change) {
    json_begin_object(writer);
    json_key(writer, "rule");
    json_text(writer, change->rule->name);
    changed_span(writer, "from", change->has_from, change->from);
    changed_span(writer, "till", change->has_till, change->till);
    json_key(writer, "by");
    json_text(writer, change->by);
    json_key(writer, "because");
    text_or_null(writer, change->because);
    json_key(writer, "applied");
    json_bool(writer, is_applied(&plan->topical_rules, change) ||
                          is_applied(&plan->step_rules, change));
    json_end_object(writer);
}

static void overruled_json(struct json_writer *writer, const struct applied_list *rules) {
    for (size_t i = 0; i < rules->count; i++) {
        const struct applied *one = &rules->items[i];
        if (!one->overruled_by) {
            continue;
        }
        json_begin_object(writer);
        json_key(writer, "rule");
        json_text(writer, one->rule->name);
        json_key(writer, "overruled_by");
        json_text(writer, one->overruled_by->name);
        json_key(writer, "sources");
        sources_json(writer, one->rule);
        json_end_object(writer);
    }
}

static void head_json(struct json_writer *writer, const struct plan *plan) {
    const struct facts *facts = plan->session.facts;
    json_key(writer, "session");
    json_text(writer, plan->session.id);
    json_key(writer, "treatments");
    json_begin_list(writer);
    for (size_t i = 0; i < facts->treatments_count; i++) {
        json_text(writer, facts->treatments[i]->id);
    }
    json_end_list(writer);
    json_key(writer, "ended_at");
    instant_json(writer, plan, plan->session.ended);
    json_key(writer, "timezone");
    json_string(writer, zone_name(plan->session.zone));
    json_key(writer, "locale");
    text_or_null(writer, plan->session.locale);
    json_key(writer, "rules");
    rules_json(writer, plan->base);
}

void plan_json(struct json_writer *writer, const struct plan *plan) {
    json_begin_object(writer);
    head_json(writer, plan);
    json_key(writer, "topicals");
    topicals_json(writer, plan);
    json_key(writer, "steps");
    json_begin_list(writer);
    for (size_t i = 0; i < plan->steps.count; i++) {
        step_json(writer, plan, &plan->steps.items[i]);
    }
    json_end_list(writer);
    json_key(writer, "reminders");
    json_begin_list(writer);
    for (size_t i = 0; i < plan->reminders_count; i++) {
        reminder_json(writer, &plan->reminders[i]);
    }
    json_end_list(writer);
    json_key(writer, "course");
    json_begin_list(writer);
    for (size_t i = 0; i < plan->courses_count; i++) {
        course_json(writer, plan, &plan->courses[i]);
    }
    json_end_list(writer);
    json_key(writer, "overruled");
    json_begin_list(writer);
    overruled_json(writer, &plan->topical_rules);
    overruled_json(writer, &plan->step_rules);
    json_end_list(writer);
    json_key(writer, "changes");
    json_begin_list(writer);
    for (size_t i = 0; i < plan->session.changes_count; i++) {
        made_change_json(writer, plan, &plan->session.changes[i]);
    }
    json_end_list(writer);
    json_end_object(writer);
}

// When the use of the product may change next: the end of its window, or the next
// beginning.
static bool changes_at(struct instant *out, const struct topical *topical,
                       const struct window *window, struct instant at) {
    if (window) {
        *out = window->till;
        return true;
    }
    for (size_t i = 0; i < topical->windows_count; i++) {
        if (topical->windows[i].from.milliseconds > at.milliseconds) {
            *out = topical->windows[i].from;
            return true;
        }
    }
    return false;
}

static void product_json(struct json_writer *writer, const struct plan *plan,
                         const struct topical *topical, struct instant at) {
    const struct window *window = topical_window_at(topical, at);
    struct text use = window ? window->use : use_outside(topical);
    struct instant until;
    json_begin_object(writer);
    json_key(writer, "product");
    json_text(writer, topical->product->id);
    label_json(writer, plan, topical->product);
    json_key(writer, "use");
    json_text(writer, use);
    shown_json(writer, plan, topical->kind, use);
    json_key(writer, "until");
    if (changes_at(&until, topical, window, at)) {
        instant_json(writer, plan, until);
    } else {
        json_null(writer);
    }
    rule_names(writer, window ? window->rules : NULL, window ? window->rules_count : 0);
    all_sources(writer, window ? window->rules : NULL, window ? window->rules_count : 0);
    json_end_object(writer);
}

static void state_json(struct json_writer *writer, const struct plan *plan,
                       struct instant at) {
    json_begin_object(writer);
    json_key(writer, "at");
    instant_json(writer, plan, at);
    json_key(writer, "products");
    json_begin_list(writer);
    for (size_t i = 0; i < plan->topicals.count; i++) {
        product_json(writer, plan, &plan->topicals.items[i], at);
    }
    json_end_list(writer);
    json_key(writer, "steps");
    json_begin_list(writer);
    for (size_t i = 0; i < plan->steps.count; i++) {
        const struct step *step = &plan->steps.items[i];
        if (step->from.milliseconds <= at.milliseconds &&
            at.milliseconds < step->till.milliseconds) {
            step_json(writer, plan, step);
        }
    }
    json_end_list(writer);
    json_end_object(writer);
}

aftercare_status plan_at_json(struct json_writer *writer, const struct plan *plan,
                              const char *at, aftercare_error *err) {
    struct instant instant;
    if (!instant_parse(&instant, NULL, text_of(at))) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "\"%s\" is no instant (RFC 3339 with an offset, such as "
                    "\"2026-11-22T15:30:00+01:00\")",
                    at);
    }
    if (instant.milliseconds < plan->session.ended.milliseconds) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "\"%s\" lies before the session ended (ask for a later instant)", at);
    }
    state_json(writer, plan, instant);
    return AFTERCARE_OK;
}
