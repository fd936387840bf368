#include "core/plan/session.h"

#include <string.h>

#define ID_MAX 200 // bytes of a session's id: keys are made of it
#define NUMBER_MAX 1000

// So that each instant of a plan lies within the calendar and can be written down.
#define ENDED_TILL INT64_C(32503680000000) // 3000-01-01T00:00:00Z
#define SECONDS_A_DAY INT64_C(86400)
#define CHANGED_DAYS_MAX 36525 // a hundred years

static aftercare_status refuse_missing(const struct reading *reading,
                                       const struct json *object, const char *right) {
    return json_fail(reading->err, reading->document,
                     object ? object : reading->document->root,
                     "a member is missing (%s)", right);
}

static aftercare_status read_text(struct text *out, const struct reading *reading,
                                  const struct json *value) {
    if (!value) {
        return AFTERCARE_OK;
    }
    aftercare_status status = member_expect(reading, value, JSON_TEXT, "a text");
    *out = status ? *out : value->text;
    return status;
}

static bool has_control(struct text text) {
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.at[i] < 0x20 || text.at[i] == 0x7F) {
            return true;
        }
    }
    return false;
}

static aftercare_status read_id(struct session *out, const struct reading *reading,
                                const struct json *session) {
    const struct json *id = member_of(session, "id");
    if (!id) {
        return refuse_missing(reading, session, "give the session an \"id\"");
    }
    aftercare_status status = read_text(&out->id, reading, id);
    if (!status && (out->id.len == 0 || out->id.len > ID_MAX || has_control(out->id))) {
        return json_fail(reading->err, reading->document, id,
                         "this cannot be a session's id (1 to %d bytes without control "
                         "characters)",
                         ID_MAX);
    }
    return status;
}

static aftercare_status read_zone(struct session *out, const struct session_reading *from,
                                  const struct json *session) {
    const struct reading *reading = &from->reading;
    const struct json *name = member_of(session, "timezone");
    struct text zone = text_of(from->options ? from->options->timezone : NULL);
    if (!name && zone.len == 0) {
        return refuse_missing(reading, session,
                              "say in which \"timezone\" the patient lives, such as "
                              "\"Europe/Berlin\"");
    }
    aftercare_status status = read_text(&zone, reading, name);
    if (status) {
        return status;
    }
    aftercare_error why = {0};
    status = zone_find(&out->zone, from->zones, zone, &why);
    if (status == AFTERCARE_ENOTFOUND && name) {
        return json_fail(reading->err, reading->document, name, "%s", why.sentence);
    }
    // Else it is the host's fault, or the zone database's, or memory is out.
    bool is_hosts = status == AFTERCARE_ENOTFOUND;
    return status ? fail(reading->err, is_hosts ? AFTERCARE_EUSAGE : status, why.place,
                         "%s", why.sentence)
                  : AFTERCARE_OK;
}

static aftercare_status read_end(struct session *out, const struct reading *reading,
                                 const struct json *session) {
    const struct json *ended = member_of(session, "ended_at");
    if (!ended) {
        return refuse_missing(reading, session, "say when the session \"ended_at\"");
    }
    aftercare_status status = member_expect(
        reading, ended, JSON_TEXT, "an instant such as \"2026-11-22T15:30:00+01:00\"");
    if (!status && !instant_parse(&out->ended, &out->offset, ended->text)) {
        return json_fail(reading->err, reading->document, ended,
                         "\"%.*s\" is no instant (RFC 3339 with an offset, such as "
                         "\"2026-11-22T15:30:00+01:00\")",
                         (int)(ended->text.len > 40 ? 40 : ended->text.len),
                         ended->text.at);
    }
    int64_t at = out->ended.milliseconds;
    if (!status && (at < 0 || at >= ENDED_TILL)) {
        return json_fail(reading->err, reading->document, ended,
                         "no session ended then (in a year from 1970 to 2999)");
    }
    return status;
}

static aftercare_status read_number(struct session *out, const struct reading *reading,
                                    const struct json *number) {
    out->number = 1;
    if (!number) {
        return AFTERCARE_OK;
    }
    if (number->type != JSON_NUMBER || !number->is_integer || number->integer < 1 ||
        number->integer > NUMBER_MAX) {
        return json_fail(reading->err, reading->document, number,
                         "this is no number of a session (a whole number from 1 to %d)",
                         NUMBER_MAX);
    }
    out->number = number->integer;
    out->has_number = true;
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
            (int)(value->text.len > 40 ? 40 : value->text.len), value->text.at);
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
    struct text text = {0};
    struct text nearest = {0};
    if (!name) {
        return refuse_missing(reading, entry, "name the \"rule\" that is changed");
    }
    aftercare_status status = read_text(&text, reading, name);
    if (status) {
        return status;
    }
    const struct rule *rule = rulebase_rule(from->base, text, &nearest);
    if (!rule || !is_changeable(rule)) {
        return json_fail(reading->err, reading->document, name,
                         "this is no rule about what follows a session (%s%.*s%s)",
                         nearest.len > 0 ? "did you mean \"" : "such as a step",
                         TEXT_ARGS(nearest), nearest.len > 0 ? "\"?" : "");
    }
    *out = rule;
    return AFTERCARE_OK;
}

static aftercare_status read_change(struct change *out,
                                    const struct session_reading *from,
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
        status = read_text(&out->by, reading, member_of(entry, "by"));
    }
    if (!status) {
        status = read_text(&out->because, reading, member_of(entry, "because"));
    }
    if (!status && !out->has_from && !out->has_till) {
        return refuse_missing(reading, entry,
                              "say what is changed: \"from\" or \"till\"");
    }
    if (!status && out->by.len == 0) {
        return refuse_missing(reading, entry, "say \"by\" whom it is changed");
    }
    return status;
}

static aftercare_status read_changes(struct session *out,
                                     const struct session_reading *from,
                                     const struct json *list) {
    const struct reading *reading = &from->reading;
    if (!list) {
        return AFTERCARE_OK;
    }
    aftercare_status status =
        member_expect(reading, list, JSON_LIST, "a list of changes");
    struct change *changes =
        status ? NULL : arena_array(reading->arena, list->count, sizeof *changes);
    if (!status && !changes) {
        return fail(reading->err, AFTERCARE_ENOMEM, NULL, "no memory for the session");
    }
    for (const struct json *entry = status ? NULL : list->first; !status && entry;
         entry = entry->next) {
        status = read_change(&changes[out->changes_count++], from, entry);
    }
    out->changes = changes;
    return status;
}

static aftercare_status read_products(struct session *out, const struct reading *reading,
                                      const struct json *list) {
    out->has_products = list && list->count > 0;
    return list ? facts_read_terms(&out->products, &out->products_count, reading,
                                   reading->schema->products, list)
                : AFTERCARE_OK;
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

static aftercare_status read_host_clock(int32_t *out, const struct reading *reading,
                                        const char *clock) {
    if (clock_parse(out, text_of(clock))) {
        return AFTERCARE_OK;
    }
    return fail(reading->err, AFTERCARE_EUSAGE, NULL,
                "\"%s\" is no time of the day (write HH:MM, such as \"21:00\")", clock);
}

static aftercare_status read_host_quiet(struct quiet *out,
                                        const struct session_reading *from) {
    const aftercare_plan_options *options = from->options;
    if (!options || (!options->quiet_from && !options->quiet_till)) {
        return AFTERCARE_OK;
    }
    if (!options->quiet_from || !options->quiet_till) {
        return fail(from->reading.err, AFTERCARE_EUSAGE, NULL,
                    "quiet hours need both their beginning and their end (such as "
                    "\"21:00\" and \"08:00\")");
    }
    aftercare_status status =
        read_host_clock(&out->from, &from->reading, options->quiet_from);
    if (!status) {
        status = read_host_clock(&out->till, &from->reading, options->quiet_till);
    }
    out->is_given = !status && out->from != out->till;
    return status;
}

// A contact's quiet hours; the host's where it names none; none for an empty list, or
// where they end when they begin.
static aftercare_status read_quiet(struct quiet *out, const struct session_reading *from,
                                   const struct json *list) {
    const struct reading *reading = &from->reading;
    if (!list) {
        return read_host_quiet(out, from);
    }
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

static aftercare_status read_contact(struct session *out,
                                     const struct session_reading *from,
                                     const struct json *contact) {
    const struct reading *reading = &from->reading;
    static const char *const names[] = {"channel", "to", "locale", "quiet", NULL};
    aftercare_status status = facts_check_members(reading, contact, names);
    if (!status) {
        status = read_text(&out->channel, reading, member_of(contact, "channel"));
    }
    if (!status) {
        status = read_text(&out->to, reading, member_of(contact, "to"));
    }
    if (!status) {
        status = read_text(&out->locale, reading, member_of(contact, "locale"));
    }
    return status ? status : read_quiet(&out->quiet, from, member_of(contact, "quiet"));
}

static aftercare_status read_terms_of(struct facts *facts, const struct reading *reading,
                                      const struct json *session) {
    const struct schema *schema = reading->schema;
    const struct json *treatments = member_of(session, "treatments");
    const struct json *areas = member_of(session, "areas");
    const struct json *details = member_of(session, "details");
    if (!treatments || (treatments->type == JSON_LIST && treatments->count == 0)) {
        return refuse_missing(reading, treatments ? treatments : session,
                              "name the \"treatments\" of the session");
    }
    aftercare_status status =
        facts_read_terms(&facts->treatments, &facts->treatments_count, reading,
                         schema->treatments, treatments);
    facts->has_treatments = true;
    if (!status && areas) {
        status = facts_read_terms(&facts->areas, &facts->areas_count, reading,
                                  schema->areas, areas);
        facts->are_areas_complete = facts->areas_count > 0;
    }
    if (!status && details) {
        status =
            facts_read_details(&facts->details, &facts->details_count, reading, details);
    }
    return status;
}

static aftercare_status read_facts(struct session *out, const struct reading *reading,
                                   const struct json *session) {
    struct date day = zone_wall(out->zone, out->ended).date;
    const struct json *patient = member_of(reading->document->root, "patient");
    aftercare_status status = facts_read_patient(&out->facts, reading, patient, day);
    return status ? status : read_terms_of(out->facts, reading, session);
}

static aftercare_status read_visit(struct session *out,
                                   const struct session_reading *from,
                                   const struct json *session) {
    const struct reading *reading = &from->reading;
    static const char *const names[] = {"id",      "treatments", "areas",    "number",
                                        "details", "ended_at",   "timezone", "products",
                                        "changes", NULL};
    aftercare_status status = facts_check_members(reading, session, names);
    if (!status) {
        status = read_id(out, reading, session);
    }
    if (!status) {
        status = read_zone(out, from, session);
    }
    if (!status) {
        status = read_end(out, reading, session);
    }
    if (!status) {
        status = read_number(out, reading, member_of(session, "number"));
    }
    if (!status) {
        status = read_products(out, reading, member_of(session, "products"));
    }
    return status ? status : read_changes(out, from, member_of(session, "changes"));
}

aftercare_status session_read(struct session *out, const struct session_reading *from) {
    const struct reading *reading = &from->reading;
    static const char *const names[] = {"session", "patient", "contact", NULL};
    const struct json *root = reading->document->root;
    *out = (struct session){0};

    aftercare_status status = facts_check_members(reading, root, names);
    const struct json *session = member_of(root, "session");
    if (!status && !session) {
        return refuse_missing(reading, root, "tell of the \"session\"");
    }
    if (!status) {
        status = read_visit(out, from, session);
    }
    if (!status) {
        status = read_facts(out, reading, session);
    }
    if (!status) {
        status = read_contact(out, from, member_of(root, "contact"));
    }
    if (!status && session_content(out->content, reading->arena, root)) {
        return fail(reading->err, AFTERCARE_ENOMEM, NULL, "no memory for the session");
    }
    return status;
}
