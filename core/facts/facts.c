#include "core/facts/facts.h"

#include "core/facts/members.h"
#include "core/facts/record.h"

#include <string.h>

// What one reading needs at every step.
struct reading {
    struct facts *facts;
    struct known *known;
    struct arena *arena;
    const struct schema *schema;
    const struct json_document *document;
    aftercare_error *err;
};

aftercare_status facts_check_members(const struct json_document *document,
                                     const struct json *object, const char *const *names,
                                     aftercare_error *err) {
    if (!object) {
        return AFTERCARE_OK;
    }
    aftercare_status status =
        member_expect(document, object, JSON_OBJECT, "an object", err);
    if (status) {
        return status;
    }
    for (const struct json *member = object->first; member; member = member->next) {
        struct nearest nearest = {.word = member->key};
        bool is_known = member->key.len > 2 && memcmp(member->key.at, "x_", 2) == 0;
        for (size_t i = 0; names[i]; i++) {
            is_known = is_known || text_is(member->key, names[i]);
            nearest_offer(&nearest, text_of(names[i]));
        }
        if (!is_known && nearest.best.len > 0) {
            return json_fail(err, document, member,
                             "there is no member of this name (did you mean \"%.*s\"?)",
                             TEXT_ARGS(nearest.best));
        }
        if (!is_known) {
            return json_fail(err, document, member,
                             "there is no member of this name (members of your own begin "
                             "with \"x_\")");
        }
    }
    return AFTERCARE_OK;
}

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the document's facts");
}

static aftercare_status read_records(struct reading *reading, const struct fact *fact,
                                     const struct json *list) {
    aftercare_status status = member_expect(reading->document, list, JSON_LIST,
                                            "a list of records", reading->err);
    if (status) {
        return status;
    }
    struct record *records = arena_array(reading->arena, list->count, sizeof *records);
    if (!records) {
        return no_memory(reading->err);
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
        bool is_callers = member->key.len > 2 && memcmp(member->key.at, "x_", 2) == 0;
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

static aftercare_status read_patient(struct reading *reading,
                                     const struct json *patient) {
    reading->facts->schema = reading->schema;
    reading->known =
        arena_array(reading->arena, reading->schema->facts_count, sizeof *reading->known);
    if (!reading->known) {
        return no_memory(reading->err);
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

// Puts a term into a list in the order of ids, once.
static size_t insert_term(const struct term **terms, size_t count,
                          const struct term *term) {
    size_t i = count;
    while (i > 0 && terms[i - 1]->index >= term->index) {
        if (terms[i - 1] == term) {
            return count;
        }
        i--;
    }
    memmove(&terms[i + 1], &terms[i], (count - i) * sizeof(const struct term *));
    terms[i] = term;
    return count + 1;
}

aftercare_status facts_read_terms(const struct term ***out, size_t *count,
                                  struct arena *arena, const struct schema *schema,
                                  struct categories categories,
                                  const struct json_document *document,
                                  const struct json *list, aftercare_error *err) {
    aftercare_status status =
        member_expect(document, list, JSON_LIST, "a list of terms", err);
    if (status) {
        return status;
    }
    const struct term **terms =
        arena_array(arena, (size_t)list->count + 1, sizeof(const struct term *));
    if (!terms) {
        return no_memory(err);
    }
    size_t found = 0;
    for (const struct json *entry = list->first; entry; entry = entry->next) {
        const struct term *term;
        status = member_term(&term, schema->vocabulary, categories, document, entry, err);
        if (status) {
            return status;
        }
        found = insert_term(terms, found, term);
    }
    *out = terms;
    *count = found;
    return AFTERCARE_OK;
}

static aftercare_status read_detail(struct detail_value *out, const struct schema *schema,
                                    const struct json_document *document,
                                    const struct json *member, aftercare_error *err) {
    out->detail = schema_detail(schema, member->key);
    if (!out->detail) {
        struct nearest nearest = {.word = member->key};
        for (size_t i = 0; i < schema->details_count; i++) {
            nearest_offer(&nearest, schema->details[i].name);
        }
        return json_fail(
            err, document, member, "the schema has no such detail (%s%.*s%s)",
            nearest.best.len > 0 ? "did you mean \"" : "see rules/schema.lua",
            TEXT_ARGS(nearest.best), nearest.best.len > 0 ? "\"?" : "");
    }
    if (out->detail->choices_count > 0) {
        int choice;
        aftercare_status status =
            member_choice(&choice, out->detail->choices, out->detail->choices_count,
                          document, member, err);
        if (status) {
            return status;
        }
    } else if (member->type != JSON_TEXT) {
        return json_fail(err, document, member, "%s stands here (it should be a text)",
                         json_type_name(member->type));
    }
    out->value = member->text;
    return AFTERCARE_OK;
}

aftercare_status facts_read_details(const struct detail_value **out, size_t *count,
                                    struct arena *arena, const struct schema *schema,
                                    const struct json_document *document,
                                    const struct json *object, aftercare_error *err) {
    aftercare_status status =
        member_expect(document, object, JSON_OBJECT, "an object of details", err);
    if (status) {
        return status;
    }
    struct detail_value *values = arena_array(arena, object->count, sizeof *values);
    if (!values) {
        return no_memory(err);
    }
    size_t found = 0;
    for (const struct json *member = object->first; member; member = member->next) {
        bool is_callers = member->key.len > 2 && memcmp(member->key.at, "x_", 2) == 0;
        if (is_callers || member->type == JSON_NULL) {
            continue;
        }
        status = read_detail(&values[found++], schema, document, member, err);
        if (status) {
            return status;
        }
    }
    *out = values;
    *count = found;
    return AFTERCARE_OK;
}

// Where nobody said which areas are meant, those of the concerns stand for them.
static aftercare_status areas_of_records(struct reading *reading) {
    struct facts *facts = reading->facts;
    const struct fact *fact = schema_fact(reading->schema, reading->schema->areas_from);
    if (!fact || fact->type != FACT_RECORDS || !facts->known[fact->index].is_known) {
        return AFTERCARE_OK;
    }
    const struct known *known = &facts->known[fact->index];
    facts->areas =
        arena_array(reading->arena, known->count + 1, sizeof(const struct term *));
    if (!facts->areas) {
        return no_memory(reading->err);
    }
    facts->are_areas_complete = known->count > 0;
    for (size_t i = 0; i < known->count; i++) {
        if (known->records[i].area) {
            facts->areas_count =
                insert_term(facts->areas, facts->areas_count, known->records[i].area);
        } else {
            facts->are_areas_complete = false;
        }
    }
    return AFTERCARE_OK;
}

static aftercare_status refuse_empty(struct reading *reading, const struct json *list,
                                     const char *what) {
    if (list->type == JSON_LIST && list->count == 0) {
        return json_fail(reading->err, reading->document, list,
                         "the list is empty (name the %s, or leave the member out)",
                         what);
    }
    return AFTERCARE_OK;
}

static aftercare_status read_treatments(struct reading *reading,
                                        const struct json *list) {
    if (!list) {
        return AFTERCARE_OK;
    }
    aftercare_status status = refuse_empty(reading, list, "treatments");
    reading->facts->has_treatments = true;
    return status ? status
                  : facts_read_terms(&reading->facts->treatments,
                                     &reading->facts->treatments_count, reading->arena,
                                     reading->schema, reading->schema->treatments,
                                     reading->document, list, reading->err);
}

static aftercare_status read_areas(struct reading *reading, const struct json *list) {
    if (!list) {
        return areas_of_records(reading);
    }
    aftercare_status status = refuse_empty(reading, list, "areas");
    reading->facts->are_areas_complete = true;
    return status
               ? status
               : facts_read_terms(&reading->facts->areas, &reading->facts->areas_count,
                                  reading->arena, reading->schema, reading->schema->areas,
                                  reading->document, list, reading->err);
}

static aftercare_status read_day(struct reading *reading, const struct json *request,
                                 const struct date *today) {
    const struct json *date = member_of(request, "date");
    if (date) {
        return member_date(&reading->facts->date, reading->document, date, reading->err);
    }
    if (!today) {
        return json_fail(reading->err, reading->document,
                         request ? request : reading->document->root,
                         "the request has no date, and nobody said which day it is (give "
                         "\"date\": \"YYYY-MM-DD\")");
    }
    reading->facts->date = *today;
    return AFTERCARE_OK;
}

static aftercare_status read_request(struct reading *reading,
                                     const struct json *request) {
    static const char *const names[] = {"treatments", "areas", "date", "details", NULL};
    aftercare_status status =
        facts_check_members(reading->document, request, names, reading->err);
    if (!status) {
        status = read_treatments(reading, member_of(request, "treatments"));
    }
    if (!status) {
        status = read_areas(reading, member_of(request, "areas"));
    }
    const struct json *details = member_of(request, "details");
    if (!status && details) {
        status = facts_read_details(
            &reading->facts->details, &reading->facts->details_count, reading->arena,
            reading->schema, reading->document, details, reading->err);
    }
    return status;
}

aftercare_status facts_read(struct facts **out, struct arena *arena,
                            const struct schema *schema,
                            const struct json_document *document,
                            const struct date *today, aftercare_error *err) {
    static const char *const names[] = {"patient", "request", NULL};
    struct facts *facts = arena_alloc(arena, sizeof *facts);
    if (!facts) {
        return no_memory(err);
    }
    struct reading reading = {.facts = facts,
                              .arena = arena,
                              .schema = schema,
                              .document = document,
                              .err = err};
    const struct json *request = member_of(document->root, "request");

    aftercare_status status = facts_check_members(document, document->root, names, err);
    if (!status && request) {
        status = member_expect(document, request, JSON_OBJECT, "an object", err);
    }
    if (!status) {
        status = read_day(&reading, request, today);
    }
    if (!status) {
        status = read_patient(&reading, member_of(document->root, "patient"));
    }
    if (!status) {
        status = read_request(&reading, request);
    }
    if (!status) {
        *out = facts;
    }
    return status;
}

aftercare_status facts_read_patient(struct facts **out, struct arena *arena,
                                    const struct schema *schema,
                                    const struct json_document *document,
                                    const struct json *patient, struct date date,
                                    aftercare_error *err) {
    struct facts *facts = arena_alloc(arena, sizeof *facts);
    if (!facts) {
        return no_memory(err);
    }
    struct reading reading = {.facts = facts,
                              .arena = arena,
                              .schema = schema,
                              .document = document,
                              .err = err};
    facts->date = date;
    aftercare_status status = read_patient(&reading, patient);
    if (!status) {
        *out = facts;
    }
    return status;
}
