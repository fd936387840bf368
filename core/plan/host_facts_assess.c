// Answers about facts that were put in one by one, or are fetched.
#include "core/plan/host_facts_complete.h"
#include "core/rules/ask_json.h"
#include "core/rules/explain.h"

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the answer");
}

// Reads all that is there by now.
static aftercare_status read(struct facts **out, aftercare_assessor *assessor,
                             aftercare_facts *host, aftercare_error *err) {
    const struct rulebase *base = assessor->rules->base;
    const struct asked asked = {0};
    assessor_begin(assessor);
    host_facts_open_request(host);
    aftercare_status status =
        facts_read(out, &assessor->arena, &base->schema, &host->document, &asked, err);
    if (!status && functions_begin(*out, &assessor->arena, base, &assessor->runner)) {
        status = no_memory(err);
    }
    return status;
}

// Of an explanation: a function tells what it reads while one is made.
static aftercare_status find_for_rule(struct missing *out, aftercare_assessor *assessor,
                                      const struct rule *rule,
                                      const struct facts *facts) {
    struct explanation explanation;
    aftercare_status status =
        explain(&explanation, &assessor->arena, assessor->rules->base, facts, rule);
    return status ? status : missing_for(out, &assessor->arena, rule, facts);
}

static aftercare_status find_missing(struct missing *out,
                                     const struct host_question *question,
                                     aftercare_assessor *assessor, aftercare_facts *host,
                                     aftercare_error *err) {
    const struct rule *rule = question->rule;
    struct facts *facts = NULL;
    aftercare_status status = read(&facts, assessor, host, err);
    if (status || !facts) {
        return status;
    }
    functions_rehearse(facts);
    status = rule ? find_for_rule(out, assessor, rule, facts)
                  : missing_find(out, &assessor->arena, &assessor->inference, facts);
    return status ? no_memory(err) : AFTERCARE_OK;
}

// rule NULL: for an assessment.
static aftercare_status facts_of(struct facts **out, aftercare_assessor *assessor,
                                 aftercare_facts *host, const struct rule *rule,
                                 aftercare_error *err) {
    const struct host_question question = {.find = find_missing, .rule = rule};
    aftercare_status status = host_facts_complete(host, assessor, &question, err);
    if (!status) {
        status = read(out, assessor, host, err);
    }
    return status ? assessor_give_up(assessor, status) : AFTERCARE_OK;
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
    return assessor_finish(out, assessor, err);
}

// For an explanation of the rule of that name.
static aftercare_status facts_for(struct facts **out, const struct rule **found,
                                  aftercare_assessor *assessor, aftercare_facts *facts,
                                  const char *rule, aftercare_error *err) {
    aftercare_status status = assessor_rule(found, assessor->rules->base, rule, err);
    return status ? status : facts_of(out, assessor, facts, *found, err);
}

aftercare_status aftercare_explain_facts(aftercare_assessor *assessor,
                                         aftercare_facts *facts, const char *rule,
                                         aftercare_json *out, aftercare_error *err) {
    struct facts *read = NULL;
    const struct rule *found = NULL;
    aftercare_status status = facts_for(&read, &found, assessor, facts, rule, err);
    if (status) {
        return status;
    }
    struct json_writer writer = {.out = &assessor->out};
    if (explain_json(&writer, &assessor->arena, assessor->rules->base, read, found)) {
        return no_memory(err);
    }
    return assessor_finish(out, assessor, err);
}

aftercare_status aftercare_explain_facts_result(aftercare_assessor *assessor,
                                                aftercare_facts *facts, const char *rule,
                                                const aftercare_explanation **out,
                                                aftercare_error *err) {
    struct facts *read = NULL;
    const struct rule *found = NULL;
    aftercare_status status = facts_for(&read, &found, assessor, facts, rule, err);
    return status ? status : assessor_explain(out, assessor, read, found, err);
}
