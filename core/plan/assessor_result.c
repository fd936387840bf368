// Answers as structs, and their JSON afterwards.
#include "core/plan/library.h"
#include "core/rules/ask_json.h"
#include "core/rules/ask_shown.h"
#include "core/rules/assessment_json.h"
#include "core/rules/assessment_shown.h"
#include "core/rules/explain.h"

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the answer");
}

static void write_assessment(struct json_writer *writer, const struct rulebase *base,
                             const void *answer) {
    assessment_json(writer, base, answer);
}

static void write_intake(struct json_writer *writer, const struct rulebase *base,
                         const void *answer) {
    ask_json(writer, base, answer);
}

static void write_explanation(struct json_writer *writer, const struct rulebase *base,
                              const void *answer) {
    explain_write(writer, base, answer);
}

// Notes what its JSON is to be written from: the answer is whole. ENOMEM.
static aftercare_status note(aftercare_assessor *assessor, struct shown_answer answer) {
    struct shown_answer *noted = arena_alloc(&assessor->arena, sizeof *noted);
    if (!noted) {
        return AFTERCARE_ENOMEM;
    }
    *noted = answer;
    assessor->shown = noted;
    assessor_settle(assessor);
    return AFTERCARE_OK;
}

aftercare_status assessor_result(const aftercare_assessment **out,
                                 aftercare_assessor *assessor, const struct facts *facts,
                                 aftercare_error *err) {
    struct arena *arena = &assessor->arena;
    struct assessment *assessment = arena_alloc(arena, sizeof *assessment);
    if (!assessment || assess(assessment, arena, &assessor->inference, facts)) {
        return no_memory(err);
    }
    const aftercare_assessment *shown =
        assessment_shown(arena, assessor->rules->base, assessment);
    if (!shown || note(assessor, (struct shown_answer){write_assessment, assessment})) {
        return no_memory(err);
    }
    *out = shown;
    return AFTERCARE_OK;
}

aftercare_status aftercare_assess_result(aftercare_assessor *assessor,
                                         const aftercare_document *document,
                                         const char *today,
                                         const aftercare_assessment **out,
                                         aftercare_error *err) {
    struct facts *facts = NULL;
    aftercare_status status = assessor_facts(&facts, assessor, document, today, err);
    return status ? status : assessor_result(out, assessor, facts, err);
}

aftercare_status aftercare_ask_result(aftercare_assessor *assessor,
                                      const aftercare_document *document,
                                      const char *today, const aftercare_intake **out,
                                      aftercare_error *err) {
    struct facts *facts = NULL;
    aftercare_status status = assessor_facts(&facts, assessor, document, today, err);
    if (status) {
        return status;
    }
    struct arena *arena = &assessor->arena;
    struct intake *intake = arena_alloc(arena, sizeof *intake);
    if (!intake || ask_intake(intake, arena, &assessor->inference, facts)) {
        return no_memory(err);
    }
    const aftercare_intake *shown = ask_shown(arena, assessor->rules->base, intake);
    if (!shown || note(assessor, (struct shown_answer){write_intake, intake})) {
        return no_memory(err);
    }
    *out = shown;
    return AFTERCARE_OK;
}

aftercare_status assessor_explain(const aftercare_explanation **out,
                                  aftercare_assessor *assessor, const struct facts *facts,
                                  const struct rule *rule, aftercare_error *err) {
    struct arena *arena = &assessor->arena;
    struct explanation *explanation = arena_alloc(arena, sizeof *explanation);
    if (!explanation || explain(explanation, arena, assessor->rules->base, facts, rule) ||
        note(assessor, (struct shown_answer){write_explanation, explanation})) {
        return no_memory(err);
    }
    *out = &explanation->shown;
    return AFTERCARE_OK;
}

aftercare_status aftercare_explain_result(aftercare_assessor *assessor,
                                          const aftercare_document *document,
                                          const char *today, const char *rule,
                                          const aftercare_explanation **out,
                                          aftercare_error *err) {
    struct facts *facts = NULL;
    const struct rule *found = NULL;
    aftercare_status status = assessor_facts(&facts, assessor, document, today, err);
    if (!status) {
        status = assessor_rule(&found, assessor->rules->base, rule, err);
    }
    return status ? status : assessor_explain(out, assessor, facts, found, err);
}

aftercare_status aftercare_result_json(aftercare_assessor *assessor, aftercare_json *out,
                                       aftercare_error *err) {
    const struct shown_answer *shown = assessor->shown;
    if (!shown) {
        return fail(err, AFTERCARE_ECONFLICT, NULL,
                    "the assessor's last call answered with no structs (call "
                    "aftercare_assess_result or its like first)");
    }
    if (assessor->out.len == 0 || assessor->out.failed) {
        struct json_writer writer = {.out = &assessor->out};
        buffer_reset(&assessor->out);
        shown->write(&writer, assessor->rules->base, shown->answer);
    }
    return assessor_hand_out(out, assessor, err);
}
