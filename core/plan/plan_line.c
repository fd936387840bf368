#include "core/plan/plan_line.h"

#include "core/rules/assessment_json.h"

void plan_line_instant(struct json_writer *writer, const struct plan *plan,
                       struct instant instant) {
    char text[INSTANT_TEXT_MAX];
    json_string(writer,
                instant_format(text, instant, zone_offset(plan->session.zone, instant)));
}

void plan_line_text(struct json_writer *writer, struct text text) {
    if (text.len > 0) {
        json_text(writer, text);
    } else {
        json_null(writer);
    }
}

void plan_line_rules(struct json_writer *writer, const struct rule **rules,
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

bool plan_line_is_cited(const struct rule **rules, size_t before, struct text source) {
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
        if (!plan_line_is_cited(rules, before, sources->names[i])) {
            json_text(writer, sources->names[i]);
        }
    }
}

// Every source behind a line, each once.
void plan_line_sources(struct json_writer *writer, const struct rule **rules,
                       size_t count) {
    json_key(writer, "sources");
    json_begin_list(writer);
    for (size_t i = 0; i < count; i++) {
        new_sources(writer, rules, i);
    }
    json_end_list(writer);
}

void plan_line_change(struct json_writer *writer, const struct change *change) {
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
    plan_line_text(writer, change->because);
    json_end_object(writer);
}

void plan_line_phrase(struct json_writer *writer, const struct plan *plan,
                      const char *key, const struct rule *rule, enum role role) {
    const struct rule_value *value = rule_get(rule, role);
    json_key(writer, key);
    plan_line_text(writer,
                   value ? phrase_in(value->phrase, plan->session.locale) : TEXT(""));
}

int64_t plan_line_strength(const struct kind *kind, struct text word) {
    const struct field *by = &kind->fields[kind->roles[ROLE_BY]];
    size_t strength = 0;
    while (strength < by->choices_count && !text_equal(by->choices[strength], word)) {
        strength++;
    }
    return strength < by->choices_count ? (int64_t)strength : -1;
}

// What the kind calls a thing, as people read it, and its place among the choices that
// the kind orders by.
void plan_line_shown(struct json_writer *writer, const struct plan *plan,
                     const struct kind *kind, struct text word) {
    int64_t strength = plan_line_strength(kind, word);
    json_key(writer, "shown");
    json_text(writer, kind_shown(kind, word, plan->session.locale));
    json_key(writer, "strength");
    if (strength >= 0) {
        json_integer(writer, strength);
    } else {
        json_null(writer);
    }
}

void plan_line_label(struct json_writer *writer, const struct plan *plan,
                     const struct term *term) {
    json_key(writer, "label");
    json_text(writer, phrase_in(term->label, plan->session.locale));
}

struct text plan_line_outside(const struct topical *topical) {
    return topical->is_named ? topical->kind->outside : topical->kind->unnamed;
}

// The rule in force that a change was made to; NULL: none of these.
static const struct applied *find_applied(const struct applied_list *rules,
                                          const struct change *change) {
    for (size_t i = 0; i < rules->count; i++) {
        if (rules->items[i].change == change && !rules->items[i].overruled_by) {
            return &rules->items[i];
        }
    }
    return NULL;
}

const struct applied *plan_line_applied(const struct plan *plan,
                                        const struct change *change) {
    const struct applied *window = find_applied(&plan->topical_rules, change);
    return window ? window : find_applied(&plan->step_rules, change);
}

bool plan_line_is_taken_away(const struct applied *applied) {
    return applied->from.milliseconds >= applied->till.milliseconds;
}

const struct term *plan_line_product(const struct rule *rule) {
    int field = rule->kind->roles[ROLE_OF];
    const struct rule_value *of = rule_get(rule, ROLE_OF);
    enum field_type type = of ? rule->kind->fields[field].type : FIELD_TEXT;
    return type == FIELD_TERM || type == FIELD_TERMS ? of->terms[0] : NULL;
}

static void also_json(struct json_writer *writer, const struct plan *plan,
                      const struct step *step) {
    if (step->also_count == 0) {
        return;
    }
    json_key(writer, "also");
    json_begin_list(writer);
    for (size_t i = 0; i < step->also_count; i++) {
        json_begin_object(writer);
        json_key(writer, "rule");
        json_text(writer, step->also[i]->name);
        plan_line_phrase(writer, plan, "message", step->also[i], ROLE_MESSAGE);
        plan_line_phrase(writer, plan, "red_flag", step->also[i], ROLE_RED_FLAG);
        json_end_object(writer);
    }
    json_end_list(writer);
}

struct text plan_line_reaction(const struct step *step) {
    struct text found = TEXT("");
    for (size_t i = 0; i < step->rules_count; i++) {
        const struct rule *rule = step->rules[i];
        const struct rule_value *value = rule_get(rule, ROLE_ON_REACTION);
        if (value && !text_is(found, "send")) {
            int field = rule->kind->roles[ROLE_ON_REACTION];
            found = rule->kind->fields[field].choices[value->choice];
        }
    }
    return found;
}

static void on_reaction_json(struct json_writer *writer, const struct step *step) {
    struct text found = plan_line_reaction(step);
    if (found.len > 0) {
        json_key(writer, "on_reaction");
        json_text(writer, found);
    }
}

void plan_line_step(struct json_writer *writer, const struct plan *plan,
                    const struct step *step) {
    const struct rule *rule = step->leading->rule;
    const struct field *act = &rule->kind->fields[rule->kind->roles[ROLE_BY]];
    json_begin_object(writer);
    json_key(writer, "rule");
    json_text(writer, rule->name);
    json_name(writer, act->shown.len > 0 ? act->shown : act->name);
    json_text(writer, act->choices[rule_get(rule, ROLE_BY)->choice]);
    plan_line_shown(writer, plan, rule->kind,
                    act->choices[rule_get(rule, ROLE_BY)->choice]);
    json_key(writer, "from");
    plan_line_instant(writer, plan, step->from);
    json_key(writer, "till");
    plan_line_instant(writer, plan, step->till);
    plan_line_phrase(writer, plan, "message", rule, ROLE_MESSAGE);
    plan_line_phrase(writer, plan, "red_flag", rule, ROLE_RED_FLAG);
    also_json(writer, plan, step);
    on_reaction_json(writer, step);
    plan_line_rules(writer, step->rules, step->rules_count);
    plan_line_sources(writer, step->rules, step->rules_count);
    plan_line_change(writer, step->change);
    json_end_object(writer);
}
