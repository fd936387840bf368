// schema.lua: request { … }, fact "name" { … }, detail "name" { … }.
#include "core/lua/fact_records.h"
#include "core/lua/stages.h"

#include <lauxlib.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define CHOICES_MAX 64 // they are bits of a word
#define FACTS_MAX 500

#define X(name, word) {word, sizeof word - 1},
static const struct text fact_types[] = {FACT_TYPES(X)};
#undef X

// A fact as it stands in the file.
struct draft {
    struct fact fact;
    int type;
    struct texts among, of;
};

static bool read_type(const struct spot *spot, const struct member *member, void *out) {
    (void)member;
    struct draft *draft = out;
    int type = 0;
    if (!value_choice(spot, (struct texts){fact_types, COUNT(fact_types)}, &type)) {
        return false;
    }
    draft->type = type;
    return true;
}

static bool read_statuses(const struct spot *spot, const struct member *member,
                          void *out) {
    (void)member;
    return fact_records_read_statuses(spot, &((struct draft *)out)->fact);
}

static bool read_verbs(const struct spot *spot, const struct member *member, void *out) {
    (void)member;
    return fact_records_read_verbs(spot, &((struct draft *)out)->fact);
}

static bool read_longest(const struct spot *spot, const struct member *member,
                         void *out) {
    struct span span = {0};
    (void)member;
    if (!value_span(spot, &span)) {
        return false;
    }
    if (span.seconds != 0 || span_is_zero(span)) {
        return spot_complain(spot, CHECK_BAD_DURATION,
                             "\"longest\" is not one day or more (write it as in "
                             "\"P130Y\")");
    }
    *(struct span *)out = span;
    return true;
}

#define FACT(field) offsetof(struct draft, fact.field)
#define BOUND INT64_C(1000000000)

// Read in this order: verbs look at the statuses.
static const struct member fact_members[] = {
    {.name = "type",
     .read = read_type,
     .is_needed = true,
     .right = "\"flag\", \"records\" …"},
    {.name = "word", .read = member_name, .offset = FACT(word), .style = STYLE_SNAKE},
    {.name = "question", .read = member_phrase, .offset = FACT(question)},
    {.name = "whole", .read = member_phrase, .offset = FACT(whole)},
    {.name = "term", .read = member_name, .offset = FACT(term_id), .style = STYLE_SNAKE},
    {.name = "from",
     .read = member_number,
     .offset = FACT(from),
     .from = -BOUND,
     .till = BOUND},
    {.name = "till",
     .read = member_number,
     .offset = FACT(till),
     .from = -BOUND,
     .till = BOUND},
    {.name = "longest", .read = read_longest, .offset = FACT(longest)},
    {.name = "among",
     .read = member_names,
     .offset = offsetof(struct draft, among),
     .style = STYLE_LOWER},
    {.name = "of",
     .read = member_names,
     .offset = offsetof(struct draft, of),
     .style = STYLE_SNAKE},
    {.name = "area", .read = member_flag, .offset = FACT(has_area)},
    {.name = "begins", .read = member_name, .offset = FACT(begins), .style = STYLE_SNAKE},
    {.name = "ends", .read = member_name, .offset = FACT(ends), .style = STYLE_SNAKE},
    {.name = "began", .read = member_text, .offset = FACT(began)},
    {.name = "ended", .read = member_text, .offset = FACT(ended)},
    {.name = "status", .read = read_statuses},
    {.name = "verbs", .read = read_verbs},
    {.name = "plain", .read = member_name, .offset = FACT(plain), .style = STYLE_SNAKE},
};

#define TYPE(type) (1u << FACT_##type)

// Which members belong to some types of facts only, and which of those these need.
static const struct {
    const char *name;
    unsigned types;
    bool is_needed;
} shapes[] = {
    {"term", TYPE(FLAG), false},      {"from", TYPE(NUMBER), true},
    {"till", TYPE(NUMBER), true},     {"among", TYPE(CHOICE), true},
    {"longest", TYPE(DATE), false},   {"of", TYPE(RECORDS), true},
    {"area", TYPE(RECORDS), false},   {"whole", TYPE(RECORDS), false},
    {"begins", TYPE(RECORDS), false}, {"ends", TYPE(RECORDS), false},
    {"began", TYPE(RECORDS), false},  {"ended", TYPE(RECORDS), false},
    {"status", TYPE(RECORDS), false}, {"verbs", TYPE(RECORDS), false},
    {"plain", TYPE(RECORDS), false},
};

// Tells members that this type of fact does not have, and those that it lacks.
static bool check_shape(const struct spot *table, int type) {
    bool is_right = true;
    for (size_t i = 0; i < COUNT(shapes); i++) {
        struct spot spot = spot_field(table, text_of(shapes[i].name));
        bool is_given = !lua_isnil(table->L, spot.index);
        bool belongs = (shapes[i].types >> (unsigned)type & 1u) != 0;
        lua_settop(table->L, spot.index - 1);
        if (is_given && !belongs) {
            is_right = spot_complain(&spot, CHECK_FACT_SHAPE,
                                     "\"%s\" means nothing for a fact of type \"%.*s\" "
                                     "(leave it out)",
                                     shapes[i].name, TEXT_ARGS(fact_types[type]));
        } else if (!is_given && belongs && shapes[i].is_needed) {
            is_right = spot_complain(
                table, CHECK_FACT_SHAPE,
                "%.*s has no \"%s\" (a fact of type \"%.*s\" needs it)",
                SHOWN(table->name), shapes[i].name, TEXT_ARGS(fact_types[type]));
        }
    }
    return is_right;
}

static bool check_fact(const struct spot *table, const struct draft *draft) {
    const struct fact *fact = &draft->fact;
    if (!check_shape(table, draft->type)) {
        return false;
    }
    if (fact->type == FACT_NUMBER && fact->from > fact->till) {
        return spot_complain(table, CHECK_WRONG_ORDER,
                             "%.*s has from above till (swap them)", SHOWN(table->name));
    }
    if (draft->among.count > CHOICES_MAX) {
        return spot_complain(table, CHECK_TOO_MUCH, "%.*s has %zu choices (at most %d)",
                             SHOWN(table->name), draft->among.count, CHOICES_MAX);
    }
    if (fact->type == FACT_TEXT && fact->word.len > 0) {
        return spot_complain(
            table, CHECK_FACT_SHAPE,
            "%.*s has a word, but no rule can read a text (leave word out)",
            SHOWN(table->name));
    }
    return fact->type != FACT_RECORDS || fact_records_check(table, fact);
}

static void read_fact(struct script *script, const struct head *head,
                      const struct spot *table) {
    struct draft draft = {.type = -1};
    bool is_right = members_read(table, fact_members, COUNT(fact_members), &draft);
    if (!head->is_right || draft.type < 0) {
        return;
    }
    struct fact *fact = &draft.fact;
    fact->name = script_copy(script, head->id);
    fact->type = (enum fact_type)draft.type;
    fact->choices = draft.among.at;
    fact->choices_count = draft.among.count;
    fact->categories = (struct categories){draft.of.at, draft.of.count};
    fact->place = head->place;
    fact->question_place = spot_value_place(table, TEXT("question"));
    fact->whole_place = spot_value_place(table, TEXT("whole"));
    if (is_right && check_fact(table, &draft) &&
        spot_has_room(table, script->base->schema.facts_count, FACTS_MAX, "facts")) {
        (void)script_check(script, schema_add(&script->base->schema, fact));
    }
}

static const struct member detail_members[] = {
    {.name = "among", .read = member_names, .style = STYLE_LOWER},
};

static void read_detail(struct script *script, const struct head *head,
                        const struct spot *table) {
    struct texts among = {0};
    (void)members_read(table, detail_members, COUNT(detail_members), &among);
    if (head->is_right &&
        spot_has_room(table, script->base->schema.details_count, FACTS_MAX, "details")) {
        struct detail detail = {.name = script_copy(script, head->id),
                                .choices = among.at,
                                .choices_count = among.count,
                                .place = head->place};
        (void)script_check(script, schema_add_detail(&script->base->schema, &detail));
    }
}

struct request {
    struct texts treatments, areas, products;
    struct text areas_from;
};
#define REQUEST(field) offsetof(struct request, field)
#define CATEGORIES "a list of categories"

static const struct member request_members[] = {
    {.name = "treatments",
     .read = member_names,
     .offset = REQUEST(treatments),
     .is_needed = true,
     .right = CATEGORIES,
     .style = STYLE_SNAKE},
    {.name = "areas",
     .read = member_names,
     .offset = REQUEST(areas),
     .is_needed = true,
     .right = CATEGORIES,
     .style = STYLE_SNAKE},
    {.name = "products",
     .read = member_names,
     .offset = REQUEST(products),
     .is_needed = true,
     .right = CATEGORIES,
     .style = STYLE_SNAKE},
    {.name = "areas_from",
     .read = member_name,
     .offset = REQUEST(areas_from),
     .style = STYLE_SNAKE},
};

static void read_request(struct script *script, const struct head *head,
                         const struct spot *table) {
    struct request request = {0};
    struct place *first = &script->load->request;
    if (first->file) {
        (void)spot_complain(table, CHECK_GIVEN_TWICE,
                            "request is there already, in %s:%d (write it once)",
                            first->file, first->line);
        return;
    }
    *first = head->place;
    (void)members_read(table, request_members, COUNT(request_members), &request);
    struct schema *schema = &script->base->schema;
    schema->treatments =
        (struct categories){request.treatments.at, request.treatments.count};
    schema->areas = (struct categories){request.areas.at, request.areas.count};
    schema->products = (struct categories){request.products.at, request.products.count};
    schema->areas_from = request.areas_from;
}

// The records whose areas stand for those of the request.
void words_schema_check(struct load *load) {
    const struct schema *schema = &load->base->schema;
    if (schema->areas_from.len == 0) {
        return;
    }
    const struct fact *fact = schema_fact(schema, schema->areas_from);
    if (!fact || fact->type != FACT_RECORDS || !fact->has_area) {
        problem(load->problems, CHECK_UNKNOWN_FACT, load->request,
                "areas_from = \"%.*s\" is no fact whose records have an area (name one)",
                SHOWN(schema->areas_from));
    }
}

const struct word words_schema[] = {
    {.name = "request", .read = read_request, WORD_MEMBERS(request_members)},
    {.name = "fact",
     .read = read_fact,
     WORD_MEMBERS(fact_members),
     .has_id = true,
     .style = STYLE_SNAKE},
    {.name = "detail",
     .read = read_detail,
     WORD_MEMBERS(detail_members),
     .has_id = true,
     .style = STYLE_SNAKE},
    ACCEPT_WORD,
    {.name = NULL},
};
