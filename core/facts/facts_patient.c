#include "core/facts/facts_inside.h"

#include "core/facts/members.h"
#include "core/facts/record.h"

static aftercare_status read_records(struct reading *reading, const struct fact *fact,
                                     const struct json *list) {
    aftercare_status status = member_expect(reading->document, list, JSON_LIST,
                                            "a list of records", reading->err);
    if (status) {
        return status;
    }
    struct record *records = arena_array(reading->arena, list->count, sizeof *records);
    if (!records) {
        return facts_no_memory(reading->err);
    }
    size_t count = 0;
    for (const struct json *entry = list->first; entry; entry = entry->next) {
        status =
            record_read(&records[count++], reading->schema, fact, reading->facts->date,
                        reading->document, entry, reading->err);
        if (status) {
            return status;
        }
    }
    reading->known[fact->index].records = records;
    reading->known[fact->index].count = count;
    return AFTERCARE_OK;
}

static aftercare_status read_number(struct reading *reading, const struct fact *fact,
                                    const struct json *value, int64_t *out) {
    if (value->type != JSON_NUMBER || !value->is_integer || value->integer < fact->from ||
        value->integer > fact->till) {
        return json_fail(reading->err, reading->document, value,
                         "this does not fit \"%.*s\" (a whole number from %lld to %lld)",
                         TEXT_ARGS(fact->name), (long long)fact->from,
                         (long long)fact->till);
    }
    *out = value->integer;
    return AFTERCARE_OK;
}

static aftercare_status read_flag(struct reading *reading, const struct json *value,
                                  bool *out) {
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

static aftercare_status read_fact(struct reading *reading, const struct fact *fact,
                                  const struct json *value) {
    struct known *known = &reading->known[fact->index];
    aftercare_status status = AFTERCARE_OK;
    switch (fact->type) {
    case FACT_TEXT:
        status =
            member_expect(reading->document, value, JSON_TEXT, "a text", reading->err);
        break;
    case FACT_DATE:
        status = member_days(&known->date, reading->document, value, reading->err);
        break;
    case FACT_CHOICE:
        status = member_choice(&known->choice, fact->choices, fact->choices_count,
                               reading->document, value, reading->err);
        break;
    case FACT_FLAG:
        status = read_flag(reading, value, &known->flag);
        break;
    case FACT_NUMBER:
        status = read_number(reading, fact, value, &known->number);
        break;
    case FACT_RECORDS:
        status = read_records(reading, fact, value);
        break;
    }
    known->is_known = status == AFTERCARE_OK;
    return status;
}

static aftercare_status refuse_member(struct reading *reading,
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

static aftercare_status read_member(struct reading *reading, const struct json *member) {
    const struct fact *fact = schema_fact(reading->schema, member->key);
    if (!fact && text_is(member->key, "unanswered")) {
        return member->type == JSON_NULL
                   ? AFTERCARE_OK
                   : facts_read_terms(&reading->facts->unanswered,
                                      &reading->facts->unanswered_count, reading->arena,
                                      reading->schema, (struct categories){0},
                                      reading->document, member, reading->err);
    }
    if (!fact) {
        bool is_callers = facts_is_callers(member->key);
        return is_callers ? AFTERCARE_OK : refuse_member(reading, member);
    }
    if (member->type == JSON_NULL) {
        return AFTERCARE_OK;
    }
    if (fact->type == FACT_TEXT && text_is(fact->name, "id")) {
        reading->facts->id = member->text;
    }
    return read_fact(reading, fact, member);
}

aftercare_status facts_patient(struct reading *reading, const struct json *patient) {
    reading->facts->schema = reading->schema;
    reading->known =
        arena_array(reading->arena, reading->schema->facts_count, sizeof *reading->known);
    if (!reading->known) {
        return facts_no_memory(reading->err);
    }
    reading->facts->known = reading->known;
    if (!patient) {
        return AFTERCARE_OK;
    }
    aftercare_status status =
        member_expect(reading->document, patient, JSON_OBJECT,
                      "an object with the patient's facts", reading->err);
    for (const struct json *member = patient->first; !status && member;
         member = member->next) {
        status = read_member(reading, member);
    }
    return status;
}
