// The words that conditions are made with: `medication "x" :taken_within "P6M" :here()`,
// `pregnant :yes()`, `area "cheek"`, `option "x" :is "y"`. Which words and verbs there
// are for records, the schema says.
#include "core/lua/join.h"
#include "core/lua/sandbox.h"
#include "core/lua/stages.h"

static struct script *script_of(lua_State *L) {
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

// How many conditions of that word and text were begun on the line just before, of some.
static int earlier_uses(const struct script *script, struct text word, struct text id,
                        int line) {
    int count = 0;
    const struct note *note = script->notes;
    for (int seen = 0; note && note->line == line && seen < SCRIPT_USES_MAX; seen++) {
        count +=
            note->is_first && text_equal(note->word, word) && text_equal(note->id, id);
        note = note->next;
    }
    return count;
}

// Finds the word in the text, for words that are used for the first time.
static struct spot word_spot(lua_State *L, struct script *script, struct made *made,
                             struct text id) {
    int line = script_line(L);
    struct text word = verbs_word(made);
    int earlier = earlier_uses(script, word, id, line);
    sandbox_charge(L, SCRIPT_USES_MAX);
    made->token = script_word(script, line, word, id, earlier);
    return (struct spot){.script = script,
                         .L = L,
                         .index = 2,
                         .name = word,
                         .token = made->token,
                         .place = script_place(script, made->token, line)};
}

// Pushes what was made; a word's first condition gets its note filled.
static int push(lua_State *L, struct script *script, const struct made *made,
                const struct spot *spot, struct text id) {
    bool is_first = !made->note;
    struct note *note = made_push(L, script, made);
    if (is_first && note) {
        note->word = verbs_word(made);
        note->id = id;
        note->line = spot->place.line;
        note->place = spot->place;
    }
    return script_return(L, script, 1);
}

static int push_mistaken(lua_State *L, struct script *script) {
    mistaken_push(L);
    return script_return(L, script, 1);
}

// The place of what a word or a verb at that token is handed, or else of the spot.
static struct place argument_place(const struct spot *spot, const struct token *token) {
    if (!token || token->kind == TOKEN_END) {
        return spot->place;
    }
    const struct token *next = token + 1;
    bool is_open = token_is(next, TOKEN_OPERATOR, "(");
    if (is_open && token_is(next + 1, TOKEN_OPERATOR, ")")) {
        return script_place(spot->script, token, 0);
    }
    return script_place(spot->script, is_open ? next + 1 : next, 0);
}

// `word.verb()` instead of `word :verb()`: the word is the function's second upvalue.
static int tell_dot(lua_State *L, struct script *script, struct text name) {
    const struct made *self = made_at(L, lua_upvalueindex(2));
    struct spot spot = {.script = script, .L = L};
    spot.place = self && self->note ? self->note->place
                                    : script_place(script, NULL, script_line(L));
    (void)spot_complain(&spot, CHECK_VERB_USE,
                        ":%.*s is written with a colon, behind its word (not with a dot)",
                        SHOWN(name));
    mistaken_bear(L, lua_upvalueindex(2));
    return push_mistaken(L, script);
}

// [-n, +1, e] `:verb(…)`: the condition, then the verb's arguments.
static int call_verb(lua_State *L) {
    struct script *script = script_of(L);
    struct text name = {0};
    name.at = lua_tolstring(L, lua_upvalueindex(1), &name.len);
    lua_settop(L, 3);
    const struct made *self = made_at(L, 1);
    if (!self) {
        return tell_dot(L, script, name);
    }
    struct made made = *self;
    struct spot spot = {.script = script, .L = L, .index = 2, .name = name};
    if (made.note) {
        made.note->is_taken = true;
        spot.place = made.note->place;
    } else {
        spot = word_spot(L, script, &made, (struct text){0});
        spot.name = name;
    }
    struct spot argument = spot;
    argument.token = find_verb(made.token, name);
    argument.place = argument_place(&spot, argument.token);
    if (!verbs_ask(&argument, &made, name)) {
        return push_mistaken(L, script);
    }
    made.stage = MADE_TESTED;
    made.has_verb = made.has_verb || !text_is(name, "here");
    return push(L, script, &made, &spot, (struct text){0});
}

// __index: every name is a verb, until it is called.
static int take_verb(lua_State *L) {
    if (lua_type(L, 2) != LUA_TSTRING) {
        return push_mistaken(L, script_of(L));
    }
    lua_settop(L, 2);
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, call_verb, 2);
    return 1;
}

// __call: `medication "x"`.
static int take_text(lua_State *L) {
    struct script *script = script_of(L);
    lua_settop(L, 2);
    struct made made = *made_at(L, 1);
    struct text id = {0};
    if (lua_type(L, 2) == LUA_TSTRING) {
        struct text raw;
        raw.at = lua_tolstring(L, 2, &raw.len);
        id = script_passing_text(script, raw);
    }
    if (made.stage != MADE_WORD || !verbs_want_text(&made)) {
        struct suggestion list;
        struct spot spot = word_spot(L, script, &made, id);
        (void)spot_complain(&spot, CHECK_VERB_USE,
                            "%.*s takes no text here (write one of %s behind it)",
                            SHOWN(spot.name), verbs_list(&list, &made));
        mistaken_bear(L, 1);
        return push_mistaken(L, script);
    }
    struct spot spot = word_spot(L, script, &made, id);
    struct spot argument = spot;
    argument.place = argument_place(&spot, made.token);
    if (!verbs_text(&argument, &made)) {
        return push_mistaken(L, script);
    }
    return push(L, script, &made, &spot, id);
}

static void add_word(lua_State *L, struct script *script, const struct made *made) {
    struct text word = verbs_word(made);
    lua_pushlstring(L, word.at, word.len);
    made_push(L, script, made);
    lua_rawset(L, -3);
}

void words_condition_add(lua_State *L, struct script *script) {
    static const luaL_Reg questions[] = {
        {"__call", take_text}, {"__index", take_verb}, {NULL, NULL}};
    const struct schema *schema = &script->base->schema;
    made_open(L, join_operators, questions);
    lua_pushglobaltable(L);
    for (size_t i = 0; i < schema->facts_count; i++) {
        const struct fact *fact = &schema->facts[i];
        if (fact->word.len > 0 && schema_word(schema, fact->word) == fact) {
            add_word(L, script,
                     &(struct made){.subject = SUBJECT_FACT,
                                    .fact = fact,
                                    .test = {.fact = fact, .status = -1}});
        }
    }
    add_word(L, script, &(struct made){.subject = SUBJECT_AREA, .test = {.status = -1}});
    add_word(L, script,
             &(struct made){.subject = SUBJECT_OPTION, .test = {.status = -1}});
    lua_pop(L, 1);
    join_guard(L);
}
