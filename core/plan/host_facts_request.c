// What a host asks about the patient. Nothing of it changes while an answer is made.
#include "core/plan/host_facts_put.h"

static aftercare_status check_open(const aftercare_facts *facts, aftercare_error *err) {
    return host_facts_check_open(facts, "request", err);
}

static const struct schema *schema_of(const aftercare_facts *facts) {
    return &facts->rules->base->schema;
}

aftercare_status aftercare_facts_request_treatment(aftercare_facts *facts,
                                                   const char *term,
                                                   aftercare_error *err) {
    aftercare_status status = check_open(facts, err);
    return status ? status
                  : host_facts_put_term(facts, &facts->request.treatments,
                                        schema_of(facts)->treatments, term, err);
}

aftercare_status aftercare_facts_request_area(aftercare_facts *facts, const char *term,
                                              aftercare_error *err) {
    aftercare_status status = check_open(facts, err);
    return status ? status
                  : host_facts_put_term(facts, &facts->request.areas,
                                        schema_of(facts)->areas, term, err);
}

aftercare_status aftercare_facts_request_date(aftercare_facts *facts, const char *date,
                                              aftercare_error *err) {
    const struct reading reading = host_facts_reading(facts, err);
    struct json_branch *request = &facts->request.branch;
    struct json value = {.type = JSON_TEXT, .text = text_of(date)};
    struct date day;
    aftercare_status status = check_open(facts, err);
    if (status || !date) {
        return status;
    }
    status = host_facts_place(&value, facts, &reading, request, "date");
    if (!status) {
        status = member_date(&day, &reading, &value);
    }
    return status ? status : host_facts_put(facts, request, &value, err);
}

aftercare_status aftercare_facts_request_detail(aftercare_facts *facts, const char *name,
                                                const char *value, aftercare_error *err) {
    aftercare_status status = check_open(facts, err);
    return status
               ? status
               : host_facts_put_detail(facts, &facts->request.details, name, value, err);
}
