#include "core/rules/rule.h"

#include "core/rules/rulebase.h"

#include <string.h>

static bool is_value(const struct pair *pair, struct text value) {
    for (size_t i = 0; i < pair->values_count; i++) {
        if (text_equal(value, pair->values[i])) {
            return true;
        }
    }
    return false;
}

struct text rule_id(const struct rule *rule) {
    size_t before = rule->pack->name.len + strlen(".");
    return (struct text){rule->name.at + before, rule->name.len - before};
}

struct place rule_place(const struct rule *rule, const struct rule_value *value) {
    struct place place = rule->place;
    if (value && value->column > 0) {
        place.line += value->below;
        place.column = value->column;
    }
    return place;
}

struct place rule_role_place(const struct rule *rule, enum role role) {
    return rule_place(rule, rule_get(rule, role));
}

void rule_value_stands(struct rule_value *value, const struct rule *rule,
                       struct place place) {
    int below = place.line - rule->place.line;
    if (below >= 0 && below <= UINT8_MAX && place.column > 0 &&
        place.column <= UINT16_MAX) {
        value->below = (uint8_t)below;
        value->column = (uint16_t)place.column;
    }
}

static bool is_place(struct place place, const char *file, int line, int column) {
    return place.line == line && place.column == column && strcmp(place.file, file) == 0;
}

bool rule_stands_at(const struct rule *rule, const char *file, int line, int column) {
    bool stands = is_place(rule->place, file, line, column);
    for (size_t i = 0; !stands && i < rule->values_count; i++) {
        stands = is_place(rule_place(rule, &rule->values[i]), file, line, column);
    }
    return stands;
}

struct text rule_word(const struct rule *rule, enum role role) {
    const struct rule_value *value = rule_get(rule, role);
    if (!value) {
        return TEXT("");
    }
    const struct field *field = &rule->kind->fields[value->field];
    switch (field->type) {
    case FIELD_TEXT:
        return (struct text){value->text, value->text_len};
    case FIELD_CHOICE:
        return field->choices[value->choice];
    case FIELD_TERM:
        return value->terms[0]->id;
    case FIELD_PHRASE:
    case FIELD_NUMBER:
    case FIELD_NUMBERS:
    case FIELD_SPAN:
    case FIELD_SPANS:
    case FIELD_TERMS:
    case FIELD_CONDITION:
    case FIELD_DETAILS:
    case FIELD_POLICY:
    case FIELD_RULES:
    case FIELD_SOURCES:
    case FIELD_REMIND:
    case FIELD_FLAG:
        break;
    }
    return TEXT("");
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

enum truth rule_detail(const struct pair *pair, const struct detail_value *details,
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
        enum truth pair = rule_detail(&wanted->pairs[i], details, count);
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
