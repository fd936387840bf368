#include "core/lua/script.h"

#include "core/lua/sandbox.h"

#include <lauxlib.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

// Whether the file may make that much more.
static bool may_make(struct script *script, size_t bytes) {
    if (bytes > SCRIPT_BYTES_MAX - script->bytes) {
        script->status = script->status ? script->status : AFTERCARE_ELIMIT;
        return false;
    }
    script->bytes += bytes;
    return true;
}

static void *make(struct script *script, struct arena *arena, size_t bytes) {
    if (!may_make(script, bytes)) {
        return NULL;
    }
    void *piece = arena_alloc(arena, bytes);
    if (!piece) {
        script->status = AFTERCARE_ENOMEM;
    }
    return piece;
}

void *script_alloc(struct script *script, size_t count, size_t size) {
    size_t bytes = 0;
    bool is_over = __builtin_mul_overflow(count, size, &bytes);
    return make(script, script->arena, is_over ? SIZE_MAX : bytes);
}

void *script_scratch(struct script *script, size_t size) {
    return make(script, script->load->scratch, size);
}

void *script_passing(struct script *script, size_t size) {
    return make(script, script->load->page, size);
}

struct text script_passing_text(struct script *script, struct text text) {
    char *copy = script_passing(script, text.len + 1);
    if (!copy) {
        return (struct text){0};
    }
    if (text.len > 0) {
        memcpy(copy, text.at, text.len);
    }
    return (struct text){copy, text.len};
}

const void *script_keep(struct script *script, const void *pieces, size_t count,
                        size_t size) {
    size_t bytes = count * size; // of an array that is there
    if (!may_make(script, bytes)) {
        return NULL;
    }
    const void *kept = unique_keep(&script->load->unique, pieces, bytes);
    script->status = kept ? script->status : AFTERCARE_ENOMEM;
    return kept;
}

struct text script_copy(struct script *script, struct text text) {
    if (!may_make(script, text.len + 1)) {
        return (struct text){0};
    }
    struct text kept = unique_text(&script->load->unique, text);
    script->status = kept.at ? script->status : AFTERCARE_ENOMEM;
    return kept;
}

struct text script_format(struct script *script, const char *format, ...) {
    char line[AFTERCARE_SENTENCE_MAX];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    return script_copy(script, text_of(line));
}

bool script_check(struct script *script, aftercare_status status) {
    if (status != AFTERCARE_OK) {
        script->status = status;
    }
    return status == AFTERCARE_OK;
}

int script_return(lua_State *L, struct script *script, int results) {
    if (script->problems->count - script->mistakes > SCRIPT_MISTAKES_MAX) {
        script->status = script->status ? script->status : AFTERCARE_ELIMIT;
    }
    return script->status ? sandbox_no_memory(L) : results;
}

const struct token *script_word(const struct script *script, int line, struct text word,
                                struct text id, int nth) {
    const struct token *start = block_line(script->tokens, script->tokens_count, line);
    return start->line == line ? block_word(start, word, id, nth) : NULL;
}

int script_line(lua_State *L) {
    lua_Debug activation;
    if (!lua_getstack(L, 1, &activation) || !lua_getinfo(L, "l", &activation)) {
        return 0;
    }
    return activation.currentline > 0 ? activation.currentline : 0;
}

struct place script_place(const struct script *script, const struct token *token,
                          int line) {
    if (token) {
        return (struct place){script->file, token->line, token->column};
    }
    return (struct place){script->file, line, line > 0 ? 1 : 0};
}
