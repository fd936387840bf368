#include "core/rules/explain_details.h"

static const struct detail_value *given(const struct facts *facts,
                                        const struct pair *pair) {
    for (size_t i = 0; i < facts->details_count; i++) {
        if (text_equal(facts->details[i].detail->name, pair->name)) {
            return &facts->details[i];
        }
    }
    return NULL;
}

// "\"jessner\" or \"salicylic_acid\"".
static void add_choices(struct buffer *out, const struct pair *pair) {
    for (size_t i = 0; i < pair->values_count; i++) {
        const char *between = i == 0 ? "" : i + 1 < pair->values_count ? ", " : " or ";
        buffer_format(out, "%s\"%.*s\"", between, TEXT_ARGS(pair->values[i]));
    }
}

static void sentence_json(struct json_writer *writer, const struct pair *pair,
                          const struct detail_value *is) {
    struct buffer text;
    buffer_init(&text, &writer->out->allocator, 1 << 16);
    if (is) {
        buffer_format(&text, "The request says \"%.*s\" of %.*s; the rule needs ",
                      TEXT_ARGS(is->value), TEXT_ARGS(pair->name));
    } else {
        buffer_format(&text, "The request does not say %.*s; the rule needs ",
                      TEXT_ARGS(pair->name));
    }
    add_choices(&text, pair);
    buffer_string(&text, ".");
    writer->out->failed = writer->out->failed || text.failed;
    json_text(writer, (struct text){text.at, text.len});
    buffer_clear(&text);
}

static void detail_json(struct json_writer *writer, const struct pair *pair,
                        const struct facts *facts) {
    static const char *const names[] = {
        [NO] = "false", [UNKNOWN] = "unknown", [YES] = "true"};
    const struct detail_value *is = given(facts, pair);
    json_begin_object(writer);
    json_key(writer, "detail");
    json_text(writer, pair->name);
    json_key(writer, "value");
    json_string(writer, names[rule_detail(pair, facts->details, facts->details_count)]);
    json_key(writer, "is");
    if (is) {
        json_text(writer, is->value);
    } else {
        json_null(writer);
    }
    json_key(writer, "should_be");
    json_begin_list(writer);
    for (size_t i = 0; i < pair->values_count; i++) {
        json_text(writer, pair->values[i]);
    }
    json_end_list(writer);
    json_key(writer, "sentence");
    sentence_json(writer, pair, is);
    json_end_object(writer);
}

void explain_details(struct json_writer *writer, const struct rule *rule,
                     const struct facts *facts) {
    const struct rule_value *needed = rule_get(rule, ROLE_DETAILS);
    if (!needed) {
        return;
    }
    json_key(writer, "details");
    json_begin_list(writer);
    for (size_t i = 0; i < needed->pairs_count; i++) {
        detail_json(writer, &needed->pairs[i], facts);
    }
    json_end_list(writer);
}
