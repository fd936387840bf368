#include "core/lua/join.h"

#include "core/lua/function_take.h"
#include "core/lua/sandbox.h"
#include "core/rules/function.h"

#include <assert.h>

static struct script *script_of(lua_State *L) {
    return sandbox_host(sandbox_from(L));
}

static const struct sketch *keep(struct script *script, struct sketch sketch) {
    struct sketch *copy = script_passing(script, sizeof *copy);
    if (copy) {
        *copy = sketch;
    }
    return copy;
}

static const struct sketch *of_made(struct script *script, const struct made *made) {
    const struct test *test = made->known;
    test = test ? test : rulebase_test(script->base, &made->test);
    if (!test) {
        script->status = AFTERCARE_ENOMEM;
        return NULL;
    }
    assert(made->note); // what bears a test is more than a word
    const struct sketch *sketch = keep(script, sketch_test(test, made->note->place));
    return sketch && made->is_negated ? keep(script, sketch_not(sketch)) : sketch;
}

// What is no value of the words: a function, or nothing that can be asked.
static const struct sketch *of_other(const struct spot *spot) {
    if (function_is(spot->L, spot->index)) {
        const struct test *test = function_take(spot);
        return test ? keep(spot->script, sketch_test(test, test->function->place)) : NULL;
    }
    if (!mistaken_is(spot->L, spot->index)) {
        (void)spot_complain(spot, CHECK_NOT_A_CONDITION,
                            "%s is no condition (write one with the schema's words, such "
                            "as condition \"…\" :active())",
                            spot_type(spot->L, spot->index));
    }
    return NULL;
}

const struct sketch *join_take(const struct spot *spot) {
    struct made *made = made_at(spot->L, spot->index);
    if (!made) {
        return of_other(spot);
    }
    if (made->note) {
        made->note->is_taken = true;
    }
    switch (made->stage) {
    case MADE_WORD:
    case MADE_ASKED:
        (void)verbs_missing(spot, made);
        return NULL;
    case MADE_TESTED:
        return of_made(spot->script, made);
    case MADE_JOINED:
        return made->sketch;
    }
    return NULL;
}

const struct condition *join_condition(const struct spot *spot) {
    struct script *script = spot->script;
    const struct sketch *sketch = join_take(spot);
    struct condition *condition =
        sketch ? script_passing(script, sketch_size(sketch)) : NULL;
    if (!condition) {
        return NULL;
    }
    sketch_finish(condition, script->base, sketch);
    return script_keep(script, condition, 1, sketch_size(sketch));
}

// The place of an operator: the first of its kind on the line.
static struct spot operator_spot(lua_State *L, struct script *script, const char *sign) {
    int line = script_line(L);
    const struct token *token =
        lexer_find(script->tokens, script->tokens_count, line, text_of(sign));
    if (token && token->line != line) {
        token = NULL;
    }
    return (struct spot){.script = script,
                         .L = L,
                         .index = 1,
                         .name = text_of(sign),
                         .token = token,
                         .place = script_place(script, token, line)};
}

// Whether an operand is a whole condition, of which nothing can be wrong.
static bool is_whole(lua_State *L, int index) {
    const struct made *made = made_at(L, index);
    return made && (made->stage == MADE_TESTED || made->stage == MADE_JOINED);
}

// The spot of what is joined: where all of it is whole, no place is looked for.
static struct spot operand_spot(lua_State *L, struct script *script, const char *sign) {
    bool are_whole = true;
    for (int i = lua_gettop(L); i > 0; i--) {
        are_whole = are_whole && is_whole(L, i);
    }
    return are_whole ? (struct spot){.script = script, .L = L, .index = 1}
                     : operator_spot(L, script, sign);
}

static int refuse_size(lua_State *L, const struct spot *spot, struct sketch sketch) {
    if (sketch.depth > CONDITION_DEPTH_MAX) {
        (void)spot_complain(spot, CHECK_TOO_MUCH,
                            "this condition is too deep (at most %d within each other)",
                            CONDITION_DEPTH_MAX);
    } else {
        (void)spot_complain(spot, CHECK_TOO_MUCH,
                            "this condition is too long (at most %d tests and joints)",
                            CONDITION_CODES_MAX);
    }
    mistaken_push(L);
    return 1;
}

// The line of the last operand, on which or just before which the operator stands.
static int operand_line(lua_State *L) {
    const struct made *made = made_at(L, -1);
    return made && made->note ? made->note->line : script_line(L);
}

static int push_joined(lua_State *L, const char *sign, struct sketch sketch) {
    struct script *script = script_of(L);
    if (sketch.depth > CONDITION_DEPTH_MAX || sketch.codes_count > CONDITION_CODES_MAX) {
        struct spot spot = operator_spot(L, script, sign);
        return refuse_size(L, &spot, sketch);
    }
    struct made made = {
        .stage = MADE_JOINED, .subject = SUBJECT_JOINED, .sketch = keep(script, sketch)};
    if (!made.sketch) {
        return sandbox_no_memory(L);
    }
    int line = operand_line(L);
    struct note *note = made_push(L, script, &made);
    note->place = sketch.place;
    note->line = line;
    return 1;
}

static int join(lua_State *L, enum condition_kind kind, const char *sign) {
    struct script *script = script_of(L);
    lua_settop(L, 2);
    struct spot spot = operand_spot(L, script, sign);
    const struct sketch *left = join_take(&spot);
    spot.index = 2;
    const struct sketch *right = join_take(&spot);
    if (!left || !right) {
        mistaken_push(L);
        return script_return(L, script, 1);
    }
    return push_joined(L, sign, sketch_join(kind, left, right));
}

static int join_and(lua_State *L) {
    return join(L, CONDITION_AND, "&");
}

static int join_or(lua_State *L) {
    return join(L, CONDITION_OR, "|");
}

static int turn_round(lua_State *L) {
    struct script *script = script_of(L);
    lua_settop(L, 1); // Lua hands the operand over twice
    struct spot spot = operand_spot(L, script, "~");
    const struct sketch *inner = join_take(&spot);
    if (!inner) {
        mistaken_push(L);
        return script_return(L, script, 1);
    }
    return push_joined(L, "~", sketch_not(inner));
}

static int refuse_operator(lua_State *L) {
    struct script *script = script_of(L);
    int line = script_line(L);
    lua_settop(L, 2);
    mistaken_bear(L, 1);
    mistaken_bear(L, 2);
    problem(script->problems, CHECK_NOT_A_CONDITION, script_place(script, NULL, line),
            "conditions cannot be joined like that (write &, | or, before one, ~)");
    mistaken_push(L);
    return script_return(L, script, 1);
}

static int refuse_field(lua_State *L) {
    struct script *script = script_of(L);
    problem(script->problems, CHECK_NOT_A_CONDITION,
            script_place(script, NULL, script_line(L)),
            "a condition has no fields to set (leave it out)");
    return script_return(L, script, 0);
}

const luaL_Reg join_operators[] = {
    {"__band", join_and},          {"__bor", join_or},
    {"__bnot", turn_round},        {"__bxor", refuse_operator},
    {"__add", refuse_operator},    {"__sub", refuse_operator},
    {"__mul", refuse_operator},    {"__div", refuse_operator},
    {"__concat", refuse_operator}, {"__shl", refuse_operator},
    {"__shr", refuse_operator},    {"__unm", refuse_operator},
    {"__mod", refuse_operator},    {"__pow", refuse_operator},
    {"__idiv", refuse_operator},   {"__len", refuse_operator},
    {"__newindex", refuse_field},  {NULL, NULL},
};

// Of all types whose values may be mistaken for conditions.
static const luaL_Reg guards[] = {
    {"__band", join_and}, {"__bor", join_or}, {"__bnot", turn_round}, {NULL, NULL}};

// The metatable of all values of the type of the one on top, which it pops. [-1, +0, e]
static void guard_type(lua_State *L) {
    if (!lua_getmetatable(L, -1)) {
        lua_createtable(L, 0, 4);
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
    }
    luaL_setfuncs(L, guards, 0);
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

void join_guard(lua_State *L) {
    lua_pushliteral(L, "");
    guard_type(L);
    lua_pushnil(L);
    guard_type(L);
    lua_pushboolean(L, 1);
    guard_type(L);
    lua_pushcfunction(L, turn_round); // any function
    guard_type(L);
}
