#include "core/lua/settings.h"

#include "aftercare/aftercare.h"
#include "core/base/file.h"
#include "core/base/json_writer.h"
#include "core/lua/run.h"
#include "core/lua/sandbox.h"
#include "core/lua/sandbox_value.h"
#include "core/lua/watch.h"

#include <stdio.h>
#include <string.h>

#define JSON_MAX (2 << 20)

struct setting {
    struct text name;
    int line, column; // 0: not known
    const struct json *value;
    struct setting *next;
};

struct settings {
    struct script script; // for the tokens and the places
    struct setting *first, **link;
    size_t count;
};

static struct settings *settings_of(lua_State *L) {
    return sandbox_host(sandbox_from(L));
}

static struct setting *find(const struct settings *settings, struct text name) {
    struct setting *at = settings->first;
    while (at && !text_equal(at->name, name)) {
        at = at->next;
    }
    return at;
}

// The nesting of brackets that a token opens or closes.
static int nesting(const struct token *token) {
    if (token->kind != TOKEN_OPERATOR || token->text.len != 1) {
        return 0;
    }
    return strchr("{([", token->text.at[0])   ? 1
           : strchr("})]", token->text.at[0]) ? -1
                                              : 0;
}

// Where `name =` stands, outside brackets, last before the line: Lua knows an assignment
// by the line on which it ends.
static const struct token *find_assignment(const struct settings *settings,
                                           struct text name, int line) {
    const struct token *found = NULL;
    int depth = 0;
    const struct token *at = settings->script.tokens;
    for (; at->kind != TOKEN_END && at->line <= line; at++) {
        if (depth == 0 && at->kind == TOKEN_NAME && text_equal(at->text, name) &&
            token_is(&at[1], TOKEN_OPERATOR, "=")) {
            found = at;
        }
        depth += nesting(at);
    }
    return found;
}

static struct text name_at(lua_State *L, int index) {
    struct text name = {0};
    if (lua_type(L, index) == LUA_TSTRING) {
        name.at = lua_tolstring(L, index, &name.len);
    }
    return name;
}

// __newindex of the globals, of which there are never any: (globals, name, value).
static int set(lua_State *L) {
    struct settings *settings = settings_of(L);
    struct text name = name_at(L, 2);
    int line = script_line(L);
    const struct token *token = find_assignment(settings, name, line);
    sandbox_charge(L, settings->script.tokens_count / 8 + settings->count++);
    const struct setting *first = find(settings, name);
    if (first) {
        return luaL_error(L, "\"%s\" is set twice, first in line %d (keep one)", name.at,
                          first->line);
    }
    struct setting *setting = arena_alloc(settings->script.arena, sizeof *setting);
    const char *copy = arena_copy(settings->script.arena, name.at, name.len);
    if (!setting || !copy) {
        return sandbox_no_memory(L);
    }
    *setting = (struct setting){.name = {copy, name.len},
                                .line = token ? token->line : line,
                                .column = token ? token->column : 0};
    *settings->link = setting;
    settings->link = &setting->next;
    lua_settop(L, 3);
    lua_rawset(L, lua_upvalueindex(1));
    return 0;
}

// __index of the globals.
static int get(lua_State *L) {
    struct text name = name_at(L, 2);
    lua_settop(L, 2);
    if (!find(settings_of(L), name)) {
        return luaL_error(
            L, "\"%s\" is read and was never set (a text needs quotation marks)",
            name.at ? name.at : "");
    }
    lua_rawget(L, lua_upvalueindex(1));
    return 1;
}

// Puts an empty table in the place of the globals; the values go into one behind it.
static int prepare(lua_State *L) {
    static const luaL_Reg guards[] = {
        {"__index", get}, {"__newindex", set}, {NULL, NULL}};
    struct settings *settings = lua_touserdata(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &settings->first);
    lua_newtable(L);
    lua_insert(L, -2);
    lua_createtable(L, 0, 3);
    lua_insert(L, -2);
    luaL_setfuncs(L, guards, 1);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    return 0;
}

struct wanted {
    struct settings *settings;
    struct setting *setting;
};

static int read_value(lua_State *L) {
    const struct wanted *wanted = lua_touserdata(L, 1);
    struct setting *setting = wanted->setting;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &wanted->settings->first);
    lua_pushlstring(L, setting->name.at, setting->name.len);
    lua_rawget(L, -2);
    if (lua_isnil(L, -1)) {
        return luaL_error(L, "this is nothing (leave it out)");
    }
    setting->value = sandbox_value_read(L, -1, wanted->settings->script.arena, NULL);
    return 0;
}

static aftercare_status tell_value(const struct settings *settings,
                                   const struct setting *setting, aftercare_error *err) {
    aftercare_error why = *err;
    return fail_at(err, AFTERCARE_ERULES, settings->script.file, setting->line,
                   setting->column, "\"%.*s\": %s", SHOWN(setting->name), why.sentence);
}

static aftercare_status read_values(struct settings *settings, struct sandbox *sandbox,
                                    aftercare_error *err) {
    for (struct setting *at = settings->first; at; at = at->next) {
        struct wanted wanted = {settings, at};
        aftercare_status status = sandbox_call(sandbox, read_value, &wanted, err);
        if (status == AFTERCARE_ERULES) {
            return tell_value(settings, at, err);
        }
        if (status) {
            return status;
        }
    }
    return AFTERCARE_OK;
}

static void write_all(const struct settings *settings, struct buffer *out) {
    struct json_writer writer = {.out = out};
    json_begin_object(&writer);
    for (const struct setting *at = settings->first; at; at = at->next) {
        json_key(&writer, at->name.at);
        json_begin_object(&writer);
        json_key(&writer, "value");
        json_copy(&writer, at->value);
        json_key(&writer, "line");
        json_integer(&writer, at->line);
        json_key(&writer, "column");
        json_integer(&writer, at->column);
        json_end_object(&writer);
    }
    json_end_object(&writer);
}

// Lua's mistakes in plain words; limits of the file are mistakes of the file too.
static aftercare_status explain(struct settings *settings, aftercare_error *err) {
    struct problems problems = {0};
    settings->script.problems = &problems;
    run_complain(&settings->script, err);
    *err = problems.first;
    return AFTERCARE_ERULES;
}

static aftercare_status run(struct settings *settings, struct text text,
                            aftercare_error *err) {
    struct watch watch = {.allocator = settings->script.arena->allocator};
    struct allocator allocator = watch_allocator(&watch);
    struct sandbox *sandbox = NULL;
    aftercare_status status = sandbox_new(&sandbox, &allocator, NULL, err);
    if (!status) {
        sandbox_set_host(sandbox, settings);
        status = sandbox_call(sandbox, prepare, settings, err);
    }
    if (!status) {
        status = sandbox_run(sandbox, settings->script.file, text, err);
    }
    bool is_told = false;
    if (!status) {
        status = read_values(settings, sandbox, err);
        is_told = status == AFTERCARE_ERULES;
    }
    bool lacks_memory = watch.has_failed || (sandbox && sandbox_lacks_memory(sandbox));
    sandbox_free(sandbox);
    if (lacks_memory || settings->script.status) {
        return fail(err, AFTERCARE_ENOMEM, settings->script.file, "no memory to read it");
    }
    return status && !is_told ? explain(settings, err) : status;
}

static aftercare_status read_file(struct settings *settings, struct buffer *out,
                                  aftercare_error *err) {
    struct script *script = &settings->script;
    struct text text;
    aftercare_status status = file_read(&text, script->arena, script->file,
                                        SANDBOX_SOURCE_MAX, FILE_GUARDED, err);
    if (status == AFTERCARE_ELIMIT) {
        return fail(err, AFTERCARE_ERULES, script->file, "is larger than %d KiB",
                    SANDBOX_SOURCE_MAX / 1024);
    }
    struct token *tokens = NULL;
    if (!status) {
        status = lexer_scan(&tokens, &script->tokens_count, script->arena, script->file,
                            text, err);
    }
    if (status) {
        return status;
    }
    script->tokens = tokens;
    status = run(settings, text, err);
    if (!status) {
        write_all(settings, out);
    }
    if (!status && out->failed) {
        status = fail(err, AFTERCARE_ENOMEM, script->file, "no memory to read it");
    }
    return status;
}

aftercare_status settings_read(struct buffer *out, const struct allocator *allocator,
                               const char *path, aftercare_error *err) {
    aftercare_error own;
    struct arena arena;
    arena_init(&arena, allocator, 0);
    struct settings settings = {.script = {.arena = &arena, .file = path}};
    settings.link = &settings.first;
    aftercare_status status = read_file(&settings, out, err ? err : &own);
    arena_clear(&arena);
    return status;
}

aftercare_status aftercare_settings_read(char **json, size_t *len, const char *path,
                                         aftercare_error *err) {
    struct buffer buffer;
    buffer_init(&buffer, &system_allocator, JSON_MAX);
    aftercare_status status = settings_read(&buffer, &system_allocator, path, err);
    if (status) {
        buffer_clear(&buffer);
        return status;
    }
    *json = buffer.at; // on the heap, since something was written
    *len = buffer.len;
    return AFTERCARE_OK;
}

void aftercare_text_free(char *text) {
    if (text) {
        (void)system_allocator.allocate(system_allocator.context, text, 0, 0);
    }
}
