#include "core/plan/mutant_words.h"

#include "core/plan/case_text.h"
#include "core/rules/assessment_json.h"

#define WORDS_MAX ((size_t)1 << 20)

// Depth is bounded by CONDITION_DEPTH_MAX. "&" binds closer than "|", and "~" closest.
static void write_sketch(struct buffer *out, const struct sketch *sketch,
                         enum condition_kind around) {
    bool has_brackets = (sketch->kind == CONDITION_OR && around != CONDITION_OR) ||
                        (sketch->kind == CONDITION_AND && around == CONDITION_NOT);
    buffer_string(out, has_brackets ? "(" : "");
    switch (sketch->kind) {
    case CONDITION_TEST:
        buffer_text(out, sketch->test->wording);
        break;
    case CONDITION_NOT:
        buffer_string(out, "~");
        write_sketch(out, sketch->left, CONDITION_NOT);
        break;
    case CONDITION_AND:
    case CONDITION_OR:
        write_sketch(out, sketch->left, sketch->kind);
        buffer_string(out, sketch->kind == CONDITION_AND ? " & " : " | ");
        write_sketch(out, sketch->right, sketch->kind);
        break;
    }
    buffer_string(out, has_brackets ? ")" : "");
}

static void write_value(struct buffer *out, struct arena *arena,
                        const struct field *field, const struct rule_value *value) {
    struct json_limits limits = JSON_LIMITS;
    struct json_document document;
    struct buffer json;
    buffer_init(&json, &arena->allocator, WORDS_MAX);
    struct json_writer writer = {.out = &json};
    value_json(&writer, field, value);
    char *copy = json.failed ? NULL : arena_copy(arena, json.at, json.len);
    if (copy && !json_read(&document, arena, "value", (struct text){copy, json.len},
                           &limits, NULL)) {
        case_text_value(out, document.root);
    } else {
        out->failed = true;
    }
    buffer_clear(&json);
}

static const char *words(struct arena *arena, const struct field *field,
                         const struct rule_value *value, const struct sketch *sketch) {
    struct buffer out;
    buffer_init(&out, &arena->allocator, WORDS_MAX);
    buffer_format(&out, "%.*s = ", TEXT_ARGS(field->name));
    if (sketch) {
        write_sketch(&out, sketch, CONDITION_OR);
    } else {
        write_value(&out, arena, field, value);
    }
    const char *text = out.failed ? NULL : arena_copy(arena, out.at, out.len);
    buffer_clear(&out);
    return text;
}

aftercare_status mutant_words(const char **before, const char **after,
                              struct arena *arena, const struct rule *rule,
                              const struct mutation *mutation) {
    const struct rule_value *value = &rule->values[mutation->value];
    const struct field *field = &rule->kind->fields[value->field];
    *before = words(arena, field, value, mutation->original);
    *after = words(arena, field, &mutation->changed, mutation->condition);
    return *before && *after ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}
