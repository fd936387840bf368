// The fold `rank_by`: which treatments suit each concern, best first, each with its
// verdict.
#include "core/rules/match.h"

#include <stdlib.h>

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
        truth = least(truth, condition_answer(when->condition, inquiry).truth);
    }
    if (unless) {
        truth =
            least(truth, answer_not(condition_answer(unless->condition, inquiry)).truth);
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
        order = text_compare(left->verdict->treatment->id, right->verdict->treatment->id);
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
            return ranked->verdict->treatment;
        }
    }
    return NULL;
}

// What a matching adds up while it goes through the rules.
struct ranking {
    struct ranked *list;
    size_t count, capacity;
};

static aftercare_status rank(struct ranking *ranking, const struct matching *matching,
                             const struct rule *rule, enum truth holds) {
    const struct facts *facts = matching->inquiry.facts;
    const struct rule_value *subject = rule_get(rule, ROLE_SUBJECT);
    for (size_t i = 0; subject && i < subject->terms_count; i++) {
        const struct term *treatment = subject->terms[i];
        if (rule_overruler(rule, treatment, facts->details, facts->details_count)) {
            continue;
        }
        struct ranked *list = arena_grow(matching->arena, ranking->list, ranking->count,
                                         &ranking->capacity, sizeof *list);
        if (!list) {
            return AFTERCARE_ENOMEM;
        }
        ranking->list = list;
        struct ranked *ranked = &list[ranking->count++];
        *ranked = (struct ranked){.rule = rule, .holds = holds};
        aftercare_status status =
            matching->verdict_on(&ranked->verdict, matching->context, treatment);
        if (status) {
            return status;
        }
    }
    return AFTERCARE_OK;
}

aftercare_status match_concern(struct match *out, const struct matching *matching,
                               const struct kind *kind, const struct record *concern) {
    struct ranking ranking = {0};
    size_t count;
    const struct rule *const *rules =
        network_rules_for(matching->base->network, concern->code, &count);
    for (size_t i = 0; i < count; i++) {
        const struct rule *rule = rules[i];
        enum truth holds =
            rule->kind == kind ? match_suits(rule, concern, &matching->inquiry) : NO;
        aftercare_status status =
            holds == NO ? AFTERCARE_OK : rank(&ranking, matching, rule, holds);
        if (status) {
            return status;
        }
    }
    if (ranking.count > 1) {
        qsort(ranking.list, ranking.count, sizeof *ranking.list, best_first);
    }
    *out = (struct match){
        .concern = concern, .ranked = ranking.list, .ranked_count = ranking.count};
    out->best_allowed = best_allowed(out);
    return AFTERCARE_OK;
}
