#include "core/plan/pack_facts.h"

#include "core/rules/function.h"

#define DOCUMENT "test" // what errors call the documents of a case

static aftercare_status read(struct json_document *out, const struct pack_trial *trial,
                             struct text text, aftercare_error *err) {
    struct json_limits limits = JSON_LIMITS;
    return json_read(out, trial->arena, DOCUMENT, text, &limits, err);
}

// No case suffers from those before it.
static aftercare_status begin(struct facts *facts, const struct pack_trial *trial,
                              aftercare_error *err) {
    function_runner_try_again(&trial->assessor->runner);
    return functions_begin(facts, trial->arena, trial->assessor->rules->base,
                           &trial->assessor->runner)
               ? fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a test")
               : AFTERCARE_OK;
}

aftercare_status pack_facts(struct facts **out, const struct pack_trial *trial,
                            aftercare_error *err) {
    const struct asked asked = {0};
    struct json_document document;
    struct facts *facts = NULL;
    aftercare_status status = read(&document, trial, trial->pack_case->assessment, err);
    if (!status) {
        status = facts_read(&facts, trial->arena, &trial->assessor->rules->base->schema,
                            &document, &asked, err);
    }
    if (status || !facts) {
        return status;
    }
    *out = facts;
    return begin(facts, trial, err);
}

aftercare_status pack_session(struct session *out, const struct pack_trial *trial,
                              aftercare_error *err) {
    const struct rulebase *base = trial->assessor->rules->base;
    struct json_document document;
    struct session_reading from = {
        .reading = {trial->arena, &base->schema, &document, err},
        .base = base,
        .zones = trial->assessor->zones,
    };
    aftercare_status status = read(&document, trial, trial->pack_case->session, err);
    if (!status) {
        status = session_read(out, &from);
    }
    return status ? status : begin(out->facts, trial, err);
}
