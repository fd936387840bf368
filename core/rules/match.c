// The fold `rank_by`: which treatments suit each concern, best first, each with its
// verdict.
#include "core/rules/match.h"

#include "core/base/sort.h"
#include "core/rules/network_inside.h"

static enum truth touches(const struct rule_value *areas, const struct term *area) {
    for (size_t i = 0; i < areas->terms_count; i++) {
        if (terms_touch(areas->terms[i], area)) {
            return YES;
        }
    }
    return NO;
}

// Where the concern is; where it does not say, where the request is.
static enum truth suits_area(const struct rank *rank, const struct record *concern,
                             const struct facts *facts) {
    const struct rule_value *areas = rank->areas;
    if (!areas) {
        return YES;
    }
    if (concern->area) {
        return touches(areas, concern->area);
    }
    for (size_t i = 0; i < facts->areas_count; i++) {
        if (touches(areas, facts->areas[i]) == YES) {
            return YES;
        }
    }
    return facts->are_areas_complete ? NO : UNKNOWN;
}

static enum truth least(enum truth a, enum truth b) {
    return a < b ? a : b;
}

static enum truth suits(const struct rank *rank, const struct record *concern,
                        const struct inquiry *inquiry) {
    const struct facts *facts = inquiry->facts;
    enum truth truth = suits_area(rank, concern, facts);
    if (rank->when.at) {
        truth = least(truth, clause_truth(rank->when, inquiry));
    }
    if (rank->unless.at) {
        truth = least(truth, (enum truth)(YES - clause_truth(rank->unless, inquiry)));
    }
    // A match that names details is listed all the same, unless the request says
    // otherwise.
    bool is_other = rank->has_details &&
                    rule_details(rank->rule, facts->details, facts->details_count) == NO;
    return is_other ? NO : truth;
}

enum truth match_suits(const struct rule *rule, const struct record *concern,
                       const struct inquiry *inquiry) {
    struct rank rank = network_rank_of(rule);
    return suits(&rank, concern, inquiry);
}

static bool is_among(const struct text *names, size_t count, struct text name) {
    for (size_t i = 0; i < count; i++) {
        if (text_equal(names[i], name)) {
            return true;
        }
    }
    return false;
}

static int best_first(const void *a, const void *b) {
    const struct ranked *left = a;
    const struct ranked *right = b;
    int order = (int)left->stands_last - (int)right->stands_last;
    if (order == 0) {
        order = (left->score < right->score) - (left->score > right->score);
    }
    if (order == 0) {
        uint32_t one = left->treatment->index; // in the order of ids
        uint32_t other = right->treatment->index;
        order = (one > other) - (one < other);
    }
    return order != 0 ? order
                      : (left->rule->index > right->rule->index) -
                            (left->rule->index < right->rule->index);
}

static const struct term *best_allowed(const struct match *match) {
    for (size_t i = 0; i < match->ranked_count; i++) {
        const struct ranked *ranked = &match->ranked[i];
        const struct kind *kind = ranked->rule->kind;
        if (is_among(kind->allowed, kind->allowed_count, ranked->verdict->verdict)) {
            return ranked->treatment;
        }
    }
    return NULL;
}

// What a matching adds up while it goes through the rules.
struct ranking {
    struct docket *docket;
    struct ranked *list;
    size_t count, capacity;
};

static aftercare_status add(struct ranking *ranking, struct ranked ranked) {
    struct docket *docket = ranking->docket;
    struct ranked *list = arena_grow(docket->arena, ranking->list, ranking->count,
                                     &ranking->capacity, sizeof *list);
    if (!list || docket_want(docket, ranked.treatment)) {
        return AFTERCARE_ENOMEM;
    }
    ranking->list = list;
    list[ranking->count++] = ranked;
    return AFTERCARE_OK;
}

static aftercare_status add_rank(struct ranking *ranking, const struct rank *rank,
                                 enum truth holds) {
    const struct facts *facts = ranking->docket->inquiry.facts;
    const struct rule_value *subject = rank->subject;
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && subject && i < subject->terms_count; i++) {
        struct ranked ranked = {.rule = rank->rule,
                                .treatment = subject->terms[i],
                                .score = rank->score,
                                .holds = holds};
        if (!rank->is_overruled ||
            !rule_overruler(rank->rule, ranked.treatment, facts->details,
                            facts->details_count)) {
            status = add(ranking, ranked);
        }
    }
    return status;
}

aftercare_status match_concern(struct match *out, struct docket *docket,
                               const struct kind *kind, const struct record *concern) {
    const struct network *network = docket->network;
    const struct range *range = &network->ranked_for[concern->code->index];
    struct ranking ranking = {.docket = docket};
    aftercare_status status = AFTERCARE_OK;
    for (uint32_t i = 0; !status && i < range->count; i++) {
        const struct rank *rank = &network->ranks[network->ranked[range->first + i]];
        enum truth holds =
            rank->rule->kind == kind ? suits(rank, concern, &docket->inquiry) : NO;
        if (holds != NO) {
            status = add_rank(&ranking, rank, holds);
        }
    }
    *out = (struct match){
        .concern = concern, .ranked = ranking.list, .ranked_count = ranking.count};
    return status;
}

void match_rank(struct match *match, const struct docket *docket) {
    for (size_t i = 0; i < match->ranked_count; i++) {
        struct ranked *ranked = &match->ranked[i];
        const struct kind *kind = ranked->rule->kind;
        ranked->verdict = docket_verdict(docket, ranked->treatment);
        ranked->stands_last =
            is_among(kind->last, kind->last_count, ranked->verdict->verdict);
    }
    sort_in_place(match->ranked, match->ranked_count, sizeof *match->ranked, best_first);
    match->best_allowed = best_allowed(match);
}
