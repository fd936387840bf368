#include "core/plan/host_facts_complete.h"

// NULL: all that is missing was asked for.
static const struct fact *next_of(const struct missing *missing,
                                  const aftercare_facts *facts) {
    for (size_t i = 0; i < missing->count; i++) {
        if (!facts->list[missing->facts[i]->index].is_asked_for) {
            return missing->facts[i];
        }
    }
    return NULL;
}

static aftercare_status fetch(aftercare_facts *facts, aftercare_assessor *assessor,
                              const struct host_question *question,
                              aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    host_facts_forget(facts);
    while (!status && facts->fetch) {
        struct missing missing = {0};
        status = question->find(&missing, question, assessor, facts, err);
        const struct fact *next = status ? NULL : next_of(&missing, facts);
        if (!next) {
            return status;
        }
        status = host_facts_fetch(facts, next, err);
    }
    return status;
}

aftercare_status host_facts_complete(aftercare_facts *facts, aftercare_assessor *assessor,
                                     const struct host_question *question,
                                     aftercare_error *err) {
    if (facts->rules != assessor->rules) {
        return fail(err, AFTERCARE_EUSAGE, "facts",
                    "the facts and the assessor are of different rules (make both of the "
                    "same)");
    }
    if (facts->is_fetching) {
        return fail(err, AFTERCARE_ECONFLICT, "facts",
                    "the facts are being fetched (put in what is asked for, and return)");
    }
    return fetch(facts, assessor, question, err);
}
