#include "core/lua/decide_run.h"

#include "core/lua/function_run.h"
#include "core/lua/function_state.h"
#include "core/lua/function_words.h"
#include "core/lua/sandbox_value.h"

// One run.
struct deciding {
    const struct function_code *code;
    const struct function_case *about;
    struct arena *arena;
    struct text verdict;
    bool is_out_of_memory;
};

// Keeps the verdict that the function gave, the first value on the stack. [-0, +0, v]
static void take_verdict(lua_State *L, struct deciding *deciding) {
    if (lua_gettop(L) == 0) {
        (void)luaL_error(L, "the function returns nothing (end it with return …)");
    }
    if (lua_isnil(L, 1)) {
        return;
    }
    if (lua_type(L, 1) != LUA_TSTRING) {
        (void)luaL_error(L, "the function returns %s (return a verdict, or nil)",
                         spot_type(L, 1));
    }
    struct text word = {0};
    word.at = lua_tolstring(L, 1, &word.len);
    if (kind_rank(deciding->about->kind, word) < 0) {
        (void)luaL_error(L, "\"%s\" is no verdict of this kind", word.at);
    }
    deciding->verdict =
        (struct text){arena_copy(deciding->arena, word.at, word.len), word.len};
    deciding->is_out_of_memory = !deciding->verdict.at;
}

// What a sandbox calls: what is decided is its argument. [-0, +0, v]
static int run_protected(lua_State *L) {
    struct deciding *deciding = lua_touserdata(L, 1);
    lua_settop(L, 0);
    function_code_push(L, deciding->code);
    sandbox_value_push(L, deciding->about->findings);
    lua_call(L, 1, LUA_MULTRET);
    take_verdict(L, deciding);
    return 0;
}

// The line that was being run, else that of the function.
static aftercare_status tell(struct function_decision *out,
                             const struct deciding *deciding, aftercare_status status,
                             const aftercare_error *err) {
    const struct function_code *code = deciding->code;
    out->failure = function_state_failure(status);
    out->error = arena_format(deciding->arena, "%s:%d: %s", code->shown,
                              err->line > 0 ? err->line : code->line, err->sentence);
    return out->error ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}

aftercare_status decide_run(struct function_decision *out, struct arena *arena,
                            const struct function *function,
                            struct function_runner *runner,
                            const struct function_case *about) {
    const struct function_code *code = function->code;
    struct function_state *state = function_state_of(runner);
    struct deciding deciding = {.code = code, .about = about, .arena = arena};
    struct function_run run = {.script = {.base = code->base, .file = code->file}};
    struct sandbox *sandbox = NULL;
    aftercare_error err = {0};
    *out = (struct function_decision){0};
    if (!state) {
        return AFTERCARE_ENOMEM;
    }
    aftercare_status status =
        function_state_begin(&sandbox, state, code->file, &run, &err);
    if (sandbox) {
        status = sandbox_call(sandbox, run_protected, &deciding, &err);
        out->steps = FUNCTION_STATE_STEPS + (uint64_t)sandbox_used(sandbox).fuel;
    }
    if (!function_state_end(state) || deciding.is_out_of_memory) {
        return AFTERCARE_ENOMEM;
    }
    if (status) {
        return tell(out, &deciding, status, &err);
    }
    out->verdict = deciding.verdict;
    return AFTERCARE_OK;
}
