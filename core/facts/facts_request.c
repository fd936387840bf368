#include "core/facts/facts_inside.h"

#include "core/facts/members.h"

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
        return facts_no_memory(reading->err);
    }
    facts->are_areas_complete = known->count > 0;
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

aftercare_status facts_day(struct reading *reading, const struct json *request,
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

aftercare_status facts_request(struct reading *reading, const struct json *request) {
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
