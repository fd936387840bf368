#include "core/facts/facts_inside.h"

aftercare_status facts_read(struct facts **out, struct arena *arena,
                            const struct schema *schema,
                            const struct json_document *document,
                            const struct asked *asked, aftercare_error *err) {
    static const char *const names[] = {"patient", "request", NULL};
    const struct reading reading = {arena, schema, document, err};
    const struct json *request = member_of(document->root, "request");
    struct facts *facts = arena_alloc(arena, sizeof *facts);
    if (!facts) {
        return facts_no_memory(&reading);
    }
    aftercare_status status = facts_check_members(&reading, document->root, names);
    if (!status && request) {
        status = member_expect(&reading, request, JSON_OBJECT, "an object");
    }
    if (!status) {
        status = facts_day(&facts->date, &reading, request, asked);
    }
    if (!status) {
        status = facts_patient(facts, &reading, member_of(document->root, "patient"));
    }
    if (!status) {
        status = facts_request(facts, &reading, request);
    }
    if (!status && asked->treatments_count > 0) {
        status = facts_asked(facts, &reading, asked);
    }
    if (!status) {
        *out = facts;
    }
    return status;
}

aftercare_status facts_read_patient(struct facts **out, const struct reading *reading,
                                    const struct json *patient, struct date date) {
    struct facts *facts = arena_alloc(reading->arena, sizeof *facts);
    if (!facts) {
        return facts_no_memory(reading);
    }
    facts->date = date;
    aftercare_status status = facts_patient(facts, reading, patient);
    if (!status) {
        *out = facts;
    }
    return status;
}
