// Which works suit a wish, best first.
#include "tests/unit/rules/oracle/reporting.h"

#include <string.h>

static enum sure suits_area(const struct asking *asking, const struct plain_rule *rule,
                            const struct plain_entry *wish) {
    struct meant meant = meant_areas(asking->document);
    if (wish->area != NONE) {
        meant = (struct meant){.areas = {wish->area}, .count = 1, .is_all = true};
    }
    for (int i = 0; i < rule->areas_count * meant.count; i++) {
        if (areas_touch(asking->rules, rule->areas[i % rule->areas_count],
                        meant.areas[i / rule->areas_count])) {
            return SURELY;
        }
    }
    return rule->areas_count == 0 ? SURELY : meant.is_all ? SURELY_NOT : PERHAPS;
}

static enum sure node_today(const struct asking *asking, int node, enum sure without) {
    struct history history;
    if (node == NONE) {
        return without;
    }
    history_of_node(&history, asking, node);
    return (enum sure)history.on[0];
}

// A suit that names details is listed unless the request says otherwise.
static bool suits(const struct asking *asking, const struct plain_rule *rule,
                  const struct plain_entry *wish) {
    return rule->is_suit && naive_is_awake(asking->rules, rule) &&
           plain_lies_in(asking->rules, wish->code, rule->wish) &&
           suits_area(asking, rule, wish) != SURELY_NOT &&
           node_today(asking, rule->when, SURELY) != SURELY_NOT &&
           node_today(asking, rule->unless, SURELY_NOT) != SURELY &&
           details_of_rule(asking->document, rule) != SURELY_NOT;
}

struct ranked {
    int rule, work;
    struct naive_judged judged;
};

static bool ranks_before(const struct plain_rules *rules, const struct ranked *a,
                         const struct ranked *b) {
    const struct plain_rule *left = &rules->rules[a->rule];
    const struct plain_rule *right = &rules->rules[b->rule];
    bool is_left_last = a->judged.verdict == VERDICT_NEVER;
    bool is_right_last = b->judged.verdict == VERDICT_NEVER;
    if (is_left_last != is_right_last) {
        return is_right_last;
    }
    if (left->points != right->points) {
        return left->points > right->points;
    }
    int order = strcmp(rules->terms[a->work].id, rules->terms[b->work].id);
    return order != 0 ? order < 0 : naive_compare_names(rules, a->rule, b->rule) < 0;
}

struct ranking {
    struct ranked at[PLAIN_RULES * 3];
    int count;
};

static void rank(struct ranking *ranking, const struct naive *naive, int rule) {
    const struct plain_rule *at = &naive->asking.rules->rules[rule];
    for (int w = 0; w < at->works_count; w++) {
        struct ranked one = {rule, at->works[w], naive_judge(naive, at->works[w])};
        if (naive_overruler(naive, rule, at->works[w]) != NONE) {
            continue;
        }
        int i = ranking->count++;
        for (; i > 0 && ranks_before(naive->asking.rules, &one, &ranking->at[i - 1]);
             i--) {
            ranking->at[i] = ranking->at[i - 1];
        }
        ranking->at[i] = one;
    }
}

static int best_allowed(const struct ranking *ranking) {
    for (int i = 0; i < ranking->count; i++) {
        if (ranking->at[i].judged.verdict >= VERDICT_CARE) {
            return ranking->at[i].work;
        }
    }
    return NONE;
}

void reporting_wish(const struct reporting *reporting, const struct plain_entry *wish) {
    const struct naive *naive = reporting->naive;
    struct ranking ranking = {.count = 0};
    for (int i = 0; i < naive->asking.rules->rules_count; i++) {
        if (suits(&naive->asking, &naive->asking.rules->rules[i], wish)) {
            rank(&ranking, naive, i);
        }
    }
    listing_add(reporting->listing, "wish #%d, %s at %s, best %s", wish->name,
                reporting_term(naive, wish->code), reporting_term(naive, wish->area),
                reporting_term(naive, best_allowed(&ranking)));
    for (int i = 0; i < ranking.count; i++) {
        const struct ranked *ranked = &ranking.at[i];
        const struct plain_rule *rule = &naive->asking.rules->rules[ranked->rule];
        char name[PLAIN_NAME_MAX];
        listing_add(
            reporting->listing, "wish #%d takes %02d: %s %d %s, clear from %s, by %s",
            wish->name, i, reporting_term(naive, ranked->work), rule->points,
            reporting_verdict(ranked->judged.verdict),
            reporting_day(reporting, ranked->judged.clear_from), plain_name(name, rule));
    }
}
