#include "core/rules/grounds.h"

#include "core/rules/finding.h"
#include "core/rules/network_inside.h"

#include <string.h>

#define KEYS_MAX (2 * SEVERITIES_MAX) // a finding is certain, or may be

// Everything that the grounds of one verdict are made from.
struct telling {
    struct docket *docket;
    struct matter matter;
    uint32_t *hits; // candidates that hold, or may: the worst first, then the certain
    size_t hits_count;
    bool has_open;    // some may hold
    bool may_exclude; // some do not hold, but may in a part of the area
    struct finding *findings, *overruled;
    size_t findings_count, overruled_count;
};

static struct candidate *candidate_at(const struct telling *telling, size_t i) {
    return docket_candidate(telling->docket, &telling->matter, i);
}

static size_t key_of(const struct candidate *candidate) {
    return 2 * (size_t)candidate->judged->severity + (candidate->holds == YES ? 0 : 1);
}

// Counts by key those that hold, or may, each behind its place.
static void count_hits(struct telling *telling, uint32_t *places) {
    for (size_t i = 0; i < telling->matter.count; i++) {
        const struct candidate *candidate = candidate_at(telling, i);
        if (candidate->holds != NO) {
            places[key_of(candidate) + 1]++;
            telling->hits_count++;
            telling->has_open = telling->has_open || candidate->holds == UNKNOWN;
        } else if (candidate->judged->asks_area) {
            telling->may_exclude = true;
        }
    }
}

// Lists them in the order of findings: within a key by name, as they come.
static void sort_hits(struct telling *telling) {
    size_t keys = 2 * telling->docket->network->severities_count;
    uint32_t places[KEYS_MAX + 1];
    memset(places, 0, (keys + 1) * sizeof *places);
    count_hits(telling, places);
    for (size_t i = 1; i < keys; i++) {
        places[i] += places[i - 1];
    }
    for (size_t i = 0; i < telling->matter.count; i++) {
        const struct candidate *candidate = candidate_at(telling, i);
        if (candidate->holds != NO) {
            telling->hits[places[key_of(candidate)]++] = telling->matter.listed[i];
        }
    }
}

// A rule that is about several treatments finds the same for each.
static aftercare_status find(struct finding *out, struct telling *telling,
                             struct candidate *candidate) {
    if (candidate->finding) {
        *out = *candidate->finding;
        return AFTERCARE_OK;
    }
    candidate->finding = out;
    return finding_make(out, telling->docket, candidate);
}

static aftercare_status set_aside(struct telling *telling, struct candidate *candidate,
                                  const struct rule *by) {
    if (!telling->overruled) {
        telling->overruled = arena_array(telling->docket->arena, telling->hits_count,
                                         sizeof *telling->overruled);
    }
    if (!telling->overruled) {
        return AFTERCARE_ENOMEM;
    }
    struct finding *finding = &telling->overruled[telling->overruled_count++];
    aftercare_status status = find(finding, telling, candidate);
    finding->overruled_by = by;
    return status;
}

static aftercare_status add(struct telling *telling, struct candidate *candidate) {
    struct finding *finding = &telling->findings[telling->findings_count++];
    aftercare_status status = find(finding, telling, candidate);
    finding->overruled_by = NULL;
    return status;
}

static aftercare_status add_findings(struct telling *telling) {
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && i < telling->hits_count; i++) {
        struct candidate *candidate = &telling->docket->candidates[telling->hits[i]];
        const struct rule *by =
            docket_overruler(telling->docket, &telling->matter, candidate);
        status = by ? set_aside(telling, candidate, by) : add(telling, candidate);
    }
    return status;
}

// The questions that findings wait for, by name, so that the rules of each are.
static aftercare_status add_questions(struct verdict *out,
                                      const struct telling *telling) {
    struct questions *questions = &telling->docket->questions;
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; i < telling->matter.count; i++) {
        const struct candidate *candidate = candidate_at(telling, i);
        if (candidate->holds != UNKNOWN ||
            docket_overruler(telling->docket, &telling->matter, candidate)) {
            continue;
        }
        const struct finding *finding = candidate->finding;
        for (size_t k = 0; !status && k < finding->places_count; k++) {
            status = questions_add(questions, &finding->places[k], finding->rule,
                                   candidate->judged->severity);
        }
    }
    return status ? status
                  : questions_take(&out->questions, &out->questions_count, questions);
}

// A rule about a part of the requested area takes that part out, where it holds, or may
// hold, for that part alone.
static aftercare_status exclude(struct trace *excluded, const struct telling *telling,
                                const struct candidate *candidate) {
    const struct docket *docket = telling->docket;
    struct clause condition = candidate->condition;
    struct inquiry inquiry = docket->inquiry;
    struct trace parts = {.arena = docket->arena};
    if (docket_overruler(docket, &telling->matter, candidate)) {
        return AFTERCARE_OK;
    }
    trace_parts(&parts, condition, &inquiry);
    for (size_t i = 0; i < parts.count; i++) {
        inquiry.part = parts.places[i].term;
        if (clause_truth(condition, &inquiry) != NO) {
            trace_add(excluded, parts.places[i]);
        }
    }
    bool is_out_of_memory = parts.is_out_of_memory || excluded->is_out_of_memory;
    return is_out_of_memory ? AFTERCARE_ENOMEM : AFTERCARE_OK;
}

static aftercare_status exclude_areas(struct verdict *out,
                                      const struct telling *telling) {
    struct trace excluded = {.arena = telling->docket->arena};
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && i < telling->matter.count; i++) {
        const struct candidate *candidate = candidate_at(telling, i);
        if (candidate->holds == NO && candidate->judged->asks_area) {
            status = exclude(&excluded, telling, candidate);
        }
    }
    if (status || excluded.count == 0) {
        return status;
    }
    out->excluded_areas =
        arena_array(excluded.arena, excluded.count, sizeof *out->excluded_areas);
    if (!out->excluded_areas) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < excluded.count; i++) {
        out->excluded_areas[out->excluded_count++] = excluded.places[i].term;
    }
    return AFTERCARE_OK;
}

aftercare_status grounds_tell(struct verdict *out, struct docket *docket,
                              size_t verdict) {
    uint32_t first = docket->listed_at[verdict].first;
    struct telling telling = {.docket = docket,
                              .matter = docket_matter(docket, verdict),
                              .hits = &docket->hits[first],
                              .findings = &docket->findings[first]};
    sort_hits(&telling);
    if (add_findings(&telling) || (telling.has_open && add_questions(out, &telling)) ||
        (telling.may_exclude && exclude_areas(out, &telling))) {
        return AFTERCARE_ENOMEM;
    }
    out->findings = telling.findings;
    out->findings_count = (uint32_t)telling.findings_count;
    out->overruled = telling.overruled;
    out->overruled_count = (uint32_t)telling.overruled_count;
    return AFTERCARE_OK;
}
