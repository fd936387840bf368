// Mutations of the fields that are no conditions.
#include "core/rules/mutation_inside.h"

#include <string.h>

static void *copy_of(struct mutating *mutating, const void *items, size_t count,
                     size_t size) {
    void *copy = arena_array(mutating->arena, count, size);
    if (copy && count > 0) {
        memcpy(copy, items, count * size);
    }
    mutating->is_out_of_memory = mutating->is_out_of_memory || !copy;
    return copy;
}

static void add(struct mutating *mutating, struct rule_value value) {
    mutation_add(mutating, &(struct mutation){.changed = value});
}

// What the fold orders by, and what else is chosen: its neighbours.
static void add_choices(struct mutating *mutating, const struct field *field,
                        const struct rule_value *value) {
    struct rule_value changed = *value;
    for (changed.choice = value->choice - 1; changed.choice <= value->choice + 1;
         changed.choice += 2) {
        if (changed.choice >= 0 && changed.choice < (int)field->choices_count) {
            add(mutating, changed);
        }
    }
}

static void add_number(struct mutating *mutating, const struct field *field,
                       const struct rule_value *value, size_t which) {
    for (int by = -1; by <= 1; by += 2) {
        struct rule_value changed = *value;
        int64_t *numbers = copy_of(mutating, value->numbers, 2, sizeof *value->numbers);
        if (!numbers) {
            return;
        }
        numbers[which] += by;
        numbers[1] = field->type == FIELD_NUMBER ? numbers[0] : numbers[1];
        changed.numbers = numbers;
        bool is_right = numbers[0] >= field->from && numbers[1] <= field->till &&
                        numbers[0] <= numbers[1];
        if (is_right) {
            add(mutating, changed);
        }
    }
}

// Of a rule's own time: where it ends.
static bool is_before_end(const struct mutating *mutating, struct span from) {
    const struct rule_value *till = rule_get(mutating->rule, ROLE_TILL);
    return !till || span_compare(from, till->spans[0]) < 0;
}

static bool is_after_beginning(const struct mutating *mutating, struct span till) {
    const struct rule_value *from = rule_get(mutating->rule, ROLE_FROM);
    return !from || span_compare(from->spans[0], till) < 0;
}

static bool fits(const struct mutating *mutating, const struct rule_value *value,
                 const struct span *spans) {
    const int *roles = mutating->rule->kind->roles;
    int field = (int)value->field;
    if (field == roles[ROLE_FROM]) {
        return is_before_end(mutating, spans[0]);
    }
    if (field == roles[ROLE_TILL]) {
        return is_after_beginning(mutating, spans[0]);
    }
    return field != roles[ROLE_INTERVAL] || span_compare(spans[0], spans[1]) <= 0;
}

static void add_span(struct mutating *mutating, const struct rule_value *value,
                     size_t count, size_t which) {
    for (int by = -1; by <= 1; by += 2) {
        struct rule_value changed = *value;
        struct span *spans = copy_of(mutating, value->spans, count, sizeof *spans);
        if (!spans) {
            return;
        }
        bool is_span = mutation_shift(&spans[which], value->spans[which], by);
        changed.spans = spans;
        if (is_span && fits(mutating, value, spans)) {
            add(mutating, changed);
        }
    }
}

static void add_terms(struct mutating *mutating, const struct rule_value *value) {
    size_t count = value->terms_count;
    for (size_t i = 0; count > 1 && i < count; i++) {
        struct rule_value changed = *value;
        const struct term **terms = copy_of(mutating, value->terms, count, sizeof *terms);
        if (!terms) {
            return;
        }
        memmove(terms + i, terms + i + 1, (count - i - 1) * sizeof *terms);
        changed.terms = terms;
        changed.terms_count = (uint32_t)(count - 1);
        add(mutating, changed);
    }
}

static void add_sibling(struct mutating *mutating, const struct rule_value *value) {
    const struct term *sibling = mutation_sibling(mutating, value->terms[0]);
    const struct term **terms =
        sibling ? copy_of(mutating, &sibling, 1, sizeof *terms) : NULL;
    if (terms) {
        struct rule_value changed = *value;
        changed.terms = terms;
        changed.terms_count = 1;
        add(mutating, changed);
    }
}

static void add_details(struct mutating *mutating, const struct rule_value *value) {
    for (size_t i = 0; i < value->pairs_count; i++) {
        struct rule_value changed = *value;
        size_t count = value->pairs_count;
        struct pair *pairs = copy_of(mutating, value->pairs, count, sizeof *pairs);
        if (!pairs) {
            return;
        }
        memmove(pairs + i, pairs + i + 1, (count - i - 1) * sizeof *pairs);
        changed.pairs = pairs;
        changed.pairs_count = (uint32_t)(count - 1);
        add(mutating, changed);
    }
}

static struct remind *new_remind(struct mutating *mutating, struct rule_value *changed,
                                 const struct rule_value *value) {
    struct remind *remind = copy_of(mutating, value->remind, 1, sizeof *remind);
    *changed = *value;
    changed->remind = remind;
    return remind;
}

static void add_clock(struct mutating *mutating, const struct rule_value *value,
                      size_t which, int by) {
    struct rule_value changed;
    struct remind *remind = new_remind(mutating, &changed, value);
    int32_t *at =
        copy_of(mutating, value->remind->at, value->remind->at_count, sizeof *at);
    if (remind && at) {
        at[which] = (at[which] + by * 3600 + 86400) % 86400;
        remind->at = at;
        add(mutating, changed);
    }
}

static void add_reminding(struct mutating *mutating, const struct rule_value *value,
                          int by) {
    const struct remind *old = value->remind;
    struct rule_value changed;
    struct remind *remind;
    if (old->times + by > 0 && old->times > 0 &&
        (remind = new_remind(mutating, &changed, value)) != NULL) {
        remind->times += by;
        add(mutating, changed);
    }
    if (!span_is_zero(old->every) &&
        (remind = new_remind(mutating, &changed, value)) != NULL &&
        mutation_shift(&remind->every, old->every, by) && !span_is_zero(remind->every)) {
        add(mutating, changed);
    }
    if (!span_is_zero(old->days) &&
        (remind = new_remind(mutating, &changed, value)) != NULL &&
        mutation_shift(&remind->days, old->days, by) && !span_is_zero(remind->days)) {
        add(mutating, changed);
    }
    for (size_t i = 0; i < old->at_count; i++) {
        add_clock(mutating, value, i, by);
    }
}

static void add_flag(struct mutating *mutating, const struct rule_value *value) {
    struct rule_value changed = *value;
    changed.flag = !value->flag;
    add(mutating, changed);
}

// A field that plays no part decides nothing.
static bool plays_a_part(const struct mutating *mutating, const struct field *field) {
    const int *roles = mutating->rule->kind->roles;
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        if (roles[i] == (int)field->index) {
            return true;
        }
    }
    return false;
}

void mutation_of_value(struct mutating *mutating, const struct field *field,
                       const struct rule_value *value) {
    if (!plays_a_part(mutating, field)) {
        return;
    }
    switch (field->type) {
    case FIELD_CHOICE:
        add_choices(mutating, field, value);
        return;
    case FIELD_NUMBER:
        add_number(mutating, field, value, 0);
        return;
    case FIELD_NUMBERS:
        add_number(mutating, field, value, 0);
        add_number(mutating, field, value, 1);
        return;
    case FIELD_SPAN:
        add_span(mutating, value, 1, 0);
        return;
    case FIELD_SPANS:
        add_span(mutating, value, 2, 0);
        add_span(mutating, value, 2, 1);
        return;
    case FIELD_TERM:
        add_sibling(mutating, value);
        return;
    case FIELD_TERMS:
        if (value->terms_count == 1) {
            add_sibling(mutating, value);
        }
        add_terms(mutating, value);
        return;
    case FIELD_DETAILS:
        add_details(mutating, value);
        return;
    case FIELD_REMIND:
        add_reminding(mutating, value, -1);
        add_reminding(mutating, value, 1);
        return;
    case FIELD_FLAG:
        add_flag(mutating, value);
        return;
    case FIELD_TEXT:
    case FIELD_PHRASE:
    case FIELD_CONDITION:
    case FIELD_POLICY:
    case FIELD_RULES:
    case FIELD_SOURCES:
        return;
    }
}
