#include "core/lua/reading.h"

#include "core/lua/sandbox.h"

#include <lauxlib.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

// Whether the file may make that much more.
static bool may_make(struct reading *reading, size_t bytes) {
    if (bytes > READING_BYTES_MAX - reading->bytes) {
        reading->status = reading->status ? reading->status : AFTERCARE_ELIMIT;
        return false;
    }
    reading->bytes += bytes;
    return true;
}

static void *make(struct reading *reading, struct arena *arena, size_t bytes) {
    if (!may_make(reading, bytes)) {
        return NULL;
    }
    void *piece = arena_alloc(arena, bytes);
    if (!piece) {
        reading->status = AFTERCARE_ENOMEM;
    }
    return piece;
}

void *reading_alloc(struct reading *reading, size_t count, size_t size) {
    size_t bytes = 0;
    bool is_over = __builtin_mul_overflow(count, size, &bytes);
    return make(reading, reading->arena, is_over ? SIZE_MAX : bytes);
}

void *reading_scratch(struct reading *reading, size_t size) {
    return make(reading, reading->load->scratch, size);
}

struct text reading_copy(struct reading *reading, struct text text) {
    char *copy = make(reading, reading->arena, text.len + 1);
    if (!copy) {
        return (struct text){0};
    }
    if (text.len > 0) {
        memcpy(copy, text.at, text.len);
    }
    return (struct text){copy, text.len};
}

struct text reading_format(struct reading *reading, const char *format, ...) {
    char line[AFTERCARE_SENTENCE_MAX];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    return reading_copy(reading, text_of(line));
}

bool reading_check(struct reading *reading, aftercare_status status) {
    if (status != AFTERCARE_OK) {
        reading->status = status;
    }
    return status == AFTERCARE_OK;
}

int reading_return(lua_State *L, struct reading *reading, int results) {
    if (reading->problems->count - reading->mistakes > READING_MISTAKES_MAX) {
        reading->status = reading->status ? reading->status : AFTERCARE_ELIMIT;
    }
    return reading->status ? sandbox_no_memory(L) : results;
}

const struct token *reading_word(const struct reading *reading, int line,
                                 struct text word, struct text id, int nth) {
    const struct token *start = block_line(reading->tokens, reading->tokens_count, line);
    return start->line == line ? block_word(start, word, id, nth) : NULL;
}

int reading_line(lua_State *L) {
    lua_Debug activation;
    if (!lua_getstack(L, 1, &activation) || !lua_getinfo(L, "l", &activation)) {
        return 0;
    }
    return activation.currentline > 0 ? activation.currentline : 0;
}

struct place reading_place(const struct reading *reading, const struct token *token,
                           int line) {
    if (token) {
        return (struct place){reading->file, token->line, token->column};
    }
    return (struct place){reading->file, line, line > 0 ? 1 : 0};
}

bool complain(const struct spot *spot, const char *format, ...) {
    char sentence[AFTERCARE_SENTENCE_MAX];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    problem(spot->reading->problems, spot->place, "%s", sentence);
    return false;
}

const char *value_name(lua_State *L, int index) {
    switch (lua_type(L, index)) {
    case LUA_TNIL:
    case LUA_TNONE:
        return "nothing";
    case LUA_TBOOLEAN:
        return lua_toboolean(L, index) ? "true" : "false";
    case LUA_TNUMBER:
        return lua_isinteger(L, index) ? "a number" : "a number with a fraction";
    case LUA_TSTRING:
        return "a text";
    case LUA_TTABLE:
        return lua_rawlen(L, index) > 0 ? "a list" : "a table";
    case LUA_TFUNCTION:
        return "a function";
    default:
        return "a condition or another word's value";
    }
}

bool complain_type(const struct spot *spot, const char *right) {
    if (mistaken_is(spot->L, spot->index)) {
        return false;
    }
    return complain(spot, "%s\"%.*s\" is %s (write %s)",
                    spot->is_entry ? "an entry of " : "", SHOWN(spot->name),
                    value_name(spot->L, spot->index), right);
}

const char *suggest(struct suggestion *suggestion, const struct nearest *nearest,
                    const char *right) {
    if (nearest->best.len > 0) {
        (void)snprintf(suggestion->text, sizeof suggestion->text,
                       " (did you mean \"%.*s\"?)", SHOWN(nearest->best));
    } else {
        (void)snprintf(suggestion->text, sizeof suggestion->text, " (%s)", right);
    }
    return suggestion->text;
}

const char *suggest_list(struct suggestion *suggestion, const struct text *choices,
                         size_t count) {
    char *out = suggestion->text;
    size_t size = sizeof suggestion->text;
    out[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(out);
        const char *between = i == 0 ? "" : i + 1 < count ? ", " : " or ";
        (void)snprintf(out + len, size - len, "%s\"%.*s\"", between, SHOWN(choices[i]));
    }
    return out;
}

static struct spot inner(const struct spot *table, const struct token *token) {
    struct spot spot = *table;
    spot.index = lua_gettop(table->L);
    spot.token = token;
    if (token) {
        spot.place = reading_place(table->reading, token, 0);
    }
    return spot;
}

struct spot spot_field(const struct spot *table, struct text name) {
    luaL_checkstack(table->L, 4, "tables within tables");
    lua_pushlstring(table->L, name.at, name.len);
    lua_rawget(table->L, table->index);
    struct spot spot = inner(table, block_value(table->token, name));
    spot.name = name;
    spot.is_entry = false;
    return spot;
}

struct spot spot_entry(const struct spot *table, int entry) {
    luaL_checkstack(table->L, 4, "tables within tables");
    lua_rawgeti(table->L, table->index, entry);
    struct spot spot = inner(table, block_entry(table->token, entry));
    spot.is_entry = true;
    return spot;
}

#define MISTAKEN "aftercare.mistaken"

static void bear_one(lua_State *L, int index) {
    if (lua_type(L, index) == LUA_TUSERDATA && luaL_callmeta(L, index, "__borne")) {
        lua_pop(L, 1);
    }
}

void mistaken_bear(lua_State *L, int index) {
    int value = lua_absindex(L, index);
    luaL_checkstack(L, 6, "too many values");
    bear_one(L, value);
    if (lua_type(L, value) == LUA_TTABLE) {
        for (lua_pushnil(L); lua_next(L, value); lua_pop(L, 1)) {
            sandbox_charge(L, 1);
            bear_one(L, -1);
        }
    }
}

static int give_itself(lua_State *L) {
    for (int i = lua_gettop(L); i > 0; i--) {
        mistaken_bear(L, i);
    }
    mistaken_push(L);
    return 1;
}

static int do_nothing(lua_State *L) {
    (void)L;
    return 0;
}

// What can be done with a value, but for comparing it, which gives true or false.
static const luaL_Reg mistaken[] = {
    {"__index", give_itself},   {"__call", give_itself},
    {"__band", give_itself},    {"__bor", give_itself},
    {"__bnot", give_itself},    {"__bxor", give_itself},
    {"__shl", give_itself},     {"__shr", give_itself},
    {"__concat", give_itself},  {"__add", give_itself},
    {"__sub", give_itself},     {"__mul", give_itself},
    {"__div", give_itself},     {"__mod", give_itself},
    {"__pow", give_itself},     {"__unm", give_itself},
    {"__idiv", give_itself},    {"__len", give_itself},
    {"__lt", do_nothing},       {"__le", do_nothing},
    {"__newindex", do_nothing}, {NULL, NULL},
};

void mistaken_push(lua_State *L) {
    luaL_checkstack(L, 4, "too many values");
    (void)lua_newuserdatauv(L, 0, 0);
    if (luaL_newmetatable(L, MISTAKEN)) {
        luaL_setfuncs(L, mistaken, 0);
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
    }
    lua_setmetatable(L, -2);
}

bool mistaken_is(lua_State *L, int index) {
    return luaL_testudata(L, index, MISTAKEN) != NULL;
}
