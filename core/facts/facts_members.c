// The members that an object of a document may have: those by name, and the caller's own.
#include "core/facts/facts_inside.h"

#include <string.h>

aftercare_status facts_no_memory(const struct reading *reading) {
    return fail(reading->err, AFTERCARE_ENOMEM, NULL,
                "no memory for the document's facts");
}

bool facts_is_callers(struct text key) {
    return key.len > 2 && memcmp(key.at, "x_", 2) == 0;
}

static bool is_among(struct text key, const char *const *names) {
    for (size_t i = 0; names[i]; i++) {
        if (text_is(key, names[i])) {
            return true;
        }
    }
    return facts_is_callers(key);
}

static aftercare_status refuse_member(const struct reading *reading,
                                      const struct json *member,
                                      const char *const *names) {
    struct nearest nearest = {.word = member->key};
    for (size_t i = 0; names[i]; i++) {
        nearest_offer(&nearest, text_of(names[i]));
    }
    if (nearest.best.len > 0) {
        return json_fail(reading->err, reading->document, member,
                         "there is no member of this name (did you mean \"%.*s\"?)",
                         TEXT_ARGS(nearest.best));
    }
    return json_fail(reading->err, reading->document, member,
                     "there is no member of this name (members of your own begin with "
                     "\"x_\")");
}

aftercare_status facts_check_members(const struct reading *reading,
                                     const struct json *object,
                                     const char *const *names) {
    if (!object) {
        return AFTERCARE_OK;
    }
    aftercare_status status = member_expect(reading, object, JSON_OBJECT, "an object");
    const struct json *member = status ? NULL : object->first;
    for (; !status && member; member = member->next) {
        status = is_among(member->key, names) ? AFTERCARE_OK
                                              : refuse_member(reading, member, names);
    }
    return status;
}
