#include "core/lua/sandbox_inside.h"

#include "core/lua/lexer.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#define READS_MAX 64 // fields read in a row: the time of an error message grows with them
#define STACK_SLOTS 64 // more than a new state has

// Lua calls it where the error was raised, before the calls are undone. [-1, +1, -]
static int note_line(lua_State *L) {
    sandbox_from(L)->line = sandbox_line(L);
    return 1;
}

aftercare_status sandbox_call(struct sandbox *sandbox, lua_CFunction body, void *argument,
                              aftercare_error *err) {
    lua_State *L = sandbox->state;
    if (sandbox->end) {
        return sandbox_tell_end(sandbox, err);
    }
    int top = lua_gettop(L);
    if (!lua_checkstack(L, 3)) {
        sandbox->end = sandbox->end ? sandbox->end : SANDBOX_MEMORY;
        return sandbox_tell_end(sandbox, err);
    }
    sandbox_begin(sandbox);
    lua_pushcfunction(L, note_line);
    lua_pushcfunction(L, body);
    lua_pushlightuserdata(L, argument);
    int status = lua_pcall(L, 1, 0, top + 1);
    sandbox_finish(sandbox);

    aftercare_status answer = AFTERCARE_OK;
    if (status != LUA_OK || sandbox->end) {
        answer = sandbox_tell(sandbox, status, err);
    }
    lua_settop(L, top);
    return answer;
}

static int open_libraries(lua_State *L) {
    sandbox_open(L);
    if (!sandbox_is_closed(L)) {
        return luaL_error(L, "the sandbox has a hole");
    }
    return 0;
}

// Lua aborts the process when this returns. It is never called, because nothing that can
// raise is ever done outside sandbox_call.
static int panic(lua_State *L) {
    (void)L;
    assert(false && "Lua was entered without protection");
    return 0;
}

static bool limits_agree(const struct sandbox_limits *limits) {
    return limits->source <= SANDBOX_SOURCE_MAX && limits->block <= limits->memory &&
           limits->block >= 1024 && limits->fuel > 0 && limits->fuel < INT64_MAX / 2 &&
           limits->milliseconds >= 0;
}

// False when there is no memory. What there is is the sandbox's.
static bool make_state(struct sandbox *sandbox) {
    lua_State *L = lua_newstate(sandbox_allocate, sandbox);
    if (!L) {
        return false;
    }
    (void)lua_atpanic(L, panic);
    *(struct sandbox **)lua_getextraspace(L) = sandbox;
    lua_sethook(L, sandbox_hook, LUA_MASKCOUNT, SANDBOX_HOOK_STEPS);
    sandbox->finds_stack = true;
    bool has_stack = lua_checkstack(L, STACK_SLOTS);
    sandbox->finds_stack = false;
    sandbox->state = L;
    return has_stack;
}

aftercare_status sandbox_new(struct sandbox **out, const struct allocator *allocator,
                             const struct sandbox_limits *limits, aftercare_error *err) {
    struct sandbox made = {.limits = limits ? *limits : SANDBOX_LIMITS,
                           .allocator = *allocator};
    made.fuel = made.limits.fuel;
    if (!limits_agree(&made.limits)) {
        return fail(err, AFTERCARE_EUSAGE, NULL, "these limits cannot be kept");
    }
    struct sandbox *sandbox =
        allocator->allocate(allocator->context, NULL, 0, sizeof *sandbox);
    if (!sandbox) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a sandbox");
    }
    *sandbox = made;
    aftercare_status status =
        make_state(sandbox)
            ? sandbox_call(sandbox, open_libraries, NULL, err)
            : fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a sandbox");
    if (status) {
        sandbox_free(sandbox);
        return status;
    }
    sandbox->fuel = made.limits.fuel; // the file's own, from here on
    sandbox->spent = 0;
    *out = sandbox;
    return AFTERCARE_OK;
}

void sandbox_free(struct sandbox *sandbox) {
    if (sandbox) {
        const struct allocator allocator = sandbox->allocator;
        if (sandbox->state) {
            lua_close(sandbox->state);
        }
        (void)allocator.allocate(allocator.context, sandbox, sizeof *sandbox, 0);
    }
}

static int add_words(lua_State *L) {
    const luaL_Reg *const *words = lua_touserdata(L, 1);
    lua_pushglobaltable(L);
    luaL_setfuncs(L, *words, 0);
    return 0;
}

aftercare_status sandbox_words(struct sandbox *sandbox, const luaL_Reg *words,
                               aftercare_error *err) {
    return sandbox_call(sandbox, add_words, &words, err);
}

static int run(lua_State *L) {
    const struct text *source = lua_touserdata(L, 1);
    struct sandbox *sandbox = sandbox_from(L);
    sandbox_charge(L, source->len); // no hook runs while it is parsed

    char chunk[AFTERCARE_PLACE_MAX + 1] = "=";
    memcpy(chunk + 1, sandbox->name, sizeof sandbox->name);
    if (luaL_loadbufferx(L, source->at, source->len, chunk, "t") != LUA_OK) {
        return lua_error(L);
    }
    lua_call(L, 0, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, sandbox);
    return 0;
}

void sandbox_set_name(struct sandbox *sandbox, const char *name) {
    size_t len = strlen(name);
    len = len < sizeof sandbox->name ? len : sizeof sandbox->name - 1;
    memcpy(sandbox->name, name, len);
    sandbox->name[len] = '\0';
}

void sandbox_push_result(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, sandbox_from(L));
}

// What goes before a run. source loses the mark that some editors put there.
static aftercare_status begin_run(struct sandbox *sandbox, const char *name,
                                  struct text *source, aftercare_error *err) {
    if (sandbox->has_run) {
        return fail(err, AFTERCARE_EUSAGE, name, "a sandbox runs one file, once");
    }
    sandbox->has_run = true;
    sandbox_set_name(sandbox, name);

    if (source->len > sandbox->limits.source) {
        return fail(err, AFTERCARE_ELIMIT, name, "the file is longer than %zu KiB",
                    sandbox->limits.source / 1024);
    }
    if (source->len >= 3 && memcmp(source->at, "\xEF\xBB\xBF", 3) == 0) {
        source->at += 3;
        source->len -= 3;
    }
    sandbox->length = source->len;
    return AFTERCARE_OK;
}

aftercare_status sandbox_run(struct sandbox *sandbox, const char *name,
                             struct text source, aftercare_error *err) {
    aftercare_status status = begin_run(sandbox, name, &source, err);
    if (!status) {
        status = lexer_bound(name, source, READS_MAX, err);
    }
    return status ? status : sandbox_call(sandbox, run, &source, err);
}

aftercare_status sandbox_run_scanned(struct sandbox *sandbox, const char *name,
                                     struct text source, const struct token *tokens,
                                     size_t count, aftercare_error *err) {
    aftercare_status status = begin_run(sandbox, name, &source, err);
    if (!status) {
        status = lexer_bound_tokens(name, tokens, count, READS_MAX, err);
    }
    return status ? status : sandbox_call(sandbox, run, &source, err);
}

void sandbox_push_settings(lua_State *L) {
    luaL_checkstack(L, 6, NULL);
    lua_newtable(L);
    int settings = lua_gettop(L);
    lua_pushglobaltable(L);
    lua_pushnil(L);
    while (lua_next(L, settings + 1)) {
        bool is_own = lua_type(L, -2) == LUA_TSTRING && !lua_iscfunction(L, -1) &&
                      !sandbox_is_given(lua_tostring(L, -2));
        if (is_own) {
            lua_pushvalue(L, -2);
            lua_pushvalue(L, -2);
            lua_rawset(L, settings);
        }
        lua_pop(L, 1);
    }
    lua_settop(L, settings);
}
