#include "core/facts/members.h"

#include <string.h>

const struct json *member_of(const struct json *object, const char *name) {
    const struct json *member = json_member(object, name);
    return member && member->type == JSON_NULL ? NULL : member;
}

aftercare_status member_expect(const struct reading *reading, const struct json *value,
                               enum json_type type, const char *right) {
    if (value->type == type) {
        return AFTERCARE_OK;
    }
    return json_fail(reading->err, reading->document, value,
                     "%s stands here (it should be %s)", json_type_name(value->type),
                     right);
}

aftercare_status member_term(const struct term **out, const struct reading *reading,
                             struct categories categories, const struct json *value) {
    const struct vocabulary *vocabulary = reading->schema->vocabulary;
    aftercare_status status =
        member_expect(reading, value, JSON_TEXT, "a term of the vocabulary");
    if (status) {
        return status;
    }
    const struct term *found[2];
    if (vocabulary_find(found, vocabulary, categories, value->text) == VOCABULARY_FOUND) {
        *out = found[0];
        return AFTERCARE_OK;
    }
    char complaint[AFTERCARE_SENTENCE_MAX];
    return json_fail(reading->err, reading->document, value, "%s",
                     vocabulary_complaint(complaint, sizeof complaint, vocabulary,
                                          categories, value->text));
}

aftercare_status member_date(struct date *out, const struct reading *reading,
                             const struct json *value) {
    aftercare_status status =
        member_expect(reading, value, JSON_TEXT, "a date such as \"2026-11-22\"");
    if (status) {
        return status;
    }
    if (!date_parse(out, value->text)) {
        return json_fail(reading->err, reading->document, value,
                         "\"%.*s\" is no date (write YYYY-MM-DD, a day that exists)",
                         (int)(value->text.len > 32 ? 32 : value->text.len),
                         value->text.at);
    }
    return AFTERCARE_OK;
}

aftercare_status member_days(struct days *out, const struct reading *reading,
                             const struct json *value) {
    aftercare_status status =
        member_expect(reading, value, JSON_TEXT, "a date such as \"2026-11-22\"");
    if (status) {
        return status;
    }
    if (!days_parse(out, value->text)) {
        return json_fail(reading->err, reading->document, value,
                         "\"%.*s\" is no date (write YYYY-MM-DD, or YYYY-MM or YYYY "
                         "where no more is known)",
                         (int)(value->text.len > 32 ? 32 : value->text.len),
                         value->text.at);
    }
    return AFTERCARE_OK;
}

static void list_choices(char *out, size_t size, const struct text *choices,
                         size_t count) {
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        size_t need = choices[i].len + 2;
        if (len + need + 1 > size) {
            return;
        }
        if (i > 0) {
            memcpy(out + len, ", ", 2);
            len += 2;
        }
        memcpy(out + len, choices[i].at, choices[i].len);
        len += choices[i].len;
        out[len] = '\0';
    }
}

aftercare_status member_choice(int *out, const struct reading *reading,
                               const struct text *choices, size_t count,
                               const struct json *value) {
    char known[AFTERCARE_PLACE_MAX];
    for (size_t i = 0; value->type == JSON_TEXT && i < count; i++) {
        if (text_equal(choices[i], value->text)) {
            *out = (int)i;
            return AFTERCARE_OK;
        }
    }
    list_choices(known, sizeof known, choices, count);
    if (value->type != JSON_TEXT) {
        return json_fail(reading->err, reading->document, value,
                         "%s stands here (it should be one of: %s)",
                         json_type_name(value->type), known);
    }
    return json_fail(
        reading->err, reading->document, value, "\"%.*s\" does not fit here (one of: %s)",
        (int)(value->text.len > 64 ? 64 : value->text.len), value->text.at, known);
}
