#include "core/plan/vary.h"

#include "core/plan/side.h"
#include "core/plan/vary_inside.h"

#define ADULT ((struct span){.months = -12 * 35})

static struct varied patient(struct text key) {
    return (struct varied){VARY_MEMBER, VARY_PATIENT, key, TEXT("")};
}

static struct varied visit(const struct variables *variables, const char *key) {
    return (struct varied){VARY_MEMBER, vary_visit(variables), text_of(key), TEXT("")};
}

static void add_conditions(struct variables *variables, const struct varying *varying,
                           const struct rule *rule) {
    uint32_t number = 0;
    for (const struct test *test = side_test(rule, number); test;
         test = side_test(rule, ++number)) {
        vary_of_test(variables, varying, test);
    }
}

// --- what is asked for, or was done ----------------------------------------------------

static void add_treatment(struct variables *variables, const struct term *term) {
    vary_add_made(variables, visit(variables, "treatments"),
                  arena_format(variables->arena, "[\"%.*s\"]", TEXT_ARGS(term->id)));
}

// One of each group is enough, but where the groups themselves differ.
static void add_treatments(struct variables *variables, const struct varying *varying,
                           const struct rule *rule) {
    const struct rule_value *subject = rule_get(rule, ROLE_SUBJECT);
    const struct vocabulary *vocabulary = &varying->base->vocabulary;
    bool is_all = rule->kind->roles[ROLE_SUBJECT] == (int)varying->field->index;
    for (size_t i = 0; subject && i < subject->terms_count; i++) {
        add_treatment(variables, vary_one_of(varying->base, subject->terms[i]));
        for (size_t k = 0; is_all && k < vocabulary->count; k++) {
            if (term_lies_in(vocabulary->terms[k], subject->terms[i])) {
                add_treatment(variables, vocabulary->terms[k]);
            }
        }
    }
}

static void add_detail(struct variables *variables, const struct varying *varying,
                       const struct pair *pair) {
    const struct detail *detail = schema_detail(&varying->base->schema, pair->name);
    const struct varied part = {VARY_PART, vary_visit(variables), TEXT("details"),
                                pair->name};
    bool is_free = !detail || detail->choices_count == 0;
    const struct text *values = is_free ? pair->values : detail->choices;
    size_t count = is_free ? pair->values_count : detail->choices_count;
    vary_add(variables, visit(variables, "details"), "{}");
    for (size_t i = 0; i < pair->values_count; i++) {
        vary_add_made(
            variables, part,
            arena_format(variables->arena, "\"%.*s\"", TEXT_ARGS(pair->values[i])));
    }
    vary_add(variables, part, NULL);
    for (size_t i = 0; i < count; i++) {
        vary_add_made(variables, part,
                      arena_format(variables->arena, "\"%.*s\"", TEXT_ARGS(values[i])));
    }
    if (is_free) {
        vary_add(variables, part, "\"another\"");
    }
}

static void add_details(struct variables *variables, const struct varying *varying,
                        const struct rule *rule) {
    const struct rule_value *details = rule_get(rule, ROLE_DETAILS);
    for (size_t i = 0; details && i < details->pairs_count; i++) {
        add_detail(variables, varying, &details->pairs[i]);
    }
}

// --- what is ranked for ----------------------------------------------------------------

static void add_wish_at(struct variables *variables, struct varied entry,
                        const struct term *area) {
    vary_add_made(variables, entry,
                  area ? arena_format(variables->arena,
                                      "{\"code\":\"%.*s\",\"area\":\"%.*s\"}",
                                      TEXT_ARGS(entry.about), TEXT_ARGS(area->id))
                       : arena_format(variables->arena, "{\"code\":\"%.*s\"}",
                                      TEXT_ARGS(entry.about)));
}

// A wish is there; one that the rule would be taken for instead may be.
static void add_wish(struct variables *variables, const struct varying *varying,
                     const struct rule *rule) {
    const struct fact *fact = schema_fact(&varying->base->schema, rule->kind->among);
    const struct rule_value *of = rule_get(rule, ROLE_OF);
    const struct vocabulary *vocabulary = &varying->base->vocabulary;
    if (!fact || !of) {
        return;
    }
    const struct varied entry = {VARY_ENTRY, VARY_PATIENT, fact->name, of->terms[0]->id};
    vary_add(variables, patient(fact->name), "[]");
    if (rule != varying->rule) {
        vary_add(variables, entry, NULL);
    }
    add_wish_at(variables, entry, varying->area);
    for (size_t i = 0; rule_get(rule, ROLE_AREAS) && i < vocabulary->count; i++) {
        if (categories_take(varying->base->schema.areas, vocabulary->terms[i])) {
            add_wish_at(variables, entry, vocabulary->terms[i]);
        }
    }
    add_wish_at(variables, entry, NULL);
    vary_add(variables, entry, NULL);
}

// --- the quiet person ------------------------------------------------------------------

static void add_quiet(struct variables *variables, const struct varying *varying,
                      const struct fact *fact) {
    char day[DATE_TEXT_MAX];
    switch (fact->type) {
    case FACT_TEXT:
        return;
    case FACT_DATE:
        (void)date_format(day, date_add(varying->date, ADULT));
        vary_add_made(variables, patient(fact->name),
                      arena_format(variables->arena, "\"%s\"", day));
        return;
    case FACT_CHOICE:
        vary_add_made(
            variables, patient(fact->name),
            arena_format(variables->arena, "\"%.*s\"", TEXT_ARGS(fact->choices[0])));
        return;
    case FACT_FLAG:
        vary_add(variables, patient(fact->name), "false");
        return;
    case FACT_NUMBER:
        vary_add_made(variables, patient(fact->name),
                      arena_format(variables->arena, "%lld", (long long)fact->from));
        return;
    case FACT_RECORDS:
        vary_add(variables, patient(fact->name), "[]");
        return;
    }
}

static void add_frame(struct variables *variables, const struct varying *varying) {
    const struct schema *schema = &varying->base->schema;
    char day[DATE_TEXT_MAX];
    if (varying->area) {
        vary_add_made(
            variables, visit(variables, "areas"),
            arena_format(variables->arena, "[\"%.*s\"]", TEXT_ARGS(varying->area->id)));
    }
    if (!variables->is_session) {
        (void)date_format(day, varying->date);
        vary_add_made(variables, visit(variables, "date"),
                      arena_format(variables->arena, "\"%s\"", day));
    }
    for (size_t i = 0; i < schema->facts_count; i++) {
        add_quiet(variables, varying, &schema->facts[i]);
    }
}

aftercare_status vary_list(struct variables *out, struct arena *arena,
                           const struct varying *varying) {
    const struct rule *both[] = {varying->rule, varying->changed};
    enum fold fold = varying->rule->kind->fold;
    *out = (struct variables){
        .arena = arena, .is_session = fold == FOLD_CUT_WINDOWS || fold == FOLD_STEPS};
    for (size_t i = 0; i < 2; i++) {
        add_treatments(out, varying, both[i]);
    }
    add_frame(out, varying);
    for (size_t i = 0; i < 2; i++) {
        add_details(out, varying, both[i]);
        if (fold == FOLD_RANK_BY) {
            add_wish(out, varying, both[i]);
        }
        add_conditions(out, varying, both[i]);
    }
    if (out->is_session) {
        vary_of_session(out, varying);
    }
    return out->is_out_of_memory ? AFTERCARE_ENOMEM : AFTERCARE_OK;
}
