#include "core/plan/session_members.h"

#define ID_MAX 200 // bytes of a session's id: keys are made of it
#define NUMBER_MAX 1000
#define SHOWN_MAX 40 // bytes of what is refused

// So that each instant of a plan lies within the calendar and can be written down.
#define ENDED_TILL INT64_C(32503680000000) // 3000-01-01T00:00:00Z
#define SECONDS_A_DAY INT64_C(86400)
#define CHANGED_DAYS_MAX 36525 // a hundred years

aftercare_status session_refuse_missing(const struct reading *reading,
                                        const struct json *object, const char *right) {
    return json_fail(reading->err, reading->document,
                     object ? object : reading->document->root,
                     "a member is missing (%s)", right);
}

aftercare_status session_text(struct text *out, const struct reading *reading,
                              const struct json *value) {
    if (!value) {
        return AFTERCARE_OK;
    }
    aftercare_status status = member_expect(reading, value, JSON_TEXT, "a text");
    if (status) {
        return status;
    }
    const char *copy = arena_copy(reading->arena, value->text.at, value->text.len);
    if (!copy) {
        return fail(reading->err, AFTERCARE_ENOMEM, NULL, "no memory for the session");
    }
    *out = (struct text){copy, value->text.len};
    return AFTERCARE_OK;
}

static bool has_control(struct text text) {
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.at[i] < 0x20 || text.at[i] == 0x7F) {
            return true;
        }
    }
    return false;
}

aftercare_status session_id(struct text *out, const struct reading *reading,
                            const struct json *id) {
    aftercare_status status = session_text(out, reading, id);
    if (!status && (out->len == 0 || out->len > ID_MAX || has_control(*out))) {
        return json_fail(reading->err, reading->document, id,
                         "this cannot be a session's id (1 to %d bytes without control "
                         "characters)",
                         ID_MAX);
    }
    return status;
}

static int shown_len(struct text text) {
    return (int)(text.len > SHOWN_MAX ? SHOWN_MAX : text.len);
}

aftercare_status session_ended(struct instant *out, int32_t *offset,
                               const struct reading *reading, const struct json *ended) {
    aftercare_status status = member_expect(
        reading, ended, JSON_TEXT, "an instant such as \"2026-11-22T15:30:00+01:00\"");
    if (!status && !instant_parse(out, offset, ended->text)) {
        return json_fail(reading->err, reading->document, ended,
                         "\"%.*s\" is no instant (RFC 3339 with an offset, such as "
                         "\"2026-11-22T15:30:00+01:00\")",
                         shown_len(ended->text), ended->text.at);
    }
    if (!status && (out->milliseconds < 0 || out->milliseconds >= ENDED_TILL)) {
        return json_fail(reading->err, reading->document, ended,
                         "no session ended then (in a year from 1970 to 2999)");
    }
    return status;
}

aftercare_status session_number(int64_t *out, const struct reading *reading,
                                const struct json *number) {
    if (number->type != JSON_NUMBER || !number->is_integer || number->integer < 1 ||
        number->integer > NUMBER_MAX) {
        return json_fail(reading->err, reading->document, number,
                         "this is no number of a session (a whole number from 1 to %d)",
                         NUMBER_MAX);
    }
    *out = number->integer;
    return AFTERCARE_OK;
}

static aftercare_status read_span(struct span *out, bool *has,
                                  const struct reading *reading,
                                  const struct json *value) {
    if (!value) {
        return AFTERCARE_OK;
    }
    aftercare_status status =
        member_expect(reading, value, JSON_TEXT, "a duration such as \"PT72H\"");
    if (!status && !span_parse(out, value->text)) {
        return json_fail(
            reading->err, reading->document, value,
            "\"%.*s\" is no duration (ISO 8601, such as \"PT72H\" or \"P3D\")",
            shown_len(value->text), value->text.at);
    }
    if (!status && (out->months > 1200 || out->days > CHANGED_DAYS_MAX ||
                    out->seconds / SECONDS_A_DAY > CHANGED_DAYS_MAX)) {
        return json_fail(reading->err, reading->document, value,
                         "this is too long (at most a hundred years)");
    }
    *has = status == AFTERCARE_OK;
    return status;
}

static bool is_changeable(const struct rule *rule) {
    return rule->kind->fold == FOLD_CUT_WINDOWS || rule->kind->fold == FOLD_STEPS;
}

static aftercare_status read_changed_rule(const struct rule **out,
                                          const struct session_reading *from,
                                          const struct json *entry) {
    const struct reading *reading = &from->reading;
    const struct json *name = member_of(entry, "rule");
    struct text nearest = {0};
    if (!name) {
        return session_refuse_missing(reading, entry,
                                      "name the \"rule\" that is changed");
    }
    aftercare_status status = member_expect(reading, name, JSON_TEXT, "a text");
    if (status) {
        return status;
    }
    const struct rule *rule = rulebase_rule(from->base, name->text, &nearest);
    if (!rule || !is_changeable(rule)) {
        return json_fail(reading->err, reading->document, name,
                         "this is no rule about what follows a session (%s%.*s%s)",
                         nearest.len > 0 ? "did you mean \"" : "such as a step",
                         TEXT_ARGS(nearest), nearest.len > 0 ? "\"?" : "");
    }
    *out = rule;
    return AFTERCARE_OK;
}

aftercare_status session_change(struct change *out, const struct session_reading *from,
                                const struct json *entry) {
    const struct reading *reading = &from->reading;
    static const char *const names[] = {"rule", "from", "till", "by", "because", NULL};
    aftercare_status status = facts_check_members(reading, entry, names);
    if (!status) {
        status = read_changed_rule(&out->rule, from, entry);
    }
    if (!status) {
        status = read_span(&out->from, &out->has_from, reading, member_of(entry, "from"));
    }
    if (!status) {
        status = read_span(&out->till, &out->has_till, reading, member_of(entry, "till"));
    }
    if (!status) {
        status = session_text(&out->by, reading, member_of(entry, "by"));
    }
    if (!status) {
        status = session_text(&out->because, reading, member_of(entry, "because"));
    }
    if (!status && !out->has_from && !out->has_till) {
        return session_refuse_missing(reading, entry,
                                      "say what is changed: \"from\" or \"till\"");
    }
    if (!status && out->by.len == 0) {
        return session_refuse_missing(reading, entry, "say \"by\" whom it is changed");
    }
    return status;
}

static aftercare_status read_clock(int32_t *out, const struct reading *reading,
                                   const struct json *value) {
    aftercare_status status =
        member_expect(reading, value, JSON_TEXT, "a time such as \"21:00\"");
    if (!status && !clock_parse(out, value->text)) {
        return json_fail(reading->err, reading->document, value,
                         "this is no time of the day (write HH:MM, such as \"21:00\")");
    }
    return status;
}

aftercare_status session_quiet(struct quiet *out, const struct reading *reading,
                               const struct json *list) {
    if (list->type != JSON_LIST || (list->count != 0 && list->count != 2)) {
        return json_fail(reading->err, reading->document, list,
                         "these are no quiet hours (two times, such as [\"21:00\", "
                         "\"08:00\"])");
    }
    if (list->count == 0) {
        return AFTERCARE_OK;
    }
    aftercare_status status = read_clock(&out->from, reading, list->first);
    if (!status) {
        status = read_clock(&out->till, reading, list->first->next);
    }
    out->is_given = !status && out->from != out->till;
    return status;
}
