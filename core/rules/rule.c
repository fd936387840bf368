// Reading a rule, and whether it is in force for a treatment.
#include "core/rules/rulebase.h"

static bool is_value(const struct pair *pair, struct text value) {
    for (size_t i = 0; i < pair->values_count; i++) {
        if (text_equal(value, pair->values[i])) {
            return true;
        }
    }
    return false;
}

bool rule_is_about(const struct rule *rule, const struct term *treatment) {
    const struct rule_value *subject = rule_get(rule, ROLE_SUBJECT);
    for (size_t i = 0; subject && i < subject->terms_count; i++) {
        if (term_lies_in(treatment, subject->terms[i])) {
            return true;
        }
    }
    return false;
}

static enum truth pair_holds(const struct pair *pair, const struct detail_value *details,
                             size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (text_equal(details[i].detail->name, pair->name)) {
            return is_value(pair, details[i].value) ? YES : NO;
        }
    }
    return UNKNOWN;
}

enum truth rule_details(const struct rule *rule, const struct detail_value *details,
                        size_t count) {
    const struct rule_value *wanted = rule_get(rule, ROLE_DETAILS);
    enum truth truth = YES;
    for (size_t i = 0; wanted && i < wanted->pairs_count; i++) {
        enum truth pair = pair_holds(&wanted->pairs[i], details, count);
        truth = pair < truth ? pair : truth;
    }
    return truth;
}

const struct rule *rule_overruler(const struct rule *rule, const struct term *treatment,
                                  const struct detail_value *details, size_t count) {
    for (size_t i = 0; i < rule->overruled_by_count; i++) {
        const struct rule *other = rule->overruled_by[i];
        if (rule_details(other, details, count) == YES &&
            rule_is_about(other, treatment)) {
            return other;
        }
    }
    return NULL;
}
