// A plan as the document of design 4.3.
#include "core/plan/plan_line.h"

#include "core/rules/assessment_json.h"

static void window_json(struct json_writer *writer, const struct plan *plan,
                        const struct kind *kind, const struct window *window) {
    json_begin_object(writer);
    json_key(writer, "use");
    json_text(writer, window->use);
    plan_line_shown(writer, plan, kind, window->use);
    json_key(writer, "from");
    plan_line_instant(writer, plan, window->from);
    json_key(writer, "till");
    plan_line_instant(writer, plan, window->till);
    json_key(writer, "frequency");
    plan_line_text(writer, window->frequency);
    plan_line_rules(writer, window->rules, window->rules_count);
    plan_line_phrase(writer, plan, "because", window->leading, ROLE_BECAUSE);
    plan_line_sources(writer, window->rules, window->rules_count);
    plan_line_change(writer, window->change);
    json_end_object(writer);
}

static void topicals_json(struct json_writer *writer, const struct plan *plan) {
    json_begin_list(writer);
    for (size_t i = 0; i < plan->topicals.count; i++) {
        const struct topical *topical = &plan->topicals.items[i];
        json_begin_object(writer);
        json_key(writer, "product");
        json_text(writer, topical->product->id);
        plan_line_label(writer, plan, topical->product);
        json_key(writer, "windows");
        json_begin_list(writer);
        for (size_t k = 0; k < topical->windows_count; k++) {
            window_json(writer, plan, topical->kind, &topical->windows[k]);
        }
        json_end_list(writer);
        json_key(writer, "outside");
        json_begin_object(writer);
        json_key(writer, "use");
        json_text(writer, plan_line_outside(topical));
        plan_line_shown(writer, plan, topical->kind, plan_line_outside(topical));
        json_end_object(writer);
        json_end_object(writer);
    }
    json_end_list(writer);
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
    plan_line_label(writer, plan, course->treatment);
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

static void changed_span(struct json_writer *writer, const char *key, bool is_given,
                         struct span span) {
    char text[SPAN_TEXT_MAX];
    json_key(writer, key);
    json_string(writer, is_given ? span_format(text, span) : NULL);
}

// What the rule says to the patient, whether or not a line of the plan still says it.
static void said_json(struct json_writer *writer, const struct plan *plan,
                      const struct rule *rule) {
    const struct term *product = plan_line_product(rule);
    plan_line_phrase(writer, plan, "message", rule, ROLE_MESSAGE);
    plan_line_shown(writer, plan, rule->kind, rule_word(rule, ROLE_BY));
    if (product) {
        plan_line_label(writer, plan, product);
    }
}

// Also a change that takes a step away, or that no rule in force takes, leaves its trace.
static void made_change_json(struct json_writer *writer, const struct plan *plan,
                             const struct change *change) {
    const struct applied *applied = plan_line_applied(plan, change);
    json_begin_object(writer);
    json_key(writer, "rule");
    json_text(writer, change->rule->name);
    said_json(writer, plan, change->rule);
    changed_span(writer, "from", change->has_from, change->from);
    changed_span(writer, "till", change->has_till, change->till);
    json_key(writer, "by");
    json_text(writer, change->by);
    json_key(writer, "because");
    plan_line_text(writer, change->because);
    json_key(writer, "applied");
    json_bool(writer, applied != NULL);
    json_key(writer, "taken_away");
    json_bool(writer, applied && plan_line_is_taken_away(applied));
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
    plan_line_instant(writer, plan, plan->session.ended);
    json_key(writer, "timezone");
    json_string(writer, zone_name(plan->session.zone));
    json_key(writer, "locale");
    plan_line_text(writer, plan->session.locale);
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
        plan_line_step(writer, plan, &plan->steps.items[i]);
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
    set_aside_json(writer, plan->base, plan->session.facts);
    json_end_object(writer);
}
