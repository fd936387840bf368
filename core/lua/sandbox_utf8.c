// utf8.char len offset: strict UTF-8 (shortest forms, no surrogates, up to U+10FFFF),
// each charging for the bytes it passes.
#include "core/lua/sandbox_inside.h"

#include "core/lua/sandbox_scratch.h"

#define CODE_POINT_MAX 0x10FFFF

static struct text check_text(lua_State *L) {
    struct text text;
    text.at = luaL_checklstring(L, 1, &text.len);
    return text;
}

// A place in a text of that length, from 1; negative ones count from the end.
static lua_Integer place_of(lua_Integer position, size_t len) {
    if (position >= 0) {
        return position;
    }
    return position < -(lua_Integer)len ? 0 : (lua_Integer)len + position + 1;
}

static size_t put_code_point(unsigned char out[4], lua_Unsigned code) {
    if (code < 0x80) {
        out[0] = (unsigned char)code;
        return 1;
    }
    size_t len = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = len - 1; i > 0; i--) {
        out[i] = (unsigned char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    out[0] = (unsigned char)(marks[len] | code);
    return len;
}

// [-n, +1, v]
static int utf8_char(lua_State *L) {
    int count = lua_gettop(L);
    struct sandbox_scratch out;
    sandbox_scratch_begin(&out, L);
    for (int i = 1; i <= count; i++) {
        lua_Unsigned code = (lua_Unsigned)luaL_checkinteger(L, i);
        luaL_argcheck(L, code <= CODE_POINT_MAX && (code < 0xD800 || code > 0xDFFF), i,
                      "value out of range");
        unsigned char bytes[4];
        size_t len = put_code_point(bytes, code);
        sandbox_scratch_add(&out, bytes, len);
    }
    sandbox_scratch_push(&out);
    return 1;
}

// [-n, +2, v] How many characters begin in a range of bytes; or nil and where it is
// wrong.
static int utf8_len(lua_State *L) {
    struct text text = check_text(L);
    lua_Integer at = place_of(luaL_optinteger(L, 2, 1), text.len) - 1;
    lua_Integer last = place_of(luaL_optinteger(L, 3, -1), text.len) - 1;
    luaL_argcheck(L, at >= 0 && at <= (lua_Integer)text.len, 2,
                  "initial position out of bounds");
    luaL_argcheck(L, last < (lua_Integer)text.len, 3, "final position out of bounds");
    sandbox_charge(L, last > at ? (size_t)(last - at) / 4 : 0);
    lua_Integer count = 0;
    while (at <= last) {
        size_t len = text_character((struct text){text.at + at, text.len - (size_t)at});
        if (len == 0) {
            lua_pushnil(L);
            lua_pushinteger(L, at + 1);
            return 2;
        }
        at += (lua_Integer)len;
        count++;
    }
    lua_pushinteger(L, count);
    return 1;
}

// Whether no character begins at that byte.
static bool continues(struct text text, lua_Integer at) {
    return at < (lua_Integer)text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80;
}

// The beginning of the n-th character before a place; -1 when there are not so many.
static lua_Integer go_back(struct text text, lua_Integer at, lua_Integer n) {
    for (; n > 0 && at > 0; n--) {
        at--;
        while (at > 0 && continues(text, at)) {
            at--;
        }
    }
    return n == 0 ? at : -1;
}

static lua_Integer go_on(struct text text, lua_Integer at, lua_Integer n) {
    for (; n > 0 && at < (lua_Integer)text.len; n--) {
        at++;
        while (continues(text, at)) {
            at++;
        }
    }
    return n == 0 ? at : -1;
}

// [-n, +1, v] Where the n-th character from a place on begins, in bytes.
static int utf8_offset(lua_State *L) {
    struct text text = check_text(L);
    lua_Integer n = luaL_checkinteger(L, 2);
    lua_Integer start = n >= 0 ? 1 : (lua_Integer)text.len + 1;
    lua_Integer at = place_of(luaL_optinteger(L, 3, start), text.len) - 1;
    luaL_argcheck(L, at >= 0 && at <= (lua_Integer)text.len, 3, "position out of bounds");
    sandbox_charge(L, text.len / 4);
    if (n == 0) {
        while (at > 0 && continues(text, at)) {
            at--;
        }
    } else if (continues(text, at)) {
        return luaL_error(L, "initial position is a continuation byte");
    } else if (n < 0) {
        at = n < -(lua_Integer)text.len ? -1 : go_back(text, at, -n);
    } else {
        at = go_on(text, at, n - 1);
    }
    if (at < 0) {
        lua_pushnil(L);
    } else {
        lua_pushinteger(L, at + 1);
    }
    return 1;
}

const luaL_Reg sandbox_utf8_functions[] = {
    {"char", utf8_char},
    {"len", utf8_len},
    {"offset", utf8_offset},
    {NULL, NULL},
};
