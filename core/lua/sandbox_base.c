// assert error ipairs pairs pcall select tonumber tostring type: as Lua's, but that they
// charge for their work, that pcall cannot catch the end of the budget, and that no
// answer depends on an address or on the order in which a table happens to keep its keys.
#include "core/lua/sandbox_inside.h"

#include <math.h>
#include <string.h>

#define NUMBER_TEXT_MAX 256
#define PCALL_STEPS 20
#define CAUGHT_STEPS                                                                     \
    1000 // making the message has cost Lua as much, and more in a long file

// [-n, +n, v]
static int base_assert(lua_State *L) {
    luaL_checkany(L, 1);
    if (lua_toboolean(L, 1)) {
        return lua_gettop(L);
    }
    if (lua_gettop(L) == 1) {
        return luaL_error(L, "assertion failed!");
    }
    lua_settop(L, 2);
    return lua_error(L);
}

// [-n, +0, v]
static int base_error(lua_State *L) {
    lua_Integer level = luaL_optinteger(L, 2, 1);
    lua_settop(L, 1);
    if (lua_type(L, 1) == LUA_TSTRING && level > 0) {
        luaL_where(L, level < LUAI_MAXSTACK ? (int)level : LUAI_MAXSTACK);
        lua_insert(L, 1);
        lua_concat(L, 2);
    }
    return lua_error(L);
}

// [-n, +1, v]
static int base_type(lua_State *L) {
    luaL_checkany(L, 1);
    lua_pushstring(L, luaL_typename(L, 1));
    return 1;
}

// [-n, +2, v] Raw, so that it ends where the table does.
static int next_entry(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer i = luaL_checkinteger(L, 2);
    if (i < 0 || (lua_Unsigned)i >= lua_rawlen(L, 1)) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, i + 1);
    return lua_rawgeti(L, 1, i + 1) == LUA_TNIL ? 1 : 2;
}

// [-n, +3, v]
static int base_ipairs(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_pushcfunction(L, next_entry);
    lua_insert(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

// [-n, +m, v] What is over cannot be caught, nor what Lua itself cannot handle.
static int base_pcall(lua_State *L) {
    struct sandbox *sandbox = sandbox_from(L);
    luaL_checkany(L, 1);
    sandbox_charge(L, PCALL_STEPS);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
    if (status == LUA_OK) {
        return lua_gettop(L);
    }
    if (sandbox->end || status == LUA_ERRMEM || status == LUA_ERRERR) {
        return lua_error(L);
    }
    sandbox_charge(L, CAUGHT_STEPS + sandbox->length);
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
}

// [-n, +m, v]
static int base_select(lua_State *L) {
    int count = lua_gettop(L);
    sandbox_charge(L, (size_t)count / 8);
    if (lua_type(L, 1) == LUA_TSTRING && strcmp(lua_tostring(L, 1), "#") == 0) {
        lua_pushinteger(L, count - 1);
        return 1;
    }
    lua_Integer first = luaL_checkinteger(L, 1);
    if (first < 0) {
        first = count + first;
    } else if (first > count) {
        first = count;
    }
    luaL_argcheck(L, first >= 1, 1, "index out of range");
    return count - (int)first;
}

static int digit_value(unsigned char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c = (unsigned char)(c | 0x20);
    return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
}

static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

// An integer in that base, blanks around it; it wraps round as Lua's do.
static bool read_integer(lua_Integer *out, struct text text, int base) {
    const char *at = text.at, *end = text.at + text.len;
    while (at < end && is_blank(*at)) {
        at++;
    }
    bool is_negative = at < end && *at == '-';
    at += is_negative;
    const char *first = at;
    lua_Unsigned number = 0;
    while (at < end && digit_value((unsigned char)*at) < base) {
        number =
            number * (lua_Unsigned)base + (lua_Unsigned)digit_value((unsigned char)*at++);
    }
    bool has_digits = at > first;
    while (at < end && is_blank(*at)) {
        at++;
    }
    *out = (lua_Integer)(is_negative ? 0 - number : number);
    return has_digits && at == end;
}

// [-n, +1, v] A text of more than 256 bytes is no number.
static int base_tonumber(lua_State *L) {
    struct text text = {NULL, 0};
    lua_Integer integer = 0;
    if (!lua_isnoneornil(L, 2)) {
        lua_Integer base = luaL_checkinteger(L, 2);
        luaL_checktype(L, 1, LUA_TSTRING);
        luaL_argcheck(L, base >= 2 && base <= 36, 2, "base out of range");
        text.at = lua_tolstring(L, 1, &text.len);
        if (text.len <= NUMBER_TEXT_MAX && read_integer(&integer, text, (int)base)) {
            lua_pushinteger(L, integer);
            return 1;
        }
    } else if (lua_type(L, 1) == LUA_TNUMBER) {
        lua_settop(L, 1);
        return 1;
    } else if (lua_type(L, 1) == LUA_TSTRING) {
        text.at = lua_tolstring(L, 1, &text.len);
        if (text.len <= NUMBER_TEXT_MAX &&
            lua_stringtonumber(L, text.at) == text.len + 1) {
            return 1;
        }
    } else {
        luaL_checkany(L, 1);
    }
    lua_pushnil(L);
    return 1;
}

void sandbox_push_text(lua_State *L, int index) {
    switch (lua_type(L, index)) {
    case LUA_TSTRING:
        lua_pushvalue(L, index);
        break;
    case LUA_TNUMBER:
        lua_pushvalue(L, index);
        if (isnan(lua_tonumber(L, -1))) {
            lua_pop(L, 1);
            lua_pushliteral(L, "nan"); // its sign is the processor's
        }
        (void)lua_tolstring(L, -1, NULL);
        break;
    case LUA_TBOOLEAN:
        lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false");
        break;
    case LUA_TUSERDATA:
        if (luaL_getmetafield(L, index, "__name") != LUA_TSTRING) {
            lua_pushliteral(L, "userdata");
        }
        break;
    default:
        lua_pushstring(L, luaL_typename(L, index));
        break;
    }
}

// [-n, +1, v]
static int base_tostring(lua_State *L) {
    luaL_checkany(L, 1);
    sandbox_push_text(L, 1);
    return 1;
}

const luaL_Reg sandbox_base_functions[] = {
    {"assert", base_assert},     {"error", base_error},
    {"ipairs", base_ipairs},     {"pairs", sandbox_base_pairs},
    {"pcall", base_pcall},       {"select", base_select},
    {"tonumber", base_tonumber}, {"tostring", base_tostring},
    {"type", base_type},         {NULL, NULL},
};
