// Any text as a Lua file: the scan ends, its tokens lie inside the text and in order, and
// what Lua itself can load, it can scan.
#include "core/lua/lexer.h"

#include <lauxlib.h>
#include <lua.h>

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool lua_loads(struct text source) {
    lua_State *L = luaL_newstate();
    bool loads = luaL_loadbufferx(L, source.at, source.len, "=x", "t") == LUA_OK;
    lua_close(L);
    return loads;
}

static void require(bool holds) {
    if (!holds) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const struct text source = {(const char *)data, size};
    struct problems problems = {.told = NULL};
    struct token *tokens = NULL;
    size_t count = 0;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    if (lexer_scan(&tokens, &count, &arena, "x", source, NULL) == AFTERCARE_OK) {
        for (size_t i = 0; i < count; i++) {
            require(tokens[i].offset <= size && tokens[i].line > 0 &&
                    tokens[i].column > 0);
            require(i == 0 || tokens[i].offset > tokens[i - 1].offset ||
                    tokens[i].kind == TOKEN_END);
        }
        lexer_refuse(tokens, count, "x", &problems);
        (void)lexer_field(tokens, count, 1, TEXT("when"));
        (void)lexer_bound("x", source, 64, NULL);
    } else {
        require(size > 4096 || !lua_loads(source));
    }
    arena_clear(&arena);
    return 0;
}
