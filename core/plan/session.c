#include "core/plan/session_members.h"

static aftercare_status read_id(struct session *out, const struct reading *reading,
                                const struct json *session) {
    const struct json *id = member_of(session, "id");
    return id ? session_id(&out->id, reading, id)
              : session_refuse_missing(reading, session, "give the session an \"id\"");
}

static aftercare_status read_zone(struct session *out, const struct session_reading *from,
                                  const struct json *session) {
    const struct reading *reading = &from->reading;
    const struct json *name = member_of(session, "timezone");
    struct text zone = text_of(from->options ? from->options->timezone : NULL);
    if (!name && zone.len == 0) {
        return session_refuse_missing(
            reading, session,
            "say in which \"timezone\" the patient lives, such as "
            "\"Europe/Berlin\"");
    }
    aftercare_status status = session_text(&zone, reading, name);
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
    return ended ? session_ended(&out->ended, &out->offset, reading, ended)
                 : session_refuse_missing(reading, session,
                                          "say when the session \"ended_at\"");
}

static aftercare_status read_number(struct session *out, const struct reading *reading,
                                    const struct json *number) {
    out->number = 1;
    out->has_number = number != NULL;
    return number ? session_number(&out->number, reading, number) : AFTERCARE_OK;
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
        status = session_change(&changes[out->changes_count++], from, entry);
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

// The host's where the contact names none.
static aftercare_status read_quiet(struct quiet *out, const struct session_reading *from,
                                   const struct json *list) {
    return list ? session_quiet(out, &from->reading, list) : read_host_quiet(out, from);
}

static aftercare_status read_contact(struct session *out,
                                     const struct session_reading *from,
                                     const struct json *contact) {
    const struct reading *reading = &from->reading;
    static const char *const names[] = {"channel", "to", "locale", "quiet", NULL};
    aftercare_status status = facts_check_members(reading, contact, names);
    if (!status) {
        status = session_text(&out->channel, reading, member_of(contact, "channel"));
    }
    if (!status) {
        status = session_text(&out->to, reading, member_of(contact, "to"));
    }
    if (!status) {
        status = session_text(&out->locale, reading, member_of(contact, "locale"));
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
        return session_refuse_missing(reading, treatments ? treatments : session,
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
        return session_refuse_missing(reading, root, "tell of the \"session\"");
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
