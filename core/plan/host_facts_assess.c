// Answers about facts that were put in one by one. What a source is asked for is found by
// making the answer with what is there, and looking what it still depends on; then the
// same again with what was fetched, until nothing is missing that was not asked for. Each
// round begins anew, so a source may do with the assessor what it likes.
#include "core/plan/host_facts.h"
#include "core/rules/ask_json.h"
#include "core/rules/explain.h"
#include "core/rules/missing.h"

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the answer");
}

// Reads all that is there by now.
static aftercare_status read(struct facts **out, aftercare_assessor *assessor,
                             const aftercare_facts *host, aftercare_error *err) {
    const struct rulebase *base = assessor->rules->base;
    const struct asked asked = {0};
    assessor_begin(assessor);
    aftercare_status status =
        facts_read(out, &assessor->arena, &base->schema, &host->document, &asked, err);
    if (!status && functions_begin(*out, &assessor->arena, base, &assessor->runner)) {
        status = no_memory(err);
    }
    return status;
}

// Of an explanation: a function tells what it reads while one is written.
static aftercare_status find_for_rule(struct missing *out, aftercare_assessor *assessor,
                                      const struct rule *rule,
                                      const struct facts *facts) {
    struct json_writer writer = {.out = &assessor->out};
    aftercare_status status =
        explain_json(&writer, &assessor->arena, assessor->rules->base, facts, rule);
    return status ? status : missing_for(out, &assessor->arena, rule, facts);
}

// The first fact that is missing and was not asked for; NULL: there is none, or no
// memory. rule NULL: of an assessment.
static const struct fact *next_missing(aftercare_status *status,
                                       aftercare_assessor *assessor,
                                       const aftercare_facts *host,
                                       const struct rule *rule,
                                       const struct facts *facts) {
    struct missing missing = {0};
    functions_rehearse(facts);
    *status = rule
                  ? find_for_rule(&missing, assessor, rule, facts)
                  : missing_find(&missing, &assessor->arena, &assessor->inference, facts);
    size_t i = 0;
    while (i < missing.count && host->list[missing.facts[i]->index].is_asked_for) {
        i++;
    }
    return i < missing.count ? missing.facts[i] : NULL;
}

// Asks the source for all that the answer depends on.
static aftercare_status fetch(aftercare_assessor *assessor, aftercare_facts *host,
                              const struct rule *rule, aftercare_error *err) {
    host_facts_forget(host);
    while (host->fetch) {
        struct facts *facts = NULL;
        aftercare_status status = read(&facts, assessor, host, err);
        if (status || !facts) {
            return status;
        }
        const struct fact *next = next_missing(&status, assessor, host, rule, facts);
        if (status) {
            return no_memory(err);
        }
        if (!next) {
            return AFTERCARE_OK;
        }
        status = host_facts_fetch(host, next, err);
        if (status) {
            return status;
        }
    }
    return AFTERCARE_OK;
}

static aftercare_status facts_of(struct facts **out, aftercare_assessor *assessor,
                                 aftercare_facts *host, const struct rule *rule,
                                 aftercare_error *err) {
    if (host->rules != assessor->rules) {
        return fail(err, AFTERCARE_EUSAGE, "facts",
                    "the facts and the assessor are of different rules (make both of the "
                    "same)");
    }
    if (host->is_fetching) {
        return fail(err, AFTERCARE_ECONFLICT, "facts",
                    "the facts are being fetched (put in what is asked for, and return)");
    }
    aftercare_status status = fetch(assessor, host, rule, err);
    return status ? status : read(out, assessor, host, err);
}

aftercare_status aftercare_assess_facts(aftercare_assessor *assessor,
                                        aftercare_facts *facts,
                                        const aftercare_assessment **out,
                                        aftercare_error *err) {
    struct facts *read = NULL;
    aftercare_status status = facts_of(&read, assessor, facts, NULL, err);
    return status ? status : assessor_result(out, assessor, read, err);
}

aftercare_status aftercare_ask_facts(aftercare_assessor *assessor, aftercare_facts *facts,
                                     aftercare_json *out, aftercare_error *err) {
    struct facts *read = NULL;
    struct intake intake;
    aftercare_status status = facts_of(&read, assessor, facts, NULL, err);
    if (status) {
        return status;
    }
    if (ask_intake(&intake, &assessor->arena, &assessor->inference, read)) {
        return no_memory(err);
    }
    struct json_writer writer = {.out = &assessor->out};
    ask_json(&writer, assessor->rules->base, &intake);
    return assessor_hand_out(out, assessor, err);
}

aftercare_status aftercare_explain_facts(aftercare_assessor *assessor,
                                         aftercare_facts *facts, const char *rule,
                                         aftercare_json *out, aftercare_error *err) {
    const struct rulebase *base = assessor->rules->base;
    struct facts *read = NULL;
    const struct rule *found = NULL;
    aftercare_status status = assessor_rule(&found, base, rule, err);
    if (!status) {
        status = facts_of(&read, assessor, facts, found, err);
    }
    if (status) {
        return status;
    }
    struct json_writer writer = {.out = &assessor->out};
    if (explain_json(&writer, &assessor->arena, base, read, found)) {
        return no_memory(err);
    }
    return assessor_hand_out(out, assessor, err);
}
