#include "core/rules/rules_json.h"

#include "core/rules/assessment_json.h"

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
        bool is_source = kind->fields[i].type == FIELD_SOURCES;
        if (rule->values[i].is_given && !is_source) {
            json_name(writer, kind->fields[i].name);
            value_json(writer, &kind->fields[i], &rule->values[i]);
        }
    }
    json_end_object(writer);
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

static void kind_json(struct json_writer *writer, const struct kind *kind) {
    json_begin_object(writer);
    json_key(writer, "kind");
    json_text(writer, kind->name);
    json_key(writer, "plugin");
    json_text(writer, kind->plugin);
    json_key(writer, "says");
    json_text(writer, kind->says);
    json_key(writer, "fields");
    json_begin_list(writer);
    for (size_t i = 0; i < kind->fields_count; i++) {
        json_begin_object(writer);
        json_key(writer, "field");
        json_text(writer, kind->fields[i].name);
        json_key(writer, "type");
        json_string(writer, type_name(kind->fields[i].type));
        json_key(writer, "needed");
        json_bool(writer, kind->fields[i].is_needed);
        json_key(writer, "says");
        json_text(writer, kind->fields[i].says);
        json_end_object(writer);
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
