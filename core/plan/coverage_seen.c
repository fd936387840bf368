// What a document's facts show of one rule.
#include "core/plan/coverage_inside.h"

void coverage_see(struct coverage *coverage, const struct rule *rule, enum side_kind kind,
                  uint32_t test) {
    struct sides *sides = &coverage->rules[rule->index];
    for (size_t i = 0; i < sides->count; i++) {
        struct side *side = &sides->items[i];
        if (side->kind == kind && side->test == test) {
            side->is_seen = true;
        }
    }
}

static enum truth truth_on(const struct test *test, const struct facts *facts, int days) {
    const struct inquiry inquiry = {
        .facts = facts, .date = date_add(facts->date, (struct span){.days = days})};
    return test_answer(test, &inquiry).truth;
}

static void look_at_time(const struct looking *looking, const struct rule *rule,
                         uint32_t number) {
    const struct test *test = side_test(rule, number);
    enum truth today = truth_on(test, looking->facts, 0);
    if (today == YES && truth_on(test, looking->facts, 1) == NO) {
        coverage_see(looking->coverage, rule, SIDE_LAST_DAY, number);
    }
    if (today == NO && truth_on(test, looking->facts, -1) == YES) {
        coverage_see(looking->coverage, rule, SIDE_FIRST_DAY, number);
    }
}

static void look_at_number(const struct looking *looking, const struct rule *rule,
                           uint32_t number) {
    const struct test *test = side_test(rule, number);
    const struct known *known = &looking->facts->known[test->fact->index];
    const struct {
        enum side_kind kind;
        int64_t value;
    } rows[] = {{SIDE_LEAST, test->from},
                {SIDE_BELOW, test->from - 1},
                {SIDE_MOST, test->till},
                {SIDE_ABOVE, test->till + 1}};
    for (size_t i = 0; known->is_known && i < sizeof rows / sizeof *rows; i++) {
        if (known->number == rows[i].value) {
            coverage_see(looking->coverage, rule, rows[i].kind, number);
        }
    }
}

void coverage_bounds(const struct looking *looking, const struct rule *rule) {
    const struct sides *sides = &looking->coverage->rules[rule->index];
    part_look(&looking->coverage->parts[rule->index], rule, looking->facts);
    for (size_t i = 0; i < sides->count; i++) {
        const struct side *side = &sides->items[i];
        if (side->kind == SIDE_LAST_DAY) {
            look_at_time(looking, rule, side->test);
        } else if (side->kind == SIDE_LEAST || side->kind == SIDE_MOST) {
            look_at_number(looking, rule, side->test);
        }
    }
}

bool coverage_concerns(const struct rule *rule, const struct facts *facts,
                       const struct term *treatment) {
    return rule->is_awake && rule_is_about(rule, treatment) &&
           !rule_overruler(rule, treatment, facts->details, facts->details_count);
}
