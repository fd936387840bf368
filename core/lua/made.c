#include "core/lua/made.h"

#include "core/lua/sandbox.h"

#define MADE "aftercare.condition"

static struct reading *reading_of(lua_State *L) {
    return sandbox_host(sandbox_from(L));
}

struct made *made_at(lua_State *L, int index) {
    return luaL_testudata(L, index, MADE);
}

static const struct condition *new_condition(struct reading *reading,
                                             const struct condition *parts) {
    struct condition *condition = reading_alloc(reading, 1, sizeof *condition);
    if (condition) {
        *condition = *parts;
    }
    return condition;
}

static const struct condition *negate(struct reading *reading,
                                      const struct condition *inner) {
    return new_condition(reading,
                         &(struct condition){.kind = CONDITION_NOT,
                                             .left = inner,
                                             .depth = inner->depth + 1,
                                             .has_area_test = inner->has_area_test,
                                             .place = inner->place});
}

static const struct condition *of_test(struct reading *reading, const struct made *made) {
    const struct test *test = rulebase_test(reading->base, &made->test);
    if (!test) {
        reading->status = AFTERCARE_ENOMEM;
        return NULL;
    }
    const struct condition *condition = new_condition(
        reading, &(struct condition){.kind = CONDITION_TEST,
                                     .test = test,
                                     .depth = 1,
                                     .has_area_test = test->kind == TEST_AREA,
                                     .place = made->note->place});
    return condition && made->is_negated ? negate(reading, condition) : condition;
}

const struct condition *made_take(const struct spot *spot) {
    lua_State *L = spot->L;
    struct made *made = made_at(L, spot->index);
    if (!made) {
        bool is_function = lua_type(L, spot->index) == LUA_TFUNCTION;
        if (is_function) {
            (void)complain(spot,
                           "conditions as functions are not taken yet (write it with "
                           "the schema's words)");
        } else if (!mistaken_is(L, spot->index)) {
            (void)complain(spot,
                           "%s is no condition (write one with the schema's words, such "
                           "as condition \"…\" :active())",
                           value_name(L, spot->index));
        }
        return NULL;
    }
    if (made->note) {
        made->note->is_taken = true;
    }
    switch (made->stage) {
    case MADE_WORD:
    case MADE_ASKED:
        (void)made_wants_verb(spot, made);
        return NULL;
    case MADE_TESTED:
        return of_test(spot->reading, made);
    case MADE_JOINED:
        return made->condition;
    }
    return NULL;
}

// The place of an operator: the first of its kind on the line.
static struct spot operator_spot(lua_State *L, struct reading *reading,
                                 const char *sign) {
    int line = reading_line(L);
    const struct token *token =
        lexer_find(reading->tokens, reading->tokens_count, line, text_of(sign));
    if (token && token->line != line) {
        token = NULL;
    }
    return (struct spot){.reading = reading,
                         .L = L,
                         .index = 1,
                         .name = text_of(sign),
                         .token = token,
                         .place = reading_place(reading, token, line)};
}

static int push_joined(lua_State *L, const struct spot *spot, struct condition *parts) {
    struct reading *reading = spot->reading;
    if (parts->depth > CONDITION_DEPTH_MAX) {
        (void)complain(spot, "this condition is too deep (at most %d within each other)",
                       CONDITION_DEPTH_MAX);
        mistaken_push(L);
        return 1;
    }
    struct made made = {.stage = MADE_JOINED, .condition = new_condition(reading, parts)};
    if (!made.condition) {
        return sandbox_no_memory(L);
    }
    made_push(L, reading, &made);
    made_at(L, -1)->note->place = parts->place;
    made_at(L, -1)->note->line = reading_line(L);
    return 1;
}

static int join(lua_State *L, enum condition_kind kind, const char *sign) {
    struct reading *reading = reading_of(L);
    lua_settop(L, 2);
    struct spot spot = operator_spot(L, reading, sign);
    const struct condition *left = made_take(&spot);
    spot.index = 2;
    const struct condition *right = made_take(&spot);
    if (!left || !right) {
        mistaken_push(L);
        return reading_return(L, reading, 1);
    }
    struct condition parts = {
        .kind = kind,
        .left = left,
        .right = right,
        .depth = 1 + (left->depth > right->depth ? left->depth : right->depth),
        .has_area_test = left->has_area_test || right->has_area_test,
        .place = left->place};
    return push_joined(L, &spot, &parts);
}

static int join_and(lua_State *L) {
    return join(L, CONDITION_AND, "&");
}

static int join_or(lua_State *L) {
    return join(L, CONDITION_OR, "|");
}

static int turn_round(lua_State *L) {
    struct reading *reading = reading_of(L);
    lua_settop(L, 1); // Lua hands the operand over twice
    struct spot spot = operator_spot(L, reading, "~");
    const struct condition *inner = made_take(&spot);
    if (!inner) {
        mistaken_push(L);
        return reading_return(L, reading, 1);
    }
    struct condition parts = {.kind = CONDITION_NOT,
                              .left = inner,
                              .depth = inner->depth + 1,
                              .has_area_test = inner->has_area_test,
                              .place = inner->place};
    return push_joined(L, &spot, &parts);
}

static int be_borne(lua_State *L) {
    struct made *made = made_at(L, 1);
    if (made && made->note) {
        made->note->is_taken = true;
    }
    lua_settop(L, 1);
    return 1;
}

static int refuse_operator(lua_State *L) {
    struct reading *reading = reading_of(L);
    int line = reading_line(L);
    lua_settop(L, 2);
    mistaken_bear(L, 1);
    mistaken_bear(L, 2);
    problem(reading->problems, reading_place(reading, NULL, line),
            "conditions cannot be joined like that (write &, | or, before one, ~)");
    mistaken_push(L);
    return reading_return(L, reading, 1);
}

static int refuse_field(lua_State *L) {
    struct reading *reading = reading_of(L);
    problem(reading->problems, reading_place(reading, NULL, reading_line(L)),
            "a condition has no fields to set (leave it out)");
    return reading_return(L, reading, 0);
}

static const luaL_Reg metamethods[] = {
    {"__call", condition_call},
    {"__index", condition_verb},
    {"__band", join_and},
    {"__bor", join_or},
    {"__bnot", turn_round},
    {"__bxor", refuse_operator},
    {"__add", refuse_operator},
    {"__sub", refuse_operator},
    {"__mul", refuse_operator},
    {"__div", refuse_operator},
    {"__concat", refuse_operator},
    {"__shl", refuse_operator},
    {"__shr", refuse_operator},
    {"__unm", refuse_operator},
    {"__newindex", refuse_field},
    {"__borne", be_borne},
    {NULL, NULL},
};

void made_push(lua_State *L, struct reading *reading, const struct made *made) {
    luaL_checkstack(L, 4, "too many conditions");
    struct made *copy = lua_newuserdatauv(L, sizeof *copy, 0);
    *copy = *made;
    if (luaL_newmetatable(L, MADE)) {
        luaL_setfuncs(L, metamethods, 0);
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
    }
    lua_setmetatable(L, -2);
    if (made->stage == MADE_WORD) {
        return;
    }
    struct note *note = reading_scratch(reading, sizeof *note);
    if (!note) {
        (void)sandbox_no_memory(L);
        return;
    }
    *note = made->note ? *made->note : (struct note){0};
    note->is_first = !made->note;
    note->is_taken = false;
    note->next = reading->notes;
    reading->notes = note;
    copy->note = note;
}

void made_check(struct reading *reading) {
    for (const struct note *note = reading->notes; note; note = note->next) {
        if (!note->is_taken) {
            problem(
                reading->problems, note->place,
                "this condition ends up in no rule (join it by & or |, or take it away)");
        }
    }
}

static const luaL_Reg operators[] = {
    {"__band", join_and}, {"__bor", join_or}, {"__bnot", turn_round}, {NULL, NULL}};

// The metatable of all values of the type of the one on top, which it pops. [-1, +0, e]
static void guard_type(lua_State *L) {
    if (!lua_getmetatable(L, -1)) {
        lua_createtable(L, 0, 4);
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
    }
    luaL_setfuncs(L, operators, 0);
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

void made_guard(lua_State *L) {
    lua_pushliteral(L, "");
    guard_type(L);
    lua_pushnil(L);
    guard_type(L);
    lua_pushboolean(L, 1);
    guard_type(L);
    lua_pushcfunction(L, turn_round); // any function
    guard_type(L);
}
