#include "core/facts/schema.h"

void schema_init(struct schema *schema, struct arena *arena,
                 struct vocabulary *vocabulary) {
    *schema = (struct schema){.arena = arena, .vocabulary = vocabulary};
}

aftercare_status schema_add(struct schema *schema, const struct fact *fact) {
    struct fact *facts = arena_grow(schema->arena, schema->facts, schema->facts_count,
                                    &schema->facts_capacity, sizeof *facts);
    if (!facts) {
        return AFTERCARE_ENOMEM;
    }
    schema->facts = facts;
    facts[schema->facts_count] = *fact;
    facts[schema->facts_count].index = (uint32_t)schema->facts_count;
    schema->facts_count++;
    return AFTERCARE_OK;
}

aftercare_status schema_add_detail(struct schema *schema, const struct detail *detail) {
    struct detail *details =
        arena_grow(schema->arena, schema->details, schema->details_count,
                   &schema->details_capacity, sizeof *details);
    if (!details) {
        return AFTERCARE_ENOMEM;
    }
    schema->details = details;
    details[schema->details_count++] = *detail;
    return AFTERCARE_OK;
}

static void resolve_term(const struct schema *schema, struct fact *fact,
                         struct problems *problems) {
    if (fact->term_id.len == 0) {
        return;
    }
    fact->term = vocabulary_term(schema->vocabulary, fact->term_id);
    if (!fact->term) {
        char complaint[AFTERCARE_SENTENCE_MAX];
        problem(problems, CHECK_UNKNOWN_TERM, fact->place, "%s",
                vocabulary_complaint(complaint, sizeof complaint, schema->vocabulary,
                                     (struct categories){0}, fact->term_id));
    }
}

static void refuse_twin(const struct schema *schema, const struct fact *fact,
                        struct problems *problems) {
    const struct fact *first = schema_fact(schema, fact->name);
    if (first != fact) {
        problem(problems, CHECK_GIVEN_TWICE, fact->place,
                "the fact \"%.*s\" is there already, in %s:%d (name it once)",
                TEXT_ARGS(fact->name), first->place.file, first->place.line);
        return;
    }
    const struct fact *namesake =
        fact->word.len > 0 ? schema_word(schema, fact->word) : fact;
    if (namesake != fact) {
        problem(problems, CHECK_GIVEN_TWICE, fact->place,
                "the word \"%.*s\" reads \"%.*s\" already (choose another word)",
                TEXT_ARGS(fact->word), TEXT_ARGS(namesake->name));
    }
}

void schema_finish(struct schema *schema, struct problems *problems) {
    for (size_t i = 0; i < schema->facts_count; i++) {
        resolve_term(schema, &schema->facts[i], problems);
        refuse_twin(schema, &schema->facts[i], problems);
    }
    for (size_t i = 0; i < schema->details_count; i++) {
        const struct detail *detail = &schema->details[i];
        const struct detail *first = schema_detail(schema, detail->name);
        if (first != detail) {
            problem(problems, CHECK_GIVEN_TWICE, detail->place,
                    "the detail \"%.*s\" is there already, in %s:%d (name it once)",
                    TEXT_ARGS(detail->name), first->place.file, first->place.line);
        }
    }
}

const struct fact *schema_fact(const struct schema *schema, struct text name) {
    for (size_t i = 0; i < schema->facts_count; i++) {
        if (text_equal(schema->facts[i].name, name)) {
            return &schema->facts[i];
        }
    }
    return NULL;
}

const struct fact *schema_word(const struct schema *schema, struct text word) {
    for (size_t i = 0; i < schema->facts_count; i++) {
        if (schema->facts[i].word.len > 0 && text_equal(schema->facts[i].word, word)) {
            return &schema->facts[i];
        }
    }
    return NULL;
}

const struct detail *schema_detail(const struct schema *schema, struct text name) {
    for (size_t i = 0; i < schema->details_count; i++) {
        if (text_equal(schema->details[i].name, name)) {
            return &schema->details[i];
        }
    }
    return NULL;
}

const struct verb *fact_verb(const struct fact *fact, struct text name) {
    for (size_t i = 0; i < fact->verbs_count; i++) {
        if (text_equal(fact->verbs[i].name, name)) {
            return &fact->verbs[i];
        }
    }
    return NULL;
}
