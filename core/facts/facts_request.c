#include "core/facts/facts_inside.h"

// Where nobody said which areas are meant, those of the concerns stand for them.
static aftercare_status areas_of_records(struct facts *facts,
                                         const struct reading *reading) {
    const struct fact *fact = schema_fact(reading->schema, reading->schema->areas_from);
    if (!fact || fact->type != FACT_RECORDS || !facts->known[fact->index].is_known) {
        return AFTERCARE_OK;
    }
    const struct known *known = &facts->known[fact->index];
    facts->areas =
        arena_array(reading->arena, known->count + 1, sizeof(const struct term *));
    if (!facts->areas) {
        return facts_no_memory(reading);
    }
    facts->are_areas_complete = known->count > 0;
    facts->areas_of = fact;
    for (size_t i = 0; i < known->count; i++) {
        if (known->records[i].area) {
            facts->areas_count = facts_insert_term(facts->areas, facts->areas_count,
                                                   known->records[i].area);
        } else {
            facts->are_areas_complete = false;
        }
    }
    return AFTERCARE_OK;
}

static aftercare_status refuse_empty(const struct reading *reading,
                                     const struct json *list, const char *what) {
    if (list->type == JSON_LIST && list->count == 0) {
        return json_fail(reading->err, reading->document, list,
                         "the list is empty (name the %s, or leave the member out)",
                         what);
    }
    return AFTERCARE_OK;
}

static aftercare_status read_treatments(struct facts *facts,
                                        const struct reading *reading,
                                        const struct json *list) {
    if (!list) {
        return AFTERCARE_OK;
    }
    aftercare_status status = refuse_empty(reading, list, "treatments");
    facts->has_treatments = true;
    return status ? status
                  : facts_read_terms(&facts->treatments, &facts->treatments_count,
                                     reading, reading->schema->treatments, list);
}

static aftercare_status read_areas(struct facts *facts, const struct reading *reading,
                                   const struct json *list) {
    if (!list) {
        return areas_of_records(facts, reading);
    }
    aftercare_status status = refuse_empty(reading, list, "areas");
    facts->are_areas_complete = true;
    return status ? status
                  : facts_read_terms(&facts->areas, &facts->areas_count, reading,
                                     reading->schema->areas, list);
}

aftercare_status facts_day(struct date *out, const struct reading *reading,
                           const struct json *request, const struct asked *asked) {
    const struct json *date = member_of(request, "date");
    if (date) {
        aftercare_status status = member_date(out, reading, date);
        *out = !status && asked->date ? *asked->date : *out;
        return status;
    }
    if (!asked->date && !asked->today) {
        return json_fail(reading->err, reading->document,
                         request ? request : reading->document->root,
                         "the request has no date, and nobody said which day it is (give "
                         "\"date\": \"YYYY-MM-DD\")");
    }
    *out = asked->date ? *asked->date : *asked->today;
    return AFTERCARE_OK;
}

aftercare_status facts_asked(struct facts *facts, const struct reading *reading,
                             const struct asked *asked) {
    const struct schema *schema = reading->schema;
    const struct term **terms =
        arena_array(reading->arena, asked->treatments_count, sizeof(const struct term *));
    if (!terms) {
        return facts_no_memory(reading);
    }
    size_t count = 0;
    for (size_t i = 0; i < asked->treatments_count; i++) {
        struct text word = text_of(asked->treatments[i]);
        const struct term *found[2];
        char complaint[AFTERCARE_SENTENCE_MAX];
        if (vocabulary_find(found, schema->vocabulary, schema->treatments, word) !=
            VOCABULARY_FOUND) {
            return fail(reading->err, AFTERCARE_EUSAGE, NULL, "%s",
                        vocabulary_complaint(complaint, sizeof complaint,
                                             schema->vocabulary, schema->treatments,
                                             word));
        }
        count = facts_insert_term(terms, count, found[0]);
    }
    facts->treatments = terms;
    facts->treatments_count = count;
    facts->has_treatments = true;
    return AFTERCARE_OK;
}

aftercare_status facts_request(struct facts *facts, const struct reading *reading,
                               const struct json *request) {
    static const char *const names[] = {"treatments", "areas", "date", "details", NULL};
    const struct json *details = member_of(request, "details");
    aftercare_status status = facts_check_members(reading, request, names);
    if (!status) {
        status = read_treatments(facts, reading, member_of(request, "treatments"));
    }
    if (!status) {
        status = read_areas(facts, reading, member_of(request, "areas"));
    }
    if (!status && details) {
        status =
            facts_read_details(&facts->details, &facts->details_count, reading, details);
    }
    return status;
}
