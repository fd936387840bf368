#include "core/lua/function_take.h"

#include "core/lua/decide_run.h"
#include "core/lua/function_run.h"

#include <lauxlib.h>

#define TAKEN "aftercare.functions" // in the registry: functions, and what became of them

bool function_is(lua_State *L, int index) {
    return lua_type(L, index) == LUA_TFUNCTION && !lua_iscfunction(L, index);
}

// [-0, +1, e]
static void push_taken(lua_State *L) {
    if (lua_getfield(L, LUA_REGISTRYINDEX, TAKEN) == LUA_TTABLE) {
        return;
    }
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_setfield(L, LUA_REGISTRYINDEX, TAKEN);
}

// [-0, +0, e] The test that became of it; NULL: none yet.
static const struct test *find_taken(const struct spot *spot) {
    lua_State *L = spot->L;
    push_taken(L);
    lua_pushvalue(L, spot->index);
    bool is_taken = lua_rawget(L, -2) == LUA_TNUMBER;
    lua_Integer index = lua_tointeger(L, -1);
    lua_pop(L, 2);
    return is_taken ? spot->script->base->tests[index] : NULL;
}

// [-0, +0, e]
static void remember(const struct spot *spot, const struct test *test) {
    lua_State *L = spot->L;
    push_taken(L);
    lua_pushvalue(L, spot->index);
    lua_pushinteger(L, test->index);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

// The spot of the function's own first line. [-0, +0, m]
static struct spot function_spot(const struct spot *spot) {
    struct script *script = spot->script;
    struct spot own = *spot;
    lua_Debug about;
    lua_pushvalue(spot->L, spot->index);
    (void)lua_getinfo(spot->L, ">S", &about);
    own.token = lexer_find(script->tokens, script->tokens_count, about.linedefined,
                           TEXT("function"));
    own.place = script_place(script, own.token, about.linedefined);
    own.within = NULL;
    return own;
}

static const struct test *new_test(struct script *script,
                                   const struct function_code *code, struct place place) {
    struct function *function = script_alloc(script, 1, sizeof *function);
    struct test test = {.kind = TEST_FUNCTION, .function = function, .status = -1};
    struct text shown = script_format(script, "%s:%d", code->shown, code->line);
    test.wording = script_format(script, "a function: %.*s", TEXT_ARGS(shown));
    if (!function || !shown.at || !test.wording.at) {
        return NULL;
    }
    *function = (struct function){.place = place,
                                  .shown = shown.at,
                                  .code = code,
                                  .run = function_run,
                                  .most = FUNCTION_DOCUMENT_STEPS_MAX};
    function_add(script->base, function);
    const struct test *kept = rulebase_test(script->base, &test);
    (void)script_check(script, kept ? AFTERCARE_OK : AFTERCARE_ENOMEM);
    return kept;
}

const struct test *function_take(const struct spot *spot) {
    struct script *script = spot->script;
    luaL_checkstack(spot->L, 4, "too many values");
    const struct test *known = find_taken(spot);
    if (known) {
        return known;
    }
    struct spot own = function_spot(spot);
    const struct function_code *code = function_code_take(&own);
    bool is_doubtful = script->is_quiet || script->load->is_vocabulary_doubtful;
    if (!code || (!is_doubtful && !function_try(&own, code))) {
        return NULL;
    }
    const struct test *test = new_test(script, code, own.place);
    if (test) {
        remember(spot, test);
    }
    return test;
}

const struct function *function_take_decider(const struct spot *spot) {
    struct script *script = spot->script;
    luaL_checkstack(spot->L, 4, "too many values");
    struct spot own = function_spot(spot);
    const struct function_code *code = function_code_take(&own);
    struct function *function = code ? script_alloc(script, 1, sizeof *function) : NULL;
    struct text shown =
        code ? script_format(script, "%s:%d", code->shown, code->line) : (struct text){0};
    if (!function || !shown.at) {
        return NULL;
    }
    *function = (struct function){.place = own.place,
                                  .shown = shown.at,
                                  .code = code,
                                  .decide = decide_run,
                                  .most = FUNCTION_DOCUMENT_STEPS_MAX};
    function_add(script->base, function);
    return function;
}
