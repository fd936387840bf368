// Plans of a session that was put in, about facts that were put in or are fetched.
#include "core/plan/assessor_plan.h"
#include "core/plan/host_facts_complete.h"
#include "core/plan/plan_missing.h"

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the plan");
}

// All that is there by now.
static struct session_reading begin(aftercare_assessor *assessor, aftercare_facts *facts,
                                    const aftercare_plan_options *options,
                                    aftercare_error *err) {
    assessor_begin(assessor);
    host_facts_open_session(facts);
    return assessor_session(assessor, &facts->document, options, err);
}

static aftercare_status find_missing(struct missing *out,
                                     const struct host_question *question,
                                     aftercare_assessor *assessor, aftercare_facts *facts,
                                     aftercare_error *err) {
    const struct session_reading from = begin(assessor, facts, question->options, err);
    struct arena *arena = &assessor->arena;
    struct session session;
    aftercare_status status = session_read(&session, &from);
    if (status) {
        return status;
    }
    if (functions_begin(session.facts, arena, from.base, from.runner)) {
        return no_memory(err);
    }
    functions_rehearse(session.facts);
    return plan_missing(out, arena, from.base, &session) ? no_memory(err) : AFTERCARE_OK;
}

// Has the source asked for what the plan depends on, and begins to make it.
static aftercare_status complete(struct session_reading *from,
                                 aftercare_assessor *assessor, aftercare_facts *facts,
                                 const aftercare_plan_options *options,
                                 aftercare_error *err) {
    const struct host_question question = {.find = find_missing, .options = options};
    aftercare_status status = host_facts_complete(facts, assessor, &question, err);
    if (status) {
        return assessor_give_up(assessor, status);
    }
    *from = begin(assessor, facts, options, err);
    return AFTERCARE_OK;
}

aftercare_status aftercare_plan_facts(aftercare_assessor *assessor,
                                      aftercare_facts *facts,
                                      const aftercare_plan_options *options,
                                      const aftercare_plan **plan, aftercare_error *err) {
    aftercare_plan_options known;
    struct session_reading from;
    aftercare_status status = assessor_plan_options(&known, options, err);
    if (!status) {
        status = complete(&from, assessor, facts, &known, err);
    }
    return status ? status : assessor_plan(plan, assessor, &from);
}

aftercare_status aftercare_plan_facts_at(aftercare_assessor *assessor,
                                         aftercare_facts *facts,
                                         const aftercare_plan_options *options,
                                         const char *at, aftercare_json *out,
                                         aftercare_error *err) {
    aftercare_plan_options known;
    struct session_reading from;
    aftercare_status status = assessor_plan_options(&known, options, err);
    if (!status) {
        status = complete(&from, assessor, facts, &known, err);
    }
    return status ? status : assessor_plan_at(out, assessor, &from, at);
}
