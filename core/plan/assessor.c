#include "core/plan/library.h"

#include "aftercare/author.h"
#include "core/lua/annotate.h"
#include "core/rules/ask_json.h"
#include "core/rules/assessment_json.h"
#include "core/rules/explain.h"
#include "core/rules/reply.h"
#include "core/rules/rules_json.h"

#include <string.h>

#define DOCUMENT_MEMORY_MAX ((size_t)256 << 20)
#define ANSWER_MAX ((size_t)64 << 20)

aftercare_status aftercare_assessor_new(aftercare_assessor **out,
                                        const aftercare_rules *rules,
                                        aftercare_error *err) {
    const struct allocator *allocator = &rules->allocator;
    aftercare_assessor *assessor =
        allocator->allocate(allocator->context, NULL, 0, sizeof *assessor);
    if (!assessor) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for an assessor");
    }
    *assessor = (aftercare_assessor){.rules = rules, .allocator = *allocator};
    rules_hold(rules);
    arena_init(&assessor->arena, allocator, DOCUMENT_MEMORY_MAX);
    arena_init(&assessor->zones_arena, allocator, DOCUMENT_MEMORY_MAX);
    buffer_init(&assessor->out, allocator, ANSWER_MAX);
    function_runner_init(&assessor->runner, allocator);
    aftercare_status status =
        zone_cache_new(&assessor->zones, &assessor->zones_arena, rules->zoneinfo, err);
    if (!status &&
        inference_init(&assessor->inference, allocator, rules->base->network)) {
        status = fail(err, AFTERCARE_ENOMEM, NULL, "no memory for an assessor");
    }
    if (status) {
        aftercare_assessor_free(assessor);
        return status;
    }
    *out = assessor;
    return AFTERCARE_OK;
}

void aftercare_assessor_free(aftercare_assessor *assessor) {
    if (!assessor) {
        return;
    }
    const struct aftercare_rules *rules = assessor->rules;
    struct allocator allocator = assessor->allocator;
    arena_clear(&assessor->arena);
    arena_clear(&assessor->zones_arena);
    inference_clear(&assessor->inference);
    function_runner_clear(&assessor->runner);
    buffer_clear(&assessor->out);
    (void)allocator.allocate(allocator.context, assessor, sizeof *assessor, 0);
    rules_release(rules);
}

// What a call is about.
struct request {
    const aftercare_document *document;
    const char *today; // may be NULL
};

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the answer");
}

void assessor_begin(aftercare_assessor *assessor) {
    arena_reset(&assessor->arena);
    arena_trim(&assessor->arena, ASSESSOR_KEPT);
    buffer_reset(&assessor->out);
    assessor->shown = NULL;
}

// What is left of what is kept when so much is taken.
static size_t left(size_t taken) {
    return taken < ASSESSOR_KEPT ? ASSESSOR_KEPT - taken : 0;
}

void assessor_settle(aftercare_assessor *assessor) {
    struct buffer *out = &assessor->out;
    struct arena *arena = &assessor->arena;
    buffer_trim(out, ASSESSOR_ANSWER_KEPT);
    arena_trim(arena, left(out->capacity));
    buffer_trim(out, left(arena->total));
}

aftercare_status assessor_give_up(aftercare_assessor *assessor, aftercare_status status) {
    assessor_begin(assessor);
    assessor_settle(assessor);
    return status;
}

aftercare_status assessor_read(struct json_document *out, aftercare_assessor *assessor,
                               const aftercare_document *document, aftercare_error *err) {
    assessor_begin(assessor);
    struct text text = {document->text, document->len};
    struct json_limits limits = JSON_LIMITS;
    return json_read(out, &assessor->arena, document->name ? document->name : "document",
                     text, &limits, err);
}

aftercare_status assessor_day(struct date *out, const char *day, aftercare_error *err) {
    if (day && !date_parse(out, text_of(day))) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "\"%s\" is no date (write YYYY-MM-DD, a day that exists)", day);
    }
    return AFTERCARE_OK;
}

// The facts of a document that was read, with what the host asks.
static aftercare_status facts_of(struct facts **out, aftercare_assessor *assessor,
                                 const struct json_document *json,
                                 const struct request *request, aftercare_error *err) {
    const aftercare_document *document = request->document;
    struct date days[2];
    const struct asked asked = {.today = request->today ? &days[0] : NULL,
                                .date = document->date ? &days[1] : NULL,
                                .treatments = document->treatments,
                                .treatments_count = document->treatments_count};
    aftercare_status status = assessor_day(&days[0], request->today, err);
    if (!status) {
        status = assessor_day(&days[1], document->date, err);
    }
    const struct rulebase *base = assessor->rules->base;
    if (!status) {
        status = facts_read(out, &assessor->arena, &base->schema, json, &asked, err);
    }
    if (!status && functions_begin(*out, &assessor->arena, base, &assessor->runner)) {
        status = no_memory(err);
    }
    return status;
}

aftercare_status assessor_facts(struct facts **out, aftercare_assessor *assessor,
                                const aftercare_document *document, const char *today,
                                aftercare_error *err) {
    const struct request request = {document, today};
    struct json_document json;
    aftercare_status status = assessor_read(&json, assessor, document, err);
    if (!status) {
        status = facts_of(out, assessor, &json, &request, err);
    }
    return status ? assessor_give_up(assessor, status) : AFTERCARE_OK;
}

aftercare_status assessor_hand_out(aftercare_json *out, aftercare_assessor *assessor,
                                   aftercare_error *err) {
    if (assessor->out.failed) {
        return no_memory(err);
    }
    assessor_settle(assessor);
    *out = (aftercare_json){assessor->out.at, assessor->out.len};
    return AFTERCARE_OK;
}

aftercare_status assessor_finish(aftercare_json *out, aftercare_assessor *assessor,
                                 aftercare_error *err) {
    arena_reset(&assessor->arena);
    return assessor_hand_out(out, assessor, err);
}

aftercare_status aftercare_assess(aftercare_assessor *assessor,
                                  const aftercare_document *document, const char *today,
                                  aftercare_json *out, aftercare_error *err) {
    const struct rulebase *base = assessor->rules->base;
    struct facts *facts;
    aftercare_status status = assessor_facts(&facts, assessor, document, today, err);
    if (status) {
        return status;
    }
    struct assessment assessment;
    if (assess(&assessment, &assessor->arena, &assessor->inference, facts)) {
        return no_memory(err);
    }
    struct json_writer writer = {.out = &assessor->out};
    assessment_json(&writer, base, &assessment);
    return assessor_finish(out, assessor, err);
}

aftercare_status aftercare_ask(aftercare_assessor *assessor,
                               const aftercare_document *document, const char *today,
                               aftercare_json *out, aftercare_error *err) {
    struct facts *facts;
    struct intake intake;
    aftercare_status status = assessor_facts(&facts, assessor, document, today, err);
    if (status) {
        return status;
    }
    if (ask_intake(&intake, &assessor->arena, &assessor->inference, facts)) {
        return no_memory(err);
    }
    struct json_writer writer = {.out = &assessor->out};
    ask_json(&writer, assessor->rules->base, &intake);
    return assessor_finish(out, assessor, err);
}

// What was written must be a document again: no reply may make it a wrong one.
static aftercare_status check_replies(aftercare_assessor *assessor,
                                      const struct request *request,
                                      aftercare_error *err) {
    struct text text = {assessor->out.at, assessor->out.len};
    struct json_limits limits = JSON_LIMITS;
    struct json_document json;
    struct facts *facts;
    aftercare_error wrong = {0};
    aftercare_status status =
        json_read(&json, &assessor->arena, "reply", text, &limits, &wrong);
    if (!status) {
        status = facts_of(&facts, assessor, &json, request, &wrong);
    }
    if (status == AFTERCARE_ENOMEM) {
        return no_memory(err);
    }
    return status ? fail(err, AFTERCARE_EUSAGE, NULL, "%s", wrong.sentence)
                  : AFTERCARE_OK;
}

aftercare_status aftercare_answer(aftercare_assessor *assessor,
                                  const aftercare_document *document, const char *today,
                                  const aftercare_replies *replies, aftercare_json *out,
                                  aftercare_error *err) {
    const struct request request = {document, today};
    struct json_document json;
    struct facts *facts;
    aftercare_status status = assessor_read(&json, assessor, document, err);
    if (!status) {
        status = facts_of(&facts, assessor, &json, &request, err);
    }
    if (status) {
        return assessor_give_up(assessor, status);
    }
    const struct replying replying = {
        .arena = &assessor->arena,
        .base = assessor->rules->base,
        .document = &json,
        .facts = facts,
        .replies = replies,
        .err = err,
    };
    struct json_writer writer = {.out = &assessor->out};
    status = reply_write(&writer, &replying);
    if (!status && assessor->out.failed) {
        status = no_memory(err);
    }
    if (!status) {
        status = check_replies(assessor, &request, err);
    }
    return status ? assessor_give_up(assessor, status)
                  : assessor_finish(out, assessor, err);
}

aftercare_status assessor_rule(const struct rule **out, const struct rulebase *base,
                               const char *name, aftercare_error *err) {
    struct text nearest = {0};
    *out = rulebase_rule(base, text_of(name), &nearest);
    if (*out) {
        return AFTERCARE_OK;
    }
    if (rulebase_namesakes(base, text_of(name)) > 1) {
        return fail(
            err, AFTERCARE_ENOTFOUND, NULL,
            "more than one rule is called \"%s\" (write its pack before it, as in "
            "\"%.*s\")",
            name, TEXT_ARGS(nearest));
    }
    if (nearest.len > 0) {
        return fail(err, AFTERCARE_ENOTFOUND, NULL,
                    "there is no rule \"%s\" (did you mean \"%.*s\"?)", name,
                    TEXT_ARGS(nearest));
    }
    return fail(err, AFTERCARE_ENOTFOUND, NULL,
                "there is no rule \"%s\" (the list of rules shows them all)", name);
}

aftercare_status aftercare_explain(aftercare_assessor *assessor,
                                   const aftercare_document *document, const char *today,
                                   const char *rule, aftercare_json *out,
                                   aftercare_error *err) {
    const struct rulebase *base = assessor->rules->base;
    struct facts *facts;
    const struct rule *found;
    aftercare_status status = assessor_facts(&facts, assessor, document, today, err);
    if (!status) {
        status = assessor_rule(&found, base, rule, err);
    }
    if (status) {
        return status;
    }
    struct json_writer writer = {.out = &assessor->out};
    if (explain_json(&writer, &assessor->arena, base, facts, found)) {
        return no_memory(err);
    }
    return assessor_finish(out, assessor, err);
}

aftercare_status aftercare_rules_list(aftercare_assessor *assessor, const char *kind,
                                      const char *rule, aftercare_json *out,
                                      aftercare_error *err) {
    const struct rulebase *base = assessor->rules->base;
    const struct rule *found = NULL;
    assessor_begin(assessor);
    if (kind && !rulebase_kind(base, text_of(kind))) {
        struct nearest nearest = {.word = text_of(kind)};
        for (size_t i = 0; i < base->kinds_count; i++) {
            nearest_offer(&nearest, base->kinds[i]->name);
        }
        return fail(err, AFTERCARE_ENOTFOUND, NULL, "there is no kind \"%s\" (%s%.*s%s)",
                    kind, nearest.best.len > 0 ? "did you mean \"" : "see the plugins",
                    TEXT_ARGS(nearest.best), nearest.best.len > 0 ? "\"?" : "");
    }
    aftercare_status status =
        rule ? assessor_rule(&found, base, rule, err) : AFTERCARE_OK;
    if (status) {
        return status;
    }
    struct json_writer writer = {.out = &assessor->out};
    rules_list_json(&writer, base, kind ? rulebase_kind(base, text_of(kind)) : NULL,
                    found);
    return assessor_finish(out, assessor, err);
}

aftercare_status aftercare_rules_annotations(aftercare_assessor *assessor,
                                             aftercare_json *out, aftercare_error *err) {
    assessor_begin(assessor);
    annotate(&assessor->out, assessor->rules->base);
    return assessor_finish(out, assessor, err);
}
