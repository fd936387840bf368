// A rule's field as JSON, in the shape in which a rule file gives it.
#include "core/rules/assessment_json.h"

static void span_json(struct json_writer *writer, struct span span) {
    char text[SPAN_TEXT_MAX];
    json_string(writer, span_format(text, span));
}

static void phrases_json(struct json_writer *writer, const struct phrase *phrase) {
    json_begin_object(writer);
    for (const struct phrase *one = phrase; one; one = one->next) {
        json_name(writer, one->locale);
        json_text(writer, one->text);
    }
    json_end_object(writer);
}

static void terms_json(struct json_writer *writer, const struct rule_value *value) {
    json_begin_list(writer);
    for (size_t i = 0; i < value->terms_count; i++) {
        json_text(writer, value->terms[i]->id);
    }
    json_end_list(writer);
}

static void names_json(struct json_writer *writer, const struct rule_value *value) {
    json_begin_list(writer);
    for (size_t i = 0; i < value->names_count; i++) {
        json_text(writer, value->names[i]);
    }
    json_end_list(writer);
}

static void pairs_json(struct json_writer *writer, const struct rule_value *value) {
    json_begin_object(writer);
    for (size_t i = 0; i < value->pairs_count; i++) {
        const struct pair *pair = &value->pairs[i];
        json_name(writer, pair->name);
        if (pair->values_count == 1) {
            json_text(writer, pair->values[0]);
            continue;
        }
        json_begin_list(writer);
        for (size_t k = 0; k < pair->values_count; k++) {
            json_text(writer, pair->values[k]);
        }
        json_end_list(writer);
    }
    json_end_object(writer);
}

static void optional_span(struct json_writer *writer, const char *key, struct span span) {
    if (!span_is_zero(span)) {
        json_key(writer, key);
        span_json(writer, span);
    }
}

// "08:00", with seconds only where there are some.
static void clock_json(struct json_writer *writer, int32_t second) {
    char clock[] = "00:00:00";
    text_put_digits(clock, second / 3600, 2);
    text_put_digits(clock + 3, second / 60 % 60, 2);
    text_put_digits(clock + 6, second % 60, 2);
    json_text(writer, (struct text){clock, second % 60 == 0 ? 5 : 8});
}

static void remind_json(struct json_writer *writer, const struct remind *remind) {
    bool is_once = remind->at_count == 0 && span_is_zero(remind->every);
    if (is_once && span_is_zero(remind->expires)) {
        json_bool(writer, true);
        return;
    }
    json_begin_object(writer);
    if (remind->at_count > 0) {
        json_key(writer, "at");
        json_begin_list(writer);
        for (size_t i = 0; i < remind->at_count; i++) {
            clock_json(writer, remind->at[i]);
        }
        json_end_list(writer);
    }
    optional_span(writer, "every", remind->every);
    optional_span(writer, "days", remind->days);
    if (remind->times > 0) {
        json_key(writer, "times");
        json_integer(writer, remind->times);
    }
    optional_span(writer, "expires", remind->expires);
    optional_span(writer, "after_done", remind->after_done);
    optional_span(writer, "min_gap", remind->min_gap);
    json_end_object(writer);
}

// A condition as the rule says it, with the operators of the language.
static void condition_text(struct buffer *out, struct clause clause) {
    switch (clause_kind(clause)) {
    case CONDITION_TEST:
        buffer_text(out, clause_test(clause)->wording);
        return;
    case CONDITION_NOT:
        buffer_string(out, "~(");
        condition_text(out, clause_left(clause));
        buffer_string(out, ")");
        return;
    case CONDITION_AND:
    case CONDITION_OR:
        buffer_string(out, "(");
        condition_text(out, clause_left(clause));
        buffer_string(out, clause_kind(clause) == CONDITION_AND ? " & " : " | ");
        condition_text(out, clause_right(clause));
        buffer_string(out, ")");
        return;
    }
}

static void condition_json(struct json_writer *writer,
                           const struct condition *condition) {
    struct buffer text;
    buffer_init(&text, &writer->out->allocator, writer->out->max);
    condition_text(&text, condition_whole(condition));
    writer->out->failed = writer->out->failed || text.failed;
    json_text(writer, (struct text){text.at, text.len});
    buffer_clear(&text);
}

void value_json(struct json_writer *writer, const struct field *field,
                const struct rule_value *value) {
    switch (field->type) {
    case FIELD_TEXT:
        json_text(writer, (struct text){value->text, value->text_len});
        return;
    case FIELD_PHRASE:
        phrases_json(writer, value->phrase);
        return;
    case FIELD_CHOICE:
        json_text(writer, field->choices[value->choice]);
        return;
    case FIELD_NUMBER:
        json_integer(writer, value->numbers[0]);
        return;
    case FIELD_NUMBERS:
        json_begin_list(writer);
        json_integer(writer, value->numbers[0]);
        json_integer(writer, value->numbers[1]);
        json_end_list(writer);
        return;
    case FIELD_SPAN:
        span_json(writer, value->spans[0]);
        return;
    case FIELD_SPANS:
        json_begin_list(writer);
        span_json(writer, value->spans[0]);
        span_json(writer, value->spans[1]);
        json_end_list(writer);
        return;
    case FIELD_TERM:
        json_text(writer, value->terms[0]->id);
        return;
    case FIELD_TERMS:
        terms_json(writer, value);
        return;
    case FIELD_CONDITION:
        condition_json(writer, value->condition);
        return;
    case FIELD_DETAILS:
    case FIELD_POLICY:
        pairs_json(writer, value);
        return;
    case FIELD_RULES:
    case FIELD_SOURCES:
        names_json(writer, value);
        return;
    case FIELD_REMIND:
        remind_json(writer, value->remind);
        return;
    case FIELD_FLAG:
        json_bool(writer, value->flag);
        return;
    }
}
