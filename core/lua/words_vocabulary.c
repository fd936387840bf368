// vocabulary/*.lua: term "id" { … }.
#include "core/lua/stages.h"

// Each term has a bit for each other one.
#define TERMS_MAX 10000
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct codes {
    struct code *at;
    size_t count;
};

struct draft {
    struct term term;
    struct texts parents, synonyms;
    struct codes codes;
};

static bool read_system(const struct spot *table, const struct spot *spot,
                        struct codes *codes) {
    struct texts values;
    if (!style_fits(STYLE_SNAKE, spot->name)) {
        struct spot key = spot_key(table, spot->name);
        return spot_complain(&key, CHECK_BAD_NAME,
                             "\"%.*s\" is no system of codes (write %s)",
                             SHOWN(spot->name), style_says(STYLE_SNAKE));
    }
    if (!value_texts(spot, &values)) {
        return false;
    }
    struct text system = script_copy(spot->script, spot->name);
    struct code *grown =
        script_alloc(spot->script, codes->count + values.count, sizeof *grown);
    if (!system.at || !grown) {
        return false;
    }
    for (size_t i = 0; i < codes->count; i++) {
        grown[i] = codes->at[i];
    }
    for (size_t i = 0; i < values.count; i++) {
        grown[codes->count++] = (struct code){system, values.at[i]};
    }
    codes->at = grown;
    return true;
}

// { icd10cm = "L71.8", atc = { "…", "…" } }, in the order of systems.
static bool read_codes(const struct spot *spot, const struct member *member, void *out) {
    (void)member;
    struct texts systems;
    if (!value_keys(spot, "a table such as { icd10cm = \"L71.8\" }", &systems)) {
        return false;
    }
    bool is_right = value_check_twins(spot);
    for (size_t i = 0; i < systems.count; i++) {
        struct spot one = spot_field(spot, systems.at[i]);
        is_right = read_system(spot, &one, out) && is_right;
        lua_settop(spot->L, one.index - 1);
    }
    return is_right;
}

#define TERM(field) offsetof(struct draft, term.field)

static const struct member members[] = {
    {.name = "category",
     .read = member_name,
     .offset = TERM(category),
     .is_needed = true,
     .right = "\"condition\" or another category",
     .style = STYLE_SNAKE},
    {.name = "label",
     .read = member_phrase,
     .offset = TERM(label),
     .is_needed = true,
     .right = "a text, or { en = \"…\", es = \"…\" }"},
    {.name = "parents",
     .read = member_names,
     .offset = offsetof(struct draft, parents),
     .style = STYLE_SNAKE},
    {.name = "synonyms",
     .read = member_texts,
     .offset = offsetof(struct draft, synonyms)},
    {.name = "codes", .read = read_codes, .offset = offsetof(struct draft, codes)},
    {.name = "question", .read = member_phrase, .offset = TERM(question)},
};

// A term with a mistake is added all the same, so that who names it is not told again.
static void read_term(struct script *script, const struct head *head,
                      const struct spot *table) {
    struct draft *draft = script_alloc(script, 1, sizeof *draft);
    if (!draft || !head->is_right ||
        !spot_has_room(table, script->base->vocabulary.count, TERMS_MAX, "terms")) {
        return;
    }
    (void)members_read(table, members, COUNT(members), draft);
    struct term *term = &draft->term;
    term->id = script_copy(script, head->id);
    term->place = head->place;
    term->label_place = spot_value_place(table, TEXT("label"));
    term->question_place = spot_value_place(table, TEXT("question"));
    term->parent_ids = draft->parents.at;
    term->parents_count = draft->parents.count;
    term->synonyms = draft->synonyms.at;
    term->synonyms_count = draft->synonyms.count;
    term->codes = draft->codes.at;
    term->codes_count = draft->codes.count;
    (void)script_check(script, vocabulary_add(&script->base->vocabulary, term));
}

const struct word words_vocabulary[] = {
    {.name = "term",
     .read = read_term,
     WORD_MEMBERS(members),
     .has_id = true,
     .style = STYLE_SNAKE},
    ACCEPT_WORD,
    {.name = NULL},
};

// Looks at some categories that are taken; whether it has seen enough.
typedef bool look(struct nearest *category, struct categories taken);

static bool is_among(struct nearest *category, struct categories taken) {
    for (size_t i = 0; i < taken.count; i++) {
        if (text_equal(taken.names[i], category->word)) {
            return true;
        }
    }
    return false;
}

static bool offer(struct nearest *category, struct categories taken) {
    for (size_t i = 0; i < taken.count; i++) {
        nearest_offer(category, taken.names[i]);
    }
    return false;
}

// Looks at what facts, the request and the fields of kinds take.
static bool look_at_all(const struct rulebase *base, struct nearest *category,
                        look *look_at) {
    const struct schema *schema = &base->schema;
    bool is_enough = look_at(category, schema->treatments) ||
                     look_at(category, schema->areas) ||
                     look_at(category, schema->products);
    for (size_t i = 0; !is_enough && i < schema->facts_count; i++) {
        is_enough = look_at(category, schema->facts[i].categories);
    }
    for (size_t i = 0; !is_enough && i < base->kinds_count; i++) {
        const struct kind *kind = base->kinds[i];
        for (size_t k = 0; !is_enough && k < kind->fields_count; k++) {
            is_enough = look_at(category, kind->fields[k].categories);
        }
    }
    return is_enough;
}

// A category that nothing takes may be meant; one that is nearly taken is misspelt.
void words_vocabulary_check(struct load *load) {
    const struct vocabulary *vocabulary = &load->base->vocabulary;
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct term *term = vocabulary->terms[i];
        struct nearest nearest = {.word = term->category};
        if (look_at_all(load->base, &nearest, is_among)) {
            continue;
        }
        (void)look_at_all(load->base, &nearest, offer);
        if (nearest.best.len > 0) {
            problem(
                load->problems, CHECK_UNKNOWN_CATEGORY, term->place,
                "\"%.*s\" is of the category \"%.*s\", which nothing takes (did you mean "
                "\"%.*s\"?)",
                SHOWN(term->id), SHOWN(term->category), SHOWN(nearest.best));
        }
    }
}
