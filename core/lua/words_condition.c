// The words that conditions are made with: `medication "x" :taken_within "P6M" :here()`,
// `pregnant :yes()`, `area "cheek"`, `option "x" :is "y"`. Which words and verbs there
// are for records, the schema says.
#include "core/lua/condition_verbs.h"
#include "core/lua/sandbox.h"
#include "core/lua/stages.h"

static struct reading *reading_of(lua_State *L) {
    return sandbox_host(sandbox_from(L));
}

// The token of the verb behind a word, or NULL.
static const struct token *find_verb(const struct token *word, struct text name) {
    for (int i = 0; word && word->kind != TOKEN_END && i < 16; i++, word++) {
        if (token_is(word, TOKEN_OPERATOR, ":") && word[1].kind == TOKEN_NAME &&
            text_equal(word[1].text, name)) {
            return &word[1];
        }
    }
    return NULL;
}

// How many conditions of that word and text were begun on the line just before.
static int earlier_uses(const struct reading *reading, struct text word, struct text id,
                        int line) {
    int count = 0;
    const struct note *note = reading->notes;
    for (; note && note->line == line; note = note->next) {
        count +=
            note->is_first && text_equal(note->word, word) && text_equal(note->id, id);
    }
    return count;
}

// Finds the word in the text, for words that are used for the first time.
static struct spot word_spot(lua_State *L, struct reading *reading, struct made *made,
                             struct text id) {
    int line = reading_line(L);
    struct text word = made_word(made);
    int earlier = earlier_uses(reading, word, id, line);
    sandbox_charge(L, (size_t)earlier + 16);
    made->token = reading_word(reading, line, word, id, earlier);
    return (struct spot){.reading = reading,
                         .L = L,
                         .index = 2,
                         .name = word,
                         .token = made->token,
                         .place = reading_place(reading, made->token, line)};
}

// Pushes what was made; a word's first condition gets its note filled.
static int push(lua_State *L, struct reading *reading, const struct made *made,
                const struct spot *spot, struct text id) {
    bool is_first = !made->note;
    made_push(L, reading, made);
    struct note *note = made_at(L, -1)->note;
    if (is_first && note) {
        note->word = made_word(made);
        note->id = id;
        note->line = reading_line(L);
        note->place = spot->place;
    }
    return reading_return(L, reading, 1);
}

static int push_mistaken(lua_State *L, struct reading *reading) {
    mistaken_push(L);
    return reading_return(L, reading, 1);
}

// [-n, +1, e] `:verb(…)`: the condition, then the verb's arguments.
static int call_verb(lua_State *L) {
    struct reading *reading = reading_of(L);
    struct text name = {0};
    name.at = lua_tolstring(L, lua_upvalueindex(1), &name.len);
    lua_settop(L, 3);
    const struct made *self = made_at(L, 1);
    if (!self) {
        problem(reading->problems, reading_place(reading, NULL, reading_line(L)),
                ":%.*s is written with a colon, behind its word (not with a dot)",
                SHOWN(name));
        return push_mistaken(L, reading);
    }
    struct made made = *self;
    struct spot spot = {.reading = reading, .L = L, .index = 2, .name = name};
    if (made.note) {
        made.note->is_taken = true;
        spot.place = made.note->place;
    } else {
        spot = word_spot(L, reading, &made, (struct text){0});
        spot.name = name;
    }
    struct spot argument = spot;
    const struct token *verb = find_verb(made.token, name);
    if (verb) {
        argument.place = reading_place(reading, verb, 0);
    }
    if (!made_ask(&argument, &made, name)) {
        return push_mistaken(L, reading);
    }
    made.stage = MADE_TESTED;
    made.has_verb = made.has_verb || !text_is(name, "here");
    return push(L, reading, &made, &spot, (struct text){0});
}

// __index: every name is a verb, until it is called.
int condition_verb(lua_State *L) {
    if (lua_type(L, 2) != LUA_TSTRING) {
        return push_mistaken(L, reading_of(L));
    }
    lua_settop(L, 2);
    lua_pushcclosure(L, call_verb, 1);
    return 1;
}

static bool find_option(const struct spot *spot, struct text name, struct made *made) {
    const struct rulebase *base = spot->reading->base;
    struct nearest nearest = {.word = name};
    for (size_t i = 0; i < base->options_count; i++) {
        nearest_offer(&nearest, base->options[i]->name);
    }
    made->option = rulebase_option(base, name);
    struct suggestion end;
    return made->option || complain(spot, "there is no option \"%.*s\"%s", SHOWN(name),
                                    suggest(&end, &nearest, "see options.lua"));
}

static bool ask_area(const struct spot *spot, struct made *made) {
    struct reading *reading = spot->reading;
    made->test.kind = TEST_AREA;
    made->stage = MADE_TESTED;
    return value_term(spot, reading->base->schema.areas, &made->test.term) &&
           made_wording(
               reading, &made->test.wording,
               reading_format(reading, "area \"%.*s\"", TEXT_ARGS(made->test.term->id)));
}

static bool ask_term(const struct spot *spot, struct made *made) {
    const struct fact *fact = made->fact;
    made->test = (struct test){.kind = TEST_RECORD, .fact = fact, .status = -1};
    if (!value_term(spot, fact->categories, &made->test.term)) {
        return false;
    }
    if (fact->plain.len == 0) {
        return true;
    }
    made->verb = fact_verb(fact, fact->plain);
    made->test.record = made->verb->test;
    made->test.status = made->verb->status;
    made->stage = MADE_TESTED;
    return made_word_record(spot->reading, made);
}

static bool ask_text(const struct spot *spot, struct made *made) {
    struct text name;
    made->stage = MADE_ASKED;
    switch (made->subject) {
    case SUBJECT_FACT:
        return ask_term(spot, made);
    case SUBJECT_AREA:
        return ask_area(spot, made);
    case SUBJECT_OPTION:
        return value_text(spot, &name) && find_option(spot, name, made);
    }
    return false;
}

// __call: `medication "x"`.
int condition_call(lua_State *L) {
    struct reading *reading = reading_of(L);
    lua_settop(L, 2);
    struct made made = *made_at(L, 1);
    struct text id = {0};
    if (lua_type(L, 2) == LUA_TSTRING) {
        struct text raw;
        raw.at = lua_tolstring(L, 2, &raw.len);
        id = reading_copy(reading, raw);
    }
    if (made.stage != MADE_WORD || !made_wants_text(&made)) {
        struct suggestion list;
        struct spot spot = word_spot(L, reading, &made, id);
        (void)complain(&spot, "%.*s takes no text here (write one of %s behind it)",
                       SHOWN(spot.name), made_verbs(&list, &made));
        mistaken_bear(L, 1);
        return push_mistaken(L, reading);
    }
    struct spot spot = word_spot(L, reading, &made, id);
    if (!ask_text(&spot, &made)) {
        return push_mistaken(L, reading);
    }
    return push(L, reading, &made, &spot, id);
}

static void add_word(lua_State *L, struct reading *reading, const struct made *made) {
    struct text word = made_word(made);
    lua_pushlstring(L, word.at, word.len);
    made_push(L, reading, made);
    lua_rawset(L, -3);
}

void condition_words_add(lua_State *L, struct reading *reading) {
    const struct schema *schema = &reading->base->schema;
    lua_pushglobaltable(L);
    for (size_t i = 0; i < schema->facts_count; i++) {
        const struct fact *fact = &schema->facts[i];
        if (fact->word.len > 0) {
            add_word(L, reading,
                     &(struct made){.subject = SUBJECT_FACT,
                                    .fact = fact,
                                    .test = {.fact = fact, .status = -1}});
        }
    }
    add_word(L, reading, &(struct made){.subject = SUBJECT_AREA, .test = {.status = -1}});
    add_word(L, reading,
             &(struct made){.subject = SUBJECT_OPTION, .test = {.status = -1}});
    lua_pop(L, 1);
    made_guard(L);
}
