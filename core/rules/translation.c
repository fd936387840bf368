#include "core/rules/translation.h"

// The languages that the rules speak.
struct languages {
    struct text names[TRANSLATION_LANGUAGES_MAX];
    size_t count;
};

// A sentence, and whose it is.
struct sentence {
    const struct phrase *phrase; // NULL: there is none
    struct text owner, what;     // "watering", "label"
    struct place place;
    bool is_for_all; // belongs into every language, whatever it is told in
};

typedef void sentence_seen(void *context, const struct sentence *sentence);

// Whoever looks at all sentences.
struct visit {
    sentence_seen *seen;
    void *context;
};

static void show(const struct visit *visit, const struct phrase *phrase,
                 struct text owner, struct text what, struct place place) {
    const struct sentence sentence = {phrase, owner, what, place, true};
    visit->seen(visit->context, &sentence);
}

static void visit_terms(const struct visit *visit, const struct vocabulary *vocabulary) {
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct term *term = vocabulary->terms[i];
        show(visit, term->label, term->id, TEXT("label"), term->label_place);
        show(visit, term->question, term->id, TEXT("question"), term->question_place);
    }
}

static void visit_facts(const struct visit *visit, const struct schema *schema) {
    for (size_t i = 0; i < schema->facts_count; i++) {
        const struct fact *fact = &schema->facts[i];
        show(visit, fact->question, fact->name, TEXT("question"), fact->question_place);
        show(visit, fact->whole, fact->name, TEXT("whole"), fact->whole_place);
    }
}

// Whether it is the person who reads it, in whatever language.
static bool is_for_all(const struct kind *kind, size_t field) {
    return (int)field == kind->roles[ROLE_MESSAGE] ||
           (int)field == kind->roles[ROLE_RED_FLAG];
}

// A default is a sentence of the plugin's, however many rules have it.
static void visit_defaults(const struct visit *visit, const struct kind *kind) {
    for (size_t i = 0; i < kind->fields_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->standard && field->type == FIELD_PHRASE) {
            const struct sentence sentence = {field->standard->value.phrase, kind->name,
                                              field->name, field->standard->place,
                                              is_for_all(kind, i)};
            visit->seen(visit->context, &sentence);
        }
    }
}

static void visit_kinds(const struct visit *visit, const struct rulebase *base) {
    for (size_t i = 0; i < base->kinds_count; i++) {
        const struct kind *kind = base->kinds[i];
        for (size_t k = 0; k < kind->shows_count; k++) {
            show(visit, kind->shows[k].phrase, kind->name, kind->shows[k].word,
                 kind->shows[k].place);
        }
        visit_defaults(visit, kind);
    }
}

static void visit_rule(const struct visit *visit, const struct rule *rule) {
    const struct kind *kind = rule->kind;
    for (size_t i = 0; i < rule->values_count; i++) {
        const struct field *field = &kind->fields[rule->values[i].field];
        if (field->type != FIELD_PHRASE) {
            continue;
        }
        const struct sentence sentence = {rule->values[i].phrase, rule->name, field->name,
                                          rule_place(rule, &rule->values[i]),
                                          is_for_all(kind, rule->values[i].field)};
        visit->seen(visit->context, &sentence);
    }
}

static void visit_all(const struct visit *visit, const struct rulebase *base) {
    visit_terms(visit, &base->vocabulary);
    visit_facts(visit, &base->schema);
    visit_kinds(visit, base);
    for (size_t i = 0; i < base->rules_count; i++) {
        visit_rule(visit, base->rules[i]);
    }
}

static bool speaks(const struct phrase *phrase, struct text language) {
    while (phrase && !text_equal(phrase->locale, language)) {
        phrase = phrase->next;
    }
    return phrase != NULL;
}

static bool knows(const struct languages *languages, struct text language) {
    for (size_t i = 0; i < languages->count; i++) {
        if (text_equal(languages->names[i], language)) {
            return true;
        }
    }
    return languages->count == TRANSLATION_LANGUAGES_MAX;
}

static void collect(void *context, const struct sentence *sentence) {
    struct languages *languages = context;
    for (const struct phrase *one = sentence->phrase; one; one = one->next) {
        if (!knows(languages, one->locale)) {
            languages->names[languages->count++] = one->locale;
        }
    }
}

// What is told against the languages that were collected.
struct checking {
    const struct languages *languages;
    struct problems *problems;
};

static void check(void *context, const struct sentence *sentence) {
    const struct checking *checking = context;
    const struct phrase *phrase = sentence->phrase;
    if (!phrase || (!sentence->is_for_all && !phrase->next)) {
        return;
    }
    for (size_t i = 0; i < checking->languages->count; i++) {
        struct text language = checking->languages->names[i];
        if (!speaks(phrase, language)) {
            problem(checking->problems, CHECK_MISSING_TRANSLATION, sentence->place,
                    "%.*s has no \"%.*s\" in the language \"%.*s\", which other "
                    "sentences have (add it; English stands in for it)",
                    TEXT_ARGS(sentence->owner), TEXT_ARGS(sentence->what),
                    TEXT_ARGS(language));
        }
    }
}

void translation_check(const struct rulebase *base, struct problems *problems) {
    struct languages languages = {.count = 0};
    struct checking checking = {&languages, problems};
    visit_all(&(struct visit){collect, &languages}, base);
    visit_all(&(struct visit){check, &checking}, base);
}
