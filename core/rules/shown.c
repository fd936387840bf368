#include "core/rules/shown.h"

#include "core/rules/question.h"

#define SHOWN_TEXT_MAX ((size_t)1 << 20)

void *shown_take(struct showing *showing, size_t count, size_t size) {
    void *taken = arena_array(showing->arena, count, size);
    showing->is_out_of_memory = showing->is_out_of_memory || !taken;
    return taken;
}

const char *shown_copy(struct showing *showing, const char *string) {
    const char *copied = arena_copy(showing->arena, string, strlen(string));
    showing->is_out_of_memory = showing->is_out_of_memory || !copied;
    return copied;
}

void shown_begin(struct showing *showing, struct buffer *text) {
    buffer_init(text, &showing->arena->allocator, SHOWN_TEXT_MAX);
}

const char *shown_end(struct showing *showing, struct buffer *text) {
    const char *copied = arena_copy(showing->arena, text->at, text->len);
    showing->is_out_of_memory = showing->is_out_of_memory || text->failed || !copied;
    buffer_clear(text);
    return copied;
}

const char *shown_text(struct text text) {
    return text.len > 0 ? text.at : NULL;
}

const char *shown_id(const struct term *term) {
    return term ? term->id.at : NULL;
}

const char *shown_phrase(const struct rule_value *value, struct text locale) {
    return value ? shown_text(phrase_in(value->phrase, locale)) : NULL;
}

const char *shown_date(struct showing *showing, struct date date) {
    char *text =
        date_compare(date, DATE_MAX) == 0 ? NULL : shown_take(showing, 1, DATE_TEXT_MAX);
    return text ? date_format(text, date) : NULL;
}

const char *const *shown_texts(struct showing *showing, const struct text *texts,
                               size_t count) {
    const char **list = shown_take(showing, count, sizeof *list);
    for (size_t i = 0; list && i < count; i++) {
        list[i] = texts[i].at;
    }
    return list;
}

const char *const *shown_names(struct showing *showing, const struct rule **rules,
                               size_t count) {
    const char **list = shown_take(showing, count, sizeof *list);
    for (size_t i = 0; list && i < count; i++) {
        list[i] = rules[i]->name.at;
    }
    return list;
}

const char *const *shown_ids(struct showing *showing, const struct term *const *terms,
                             size_t count) {
    const char **list = shown_take(showing, count, sizeof *list);
    for (size_t i = 0; list && i < count; i++) {
        list[i] = terms[i]->id.at;
    }
    return list;
}

const char *const *shown_sources(struct showing *showing, const struct rule *rule,
                                 size_t *count) {
    const struct rule_value *sources = rule_get(rule, ROLE_SOURCES);
    *count = sources ? sources->names_count : 0;
    return shown_texts(showing, sources ? sources->names : NULL, *count);
}

const aftercare_set_aside *const *
shown_set_aside(struct showing *showing, const struct facts *facts, size_t *count) {
    const struct rulebase *base = showing->base;
    const char *because = NULL;
    const struct rule *last = NULL; // a rule with two functions is told once
    size_t at = 0;
    *count = 0;
    const struct function_user *user = function_aside(base, facts, &at, &because);
    if (!user) {
        return NULL;
    }
    aftercare_set_aside *items = shown_take(showing, base->users_count, sizeof *items);
    const aftercare_set_aside **list =
        shown_take(showing, base->users_count, sizeof *list);
    while (items && list && user) {
        if (!user->rule || user->rule != last) {
            items[*count] = (aftercare_set_aside){
                .rule = user->rule ? user->rule->name.at : NULL,
                .kind = user->rule ? NULL : user->kind->name.at,
                .because = because,
            };
            list[*count] = &items[*count];
            (*count)++;
        }
        last = user->rule;
        user = function_aside(base, facts, &at, &because);
    }
    return list;
}

void shown_question(struct showing *showing, aftercare_question *out,
                    const struct question *question) {
    char text[AFTERCARE_SENTENCE_MAX];
    const struct kind *kind = showing->base->verdict_kind;
    const struct fact_place *place = &question->place;
    *out = (aftercare_question){
        .term = shown_id(place->term),
        .could_be = kind->fields[kind->roles[ROLE_BY]].choices[question->could_be].at,
        .rules = shown_names(showing, question->rules, question->rules_count),
        .rules_count = question->rules_count,
    };
    out->fact = shown_copy(showing, fact_place_pointer(text, sizeof text, place));
    (void)question_sentence(text, sizeof text, place, TEXT("en"));
    out->question = shown_copy(showing, text);
}

static const aftercare_pack *const *packs_of(struct showing *showing) {
    const struct rulebase *base = showing->base;
    aftercare_pack *items = shown_take(showing, base->packs_count, sizeof *items);
    const aftercare_pack **list = shown_take(showing, base->packs_count, sizeof *list);
    for (size_t i = 0; items && list && i < base->packs_count; i++) {
        const struct pack *pack = base->packs[i];
        items[i] = (aftercare_pack){pack->name.at, shown_text(pack->version)};
        list[i] = &items[i];
    }
    return list;
}

static const aftercare_option *const *options_of(struct showing *showing) {
    const struct rulebase *base = showing->base;
    aftercare_option *items = shown_take(showing, base->options_count, sizeof *items);
    const aftercare_option **list =
        shown_take(showing, base->options_count, sizeof *list);
    for (size_t i = 0; items && list && i < base->options_count; i++) {
        const struct option *option = base->options[i];
        items[i] = (aftercare_option){option->name.at, shown_text(option->chosen)};
        list[i] = &items[i];
    }
    return list;
}

aftercare_status shown_rules_make(struct rulebase *base) {
    struct showing showing = {.arena = base->arena, .base = base};
    aftercare_rules_used *used = shown_take(&showing, 1, sizeof *used);
    const aftercare_pack *const *packs = packs_of(&showing);
    const aftercare_option *const *options = options_of(&showing);
    if (!used || showing.is_out_of_memory) {
        return AFTERCARE_ENOMEM;
    }
    *used = (aftercare_rules_used){
        .digest = base->digest,
        .packs = packs,
        .packs_count = base->packs_count,
        .options = options,
        .options_count = base->options_count,
    };
    base->used = used;
    return AFTERCARE_OK;
}
