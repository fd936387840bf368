#include "core/facts/facts_inside.h"

#include "core/facts/members.h"

#include <string.h>

aftercare_status facts_no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the document's facts");
}

bool facts_is_callers(struct text key) {
    return key.len > 2 && memcmp(key.at, "x_", 2) == 0;
}

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
        bool is_known = facts_is_callers(member->key);
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

aftercare_status facts_read(struct facts **out, struct arena *arena,
                            const struct schema *schema,
                            const struct json_document *document,
                            const struct date *today, aftercare_error *err) {
    static const char *const names[] = {"patient", "request", NULL};
    struct facts *facts = arena_alloc(arena, sizeof *facts);
    if (!facts) {
        return facts_no_memory(err);
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
        status = facts_day(&reading, request, today);
    }
    if (!status) {
        status = facts_patient(&reading, member_of(document->root, "patient"));
    }
    if (!status) {
        status = facts_request(&reading, request);
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
        return facts_no_memory(err);
    }
    struct reading reading = {.facts = facts,
                              .arena = arena,
                              .schema = schema,
                              .document = document,
                              .err = err};
    facts->date = date;
    aftercare_status status = facts_patient(&reading, patient);
    if (!status) {
        *out = facts;
    }
    return status;
}
