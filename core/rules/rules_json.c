#include "core/rules/rules_json.h"

#include "core/rules/assessment_json.h"
#include "core/rules/function.h"

static void source_json(struct json_writer *writer, const struct source *source) {
    json_begin_object(writer);
    json_key(writer, "id");
    json_text(writer, source->id);
    json_key(writer, "title");
    json_text(writer, source->title);
    json_key(writer, "address");
    json_text(writer, source->address);
    json_key(writer, "evidence");
    json_text(writer, source->evidence);
    json_key(writer, "seen");
    json_text(writer, source->seen);
    json_key(writer, "says");
    json_text(writer, source->says);
    json_end_object(writer);
}

static void sources_in_full(struct json_writer *writer, const struct rulebase *base,
                            const struct rule_value *sources) {
    json_begin_list(writer);
    for (size_t i = 0; sources && i < sources->names_count; i++) {
        const struct source *source = rulebase_source(base, sources->names[i]);
        if (source) {
            source_json(writer, source);
        }
    }
    json_end_list(writer);
}

// Every treatment that the rule is about, those that lie in a group of its subject too.
static void about_json(struct json_writer *writer, const struct rulebase *base,
                       const struct rule *rule) {
    json_begin_list(writer);
    for (size_t i = 0; i < base->vocabulary.count; i++) {
        if (rule_is_about(rule, base->vocabulary.terms[i])) {
            json_text(writer, base->vocabulary.terms[i]->id);
        }
    }
    json_end_list(writer);
}

// What the terms of a rule's fields are called, in English.
static void labels_json(struct json_writer *writer, const struct rule *rule) {
    json_begin_object(writer);
    for (size_t i = 0; i < rule->kind->fields_count; i++) {
        const struct rule_value *value = rule_field(rule, i);
        enum field_type type = rule->kind->fields[i].type;
        bool has_terms = value && (type == FIELD_TERM || type == FIELD_TERMS);
        for (size_t k = 0; has_terms && k < value->terms_count; k++) {
            json_name(writer, value->terms[k]->id);
            json_text(writer, phrase_in(value->terms[k]->label, TEXT("en")));
        }
    }
    json_end_object(writer);
}

static void rule_json(struct json_writer *writer, const struct rulebase *base,
                      const struct rule *rule) {
    const struct kind *kind = rule->kind;
    json_begin_object(writer);
    json_key(writer, "rule");
    json_text(writer, rule->name);
    json_key(writer, "kind");
    json_text(writer, kind->name);
    json_key(writer, "file");
    json_string(writer, rule->place.file);
    json_key(writer, "line");
    json_integer(writer, rule->place.line);
    json_key(writer, "is_awake");
    json_bool(writer, rule->is_awake);
    json_key(writer, "fields");
    json_begin_object(writer);
    for (size_t i = 0; i < kind->fields_count; i++) {
        const struct field *field = &kind->fields[i];
        const struct rule_value *value = rule_field(rule, i);
        if (value && field->type != FIELD_SOURCES) {
            json_name(writer, field->name);
            value_json(writer, field, value);
        }
    }
    json_end_object(writer);
    json_key(writer, "about");
    about_json(writer, base, rule);
    json_key(writer, "labels");
    labels_json(writer, rule);
    json_key(writer, "sources");
    sources_in_full(writer, base, rule_get(rule, ROLE_SOURCES));
    json_end_object(writer);
}

static const char *type_name(enum field_type type) {
    static const char *const names[] = {
#define X(name, word) [FIELD_##name] = word,
        FIELD_TYPES(X)
#undef X
    };
    return names[type];
}

static const char *fold_name(enum fold fold) {
    static const char *const names[] = {
#define X(name, word) [FOLD_##name] = word,
        FOLDS(X)
#undef X
    };
    return names[fold];
}

static void texts_json(struct json_writer *writer, const struct text *texts,
                       size_t count) {
    json_begin_list(writer);
    for (size_t i = 0; i < count; i++) {
        json_text(writer, texts[i]);
    }
    json_end_list(writer);
}

// What a value of the field may be.
static void bounds_json(struct json_writer *writer, const struct field *field) {
    if (field->type == FIELD_CHOICE) {
        json_key(writer, "among");
        texts_json(writer, field->choices, field->choices_count);
    }
    if (field->type == FIELD_NUMBER || field->type == FIELD_NUMBERS) {
        json_key(writer, "from");
        json_integer(writer, field->from);
        json_key(writer, "till");
        json_integer(writer, field->till);
    }
    if (field->type == FIELD_TERM || field->type == FIELD_TERMS) {
        json_key(writer, "of"); // categories
        texts_json(writer, field->categories.names, field->categories.count);
    }
}

static void field_json(struct json_writer *writer, const struct field *field) {
    json_begin_object(writer);
    json_key(writer, "field");
    json_text(writer, field->name);
    json_key(writer, "type");
    json_string(writer, type_name(field->type));
    json_key(writer, "needed");
    json_bool(writer, field->is_needed);
    bounds_json(writer, field);
    if (field->standard) {
        json_key(writer, "default");
        value_json(writer, field, &field->standard->value);
    }
    if (field->shown.len > 0) {
        json_key(writer, "shown");
        json_text(writer, field->shown);
    }
    if (field->deprecated.len > 0) {
        json_key(writer, "deprecated");
        json_text(writer, field->deprecated);
    }
    json_key(writer, "says");
    json_text(writer, field->says);
    json_end_object(writer);
}

// What a treatment can be given, worst first: an open question stands behind the last
// choice that blocks.
static void verdicts_json(struct json_writer *writer, const struct kind *kind) {
    const struct field *by = &kind->fields[kind->roles[ROLE_BY]];
    json_key(writer, "verdicts");
    json_begin_list(writer);
    for (size_t i = 0; i < by->choices_count; i++) {
        json_text(writer, by->choices[i]);
        if (kind->blocking >> i == 1) {
            json_text(writer, kind->unknown);
        }
    }
    json_text(writer, kind->none);
    json_end_list(writer);
}

static void kind_json(struct json_writer *writer, const struct kind *kind) {
    json_begin_object(writer);
    json_key(writer, "kind");
    json_text(writer, kind->name);
    json_key(writer, "plugin");
    json_text(writer, kind->plugin);
    json_key(writer, "says");
    json_text(writer, kind->says);
    json_key(writer, "file");
    json_string(writer, kind->place.file);
    json_key(writer, "line");
    json_integer(writer, kind->place.line);
    json_key(writer, "fold");
    json_string(writer, fold_name(kind->fold));
    json_key(writer, "by"); // the field that its decision orders by
    json_text(writer, kind->fields[kind->roles[ROLE_BY]].name);
    if (kind->fold == FOLD_WORST_OF) {
        verdicts_json(writer, kind);
    }
    if (kind->decider) {
        json_key(writer, "decider");
        json_string(writer, kind->decider->shown);
    }
    json_key(writer, "fields");
    json_begin_list(writer);
    for (size_t i = 0; i < kind->fields_count; i++) {
        field_json(writer, &kind->fields[i]);
    }
    json_end_list(writer);
    json_end_object(writer);
}

static bool is_woken_by(const struct rule *rule, const struct option *option,
                        struct text choice) {
    const struct rule_value *policy = rule_get(rule, ROLE_POLICY);
    for (size_t i = 0; policy && i < policy->pairs_count; i++) {
        const struct pair *pair = &policy->pairs[i];
        for (size_t k = 0; k < pair->values_count; k++) {
            if (text_equal(pair->name, option->name) &&
                text_equal(pair->values[k], choice)) {
                return true;
            }
        }
    }
    return false;
}

// The full name of a rule that another one calls by that name.
static struct text full_name(const struct rulebase *base, const struct rule *rule,
                             struct text name) {
    const struct rule *found = rulebase_meant(base, rule, name, NULL);
    return found ? found->name : name;
}

// What a choice changes: the rules that it wakes, and those that they overrule.
static void choice_json(struct json_writer *writer, const struct rulebase *base,
                        const struct option *option, struct text choice) {
    json_begin_object(writer);
    json_key(writer, "choice");
    json_text(writer, choice);
    json_key(writer, "wakes");
    json_begin_list(writer);
    for (size_t i = 0; i < base->rules_count; i++) {
        if (is_woken_by(base->rules[i], option, choice)) {
            json_text(writer, base->rules[i]->name);
        }
    }
    json_end_list(writer);
    json_key(writer, "overrules");
    json_begin_list(writer);
    for (size_t i = 0; i < base->rules_count; i++) {
        const struct rule *rule = base->rules[i];
        const struct rule_value *over =
            is_woken_by(rule, option, choice) ? rule_get(rule, ROLE_OVERRULES) : NULL;
        for (size_t k = 0; over && k < over->names_count; k++) {
            json_text(writer, full_name(base, rule, over->names[k]));
        }
    }
    json_end_list(writer);
    json_end_object(writer);
}

static void text_or_null(struct json_writer *writer, struct text text) {
    if (text.len > 0) {
        json_text(writer, text);
    } else {
        json_null(writer);
    }
}

static void option_json(struct json_writer *writer, const struct rulebase *base,
                        const struct option *option) {
    json_begin_object(writer);
    json_key(writer, "option");
    json_text(writer, option->name);
    json_key(writer, "says");
    json_text(writer, option->says);
    json_key(writer, "default");
    text_or_null(writer, option->standard);
    json_key(writer, "chosen");
    text_or_null(writer, option->chosen);
    json_key(writer, "choices");
    json_begin_list(writer);
    for (size_t i = 0; i < option->choices_count; i++) {
        choice_json(writer, base, option, option->choices[i]);
    }
    json_end_list(writer);
    json_end_object(writer);
}

void rules_list_json(struct json_writer *writer, const struct rulebase *base,
                     const struct kind *kind, const struct rule *rule) {
    json_begin_object(writer);
    rules_members_json(writer, base);
    json_key(writer, "kinds");
    json_begin_list(writer);
    for (size_t i = 0; i < base->kinds_count; i++) {
        kind_json(writer, base->kinds[i]);
    }
    json_end_list(writer);
    json_key(writer, "choices");
    json_begin_list(writer);
    for (size_t i = 0; i < base->options_count; i++) {
        option_json(writer, base, base->options[i]);
    }
    json_end_list(writer);
    json_key(writer, "rules");
    json_begin_list(writer);
    for (size_t i = 0; i < base->rules_count; i++) {
        const struct rule *one = base->rules[i];
        if ((!kind || one->kind == kind) && (!rule || one == rule)) {
            rule_json(writer, base, one);
        }
    }
    json_end_list(writer);
    json_end_object(writer);
}
