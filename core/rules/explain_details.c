#include "core/rules/explain_details.h"

static const struct detail_value *given(const struct facts *facts,
                                        const struct pair *pair) {
    for (size_t i = 0; i < facts->details_count; i++) {
        if (text_equal(facts->details[i].detail->name, pair->name)) {
            return &facts->details[i];
        }
    }
    return NULL;
}

// "\"jessner\" or \"salicylic_acid\"".
static void add_choices(struct buffer *out, const struct pair *pair) {
    for (size_t i = 0; i < pair->values_count; i++) {
        const char *between = i == 0 ? "" : i + 1 < pair->values_count ? ", " : " or ";
        buffer_format(out, "%s\"%.*s\"", between, TEXT_ARGS(pair->values[i]));
    }
}

static const char *sentence(struct showing *showing, const struct pair *pair,
                            const struct detail_value *is) {
    struct buffer text;
    shown_begin(showing, &text);
    if (is) {
        buffer_format(&text, "The request says \"%.*s\" of %.*s; the rule needs ",
                      TEXT_ARGS(is->value), TEXT_ARGS(pair->name));
    } else {
        buffer_format(&text, "The request does not say %.*s; the rule needs ",
                      TEXT_ARGS(pair->name));
    }
    add_choices(&text, pair);
    buffer_string(&text, ".");
    return shown_end(showing, &text);
}

static void show(struct showing *showing, aftercare_explained_detail *out,
                 const struct pair *pair, const struct facts *facts) {
    static const char *const names[] = {
        [NO] = "false", [UNKNOWN] = "unknown", [YES] = "true"};
    const struct detail_value *is = given(facts, pair);
    *out = (aftercare_explained_detail){
        .detail = pair->name.at,
        .value = names[rule_detail(pair, facts->details, facts->details_count)],
        .is = is ? shown_copy(showing, is->value.at) : NULL,
        .should_be = shown_texts(showing, pair->values, pair->values_count),
        .should_be_count = pair->values_count,
        .sentence = sentence(showing, pair, is),
    };
}

const aftercare_explained_detail *const *explain_details(struct showing *showing,
                                                         size_t *count,
                                                         const struct rule *rule,
                                                         const struct facts *facts) {
    const struct rule_value *needed = rule_get(rule, ROLE_DETAILS);
    *count = needed ? needed->pairs_count : 0;
    if (!needed) {
        return NULL;
    }
    aftercare_explained_detail *items = shown_take(showing, *count, sizeof *items);
    const aftercare_explained_detail **list = shown_take(showing, *count, sizeof *list);
    for (size_t i = 0; items && list && i < *count; i++) {
        show(showing, &items[i], &needed->pairs[i], facts);
        list[i] = &items[i];
    }
    return list;
}
