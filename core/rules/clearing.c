#include "core/rules/clearing.h"

#include "core/rules/ending.h"
#include "core/rules/network_inside.h"

// Walks from change to change. What the rule's details say stays so.
static struct date walk(const struct docket *docket, struct clause condition) {
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

struct date clearing_of(const struct docket *docket, struct candidate *candidate) {
    if (!candidate->is_clear_known) {
        struct clause condition = candidate->condition;
        candidate->is_clear_known = true;
        candidate->is_over_then =
            candidate->holds == YES &&
            ending_find(&candidate->clear_from, condition, &docket->inquiry);
        if (!candidate->is_over_then) {
            candidate->clear_from = walk(docket, condition);
        }
    }
    return candidate->clear_from;
}

// Whether a candidate that blocks may still do so on that day, as far as that is known
// already.
static bool may_block(const struct docket *docket, const struct matter *matter,
                      const struct candidate *candidate, struct date date) {
    bool is_over =
        candidate->is_over_then && date_compare(candidate->clear_from, date) <= 0;
    return candidate->judged->is_blocking && !is_over &&
           !docket_overruler(docket, matter, candidate);
}

// How long some candidate blocks, or may block, from that day on; DATE_MIN: none does.
// One that stands in the way does so until its answer changes.
static struct date blocked_until(const struct docket *docket, const struct matter *matter,
                                 const struct inquiry *inquiry) {
    struct date latest = DATE_MIN;
    for (size_t i = 0; i < matter->count; i++) {
        const struct candidate *candidate = docket_candidate(docket, matter, i);
        struct clause condition = candidate->condition;
        if (may_block(docket, matter, candidate, inquiry->date) &&
            clause_truth(condition, inquiry) != NO) {
            struct date until = clause_answer(condition, inquiry).until;
            latest = date_compare(until, latest) > 0 ? until : latest;
        }
    }
    return latest;
}

struct date clearing_of_all(const struct docket *docket, const struct matter *matter,
                            struct date from) {
    struct inquiry inquiry = {.facts = docket->inquiry.facts, .date = from};
    while (date_compare(inquiry.date, DATE_MAX) != 0) {
        struct date until = blocked_until(docket, matter, &inquiry);
        if (date_compare(until, DATE_MIN) == 0) {
            return inquiry.date;
        }
        inquiry.date = until;
    }
    return DATE_MAX;
}
