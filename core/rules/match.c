// The fold `rank_by`: which treatments suit each concern, best first, each with its
// verdict.
#include "core/rules/match.h"

#include "core/base/sort.h"

static enum truth touches(const struct rule_value *areas, const struct term *area) {
    for (size_t i = 0; i < areas->terms_count; i++) {
        if (terms_touch(areas->terms[i], area)) {
            return YES;
        }
    }
    return NO;
}

// Where the concern is; where it does not say, where the request is.
static enum truth suits_area(const struct rule *rule, const struct record *concern,
                             const struct facts *facts) {
    const struct rule_value *areas = rule_get(rule, ROLE_AREAS);
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

enum truth match_suits(const struct rule *rule, const struct record *concern,
                       const struct inquiry *inquiry) {
    const struct facts *facts = inquiry->facts;
    const struct rule_value *when = rule_get(rule, ROLE_WHEN);
    const struct rule_value *unless = rule_get(rule, ROLE_UNLESS);
    enum truth truth = suits_area(rule, concern, facts);
    if (when) {
        truth = least(truth, clause_truth(condition_whole(when->condition), inquiry));
    }
    if (unless) {
        truth = least(truth,
                      (enum truth)(YES - clause_truth(condition_whole(unless->condition),
                                                      inquiry)));
    }
    // A match that names details is listed all the same, unless the request says
    // otherwise.
    bool is_other = rule_details(rule, facts->details, facts->details_count) == NO;
    return is_other ? NO : truth;
}

static bool is_among(const struct text *names, size_t count, struct text name) {
    for (size_t i = 0; i < count; i++) {
        if (text_equal(names[i], name)) {
            return true;
        }
    }
    return false;
}

static bool stands_last(const struct ranked *ranked) {
    const struct kind *kind = ranked->rule->kind;
    return is_among(kind->last, kind->last_count, ranked->verdict->verdict);
}

static int64_t score(const struct ranked *ranked) {
    return rule_get(ranked->rule, ROLE_BY)->numbers[0];
}

static int best_first(const void *a, const void *b) {
    const struct ranked *left = a;
    const struct ranked *right = b;
    int order = (int)stands_last(left) - (int)stands_last(right);
    if (order == 0) {
        order = (score(left) < score(right)) - (score(left) > score(right));
    }
    if (order == 0) {
        order = text_compare(left->treatment->id, right->treatment->id);
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

static aftercare_status add_rule(struct ranking *ranking, const struct rule *rule,
                                 enum truth holds) {
    const struct facts *facts = ranking->docket->inquiry.facts;
    const struct rule_value *subject = rule_get(rule, ROLE_SUBJECT);
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && subject && i < subject->terms_count; i++) {
        struct ranked ranked = {
            .rule = rule, .treatment = subject->terms[i], .holds = holds};
        if (!rule_overruler(rule, ranked.treatment, facts->details,
                            facts->details_count)) {
            status = add(ranking, ranked);
        }
    }
    return status;
}

aftercare_status match_concern(struct match *out, struct docket *docket,
                               const struct kind *kind, const struct record *concern) {
    struct ranking ranking = {.docket = docket};
    aftercare_status status = AFTERCARE_OK;
    size_t count;
    const struct rule *const *rules =
        network_rules_for(docket->network, concern->code, &count);
    for (size_t i = 0; !status && i < count; i++) {
        const struct rule *rule = rules[i];
        enum truth holds =
            rule->kind == kind ? match_suits(rule, concern, &docket->inquiry) : NO;
        if (holds != NO) {
            status = add_rule(&ranking, rule, holds);
        }
    }
    *out = (struct match){
        .concern = concern, .ranked = ranking.list, .ranked_count = ranking.count};
    return status;
}

void match_rank(struct match *match, const struct docket *docket) {
    for (size_t i = 0; i < match->ranked_count; i++) {
        struct ranked *ranked = &match->ranked[i];
        ranked->verdict = docket_verdict(docket, ranked->treatment);
    }
    sort_in_place(match->ranked, match->ranked_count, sizeof *match->ranked, best_first);
    match->best_allowed = best_allowed(match);
}
