#include "core/rules/docket.h"

#include "core/rules/network_inside.h"

aftercare_status docket_open(struct docket *docket, struct arena *arena,
                             struct inference *inference, const struct facts *facts) {
    const struct network *network = inference->network;
    *docket = (struct docket){
        .arena = arena,
        .network = network,
        .inquiry = {.facts = facts, .date = facts->date, .inference = inference},
        .questions = {.arena = arena},
    };
    docket->wanted =
        arena_array(arena, network->treatments_count, sizeof *docket->wanted);
    return docket->wanted ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}

// Where the verdict on a treatment is, or will be; treatments_count: nobody wants it.
static size_t place_of(const struct docket *docket, const struct term *treatment) {
    uint32_t number = docket->network->treatment_at[treatment->index];
    size_t i = 0;
    if (number != NOT_JUDGED) {
        uint32_t wanted = docket->wanted[number];
        return wanted > 0 ? wanted - 1 : docket->treatments_count;
    }
    while (i < docket->treatments_count && docket->treatments[i] != treatment) {
        i++;
    }
    return i;
}

aftercare_status docket_want(struct docket *docket, const struct term *treatment) {
    if (place_of(docket, treatment) < docket->treatments_count) {
        return AFTERCARE_OK;
    }
    const struct term **treatments =
        arena_grow(docket->arena, docket->treatments, docket->treatments_count,
                   &docket->treatments_capacity, sizeof(const struct term *));
    if (!treatments) {
        return AFTERCARE_ENOMEM;
    }
    uint32_t number = docket->network->treatment_at[treatment->index];
    docket->treatments = treatments;
    treatments[docket->treatments_count++] = treatment;
    if (number != NOT_JUDGED) {
        docket->wanted[number] = (uint32_t)docket->treatments_count;
    }
    return AFTERCARE_OK;
}

static aftercare_status want_all(struct docket *docket) {
    const struct network *network = docket->network;
    size_t count = network->treatments_count;
    docket->treatments =
        arena_array(docket->arena, count + 1, sizeof(const struct term *));
    if (!docket->treatments) {
        return AFTERCARE_ENOMEM;
    }
    for (uint32_t i = 0; i < count; i++) {
        docket->treatments[i] = network->treatments[i];
        docket->wanted[i] = i + 1;
    }
    docket->treatments_count = count;
    docket->treatments_capacity = count + 1;
    return AFTERCARE_OK;
}

aftercare_status docket_want_requested(struct docket *docket) {
    const struct facts *facts = docket->inquiry.facts;
    aftercare_status status = facts->has_treatments ? AFTERCARE_OK : want_all(docket);
    for (size_t i = 0; !status && facts->has_treatments && i < facts->treatments_count;
         i++) {
        status = docket_want(docket, facts->treatments[i]);
    }
    docket->requested_count = docket->treatments_count;
    return status;
}

static bool is_wanted(const struct docket *docket, const struct range *subjects) {
    const uint32_t *members = &docket->network->subject_members[subjects->first];
    for (uint32_t i = 0; i < subjects->count; i++) {
        if (docket->wanted[members[i]] > 0) {
            return true;
        }
    }
    return false;
}

// Counts the candidate for each of its treatments that is wanted, or, once there is room,
// lists it.
static void list_candidate(struct docket *docket, uint32_t number) {
    const struct network *network = docket->network;
    const struct judged *judged = docket->candidates[number].judged;
    const struct range *subjects = &network->subjects[judged->subjects];
    for (uint32_t i = 0; i < subjects->count; i++) {
        uint32_t wanted = docket->wanted[network->subject_members[subjects->first + i]];
        if (wanted > 0) {
            struct range *range = &docket->listed_at[wanted - 1];
            if (docket->listed) {
                docket->listed[range->first + range->count] = number;
            }
            range->count++;
        }
    }
}

static enum truth details_hold(const struct candidate *candidate,
                               const struct facts *facts) {
    return candidate->judged->has_details
               ? rule_details(candidate->rule, facts->details, facts->details_count)
               : YES;
}

static enum truth truth_of(const struct candidate *candidate,
                           const struct inquiry *inquiry) {
    if (!candidate->condition.at) {
        return YES;
    }
    return code_kind(candidate->code) == CONDITION_TEST
               ? inference_truth(inquiry->inference, code_number(candidate->code),
                                 inquiry->facts)
               : inference_condition(inquiry->inference, candidate->condition.at,
                                     inquiry->facts);
}

// Whether the rule does something today, or may stand in the way some other day.
static bool ask(struct candidate *candidate, const struct docket *docket) {
    const struct judged *judged = candidate->judged;
    enum truth details = details_hold(candidate, docket->inquiry.facts);
    if (details == NO) {
        return false;
    }
    enum truth truth = truth_of(candidate, &docket->inquiry);
    candidate->holds = details < truth ? details : truth;
    return truth != NO || judged->is_blocking || judged->asks_area;
}

// Room for what is listed, and for what comes of it.
static aftercare_status make_room(struct docket *docket) {
    size_t listed = ranges_add_up(docket->listed_at, docket->treatments_count);
    docket->listed = arena_array(docket->arena, listed, sizeof *docket->listed);
    docket->hits = arena_array(docket->arena, listed, sizeof *docket->hits);
    docket->findings = arena_array(docket->arena, listed, sizeof *docket->findings);
    return docket->listed && docket->hits && docket->findings ? AFTERCARE_OK
                                                              : AFTERCARE_ENOMEM;
}

// Among many rules those that were found lie far apart, so each is a wait for memory.
// Here nothing depends on what was read, so that all of them are waited for at once.
static void gather(struct docket *docket) {
    const struct network *network = docket->network;
    const struct inference *inference = docket->inquiry.inference;
    for (size_t i = 0; i < inference->rules_count; i++) {
        const struct judged *judged = &network->judged[inference->rules[i]];
        const uint32_t *codes =
            judged->codes == NO_CODES ? NULL : &network->codes[judged->codes];
        docket->candidates[i] =
            (struct candidate){.judged = judged,
                               .rule = network->base->rules[judged->rule],
                               .condition = {network->base, codes},
                               .code = codes ? *codes : 0};
    }
}

// Keeps those candidates that matter to a verdict that is wanted, and counts them for it.
static uint32_t sift(struct docket *docket) {
    const struct range *subjects = docket->network->subjects;
    size_t gathered = docket->inquiry.inference->rules_count;
    uint32_t count = 0;
    for (size_t i = 0; i < gathered; i++) {
        struct candidate *candidate = &docket->candidates[i];
        if (is_wanted(docket, &subjects[candidate->judged->subjects]) &&
            ask(candidate, docket)) {
            docket->candidates[count] = *candidate;
            list_candidate(docket, count++);
        }
    }
    return count;
}

aftercare_status docket_list(struct docket *docket) {
    const struct inference *inference = docket->inquiry.inference;
    docket->candidates =
        arena_array(docket->arena, inference->rules_count, sizeof *docket->candidates);
    docket->listed_at =
        arena_array(docket->arena, docket->treatments_count, sizeof(struct range));
    docket->verdicts =
        arena_array(docket->arena, docket->treatments_count, sizeof *docket->verdicts);
    if (!docket->candidates || !docket->listed_at || !docket->verdicts) {
        return AFTERCARE_ENOMEM;
    }
    gather(docket);
    uint32_t count = sift(docket);
    docket->candidates_count = count;
    if (make_room(docket)) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < docket->treatments_count; i++) {
        docket->listed_at[i].count = 0;
    }
    for (uint32_t i = 0; i < count; i++) {
        list_candidate(docket, i);
    }
    return AFTERCARE_OK;
}

const struct verdict *docket_verdict(const struct docket *docket,
                                     const struct term *treatment) {
    return &docket->verdicts[place_of(docket, treatment)];
}

struct matter docket_matter(const struct docket *docket, size_t verdict) {
    const struct range *listed = &docket->listed_at[verdict];
    return (struct matter){.treatment = docket->treatments[verdict],
                           .listed = &docket->listed[listed->first],
                           .count = listed->count};
}

const struct rule *docket_overruler(const struct docket *docket,
                                    const struct matter *matter,
                                    const struct candidate *candidate) {
    const struct facts *facts = docket->inquiry.facts;
    return candidate->judged->is_overruled
               ? rule_overruler(candidate->rule, matter->treatment, facts->details,
                                facts->details_count)
               : NULL;
}
