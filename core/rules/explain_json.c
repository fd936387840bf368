// An explanation as JSON, member by member.
#include "core/rules/assessment_json.h"
#include "core/rules/explain.h"

static void member(struct json_writer *writer, const char *key, const char *text) {
    json_key(writer, key);
    json_string(writer, text);
}

static void strings(struct json_writer *writer, const char *key, const char *const *list,
                    size_t count) {
    json_key(writer, key);
    json_begin_list(writer);
    for (size_t i = 0; i < count; i++) {
        json_string(writer, list[i]);
    }
    json_end_list(writer);
}

static void part_json(struct json_writer *writer, const aftercare_explained_part *part);

static void parts_json(struct json_writer *writer, const char *key,
                       const aftercare_explained_part *part) {
    json_key(writer, key);
    json_begin_list(writer);
    for (size_t i = 0; i < part->parts_count; i++) {
        part_json(writer, part->parts[i]);
    }
    json_end_list(writer);
}

// Depth is bounded by CONDITION_DEPTH_MAX.
static void part_json(struct json_writer *writer, const aftercare_explained_part *part) {
    bool is_function = text_is(text_of(part->part), "function");
    json_begin_object(writer);
    member(writer, "part", part->part);
    member(writer, "value", part->value);
    member(writer, "until", part->until);
    if (part->wording) {
        member(writer, "wording", part->wording);
        member(writer, "sentence", part->sentence);
        strings(writer, "facts", part->facts, part->facts_count);
    } else {
        parts_json(writer, "parts", part);
    }
    if (is_function) {
        parts_json(writer, "reads", part);
        member(writer, "error", part->error);
    }
    json_end_object(writer);
}

static void change_json(struct json_writer *writer,
                        const aftercare_explained_change *turn) {
    json_begin_object(writer);
    member(writer, "to", turn->to);
    member(writer, "on", turn->on);
    member(writer, "sentence", turn->sentence);
    json_key(writer, "tests");
    json_begin_list(writer);
    for (size_t i = 0; i < turn->tests_count; i++) {
        json_begin_object(writer);
        member(writer, "wording", turn->tests[i]->wording);
        member(writer, "should_be", turn->tests[i]->should_be);
        json_end_object(writer);
    }
    json_end_list(writer);
    json_end_object(writer);
}

static void details_json(struct json_writer *writer, const aftercare_explanation *shown) {
    json_key(writer, "details");
    json_begin_list(writer);
    for (size_t i = 0; i < shown->details_count; i++) {
        const aftercare_explained_detail *needed = shown->details[i];
        json_begin_object(writer);
        member(writer, "detail", needed->detail);
        member(writer, "value", needed->value);
        member(writer, "is", needed->is);
        strings(writer, "should_be", needed->should_be, needed->should_be_count);
        member(writer, "sentence", needed->sentence);
        json_end_object(writer);
    }
    json_end_list(writer);
}

static void fields_json(struct json_writer *writer, const struct rule *rule) {
    const struct kind *kind = rule->kind;
    json_key(writer, "fields");
    json_begin_object(writer);
    for (size_t i = 0; i < kind->fields_count; i++) {
        const struct field *field = &kind->fields[i];
        const struct rule_value *value = rule_field(rule, i);
        if (value && field->type != FIELD_CONDITION) {
            json_name(writer, field->name);
            value_json(writer, field, value);
        }
    }
    json_end_object(writer);
}

static void condition_json(struct json_writer *writer,
                           const aftercare_explanation *shown) {
    if (shown->condition) {
        json_key(writer, "condition");
        part_json(writer, shown->condition);
        json_key(writer, "change");
        change_json(writer, shown->change);
    }
    if (shown->exception) {
        json_key(writer, "exception");
        part_json(writer, shown->exception);
    }
}

void explain_write(struct json_writer *writer, const struct rulebase *base,
                   const struct explanation *explanation) {
    const aftercare_explanation *shown = &explanation->shown;
    json_begin_object(writer);
    member(writer, "date", shown->date);
    json_key(writer, "rules");
    rules_json(writer, base);
    member(writer, "rule", shown->rule);
    member(writer, "kind", shown->kind);
    json_key(writer, "is_awake");
    json_bool(writer, shown->is_awake);
    member(writer, "holds", shown->holds);
    if (shown->details) {
        details_json(writer, shown);
    }
    condition_json(writer, shown);
    fields_json(writer, explanation->rule);
    json_end_object(writer);
}

aftercare_status explain_json(struct json_writer *writer, struct arena *arena,
                              const struct rulebase *base, const struct facts *facts,
                              const struct rule *rule) {
    struct explanation explanation;
    aftercare_status status = explain(&explanation, arena, base, facts, rule);
    if (!status) {
        explain_write(writer, base, &explanation);
    }
    return status;
}
