#include "core/rules/finding.h"

#include "core/rules/locate.h"
#include "core/rules/network_inside.h"

// Walks from change to change until the rule surely holds no more. What its details say
// stays so.
static struct date clear_from(const struct docket *docket, struct clause condition) {
    struct answer answer = clause_answer(condition, &docket->inquiry);
    struct inquiry later = {.facts = docket->inquiry.facts};
    while (date_compare(answer.until, DATE_MAX) != 0) {
        later.date = answer.until;
        if (clause_truth(condition, &later) == NO) {
            return later.date;
        }
        answer = clause_answer(condition, &later);
    }
    return DATE_MAX;
}

static bool is_said(const struct facts *facts, struct text detail) {
    for (size_t i = 0; i < facts->details_count; i++) {
        if (text_equal(facts->details[i].detail->name, detail)) {
            return true;
        }
    }
    return false;
}

// Those of the rule's details that the request says, when the rule surely holds; else
// those that it does not say.
static void add_details(struct trace *trace, const struct rule *rule,
                        const struct facts *facts, enum truth truth) {
    const struct rule_value *wanted = rule_get(rule, ROLE_DETAILS);
    for (size_t i = 0; wanted && i < wanted->pairs_count; i++) {
        struct text name = wanted->pairs[i].name;
        if (is_said(facts, name) != (truth == YES)) {
            continue;
        }
        char *member = arena_format(trace->arena, "details/%.*s", TEXT_ARGS(name));
        trace->is_out_of_memory = trace->is_out_of_memory || !member;
        if (member) {
            trace_add(trace,
                      (struct fact_place){.record = -1, .member = text_of(member)});
        }
    }
}

static struct trace trace_of(struct docket *docket, const struct candidate *candidate,
                             struct clause condition) {
    struct trace trace = {.arena = docket->arena,
                          .places = docket->places,
                          .capacity = docket->places_capacity};
    const struct judged *judged = candidate->judged;
    if (candidate->holds == YES) {
        trace_facts(&trace, condition, &docket->inquiry);
    } else {
        trace_gaps(&trace, condition, &docket->inquiry);
    }
    if (judged->has_details) {
        add_details(&trace, docket->network->base->rules[judged->rule],
                    docket->inquiry.facts, candidate->holds);
    }
    docket->places = trace.places;
    docket->places_capacity = trace.capacity;
    return trace;
}

aftercare_status finding_make(struct finding *out, struct docket *docket,
                              const struct candidate *candidate) {
    const struct judged *judged = candidate->judged;
    struct clause condition = docket_condition(docket, candidate);
    struct trace trace = trace_of(docket, candidate, condition);
    struct fact_place *places = arena_array(docket->arena, trace.count, sizeof *places);
    const struct term *area = NULL;
    if (trace.is_out_of_memory || !places ||
        (judged->is_somewhere && locate_finding(&area, docket->arena, condition,
                                                &docket->inquiry, candidate->holds))) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < trace.count; i++) {
        places[i] = trace.places[i];
    }
    *out = (struct finding){
        .rule = docket->network->base->rules[judged->rule],
        .holds = candidate->holds,
        .clear_from = judged->is_blocking ? clear_from(docket, condition) : DATE_MAX,
        .area = area,
        .places = places,
        .places_count = trace.count,
        .error = trace.error,
    };
    return AFTERCARE_OK;
}
