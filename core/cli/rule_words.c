#include "core/cli/rule_words.h"

#include "core/cli/report.h"

bool rule_words_has(const struct json *list, struct text text) {
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        if (text_equal(one->text, text)) {
            return true;
        }
    }
    return false;
}

const struct json *rule_words_entry(const struct json *list, const char *name,
                                    struct text text) {
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        if (text_equal(text_member(one, name), text)) {
            return one;
        }
    }
    return NULL;
}

static void add_count(struct buffer *out, size_t begin, int64_t count, const char *unit) {
    if (count != 0) {
        buffer_format(out, "%s%lld %s%s", out->len > begin ? " " : "", (long long)count,
                      unit, count == 1 ? "" : "s");
    }
}

void rule_words_span(struct buffer *out, struct span span) {
    size_t begin = out->len;
    bool is_weeks = span.days % 7 == 0 && span.days > 7; // "7 days" is how rules say it
    add_count(out, begin, span.months / 12, "year");
    add_count(out, begin, span.months % 12, "month");
    add_count(out, begin, is_weeks ? span.days / 7 : 0, "week");
    add_count(out, begin, is_weeks ? 0 : span.days, "day");
    add_count(out, begin, span.seconds / 3600, "hour");
    add_count(out, begin, span.seconds / 60 % 60, "minute");
    add_count(out, begin, span.seconds % 60, "second");
    if (out->len == begin) {
        buffer_string(out, "at once");
    }
}

// A text; one that is a duration, in words; one that is a term, by its label.
static void add_word(struct buffer *out, struct text text, const struct json *labels) {
    struct span span;
    struct text label = TEXT("");
    for (const struct json *one = labels ? labels->first : NULL; one; one = one->next) {
        label = text_equal(one->key, text) ? one->text : label;
    }
    if (label.len > 0) {
        buffer_text(out, label);
    } else if (span_parse(&span, text)) {
        rule_words_span(out, span);
    } else {
        buffer_text(out, text);
    }
}

static void add_any(struct buffer *out, const struct json *value,
                    const struct json *labels);

static void add_entries(struct buffer *out, const struct json *value,
                        const struct json *labels) {
    for (const struct json *one = value->first; one; one = one->next) {
        bool is_member = value->type == JSON_OBJECT;
        buffer_string(out, one == value->first ? "" : is_member ? "; " : ", ");
        if (is_member) {
            buffer_text(out, one->key);
            buffer_string(out, " ");
        }
        add_any(out, one, labels);
    }
}

// Nesting is bounded by that of the JSON.
static void add_any(struct buffer *out, const struct json *value,
                    const struct json *labels) {
    switch (value->type) {
    case JSON_NULL:
        buffer_string(out, "none");
        return;
    case JSON_FALSE:
    case JSON_TRUE:
        buffer_string(out, value->type == JSON_TRUE ? "yes" : "no");
        return;
    case JSON_NUMBER:
        buffer_text(out, value->text);
        return;
    case JSON_TEXT:
        add_word(out, value->text, labels);
        return;
    case JSON_LIST:
    case JSON_OBJECT:
        add_entries(out, value, labels);
        return;
    }
}

// English as it is, every other language behind its name.
static void add_phrase(struct buffer *out, const struct json *value) {
    for (const struct json *one = value->first; one; one = one->next) {
        buffer_string(out, one == value->first ? "" : "\n");
        if (!text_is(one->key, "en")) {
            buffer_format(out, "%.*s: ", TEXT_ARGS(one->key));
        }
        buffer_text(out, one->text);
    }
}

static void add_range(struct buffer *out, const struct json *value) {
    for (const struct json *one = value->first; one; one = one->next) {
        buffer_string(out, one == value->first ? "" : " to ");
        add_any(out, one, NULL);
    }
}

void rule_words_value(struct buffer *out, struct text type, const struct json *value,
                      const struct json *labels) {
    if (!value) {
        return;
    }
    bool is_range = text_is(type, "numbers") || text_is(type, "spans");
    if (text_is(type, "phrase") && value->type == JSON_OBJECT) {
        add_phrase(out, value);
    } else if (is_range && value->type == JSON_LIST) {
        add_range(out, value);
    } else if (value->type == JSON_TEXT && !text_is(type, "span") &&
               !text_is(type, "term")) {
        buffer_text(out, value->text);
    } else {
        add_any(out, value, labels);
    }
}
