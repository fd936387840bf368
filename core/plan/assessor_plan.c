#include "core/plan/assessor_plan.h"

#include "core/base/sized.h"
#include "core/plan/plan_shown.h"

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the answer");
}

aftercare_status assessor_plan_options(aftercare_plan_options *out,
                                       const aftercare_plan_options *given,
                                       aftercare_error *err) {
    *out = AFTERCARE_PLAN_OPTIONS;
    return given ? sized_read(SIZED(out, AFTERCARE_PLAN_OPTIONS), given, err)
                 : AFTERCARE_OK;
}

struct session_reading assessor_session(aftercare_assessor *assessor,
                                        const struct json_document *document,
                                        const aftercare_plan_options *options,
                                        aftercare_error *err) {
    const struct rulebase *base = assessor->rules->base;
    return (struct session_reading){
        .reading = {&assessor->arena, &base->schema, document, err},
        .base = base,
        .runner = &assessor->runner,
        .zones = assessor->zones,
        .options = options,
    };
}

aftercare_status assessor_plan(const aftercare_plan **out, aftercare_assessor *assessor,
                               const struct session_reading *from) {
    aftercare_error *err = from->reading.err;
    struct plan *made;
    aftercare_status status = plan_document(&made, from);
    if (status) {
        return assessor_give_up(assessor, status);
    }
    struct json_writer writer = {.out = &assessor->out};
    plan_json(&writer, made);
    aftercare_json json = {0};
    aftercare_plan *shown = arena_alloc(&assessor->arena, sizeof *shown);
    if (!shown) {
        return no_memory(err);
    }
    *shown = *plan_shown(made);
    status = plan_shown_fill(shown, &assessor->arena, made)
                 ? no_memory(err)
                 : assessor_hand_out(&json, assessor, err);
    if (!status) {
        shown->json = json.text;
        shown->json_len = json.len;
        *out = shown;
    }
    return status;
}

aftercare_status assessor_plan_at(aftercare_json *out, aftercare_assessor *assessor,
                                  const struct session_reading *from, const char *at) {
    aftercare_error *err = from->reading.err;
    struct plan *made;
    struct json_writer writer = {.out = &assessor->out};
    aftercare_status status = plan_document(&made, from);
    if (!status) {
        status = plan_at_json(&writer, made, at, err);
    }
    return status ? assessor_give_up(assessor, status)
                  : assessor_finish(out, assessor, err);
}

// What a document is planned with.
struct planning {
    aftercare_plan_options options;
    struct json_document json;
    struct session_reading from;
};

static aftercare_status begin(struct planning *out, aftercare_assessor *assessor,
                              const aftercare_document *document,
                              const aftercare_plan_options *options,
                              aftercare_error *err) {
    aftercare_status status = assessor_plan_options(&out->options, options, err);
    out->from = assessor_session(assessor, &out->json, &out->options, err);
    if (!status) {
        status = assessor_read(&out->json, assessor, document, err);
    }
    return status ? assessor_give_up(assessor, status) : AFTERCARE_OK;
}

aftercare_status aftercare_plan_session(aftercare_assessor *assessor,
                                        const aftercare_document *document,
                                        const aftercare_plan_options *options,
                                        const aftercare_plan **plan,
                                        aftercare_error *err) {
    struct planning planning;
    aftercare_status status = begin(&planning, assessor, document, options, err);
    return status ? status : assessor_plan(plan, assessor, &planning.from);
}

aftercare_status aftercare_plan_at(aftercare_assessor *assessor,
                                   const aftercare_document *document,
                                   const aftercare_plan_options *options, const char *at,
                                   aftercare_json *out, aftercare_error *err) {
    struct planning planning;
    aftercare_status status = begin(&planning, assessor, document, options, err);
    return status ? status : assessor_plan_at(out, assessor, &planning.from, at);
}
