// What a host asks about the patient. Nothing of it changes while an answer is made.
#include "core/plan/host_facts.h"

static aftercare_status check_open(const aftercare_facts *facts, aftercare_error *err) {
    return facts->is_fetching
               ? fail(err, AFTERCARE_ECONFLICT, "facts",
                      "the request stands while a fact is asked for (put in that fact)")
               : AFTERCARE_OK;
}

static const struct schema *schema_of(const aftercare_facts *facts) {
    return &facts->rules->base->schema;
}

aftercare_status aftercare_facts_request_treatment(aftercare_facts *facts,
                                                   const char *term,
                                                   aftercare_error *err) {
    aftercare_status status = check_open(facts, err);
    return status ? status
                  : host_facts_put_term(facts, &facts->treatments,
                                        schema_of(facts)->treatments, term, err);
}

aftercare_status aftercare_facts_request_area(aftercare_facts *facts, const char *term,
                                              aftercare_error *err) {
    aftercare_status status = check_open(facts, err);
    return status ? status
                  : host_facts_put_term(facts, &facts->areas, schema_of(facts)->areas,
                                        term, err);
}

// A member of the request or of its details, which nobody has said yet.
static aftercare_status place(struct json *out, const aftercare_facts *facts,
                              const struct reading *reading,
                              const struct json_branch *branch, const char *name) {
    json_place(out, branch, text_of(name));
    if (json_member(&branch->value, name ? name : "")) {
        return json_fail_twice(reading->err, reading->document, out);
    }
    return host_facts_check(facts, reading, out);
}

aftercare_status aftercare_facts_request_date(aftercare_facts *facts, const char *date,
                                              aftercare_error *err) {
    const struct reading reading = host_facts_reading(facts, err);
    struct json value = {.type = JSON_TEXT, .text = text_of(date)};
    struct date day;
    aftercare_status status = check_open(facts, err);
    if (status || !date) {
        return status;
    }
    status = place(&value, facts, &reading, &facts->request, "date");
    if (!status) {
        status = member_date(&day, &reading, &value);
    }
    return status ? status : host_facts_put(facts, &facts->request, &value, err);
}

aftercare_status aftercare_facts_request_detail(aftercare_facts *facts, const char *name,
                                                const char *value, aftercare_error *err) {
    const struct reading reading = host_facts_reading(facts, err);
    struct json detail = {.type = JSON_TEXT, .text = text_of(value)};
    struct detail_value read;
    aftercare_status status = check_open(facts, err);
    if (status || !value || facts_is_callers(text_of(name))) {
        return status;
    }
    status = place(&detail, facts, &reading, &facts->details, name);
    if (!status) {
        status = facts_read_detail(&read, &reading, &detail);
    }
    return status ? status : host_facts_put_within(facts, &facts->details, &detail, err);
}
