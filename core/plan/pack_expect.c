#include "core/plan/pack_expect.h"

#include "core/plan/pack_answer.h"
#include "core/plan/pack_compare.h"
#include "core/plan/pack_hold.h"

#include <stdio.h>
#include <string.h>

#define DOCUMENT "test" // what errors call the documents of a case
#define ANSWER_LIMITS                                                                    \
    ((struct json_limits){.bytes = (size_t)64 << 20, .entries = 1 << 20, .depth = 64})

static aftercare_status read_answer(struct holding *holding, aftercare_json answer) {
    struct json_limits limits = ANSWER_LIMITS;
    struct json_document document;
    char *copy = arena_copy(holding->trial->arena, answer.text, answer.len);
    if (!copy) {
        return pack_compare_no_memory(holding);
    }
    aftercare_status status =
        json_read(&document, holding->trial->arena, "answer",
                  (struct text){copy, answer.len}, &limits, holding->err);
    if (!status) {
        holding->answer = document.root;
    }
    return status;
}

static aftercare_document document_of(struct text text) {
    return (aftercare_document){.name = DOCUMENT, .text = text.at, .len = text.len};
}

// The instant that lies that long after the session's end, on the patient's clock.
static aftercare_status instant_after(char out[INSTANT_TEXT_MAX],
                                      const struct holding *holding, struct text after) {
    struct json_limits limits = ANSWER_LIMITS;
    struct json_document document;
    struct instant ended;
    struct span span;
    const struct zone *zone;
    aftercare_status status =
        json_read(&document, holding->trial->arena, DOCUMENT,
                  holding->trial->pack_case->session, &limits, holding->err);
    const struct json *session = status ? NULL : json_member(document.root, "session");
    if (!status &&
        (!span_parse(&span, after) ||
         !instant_parse(&ended, NULL, pack_answer_text(session, "ended_at")))) {
        return pack_compare_shape(holding,
                                  "a table by durations, such as PT2H, after ended_at");
    }
    if (!status) {
        status = zone_find(&zone, holding->trial->assessor->zones,
                           pack_answer_text(session, "timezone"), holding->err);
    }
    if (!status) {
        struct instant at = zone_add(zone, ended, span);
        (void)instant_format(out, at, zone_offset(zone, at));
    }
    return status;
}

static aftercare_status hold_moments(struct holding *holding,
                                     const struct json *moments) {
    aftercare_status status = AFTERCARE_OK;
    aftercare_document document = document_of(holding->trial->pack_case->session);
    for (const struct json *one = moments->first; !status && one; one = one->next) {
        char at[INSTANT_TEXT_MAX];
        aftercare_json answer;
        holding->expected = one;
        holding->what = "at";
        holding->moment = one->key;
        status = instant_after(at, holding, one->key);
        if (!status) {
            status = aftercare_plan_at(holding->trial->assessor, &document, NULL, at,
                                       &answer, holding->err);
        }
        if (!status) {
            status = read_answer(holding, answer);
        }
        if (!status) {
            status = pack_hold_moment(holding, one);
        }
    }
    return status;
}

static aftercare_status hold_assessment(struct holding *holding) {
    const struct pack_trial *trial = holding->trial;
    aftercare_document document = document_of(trial->pack_case->assessment);
    aftercare_json answer;
    aftercare_assessor_try_again(trial->assessor); // No case suffers from those before.
    aftercare_status status =
        aftercare_assess(trial->assessor, &document, NULL, &answer, holding->err);
    if (!status) {
        status = read_answer(holding, answer);
    }
    return status ? status : pack_hold_all(holding, OF_ASSESSMENT);
}

static aftercare_status hold_plan(struct holding *holding) {
    const struct pack_trial *trial = holding->trial;
    aftercare_document document = document_of(trial->pack_case->session);
    const struct json *moments = json_member(trial->pack_case->expect, "at");
    const aftercare_plan *plan;
    aftercare_assessor_try_again(trial->assessor);
    aftercare_status status =
        aftercare_plan_session(trial->assessor, &document, NULL, &plan, holding->err);
    if (!status) {
        status = read_answer(holding, (aftercare_json){plan->json, plan->json_len});
    }
    if (!status) {
        status = pack_hold_all(holding, OF_PLAN);
    }
    return !status && moments ? hold_moments(holding, moments) : status;
}

static aftercare_status refuse_lonely(const struct holding *holding, const char *what,
                                      const char *missing) {
    const struct place *place = &holding->trial->pack_case->place;
    return fail_at(holding->err, AFTERCARE_EDOCUMENT, place->file, place->line,
                   place->column, "\"%s\" is expected of a case without %s (add it)",
                   what, missing);
}

// A document that is refused stands in the case: that is where to look.
static aftercare_status tell_place(const struct holding *holding,
                                   aftercare_status status) {
    const struct place *place = &holding->trial->pack_case->place;
    aftercare_error *err = holding->err;
    if (status == AFTERCARE_EDOCUMENT && err && strcmp(err->place, DOCUMENT) == 0) {
        err->line = place->line;
        err->column = place->column;
        (void)snprintf(err->place, sizeof err->place, "%s", place->file);
    }
    return status;
}

aftercare_status pack_expect(const struct pack_trial *trial, aftercare_error *err) {
    struct holding holding = {.trial = trial, .err = err};
    const struct pack_case *pack_case = trial->pack_case;
    const char *of_assessment = pack_hold_first(pack_case->expect, OF_ASSESSMENT);
    const char *of_plan = json_member(pack_case->expect, "at")
                              ? "at"
                              : pack_hold_first(pack_case->expect, OF_PLAN);
    if (of_assessment && !pack_case->assessment.at) {
        return refuse_lonely(&holding, of_assessment, "a patient or a request");
    }
    if (of_plan && !pack_case->session.at) {
        return refuse_lonely(&holding, of_plan, "a session");
    }
    aftercare_status status = of_assessment ? hold_assessment(&holding) : AFTERCARE_OK;
    if (!status && of_plan) {
        status = hold_plan(&holding);
    }
    return tell_place(&holding, status);
}
