#include "core/lua/function_words.h"

#include "core/lua/function_ask.h"
#include "core/lua/function_methods.h"
#include "core/lua/sandbox.h"
#include "core/lua/verbs.h"

#include <lauxlib.h>

#define FACTS "aftercare.facts"
#define PENDING "aftercare.word"

// A word that asks nothing yet: `facts:medication "x"`.
struct function_pending {
    struct made made;
    int line;
    bool is_asked;
    struct function_pending *next;
};

static struct function_run *run_of(lua_State *L) {
    return sandbox_host(sandbox_from(L));
}

// [-0, +0, v] Ends the run with the first mistake that it has told.
static int give_up(lua_State *L, const struct function_run *run) {
    if (run->script.status || run->script.problems->count == 0) {
        return sandbox_no_memory(L);
    }
    return luaL_error(L, "%s", run->script.problems->first.sentence);
}

static struct spot spot_here(lua_State *L, struct function_run *run, struct text name) {
    int line = script_line(L);
    return (struct spot){.script = &run->script,
                         .L = L,
                         .index = 2,
                         .name = name,
                         .place = script_place(&run->script, NULL, line)};
}

static struct function_pending *pending_at(lua_State *L, int index) {
    struct function_pending **pending = luaL_testudata(L, index, PENDING);
    return pending ? *pending : NULL;
}

// [-0, +1, e]
static int push_pending(lua_State *L, struct function_run *run, const struct made *made) {
    struct function_pending **pushed = lua_newuserdatauv(L, sizeof *pushed, 0);
    struct function_pending *pending = script_passing(&run->script, sizeof *pending);
    if (!pending) {
        return sandbox_no_memory(L);
    }
    *pending = (struct function_pending){
        .made = *made, .line = script_line(L), .next = run->pendings};
    run->pendings = pending;
    *pushed = pending;
    luaL_setmetatable(L, PENDING);
    return 1;
}

static bool has_value(const struct made *made) {
    return made->subject == SUBJECT_FACT &&
           (made->fact->type == FACT_NUMBER || made->fact->type == FACT_CHOICE ||
            made->fact->type == FACT_DATE);
}

static bool has_records(const struct made *made) {
    return made->subject == SUBJECT_FACT && made->fact->type == FACT_RECORDS;
}

// [-n, +1, v] `:verb(…)`: the word, then the verb's arguments.
static int call_verb(lua_State *L) {
    struct function_run *run = run_of(L);
    struct text name = {0};
    name.at = lua_tolstring(L, lua_upvalueindex(1), &name.len);
    struct function_pending *pending = pending_at(L, 1);
    if (!pending) {
        return luaL_error(L, ":%s is written with a colon, behind its word", name.at);
    }
    lua_settop(L, 3);
    pending->is_asked = true;
    struct made made = pending->made;
    struct spot spot = spot_here(L, run, name);
    if (has_records(&made) && text_is(name, "here")) {
        return verbs_here(&spot, &made) ? push_pending(L, run, &made) : give_up(L, run);
    }
    if (has_value(&made) && text_is(name, "value") && lua_isnil(L, 2)) {
        return function_ask_value(L, run, &made);
    }
    return verbs_ask(&spot, &made, name) ? function_ask_truth(L, run, &made)
                                         : give_up(L, run);
}

// [-n, +1, v] `facts:word(…)`: the facts, then the word's text where it takes one.
static int call_word(lua_State *L) {
    struct function_run *run = run_of(L);
    const struct schema *schema = &run->script.base->schema;
    struct made made = {.subject = (enum subject)lua_tointeger(L, lua_upvalueindex(1))};
    if (made.subject == SUBJECT_FACT) {
        made.fact = &schema->facts[lua_tointeger(L, lua_upvalueindex(2))];
    }
    made.test = (struct test){.fact = made.fact, .status = -1};
    struct text word = verbs_word(&made);
    if (!luaL_testudata(L, 1, FACTS)) {
        return luaL_error(L, "%s is asked of the facts with a colon (write facts:%s)",
                          word.at, word.at);
    }
    if (lua_gettop(L) > 1 + verbs_want_text(&made)) {
        return luaL_error(L, "facts:%s takes %s here", word.at,
                          verbs_want_text(&made) ? "one text" : "nothing");
    }
    lua_settop(L, 2);
    struct spot spot = spot_here(L, run, word);
    if (verbs_want_text(&made) && !verbs_text(&spot, &made)) {
        return give_up(L, run);
    }
    return made.subject == SUBJECT_AREA ? function_ask_truth(L, run, &made)
                                        : push_pending(L, run, &made);
}

static bool find_word(const struct schema *schema, struct text name,
                      enum subject *subject, uint32_t *index) {
    const struct fact *fact = name.len > 0 ? schema_word(schema, name) : NULL;
    *index = fact ? fact->index : 0;
    *subject = fact                      ? SUBJECT_FACT
               : text_is(name, "area")   ? SUBJECT_AREA
               : text_is(name, "option") ? SUBJECT_OPTION
                                         : SUBJECT_JOINED;
    return *subject != SUBJECT_JOINED;
}

static int refuse_word(lua_State *L, const struct schema *schema, struct text name) {
    struct nearest nearest = {.word = name};
    struct suggestion end;
    for (size_t i = 0; i < schema->facts_count; i++) {
        nearest_offer(&nearest, schema->facts[i].word);
    }
    nearest_offer(&nearest, TEXT("area"));
    nearest_offer(&nearest, TEXT("option"));
    (void)suggest_near(&end, &nearest, "see schema.lua");
    return luaL_error(L, "\"%s\" is no word of the facts%s", name.at, end.text);
}

// The text at index 2, or an empty one.
static struct text key_of(lua_State *L) {
    struct text key = TEXT("");
    if (lua_type(L, 2) == LUA_TSTRING) {
        key.at = lua_tolstring(L, 2, &key.len);
    }
    return key;
}

// [-2, +1, v] __index of the facts.
static int take_word(lua_State *L) {
    const struct schema *schema = &run_of(L)->script.base->schema;
    struct text name = key_of(L);
    enum subject subject;
    uint32_t index;
    sandbox_charge(L, schema->facts_count);
    if (!find_word(schema, name, &subject, &index)) {
        return refuse_word(L, schema, name);
    }
    lua_pushinteger(L, subject);
    lua_pushinteger(L, index);
    lua_pushcclosure(L, call_word, 2);
    return 1;
}

// [-2, +1, e] __index of a word: every name is a verb, until it is called.
static int take_verb(lua_State *L) {
    struct text name = key_of(L);
    lua_pushlstring(L, name.at, name.len);
    lua_pushcclosure(L, call_verb, 1);
    return 1;
}

// [-n, +0, v] An operator on a word without a verb.
static int refuse_operator(lua_State *L) {
    struct function_run *run = run_of(L);
    struct function_pending *pending = pending_at(L, 1);
    pending = pending ? pending : pending_at(L, 2);
    struct spot spot = spot_here(L, run, TEXT(""));
    if (pending) {
        (void)verbs_missing(&spot, &pending->made);
    }
    return give_up(L, run);
}

// [-n, +0, v]
static int refuse_setting(lua_State *L) {
    return luaL_error(L, "facts are only read (nothing can be set in them)");
}

static const luaL_Reg facts_methods[] = {
    {"__index", take_word}, {"__newindex", refuse_setting}, {NULL, NULL}};

static const luaL_Reg pending_methods[] = {
    {"__index", take_verb},        {"__newindex", refuse_setting},
    {"__band", refuse_operator},   {"__bor", refuse_operator},
    {"__bnot", refuse_operator},   {"__eq", refuse_operator},
    {"__lt", refuse_operator},     {"__le", refuse_operator},
    {"__concat", refuse_operator}, {NULL, NULL},
};

static void add_type(lua_State *L, const char *name, const luaL_Reg *methods) {
    function_methods_push(L, methods);
    lua_setfield(L, LUA_REGISTRYINDEX, name);
}

void function_words_open(lua_State *L) {
    add_type(L, FACTS, facts_methods);
    add_type(L, PENDING, pending_methods);
}

void function_words_push(lua_State *L) {
    (void)lua_newuserdatauv(L, 0, 0);
    luaL_setmetatable(L, FACTS);
}

void function_words_check(lua_State *L, struct function_run *run) {
    const struct function_pending *pending = run->pendings;
    for (; pending; pending = pending->next) {
        if (!pending->is_asked) {
            struct spot spot = spot_here(L, run, TEXT(""));
            spot.place = script_place(&run->script, NULL, pending->line);
            (void)verbs_missing(&spot, &pending->made);
        }
    }
}
