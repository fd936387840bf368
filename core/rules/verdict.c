#include "core/rules/verdict.h"

#include "core/rules/finding.h"
#include "core/rules/network_inside.h"
#include "core/rules/questions.h"

#include <string.h>

#define KEYS_MAX (2 * SEVERITIES_MAX) // a finding is certain, or may be

// Everything that one verdict is made from.
struct judging {
    struct docket *docket;
    const struct term *treatment;
    const uint32_t *listed; // candidates, by name
    size_t count;
    uint32_t *hits; // those that hold, or may: the worst first, then the certain
    size_t hits_count;
    struct finding *findings, *overruled;
    size_t findings_count, overruled_count;
    const struct judged *worst; // of what is certain and counts
    bool could_block;           // something that is not certain
    struct date blocked_till;   // by one finding; DATE_MIN: by none
    struct questions questions;
    struct trace excluded;
};

static struct candidate *candidate_at(const struct judging *judging, size_t i) {
    return &judging->docket->candidates[judging->listed[i]];
}

static const struct rule *overruler(const struct judging *judging,
                                    const struct judged *judged) {
    const struct facts *facts = judging->docket->inquiry.facts;
    const struct rulebase *base = judging->docket->network->base;
    return judged->is_overruled
               ? rule_overruler(base->rules[judged->rule], judging->treatment,
                                facts->details, facts->details_count)
               : NULL;
}

static size_t key_of(const struct candidate *candidate) {
    return 2 * (size_t)candidate->judged->severity + (candidate->holds == YES ? 0 : 1);
}

// Lists those that hold, or may, in the order of findings: within a key by name, as they
// come.
static aftercare_status sort_hits(struct judging *judging) {
    size_t keys = 2 * judging->docket->network->severities_count;
    uint32_t places[KEYS_MAX + 1];
    memset(places, 0, (keys + 1) * sizeof *places);
    for (size_t i = 0; i < judging->count; i++) {
        const struct candidate *candidate = candidate_at(judging, i);
        if (candidate->holds != NO) {
            places[key_of(candidate) + 1]++;
            judging->hits_count++;
        }
    }
    judging->hits =
        arena_array(judging->docket->arena, judging->hits_count, sizeof *judging->hits);
    if (!judging->hits) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 1; i < keys; i++) {
        places[i] += places[i - 1];
    }
    for (size_t i = 0; i < judging->count; i++) {
        const struct candidate *candidate = candidate_at(judging, i);
        if (candidate->holds != NO) {
            judging->hits[places[key_of(candidate)]++] = judging->listed[i];
        }
    }
    return AFTERCARE_OK;
}

// A rule that is about several treatments finds the same for each.
static aftercare_status find(struct finding *out, struct judging *judging,
                             struct candidate *candidate) {
    if (candidate->finding) {
        *out = *candidate->finding;
        return AFTERCARE_OK;
    }
    candidate->finding = out;
    return finding_make(out, judging->docket, candidate);
}

static aftercare_status set_aside(struct judging *judging, struct candidate *candidate,
                                  const struct rule *by) {
    if (!judging->overruled) {
        judging->overruled = arena_array(judging->docket->arena, judging->hits_count,
                                         sizeof *judging->overruled);
    }
    if (!judging->overruled) {
        return AFTERCARE_ENOMEM;
    }
    struct finding *finding = &judging->overruled[judging->overruled_count++];
    aftercare_status status = find(finding, judging, candidate);
    finding->overruled_by = by;
    return status;
}

static aftercare_status add(struct judging *judging, struct candidate *candidate) {
    const struct judged *judged = candidate->judged;
    struct finding *finding = &judging->findings[judging->findings_count++];
    aftercare_status status = find(finding, judging, candidate);
    finding->overruled_by = NULL;
    if (candidate->holds == YES && !judging->worst) {
        judging->worst = judged;
    }
    if (judged->is_blocking) {
        bool is_later = date_compare(finding->clear_from, judging->blocked_till) > 0;
        judging->could_block = judging->could_block || candidate->holds == UNKNOWN;
        judging->blocked_till = is_later ? finding->clear_from : judging->blocked_till;
    }
    return status;
}

static aftercare_status add_findings(struct judging *judging) {
    judging->findings = arena_array(judging->docket->arena, judging->hits_count,
                                    sizeof *judging->findings);
    aftercare_status status = judging->findings ? AFTERCARE_OK : AFTERCARE_ENOMEM;
    for (size_t i = 0; !status && i < judging->hits_count; i++) {
        struct candidate *candidate = &judging->docket->candidates[judging->hits[i]];
        const struct rule *by = overruler(judging, candidate->judged);
        status = by ? set_aside(judging, candidate, by) : add(judging, candidate);
    }
    return status;
}

// The questions that findings wait for, by name, so that the rules of each are.
static aftercare_status add_questions(struct judging *judging) {
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; i < judging->count; i++) {
        const struct candidate *candidate = candidate_at(judging, i);
        if (candidate->holds != UNKNOWN || overruler(judging, candidate->judged)) {
            continue;
        }
        const struct finding *finding = candidate->finding;
        for (size_t k = 0; !status && k < finding->places_count; k++) {
            status = questions_add(&judging->questions, &finding->places[k],
                                   finding->rule, candidate->judged->severity);
        }
    }
    questions_sort(&judging->questions);
    return status;
}

// A rule about a part of the requested area takes that part out, where it holds, or may
// hold, for that part alone.
static aftercare_status exclude(struct judging *judging,
                                const struct candidate *candidate) {
    struct clause condition = docket_condition(judging->docket, candidate);
    struct inquiry inquiry = judging->docket->inquiry;
    struct trace parts = {.arena = judging->docket->arena};
    if (overruler(judging, candidate->judged)) {
        return AFTERCARE_OK;
    }
    trace_parts(&parts, condition, &inquiry);
    for (size_t i = 0; i < parts.count; i++) {
        inquiry.part = parts.places[i].term;
        if (clause_truth(condition, &inquiry) != NO) {
            trace_add(&judging->excluded, parts.places[i]);
        }
    }
    bool is_out_of_memory = parts.is_out_of_memory || judging->excluded.is_out_of_memory;
    return is_out_of_memory ? AFTERCARE_ENOMEM : AFTERCARE_OK;
}

static aftercare_status exclude_areas(struct verdict *out, struct judging *judging) {
    const struct trace *excluded = &judging->excluded;
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && i < judging->count; i++) {
        const struct candidate *candidate = candidate_at(judging, i);
        if (candidate->holds == NO && candidate->judged->asks_area) {
            status = exclude(judging, candidate);
        }
    }
    if (status || excluded->count == 0) {
        return status;
    }
    out->excluded_areas =
        arena_array(excluded->arena, excluded->count, sizeof *out->excluded_areas);
    if (!out->excluded_areas) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < excluded->count; i++) {
        out->excluded_areas[out->excluded_count++] = excluded->places[i].term;
    }
    return AFTERCARE_OK;
}

// How long some rule blocks, or may block, from that day on; DATE_MIN: none does. A rule
// that stands in the way does so until its answer changes.
static struct date blocked_until(const struct judging *judging,
                                 const struct inquiry *inquiry) {
    struct date latest = DATE_MIN;
    for (size_t i = 0; i < judging->count; i++) {
        const struct candidate *candidate = candidate_at(judging, i);
        struct clause condition = docket_condition(judging->docket, candidate);
        if (!candidate->judged->is_blocking || clause_truth(condition, inquiry) == NO ||
            overruler(judging, candidate->judged)) {
            continue;
        }
        struct date until = clause_answer(condition, inquiry).until;
        latest = date_compare(until, latest) > 0 ? until : latest;
    }
    return latest;
}

// The first day on which no rule that blocks holds, or may hold, any more: also none that
// begins to hold only later. Until the last of today's findings is over, one of them
// blocks.
static struct date all_clear_from(const struct judging *judging) {
    struct inquiry inquiry = {.facts = judging->docket->inquiry.facts,
                              .date = judging->blocked_till};
    while (date_compare(inquiry.date, DATE_MAX) != 0) {
        struct date until = blocked_until(judging, &inquiry);
        if (date_compare(until, DATE_MIN) == 0) {
            return inquiry.date;
        }
        inquiry.date = until;
    }
    return DATE_MAX;
}

// The worst finding that is certain decides, unless an open question could still block.
static void decide(struct verdict *out, const struct judging *judging) {
    const struct kind *kind = judging->docket->network->base->verdict_kind;
    const struct judged *worst = judging->worst;
    bool blocks = worst && worst->is_blocking;
    if (worst && (blocks || !judging->could_block)) {
        out->verdict = kind->fields[kind->roles[ROLE_BY]].choices[worst->severity];
    } else {
        out->verdict = judging->could_block ? kind->unknown : kind->none;
    }
    out->clear_from = blocks || judging->could_block ? all_clear_from(judging) : DATE_MAX;
}

// No rule says anything of the treatment: nobody may conclude that it is fine.
static void say_nothing(struct verdict *out, const struct rulebase *base) {
    out->verdict = base->verdict_kind ? base->verdict_kind->unknown : TEXT("unknown");
    out->clear_from = DATE_MAX;
}

static aftercare_status reach(struct judging *judging, struct verdict *out) {
    if (!network_judges(judging->docket->network, judging->treatment)) {
        say_nothing(out, judging->docket->network->base);
        return AFTERCARE_OK;
    }
    if (judging->count > 0 && (sort_hits(judging) || add_findings(judging) ||
                               add_questions(judging) || exclude_areas(out, judging))) {
        return AFTERCARE_ENOMEM;
    }
    decide(out, judging);
    out->findings = judging->findings;
    out->findings_count = judging->findings_count;
    out->overruled = judging->overruled;
    out->overruled_count = judging->overruled_count;
    out->questions = judging->questions.list;
    out->questions_count = judging->questions.count;
    return AFTERCARE_OK;
}

aftercare_status verdicts_reach(struct docket *docket) {
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && i < docket->treatments_count; i++) {
        const struct range *listed = &docket->listed_at[i];
        struct judging judging = {.docket = docket,
                                  .treatment = docket->treatments[i],
                                  .listed = &docket->listed[listed->first],
                                  .count = listed->count,
                                  .blocked_till = DATE_MIN,
                                  .questions = {.arena = docket->arena},
                                  .excluded = {.arena = docket->arena}};
        docket->verdicts[i].treatment = docket->treatments[i];
        status = reach(&judging, &docket->verdicts[i]);
    }
    return status;
}
