// Intakes of the workshop: documents that ask about sanding, and what is asked back.
#ifndef AFTERCARE_TESTS_ASKING_H
#define AFTERCARE_TESTS_ASKING_H

#include "tests/unit/rules/workshop.h"

// A document that asks about sanding the table, of such a patient.
#define ASKING(patient)                                                                  \
    "{'patient': " patient ", 'request': {'treatments': ['sanding'], 'areas': "          \
    "['table']}}"

static inline const char *asking_of(struct workshop *shop, const char *patient) {
    return arena_format(&shop->arena,
                        "{'patient': %s, 'request': {'treatments': ['sanding'], 'areas': "
                        "['table']}}",
                        patient);
}

static inline const struct json *workshop_ask(struct workshop *shop, const char *json) {
    aftercare_document document = workshop_document(shop, json);
    aftercare_json answer = {0};
    aftercare_error err = {0};
    aftercare_status status =
        aftercare_ask(shop->assessor, &document, WORKSHOP_TODAY, &answer, &err);
    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    return workshop_read(shop, answer);
}

// The document with replies in it, as compact JSON with ' for "; what is wrong with a
// reply instead.
static inline const char *workshop_reply(struct workshop *shop, const char *json,
                                         const aftercare_reply *list, size_t count) {
    aftercare_document document = workshop_document(shop, json);
    const aftercare_replies replies = {list, count};
    aftercare_json answer = {"untouched", 9};
    aftercare_error err = {0};
    aftercare_status status = aftercare_answer(shop->assessor, &document, WORKSHOP_TODAY,
                                               &replies, &answer, &err);
    assert_int_equal(status, err.status);
    if (status) {
        assert_string_equal(answer.text, "untouched");
        return arena_format(&shop->arena, "%s %s", aftercare_status_name((int)status),
                            err.sentence);
    }
    return workshop_at(shop, workshop_read(shop, answer), "");
}

#endif
