#include "core/lua/rule_fields.h"

#include "core/lua/join.h"

#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

typedef bool field_read(const struct spot *spot, const struct field *field,
                        struct rule_value *out);

static bool read_text(const struct spot *spot, const struct field *field,
                      struct rule_value *out) {
    (void)field;
    struct text text;
    if (!value_text(spot, &text)) {
        return false;
    }
    out->text = text.at;
    out->text_len = (uint32_t)text.len;
    return true;
}

static bool read_phrase(const struct spot *spot, const struct field *field,
                        struct rule_value *out) {
    (void)field;
    return value_phrase(spot, &out->phrase);
}

static bool read_choice(const struct spot *spot, const struct field *field,
                        struct rule_value *out) {
    struct texts choices = {field->choices, field->choices_count};
    return value_choice(spot, choices, &out->choice);
}

static bool keep_numbers(const struct spot *spot, const int64_t numbers[2],
                         struct rule_value *out) {
    out->numbers = script_keep(spot->script, numbers, 2, sizeof *numbers);
    return out->numbers != NULL;
}

static bool keep_spans(const struct spot *spot, const struct span *spans, size_t count,
                       struct rule_value *out) {
    out->spans = script_keep(spot->script, spans, count, sizeof *spans);
    return out->spans != NULL;
}

static bool read_number(const struct spot *spot, const struct field *field,
                        struct rule_value *out) {
    int64_t numbers[2] = {0};
    if (!value_number(spot, field->from, field->till, &numbers[0])) {
        return false;
    }
    numbers[1] = numbers[0];
    return keep_numbers(spot, numbers, out);
}

// Two of something, before they are kept.
struct two {
    int64_t numbers[2];
    struct span spans[2];
};

// Reads the two entries of a list, each by read.
static bool read_two(const struct spot *spot, const char *right,
                     const struct field *field, struct two *out,
                     bool read(const struct spot *, const struct field *, struct two *,
                               int)) {
    int count = 0;
    if (!value_count(spot, right, &count)) {
        return false;
    }
    if (count != 2) {
        return spot_complain(spot, CHECK_WRONG_TYPE, "\"%.*s\" has %d entries (write %s)",
                             SHOWN(spot->name), count, right);
    }
    bool is_right = true;
    for (int i = 0; i < 2; i++) {
        struct spot entry = spot_entry(spot, i + 1);
        is_right = read(&entry, field, out, i) && is_right;
        lua_settop(spot->L, entry.index - 1);
    }
    return is_right;
}

static bool read_one_number(const struct spot *spot, const struct field *field,
                            struct two *out, int i) {
    return value_number(spot, field->from, field->till, &out->numbers[i]);
}

static bool read_one_span(const struct spot *spot, const struct field *field,
                          struct two *out, int i) {
    (void)field;
    return value_span(spot, &out->spans[i]);
}

static bool read_numbers(const struct spot *spot, const struct field *field,
                         struct rule_value *out) {
    struct two two = {0};
    if (!read_two(spot, "two numbers, as in { 3, 6 }", field, &two, read_one_number)) {
        return false;
    }
    if (two.numbers[0] > two.numbers[1]) {
        return spot_complain(
            spot, CHECK_WRONG_ORDER,
            "the first number of \"%.*s\" is above the second (swap them)",
            SHOWN(spot->name));
    }
    return keep_numbers(spot, two.numbers, out);
}

static bool read_span(const struct spot *spot, const struct field *field,
                      struct rule_value *out) {
    (void)field;
    struct span span = {0};
    return value_span(spot, &span) && keep_spans(spot, &span, 1, out);
}

static bool read_spans(const struct spot *spot, const struct field *field,
                       struct rule_value *out) {
    static const char right[] = "two durations, as in { \"P2W\", \"P6W\" }";
    struct two two = {0};
    if (!read_two(spot, right, field, &two, read_one_span)) {
        return false;
    }
    if (span_compare(two.spans[0], two.spans[1]) > 0) {
        return spot_complain(
            spot, CHECK_WRONG_ORDER,
            "the first duration of \"%.*s\" is longer than the second (swap them)",
            SHOWN(spot->name));
    }
    return keep_spans(spot, two.spans, 2, out);
}

static bool read_terms(const struct spot *spot, const struct field *field,
                       struct rule_value *out) {
    return value_terms(spot, field->categories, &out->terms, &out->terms_count);
}

static bool read_term(const struct spot *spot, const struct field *field,
                      struct rule_value *out) {
    if (lua_type(spot->L, spot->index) != LUA_TSTRING) {
        return spot_complain_type(spot, "one term, in quotation marks");
    }
    return read_terms(spot, field, out);
}

static bool read_condition(const struct spot *spot, const struct field *field,
                           struct rule_value *out) {
    (void)field;
    out->condition = join_condition(spot);
    return out->condition != NULL;
}

// The place of a pair, for what is wrong with it.
static struct spot pair_spot(const struct spot *spot, const struct pair *pair) {
    return spot_at(spot, block_value(spot_token(spot), pair->name));
}

static bool is_choice(struct texts choices, struct text value) {
    for (size_t i = 0; i < choices.count; i++) {
        if (text_equal(choices.at[i], value)) {
            return true;
        }
    }
    return false;
}

static bool tell_choice(const struct spot *spot, struct text name, struct text value,
                        struct texts choices) {
    struct nearest nearest = {.word = value};
    struct suggestion list;
    struct suggestion end;
    for (size_t i = 0; i < choices.count; i++) {
        nearest_offer(&nearest, choices.at[i]);
    }
    return spot_complain(
        spot, CHECK_BAD_CHOICE, "\"%.*s\" is no choice of \"%.*s\"%s", SHOWN(value),
        SHOWN(name),
        suggest_near(&end, &nearest, suggest_list(&list, choices.at, choices.count)));
}

static bool check_values(const struct spot *spot, const struct pair *pair,
                         struct texts choices) {
    bool is_right = true;
    for (size_t i = 0; choices.count > 0 && i < pair->values_count; i++) {
        if (!is_choice(choices, pair->values[i])) {
            is_right = tell_choice(spot, pair->name, pair->values[i], choices);
        }
    }
    return is_right;
}

static bool check_detail(const struct spot *spot, const struct pair *pair) {
    const struct schema *schema = &spot->script->base->schema;
    const struct detail *detail = schema_detail(schema, pair->name);
    struct spot at = pair_spot(spot, pair);
    if (detail) {
        return check_values(&at, pair,
                            (struct texts){detail->choices, detail->choices_count});
    }
    struct nearest nearest = {.word = pair->name};
    for (size_t i = 0; i < schema->details_count; i++) {
        nearest_offer(&nearest, schema->details[i].name);
    }
    struct suggestion end;
    return spot_complain(&at, CHECK_UNKNOWN_DETAIL, "there is no detail \"%.*s\"%s",
                         SHOWN(pair->name),
                         suggest_near(&end, &nearest, "add it to schema.lua"));
}

static bool check_policy(const struct spot *spot, const struct pair *pair) {
    const struct rulebase *base = spot->script->base;
    const struct option *option = rulebase_option(base, pair->name);
    struct spot at = pair_spot(spot, pair);
    if (option) {
        return check_values(&at, pair,
                            (struct texts){option->choices, option->choices_count});
    }
    struct nearest nearest = {.word = pair->name};
    for (size_t i = 0; i < base->options_count; i++) {
        nearest_offer(&nearest, base->options[i]->name);
    }
    struct suggestion end;
    return spot_complain(&at, CHECK_UNKNOWN_OPTION, "there is no option \"%.*s\"%s",
                         SHOWN(pair->name),
                         suggest_near(&end, &nearest, "add it to options.lua"));
}

static bool read_pairs(const struct spot *spot, enum style style, struct rule_value *out,
                       bool check(const struct spot *, const struct pair *)) {
    if (!value_pairs(spot, style, &out->pairs, &out->pairs_count)) {
        return false;
    }
    bool is_right = true;
    for (size_t i = 0; i < out->pairs_count; i++) {
        is_right = check(spot, &out->pairs[i]) && is_right;
    }
    return is_right;
}

static bool read_details(const struct spot *spot, const struct field *field,
                         struct rule_value *out) {
    (void)field;
    return read_pairs(spot, STYLE_SNAKE, out, check_detail);
}

static bool read_policy(const struct spot *spot, const struct field *field,
                        struct rule_value *out) {
    (void)field;
    return read_pairs(spot, STYLE_LOWER, out, check_policy);
}

static bool read_names(const struct spot *spot, enum style style,
                       struct rule_value *out) {
    struct texts names;
    if (!value_names(spot, style, &names)) {
        return false;
    }
    out->names = names.at;
    out->names_count = (uint32_t)names.count;
    return true;
}

static bool read_rules(const struct spot *spot, const struct field *field,
                       struct rule_value *out) {
    (void)field;
    return read_names(spot, STYLE_LOWER, out);
}

static bool read_sources(const struct spot *spot, const struct field *field,
                         struct rule_value *out) {
    (void)field;
    return read_names(spot, STYLE_ID, out);
}

static bool read_remind(const struct spot *spot, const struct field *field,
                        struct rule_value *out) {
    (void)field;
    return rule_remind_read(spot, &out->remind);
}

static bool read_flag(const struct spot *spot, const struct field *field,
                      struct rule_value *out) {
    (void)field;
    return value_flag(spot, &out->flag);
}

static const struct {
    field_read *read;
    const char *right; // NULL: the choices
} types[] = {
    [FIELD_TEXT] = {read_text, "a text"},
    [FIELD_PHRASE] = {read_phrase, "a sentence, or { en = \"…\", es = \"…\" }"},
    [FIELD_CHOICE] = {read_choice, NULL},
    [FIELD_NUMBER] = {read_number, "a whole number"},
    [FIELD_NUMBERS] = {read_numbers, "{ 3, 6 }"},
    [FIELD_SPAN] = {read_span, "a duration such as \"P6M\""},
    [FIELD_SPANS] = {read_spans, "{ \"P2W\", \"P6W\" }"},
    [FIELD_TERM] = {read_term, "a term"},
    [FIELD_TERMS] = {read_terms, "{ \"…\" }"},
    [FIELD_CONDITION] = {read_condition, "a condition"},
    [FIELD_DETAILS] = {read_details, "{ detail = \"…\" }"},
    [FIELD_POLICY] = {read_policy, "{ option = \"choice\" }"},
    [FIELD_RULES] = {read_rules, "{ \"rule\" }"},
    [FIELD_SOURCES] = {read_sources, "{ \"CI-014\" }"},
    [FIELD_REMIND] = {read_remind, "true, or { at = { \"08:00\" }, times = 3 }"},
    [FIELD_FLAG] = {read_flag, "true or false"},
};

bool rule_field_read(const struct spot *spot, const struct field *field,
                     struct rule_value *out) {
    struct rule_value value = {.field = (uint8_t)field->index};
    bool is_right = types[field->type].read(spot, field, &value);
    if (is_right) {
        *out = value;
    }
    return is_right;
}

const char *rule_field_right(const struct field *field, struct suggestion *out) {
    const char *right = types[field->type].right;
    return right ? right : suggest_list(out, field->choices, field->choices_count);
}
