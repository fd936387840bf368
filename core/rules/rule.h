// One rule. It holds the fields that it gives and no others, each as one small value;
// what rules say alike (terms, sentences, durations, sources) is kept once for all of
// them, and the default of a field that a rule does not give once in its kind.
#ifndef AFTERCARE_RULES_RULE_H
#define AFTERCARE_RULES_RULE_H

#include "core/rules/condition.h"
#include "core/rules/kind.h"

// When reminders are due: at session end + from, or by the clock, or every so often.
struct remind {
    const int32_t *at; // seconds of the day; count 0: by `every`, or once
    size_t at_count;
    struct span every;   // zero: once
    struct span days;    // with at: every so many days; zero: daily
    struct span expires; // zero: until the next, or `till`
    int64_t times;       // 0: until `till`
    // How one waits for what was done before it; zero: it does not.
    struct span after_done, min_gap;
};

struct pair { // a detail's name and the values that do; an option and its choice
    struct text name;
    const struct text *values;
    size_t values_count;
};

// What a rule gives for one field. The field's type tells which member counts.
struct rule_value {
    union {
        int choice;                        // CHOICE
        bool flag;                         // FLAG
        const char *text;                  // TEXT
        const struct phrase *phrase;       // PHRASE
        const int64_t *numbers;            // NUMBERS: two; NUMBER: twice the same
        const struct span *spans;          // SPAN: one; SPANS: two
        const struct term *const *terms;   // TERM: one; TERMS
        const struct condition *condition; // CONDITION
        const struct pair *pairs;          // DETAILS, POLICY
        const struct text *names;          // RULES, SOURCES
        const struct remind *remind;       // REMIND
    };
    union {
        uint32_t text_len, terms_count, pairs_count, names_count;
    };
    uint8_t field;   // index in the kind
    uint8_t below;   // lines below the rule's own, and the column, where it stands;
    uint16_t column; // column 0: not known
};

// The default of a field, and where the plugin gives it. The value stands nowhere in a
// rule: its column is 0.
struct standard {
    struct rule_value value;
    struct place place;
};

struct pack;

struct rule {
    const struct kind *kind;
    const struct pack *pack;
    struct text name;                // "pack.id"
    const struct rule_value *values; // of the fields that are given, in their order
    struct place place;
    const struct rule **overruled_by; // awake rules that name this one
    uint32_t overruled_by_count;
    uint32_t index;       // in the order of names
    uint8_t values_count; // at most KIND_FIELDS_MAX
    bool is_awake;        // no policy, or all of it chosen
    bool is_doubtful;     // some of what it says is wrong, and so not here
};

// The name without its pack; borrowed from the rule.
struct text rule_id(const struct rule *rule);

// What a rule has for the field of that index in its kind: what it gives, or else the
// field's default; NULL without either. O(fields given).
static inline const struct rule_value *rule_field(const struct rule *rule, size_t field) {
    for (uint8_t i = 0; i < rule->values_count; i++) {
        if (rule->values[i].field == field) {
            return &rule->values[i];
        }
    }
    const struct standard *standard = rule->kind->fields[field].standard;
    return standard ? &standard->value : NULL;
}

// The value that plays a role in a rule; NULL when the kind has no such field, or the
// rule does not give it and it has no default. O(fields given).
static inline const struct rule_value *rule_get(const struct rule *rule, enum role role) {
    int field = rule->kind->roles[role];
    return field >= 0 ? rule_field(rule, (size_t)field) : NULL;
}

// Where a value of the rule stands; value may be NULL: then where the rule does.
struct place rule_place(const struct rule *rule, const struct rule_value *value);

// Where what plays a role in the rule stands; where it has none, the rule.
struct place rule_role_place(const struct rule *rule, enum role role);

// Notes that it stands there, as far as there is room for that.
void rule_value_stands(struct rule_value *value, const struct rule *rule,
                       struct place place);

// Whether the rule or any of its values stands there.
bool rule_stands_at(const struct rule *rule, const char *file, int line, int column);

// The text, the choice or the term's id that plays a role, as the rule writes it; empty
// when it is not given.
struct text rule_word(const struct rule *rule, enum role role);

// Whether the treatment, or a group that it lies in, is the rule's subject.
bool rule_is_about(const struct rule *rule, const struct term *treatment);

// Whether the request's details give one of the pair's values; UNKNOWN where it does not
// say.
enum truth rule_detail(const struct pair *pair, const struct detail_value *details,
                       size_t count);

// Whether the request's details are those of the rule: YES without details in the rule,
// UNKNOWN where the request does not say.
enum truth rule_details(const struct rule *rule, const struct detail_value *details,
                        size_t count);

// The awake rule that overrules this one for the treatment and for these details of a
// request, or NULL: it must be about that treatment (or a group of it) and its details
// must hold.
const struct rule *rule_overruler(const struct rule *rule, const struct term *treatment,
                                  const struct detail_value *details, size_t count);

#endif
