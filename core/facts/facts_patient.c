#include "core/facts/facts_inside.h"

#include "core/facts/record.h"

static aftercare_status read_records(struct known *known, const struct reading *reading,
                                     const struct fact *fact, const struct json *list,
                                     struct date today) {
    aftercare_status status =
        member_expect(reading, list, JSON_LIST, "a list of records");
    struct record *records =
        status ? NULL : arena_array(reading->arena, list->count, sizeof *records);
    if (status || !records) {
        return status ? status : facts_no_memory(reading);
    }
    for (const struct json *entry = list->first; !status && entry; entry = entry->next) {
        status = record_read(&records[known->count++], reading, fact, entry, today);
    }
    known->records = records;
    return status;
}

#define SHOWN_MAX 32 // bytes of what is no number; what is longer is told by its type

static aftercare_status refuse_number(const struct reading *reading,
                                      const struct fact *fact, const struct json *value) {
    bool is_text = value->type == JSON_TEXT && value->text.len <= SHOWN_MAX;
    bool is_number = value->type == JSON_NUMBER && value->text.len <= SHOWN_MAX;
    struct text is =
        is_text || is_number ? value->text : text_of(json_type_name(value->type));
    const char *quote = is_text ? "\"" : "";
    return json_fail(
        reading->err, reading->document, value,
        "%s%.*s%s stands here (it should be a whole number from %lld to %lld)", quote,
        TEXT_ARGS(is), quote, (long long)fact->from, (long long)fact->till);
}

static aftercare_status read_number(int64_t *out, const struct reading *reading,
                                    const struct fact *fact, const struct json *value) {
    if (value->type != JSON_NUMBER || !value->is_integer || value->integer < fact->from ||
        value->integer > fact->till) {
        return refuse_number(reading, fact, value);
    }
    *out = value->integer;
    return AFTERCARE_OK;
}

static aftercare_status read_flag(bool *out, const struct reading *reading,
                                  const struct json *value) {
    if (value->type != JSON_TRUE && value->type != JSON_FALSE) {
        return json_fail(
            reading->err, reading->document, value,
            "%s stands here (it should be true or false, or absent where nobody "
            "knows)",
            json_type_name(value->type));
    }
    *out = value->type == JSON_TRUE;
    return AFTERCARE_OK;
}

aftercare_status facts_read_fact(struct known *known, const struct reading *reading,
                                 const struct fact *fact, const struct json *value,
                                 struct date today) {
    aftercare_status status = AFTERCARE_OK;
    switch (fact->type) {
    case FACT_TEXT:
        status = member_expect(reading, value, JSON_TEXT, "a text");
        break;
    case FACT_DATE:
        status = member_days(&known->date, reading, value);
        break;
    case FACT_CHOICE:
        status = member_choice(&known->choice, reading, fact->choices,
                               fact->choices_count, value);
        break;
    case FACT_FLAG:
        status = read_flag(&known->flag, reading, value);
        break;
    case FACT_NUMBER:
        status = read_number(&known->number, reading, fact, value);
        break;
    case FACT_RECORDS:
        status = read_records(known, reading, fact, value, today);
        break;
    }
    known->is_known = status == AFTERCARE_OK;
    return status;
}

static aftercare_status refuse_member(const struct reading *reading,
                                      const struct json *member) {
    struct nearest nearest = {.word = member->key};
    nearest_offer(&nearest, TEXT("unanswered"));
    for (size_t i = 0; i < reading->schema->facts_count; i++) {
        nearest_offer(&nearest, reading->schema->facts[i].name);
    }
    if (nearest.best.len > 0) {
        return json_fail(reading->err, reading->document, member,
                         "the schema has no such fact (did you mean \"%.*s\"?)",
                         TEXT_ARGS(nearest.best));
    }
    return json_fail(
        reading->err, reading->document, member,
        "the schema has no such fact (members of your own begin with \"x_\")");
}

aftercare_status facts_find_fact(const struct fact **out, const struct reading *reading,
                                 const struct json *member) {
    const struct fact *fact = schema_fact(reading->schema, member->key);
    *out = fact;
    return fact || facts_is_callers(member->key) ? AFTERCARE_OK
                                                 : refuse_member(reading, member);
}

static aftercare_status read_member(struct facts *facts, struct known *known,
                                    const struct reading *reading,
                                    const struct json *member) {
    const struct fact *fact;
    bool is_null = member->type == JSON_NULL;
    if (text_is(member->key, "unanswered") &&
        !schema_fact(reading->schema, member->key)) {
        return is_null ? AFTERCARE_OK
                       : facts_read_terms(&facts->unanswered, &facts->unanswered_count,
                                          reading, (struct categories){0}, member);
    }
    aftercare_status status = facts_find_fact(&fact, reading, member);
    if (status || !fact || is_null) {
        return status;
    }
    if (fact->type == FACT_TEXT && text_is(fact->name, "id")) {
        facts->id = member->text;
    }
    return facts_read_fact(&known[fact->index], reading, fact, member, facts->date);
}

aftercare_status facts_patient(struct facts *facts, const struct reading *reading,
                               const struct json *patient) {
    struct known *known =
        arena_array(reading->arena, reading->schema->facts_count, sizeof *known);
    if (!known) {
        return facts_no_memory(reading);
    }
    facts->schema = reading->schema;
    facts->known = known;
    if (!patient) {
        return AFTERCARE_OK;
    }
    aftercare_status status = member_expect(reading, patient, JSON_OBJECT,
                                            "an object with the patient's facts");
    for (const struct json *member = patient->first; !status && member;
         member = member->next) {
        status = read_member(facts, known, reading, member);
    }
    return status;
}
