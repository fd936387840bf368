#include "core/daemon/setting.h"

#include "core/base/date.h"

#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

#define SECOND 1000
#define DAY 86400

aftercare_status setting_fail(aftercare_error *err, const struct setting_source *source,
                              const char *name, const char *format, ...) {
    char sentence[AFTERCARE_SENTENCE_MAX];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    return fail_at(err, AFTERCARE_ERULES, source->file, source->line, source->column,
                   "%s%s: %s", source->path, name, sentence);
}

aftercare_status setting_told(const struct setting_source *source,
                              aftercare_status status, const aftercare_error *err) {
    if (status != AFTERCARE_OK && status != AFTERCARE_ENOMEM) {
        source->problems->count++;
        source->problems->told(source->problems->context, err);
    }
    return status;
}

aftercare_status setting_worse(aftercare_status one, aftercare_status other) {
    return other == AFTERCARE_ENOMEM || one == AFTERCARE_OK ? other : one;
}

static const char *type_name(enum setting_type type) {
    static const char *const names[] = {
#define X(name, text) text,
        SETTING_TYPES(X)
#undef X
    };
    return names[type];
}

const struct setting *setting_find(const struct setting_table *table,
                                   const struct setting_source *source, struct text name,
                                   aftercare_error *err) {
    struct nearest nearest = {.word = name};
    for (size_t i = 0; i < table->count; i++) {
        if (text_is(name, table->rows[i].name)) {
            return &table->rows[i];
        }
        nearest_offer(&nearest, text_of(table->rows[i].name));
    }
    const char *hint = nearest.best.len > 0 ? "did you mean " : "see --help-config";
    (void)fail_at(err, AFTERCARE_ERULES, source->file, source->line, source->column,
                  "%s%.*s: there is no such option (%s%.*s)", source->path,
                  TEXT_ARGS(name), hint, TEXT_ARGS(nearest.best));
    return NULL;
}

// One value on its way into its field.
struct reading {
    const struct setting *row;
    const struct json *value;
    const struct setting_source *source;
    void *field;
    aftercare_error *err;
};

static aftercare_status no_memory(const struct reading *reading) {
    return fail(reading->err, AFTERCARE_ENOMEM, reading->source->file,
                "no memory for the configuration");
}

static aftercare_status wrong_type(const struct reading *reading,
                                   const struct json *found) {
    return setting_fail(reading->err, reading->source, reading->row->name,
                        "%s (%s is expected here)", json_type_name(found->type),
                        type_name(reading->row->type));
}

static bool is_list(const struct json *value) {
    // Lua's {} is a list and a table of names alike.
    return value->type == JSON_LIST || (value->type == JSON_OBJECT && value->count == 0);
}

static bool is_object(const struct json *value) {
    return value->type == JSON_OBJECT || (value->type == JSON_LIST && value->count == 0);
}

static aftercare_status read_text(const struct reading *reading) {
    const char **field = reading->field;
    if (reading->value->type != JSON_TEXT) {
        return wrong_type(reading, reading->value);
    }
    *field = reading->value->text.at;
    return AFTERCARE_OK;
}

static aftercare_status read_texts(const struct reading *reading) {
    struct setting_texts *field = reading->field;
    if (!is_list(reading->value)) {
        return wrong_type(reading, reading->value);
    }
    const char **items =
        arena_array(reading->source->arena, reading->value->count, sizeof(const char *));
    if (!items) {
        return no_memory(reading);
    }
    size_t count = 0;
    for (const struct json *at = reading->value->first; at; at = at->next) {
        if (at->type != JSON_TEXT) {
            return wrong_type(reading, at);
        }
        items[count++] = at->text.at;
    }
    *field = (struct setting_texts){items, count};
    return AFTERCARE_OK;
}

static aftercare_status read_pairs(const struct reading *reading) {
    struct setting_pairs *field = reading->field;
    if (!is_object(reading->value)) {
        return wrong_type(reading, reading->value);
    }
    struct setting_pair *items =
        arena_array(reading->source->arena, reading->value->count, sizeof *items);
    if (!items) {
        return no_memory(reading);
    }
    size_t count = 0;
    for (const struct json *at = reading->value->first; at; at = at->next) {
        if (at->type != JSON_TEXT) {
            return wrong_type(reading, at);
        }
        items[count++] = (struct setting_pair){at->key.at, at->text.at};
    }
    *field = (struct setting_pairs){items, count};
    return AFTERCARE_OK;
}

static aftercare_status read_bool(const struct reading *reading) {
    bool *field = reading->field;
    if (reading->value->type != JSON_TRUE && reading->value->type != JSON_FALSE) {
        return wrong_type(reading, reading->value);
    }
    *field = reading->value->type == JSON_TRUE;
    return AFTERCARE_OK;
}

static aftercare_status read_number(const struct reading *reading) {
    const struct setting *row = reading->row;
    int64_t *field = reading->field;
    if (reading->value->type != JSON_NUMBER || !reading->value->is_integer) {
        return wrong_type(reading, reading->value);
    }
    int64_t found = reading->value->integer;
    if (found < row->least || found > row->most) {
        return setting_fail(reading->err, reading->source, row->name,
                            "%" PRId64 " (from %" PRId64 " to %" PRId64 ")", found,
                            row->least, row->most);
    }
    *field = found;
    return AFTERCARE_OK;
}

static aftercare_status span_bounds(const struct reading *reading, struct text found) {
    char least[SPAN_TEXT_MAX];
    char most[SPAN_TEXT_MAX];
    const struct setting *row = reading->row;
    return setting_fail(reading->err, reading->source, row->name,
                        "\"%.*s\" (a duration such as \"PT15S\", from %s to %s)",
                        TEXT_ARGS(found),
                        span_format(least, (struct span){.seconds = row->least / SECOND}),
                        span_format(most, (struct span){.seconds = row->most / SECOND}));
}

static aftercare_status read_one_span(const struct reading *reading,
                                      const struct json *value, int64_t *out) {
    struct span span;
    if (value->type != JSON_TEXT) {
        return wrong_type(reading, value);
    }
    // Months have no length of their own, so they are no time to wait.
    if (!span_parse(&span, value->text) || span.months != 0) {
        return span_bounds(reading, value->text);
    }
    int64_t milliseconds = (span.seconds + (int64_t)span.days * DAY) * SECOND;
    if (milliseconds < reading->row->least || milliseconds > reading->row->most) {
        return span_bounds(reading, value->text);
    }
    *out = milliseconds;
    return AFTERCARE_OK;
}

static aftercare_status read_span(const struct reading *reading) {
    return read_one_span(reading, reading->value, reading->field);
}

static aftercare_status read_spans(const struct reading *reading) {
    int64_t *field = reading->field;
    int64_t found[2] = {0, 0};
    const struct json *first = reading->value->first;
    if (!is_list(reading->value) || reading->value->count != 2) {
        return wrong_type(reading, reading->value);
    }
    aftercare_status status = read_one_span(reading, first, &found[0]);
    if (status == AFTERCARE_OK) {
        status = read_one_span(reading, first->next, &found[1]);
    }
    if (status != AFTERCARE_OK) {
        return status;
    }
    if (found[0] > found[1]) {
        return setting_fail(reading->err, reading->source, reading->row->name,
                            "the first duration is the longer one (the shorter first)");
    }
    memcpy(field, found, sizeof found);
    return AFTERCARE_OK;
}

static aftercare_status read_clocks(const struct reading *reading) {
    const char **field = reading->field;
    const char *found[2];
    size_t count = 0;
    if (!is_list(reading->value) || reading->value->count != 2) {
        return wrong_type(reading, reading->value);
    }
    for (const struct json *at = reading->value->first; at; at = at->next) {
        int32_t second = 0;
        if (at->type != JSON_TEXT || !clock_parse(&second, at->text)) {
            return setting_fail(reading->err, reading->source, reading->row->name,
                                "no two times of day (such as { \"21:00\", \"08:00\" })");
        }
        found[count++] = at->text.at;
    }
    memcpy(field, found, sizeof found);
    return AFTERCARE_OK;
}

static aftercare_status pass_over(const struct reading *reading) {
    (void)reading;
    return AFTERCARE_OK;
}

aftercare_status setting_read(const struct setting *row, const struct json *value,
                              const struct setting_source *source, void *into,
                              aftercare_error *err) {
    static aftercare_status (*const readers[])(const struct reading *reading) = {
        [SETTING_TEXT] = read_text,     [SETTING_TEXTS] = read_texts,
        [SETTING_PAIRS] = read_pairs,   [SETTING_BOOL] = read_bool,
        [SETTING_NUMBER] = read_number, [SETTING_SPAN] = read_span,
        [SETTING_SPANS] = read_spans,   [SETTING_CLOCKS] = read_clocks,
        [SETTING_TABLES] = pass_over,
    };
    const struct reading reading = {.row = row,
                                    .value = value,
                                    .source = source,
                                    .field = (char *)into + row->at,
                                    .err = err};
    return readers[row->type](&reading);
}

aftercare_status setting_read_all(const struct setting_table *table,
                                  const struct json *object,
                                  const struct setting_source *source, void *into) {
    aftercare_status result = AFTERCARE_OK;
    aftercare_error err;
    const struct json *at = object->first;
    for (; at && result != AFTERCARE_ENOMEM; at = at->next) {
        const struct setting *row = setting_find(table, source, at->key, &err);
        aftercare_status status =
            row ? setting_read(row, at, source, into, &err) : AFTERCARE_ERULES;
        result = setting_worse(result, setting_told(source, status, &err));
    }
    return result;
}

static void print_bounds(FILE *out, const struct setting *row) {
    char least[SPAN_TEXT_MAX];
    char most[SPAN_TEXT_MAX];
    if (row->type == SETTING_NUMBER) {
        (void)fprintf(out, " from %" PRId64 " to %" PRId64, row->least, row->most);
    } else if (row->type == SETTING_SPAN || row->type == SETTING_SPANS) {
        (void)fprintf(out, ", from %s to %s",
                      span_format(least, (struct span){.seconds = row->least / SECOND}),
                      span_format(most, (struct span){.seconds = row->most / SECOND}));
    }
}

void setting_print(FILE *out, const struct setting_table *table, const char *prefix) {
    for (size_t i = 0; i < table->count; i++) {
        const struct setting *row = &table->rows[i];
        (void)fprintf(out, "%s%s: %s", prefix, row->name, type_name(row->type));
        print_bounds(out, row);
        if (row->fallback) {
            (void)fprintf(out, "; without it: %s", row->fallback);
        }
        (void)fprintf(out, "\n    %s\n", row->sentence);
    }
}
