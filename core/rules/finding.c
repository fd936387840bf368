#include "core/rules/finding.h"

#include "core/rules/clearing.h"
#include "core/rules/locate.h"
#include "core/rules/network_inside.h"

#define PLACES_MIN 4   // that most findings rest on
#define PLACES_ROOM 48 // made at once

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

// Traces into the docket's room. What stays there is the finding's; the rest is for the
// next one.
static struct trace trace_of(struct docket *docket, const struct candidate *candidate,
                             struct clause condition) {
    struct trace trace = {.arena = docket->arena,
                          .places = docket->places,
                          .capacity = docket->places_capacity};
    const struct judged *judged = candidate->judged;
    if (candidate->holds == YES) {
        trace_facts(&trace, condition, YES, &docket->inquiry);
    } else {
        trace_gaps(&trace, condition, &docket->inquiry);
    }
    if (judged->has_details) {
        add_details(&trace, candidate->rule, docket->inquiry.facts, candidate->holds);
    }
    docket->places = trace.places + trace.count;
    docket->places_capacity = trace.capacity - trace.count;
    return trace;
}

static aftercare_status make_room(struct docket *docket) {
    if (docket->places_capacity >= PLACES_MIN) {
        return AFTERCARE_OK;
    }
    docket->places = arena_array(docket->arena, PLACES_ROOM, sizeof *docket->places);
    docket->places_capacity = docket->places ? PLACES_ROOM : 0;
    return docket->places ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}

aftercare_status finding_make(struct finding *out, struct docket *docket,
                              struct candidate *candidate) {
    const struct judged *judged = candidate->judged;
    struct clause condition = candidate->condition;
    const struct term *area = NULL;
    if (make_room(docket)) {
        return AFTERCARE_ENOMEM;
    }
    struct trace trace = trace_of(docket, candidate, condition);
    if (trace.is_out_of_memory ||
        (judged->is_somewhere && locate_finding(&area, docket->arena, condition,
                                                &docket->inquiry, candidate->holds))) {
        return AFTERCARE_ENOMEM;
    }
    *out = (struct finding){
        .rule = candidate->rule,
        .holds = candidate->holds,
        .clear_from = judged->is_blocking ? clearing_of(docket, candidate) : DATE_MAX,
        .area = area,
        .places = trace.places,
        .places_count = (uint32_t)trace.count,
        .error = trace.error,
    };
    return AFTERCARE_OK;
}
