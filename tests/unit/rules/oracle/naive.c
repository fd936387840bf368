#include "tests/unit/rules/oracle/naive.h"

#include <string.h>

void naive_ask(struct naive *naive, const struct asking *asking) {
    naive->asking = *asking;
    for (int i = 0; i < asking->rules->rules_count; i++) {
        const struct plain_rule *rule = &asking->rules->rules[i];
        if (!rule->is_suit) {
            history_of_rule(&naive->rules[i], asking, rule);
        }
    }
}

bool naive_is_awake(const struct plain_rules *rules, const struct plain_rule *rule) {
    return rule->option == NONE ||
           plain_chosen(&rules->options[rule->option]) == rule->choice;
}

bool naive_is_about(const struct plain_rules *rules, const struct plain_rule *rule,
                    int work) {
    for (int i = 0; i < rule->works_count; i++) {
        if (plain_lies_in(rules, work, rule->works[i])) {
            return true;
        }
    }
    return false;
}

static bool names(const struct plain_rule *overruler, int rule) {
    for (int i = 0; i < overruler->overrules_count; i++) {
        if (overruler->overrules[i] == rule) {
            return true;
        }
    }
    return false;
}

int naive_compare_names(const struct plain_rules *rules, int a, int b) {
    char left[PLAIN_NAME_MAX];
    char right[PLAIN_NAME_MAX];
    return strcmp(plain_name(left, &rules->rules[a]),
                  plain_name(right, &rules->rules[b]));
}

int naive_overruler(const struct naive *naive, int rule, int work) {
    const struct plain_rules *rules = naive->asking.rules;
    int found = NONE;
    for (int i = 0; i < rules->rules_count; i++) {
        const struct plain_rule *other = &rules->rules[i];
        bool is_overruler = names(other, rule) && naive_is_awake(rules, other) &&
                            naive_is_about(rules, other, work) &&
                            details_of_rule(naive->asking.document, other) == SURELY;
        if (is_overruler && (found == NONE || naive_compare_names(rules, i, found) < 0)) {
            found = i;
        }
    }
    return found;
}

bool naive_is_bar_about(const struct naive *naive, int rule, int work) {
    const struct plain_rules *rules = naive->asking.rules;
    const struct plain_rule *bar = &rules->rules[rule];
    return !bar->is_suit && naive_is_awake(rules, bar) &&
           naive_is_about(rules, bar, work);
}

bool naive_is_blocking(const struct plain_rule *rule) {
    return rule->grade < 2;
}

bool naive_is_judged(const struct naive *naive, int work) {
    for (int i = 0; i < naive->asking.rules->rules_count; i++) {
        if (naive_is_bar_about(naive, i, work)) {
            return true;
        }
    }
    return false;
}

// The first day on which no rule blocks, or perhaps blocks.
static int clear_from(const struct naive *naive, int work) {
    const struct history *blocking[PLAIN_RULES];
    int count = 0;
    for (int i = 0; i < naive->asking.rules->rules_count; i++) {
        if (naive_is_bar_about(naive, i, work) &&
            naive_is_blocking(&naive->asking.rules->rules[i]) &&
            naive_overruler(naive, i, work) == NONE) {
            blocking[count++] = &naive->rules[i];
        }
    }
    for (int day = 0; day < HISTORY_DAYS; day++) {
        bool is_blocked = false;
        for (int i = 0; i < count; i++) {
            is_blocked = is_blocked || blocking[i]->on[day] != SURELY_NOT;
        }
        if (!is_blocked) {
            return naive->asking.document->today + day;
        }
    }
    return naive->asking.calendar->never;
}

// Grades as verdicts: between those that block and those that do not lies "unclear".
static enum naive_verdict verdict_of(const struct plain_rule *rule) {
    return (enum naive_verdict)(naive_is_blocking(rule) ? rule->grade : rule->grade + 1);
}

static enum naive_verdict verdict_on(const struct naive *naive, int work) {
    enum naive_verdict verdict =
        naive_is_judged(naive, work) ? VERDICT_GO : VERDICT_UNCLEAR;
    for (int i = 0; i < naive->asking.rules->rules_count; i++) {
        const struct plain_rule *rule = &naive->asking.rules->rules[i];
        if (!naive_is_bar_about(naive, i, work) ||
            naive_overruler(naive, i, work) != NONE) {
            continue;
        }
        enum naive_verdict one =
            naive->rules[i].on[0] == SURELY ? verdict_of(rule)
            : naive->rules[i].on[0] == PERHAPS && naive_is_blocking(rule)
                ? VERDICT_UNCLEAR
                : VERDICT_GO;
        verdict = one < verdict ? one : verdict;
    }
    return verdict;
}

struct naive_judged naive_judge(const struct naive *naive, int work) {
    struct naive_judged judged = {verdict_on(naive, work), naive->asking.calendar->never};
    if (judged.verdict <= VERDICT_UNCLEAR && naive_is_judged(naive, work)) {
        judged.clear_from = clear_from(naive, work);
    }
    return judged;
}
