// string.byte char len lower rep reverse sub upper, and the table of all string
// functions.
#include "core/lua/sandbox_inside.h"

#include "core/lua/sandbox_scratch.h"

#include <limits.h>
#include <string.h>

#define BYTES_MAX 250 // results of string.byte

static struct text check_text(lua_State *L, int argument) {
    struct text text;
    text.at = luaL_checklstring(L, argument, &text.len);
    sandbox_charge(L, text.len / 8);
    return text;
}

// The first place of a range, from 1 on; negative positions count from the end.
static lua_Integer first_of(lua_Integer position, size_t len) {
    if (position > 0) {
        return position;
    }
    return position == 0 || position < -(lua_Integer)len
               ? 1
               : (lua_Integer)len + position + 1;
}

// The last place of a range.
static lua_Integer last_of(lua_Integer position, size_t len) {
    if (position > (lua_Integer)len) {
        return (lua_Integer)len;
    }
    if (position >= 0) {
        return position;
    }
    return position < -(lua_Integer)len ? 0 : (lua_Integer)len + position + 1;
}

// [-n, +m, v]
static int string_byte(lua_State *L) {
    struct text text;
    text.at = luaL_checklstring(L, 1, &text.len);
    lua_Integer position = luaL_optinteger(L, 2, 1);
    lua_Integer first = first_of(position, text.len);
    lua_Integer last = last_of(luaL_optinteger(L, 3, position), text.len);
    if (first > last) {
        return 0;
    }
    if (last - first >= BYTES_MAX) {
        return luaL_error(L, "string slice too long (at most %d bytes)", BYTES_MAX);
    }
    luaL_checkstack(L, BYTES_MAX, "string slice too long");
    for (lua_Integer i = first; i <= last; i++) {
        lua_pushinteger(L, (unsigned char)text.at[i - 1]);
    }
    return (int)(last - first + 1);
}

// [-n, +1, v]
static int string_char(lua_State *L) {
    int count = lua_gettop(L);
    struct sandbox_scratch out;
    sandbox_scratch_begin(&out, L);
    for (int i = 1; i <= count; i++) {
        lua_Integer code = luaL_checkinteger(L, i);
        luaL_argcheck(L, code >= 0 && code <= UCHAR_MAX, i, "value out of range");
        char byte = (char)(unsigned char)code;
        sandbox_scratch_add(&out, &byte, 1);
    }
    sandbox_scratch_push(&out);
    return 1;
}

// [-n, +1, v]
static int string_len(lua_State *L) {
    size_t len = 0;
    (void)luaL_checklstring(L, 1, &len);
    lua_pushinteger(L, (lua_Integer)len);
    return 1;
}

// A byte's letter with one bit set or not: what is small and what is capital in ASCII.
static char small(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static char capital(char c) {
    return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

// [-0, +1, v]
static int push_changed(lua_State *L, char (*change)(char c)) {
    struct text text = check_text(L, 1);
    struct sandbox_scratch out;
    sandbox_scratch_begin(&out, L);
    char *room = sandbox_scratch_room(&out, text.len);
    for (size_t i = 0; i < text.len; i++) {
        room[i] = change(text.at[i]);
    }
    out.len = text.len;
    sandbox_scratch_push(&out);
    return 1;
}

// [-n, +1, v]
static int string_lower(lua_State *L) {
    return push_changed(L, small);
}

// [-n, +1, v]
static int string_upper(lua_State *L) {
    return push_changed(L, capital);
}

// [-n, +1, v]
static int string_reverse(lua_State *L) {
    struct text text = check_text(L, 1);
    struct sandbox_scratch out;
    sandbox_scratch_begin(&out, L);
    char *room = sandbox_scratch_room(&out, text.len);
    for (size_t i = 0; i < text.len; i++) {
        room[i] = text.at[text.len - 1 - i];
    }
    out.len = text.len;
    sandbox_scratch_push(&out);
    return 1;
}

// Fills room, whose first bytes are there, by repeating them.
static void repeat(char *room, size_t first, size_t size) {
    for (size_t filled = first; filled < size;) {
        size_t more = filled < size - filled ? filled : size - filled;
        memcpy(room + filled, room, more);
        filled += more;
    }
}

// [-n, +1, v] The size is known, and refused, before anything is made.
static int string_rep(lua_State *L) {
    struct text text, between = {"", 0};
    text.at = luaL_checklstring(L, 1, &text.len);
    lua_Integer times = luaL_checkinteger(L, 2);
    between.at = luaL_optlstring(L, 3, "", &between.len);
    size_t each = text.len + between.len;
    if (times <= 0 || each == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    size_t size = each > SIZE_MAX / (size_t)times ? SIZE_MAX : each * (size_t)times;
    sandbox_scratch_check(L, size);
    sandbox_charge(L, size / 8);

    struct sandbox_scratch out;
    sandbox_scratch_begin(&out, L);
    char *room = sandbox_scratch_room(&out, size);
    memcpy(room, text.at, text.len);
    memcpy(room + text.len, between.at, between.len);
    repeat(room, each, size);
    out.len = size - between.len; // none behind the last
    sandbox_scratch_push(&out);
    return 1;
}

// [-n, +1, v]
static int string_sub(lua_State *L) {
    struct text text;
    text.at = luaL_checklstring(L, 1, &text.len);
    lua_Integer first = first_of(luaL_checkinteger(L, 2), text.len);
    lua_Integer last = last_of(luaL_optinteger(L, 3, -1), text.len);
    if (first > last) {
        lua_pushliteral(L, "");
        return 1;
    }
    size_t len = (size_t)(last - first + 1);
    sandbox_charge(L, len / 8);
    lua_pushlstring(L, text.at + first - 1, len);
    return 1;
}

const luaL_Reg sandbox_string_functions[] = {
    {"byte", string_byte},
    {"char", string_char},
    {"find", sandbox_string_find},
    {"format", sandbox_string_format},
    {"gmatch", sandbox_string_gmatch},
    {"gsub", sandbox_string_gsub},
    {"len", string_len},
    {"lower", string_lower},
    {"match", sandbox_string_match},
    {"rep", string_rep},
    {"reverse", string_reverse},
    {"sub", string_sub},
    {"upper", string_upper},
    {NULL, NULL},
};
