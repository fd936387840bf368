// Order: a stable merge sort for table.sort, and pairs that walks keys in sorted order.
// Stock Lua picks pivots by the clock, and walks a table in an order that differs from
// run to run.
#include "core/lua/sandbox_inside.h"

#include <string.h>

#define COMPARE_STEPS 4

static int compare_texts(lua_State *L, int a, int b) {
    struct text one, other;
    one.at = lua_tolstring(L, a, &one.len);
    other.at = lua_tolstring(L, b, &other.len);
    size_t shorter = one.len < other.len ? one.len : other.len;
    sandbox_charge(L, shorter / 64);
    int order = memcmp(one.at, other.at, shorter);
    return order ? order : (one.len > other.len) - (one.len < other.len);
}

bool sandbox_is_less(lua_State *L, int a, int b) {
    int type = lua_type(L, a), other = lua_type(L, b);
    if (type == LUA_TNUMBER && other == LUA_TNUMBER) {
        return lua_compare(L, a, b, LUA_OPLT);
    }
    if (type == LUA_TSTRING && other == LUA_TSTRING) {
        return compare_texts(L, a, b) < 0;
    }
    return luaL_error(L, "attempt to compare a %s with a %s", lua_typename(L, type),
                      lua_typename(L, other));
}

// A merge from one table to another: stack positions, and what is left of two runs.
struct merge {
    int from, to;
    lua_Integer left, left_end, right, right_end;
    sandbox_less *less;
};

// Moves the smaller of the two first entries; of equal ones the left. [-0, +0, e]
static void move_first(lua_State *L, struct merge *merge, lua_Integer place) {
    lua_Integer *source = &merge->left;
    if (merge->left == merge->left_end) {
        source = &merge->right;
    } else if (merge->right < merge->right_end) {
        lua_rawgeti(L, merge->from, merge->right);
        lua_rawgeti(L, merge->from, merge->left);
        bool is_right = merge->less(L, -2, -1);
        lua_pop(L, 2);
        source = is_right ? &merge->right : &merge->left;
    }
    lua_rawgeti(L, merge->from, *source);
    lua_rawseti(L, merge->to, place);
    (*source)++;
}

// Merges each two neighbouring runs of that width. [-0, +0, e]
static void merge_runs(lua_State *L, struct merge *merge, lua_Integer width,
                       lua_Integer count) {
    for (lua_Integer start = 1; start <= count; start += 2 * width) {
        lua_Integer middle = start + width < count + 1 ? start + width : count + 1;
        lua_Integer end = middle + width < count + 1 ? middle + width : count + 1;
        merge->left = start;
        merge->left_end = merge->right = middle;
        merge->right_end = end;
        for (lua_Integer place = start; place < end; place++) {
            sandbox_charge(L, COMPARE_STEPS);
            move_first(L, merge, place);
        }
    }
}

// [-0, +0, m]
static void copy_entries(lua_State *L, int from, int to, lua_Integer count) {
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, from, i);
        lua_rawseti(L, to, i);
    }
}

// It works on copies, so that an order function that changes the table changes nothing.
void sandbox_sort(lua_State *L, int index, lua_Integer count, sandbox_less *less) {
    index = lua_absindex(L, index);
    luaL_checkstack(L, 10, NULL);
    sandbox_charge(L, (size_t)count / 4);
    lua_createtable(L, (int)count, 0);
    lua_createtable(L, (int)count, 0);
    struct merge merge = {.from = lua_gettop(L) - 1, .to = lua_gettop(L), .less = less};
    copy_entries(L, index, merge.from, count);
    for (lua_Integer width = 1; width < count; width *= 2) {
        merge_runs(L, &merge, width, count);
        int swapped = merge.from;
        merge.from = merge.to;
        merge.to = swapped;
    }
    copy_entries(L, merge.from, index, count);
    lua_pop(L, 2);
}

// Numbers, then texts, then false and true; other keys have no order.
static int rank(lua_State *L, int index) {
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
        return 0;
    case LUA_TSTRING:
        return 1;
    case LUA_TBOOLEAN:
        return 2 + lua_toboolean(L, index);
    default:
        return luaL_error(L, "pairs cannot put a key that is a %s in order",
                          luaL_typename(L, index));
    }
}

static bool is_earlier_key(lua_State *L, int a, int b) {
    int one = rank(L, a), other = rank(L, b);
    return one != other || one > 1 ? one < other : sandbox_is_less(L, a, b);
}

// The table's keys, sorted: those of a list come so, and need no sort. [-0, +1, e]
static void push_keys(lua_State *L, int table) {
    lua_newtable(L);
    int keys = lua_gettop(L);
    lua_Integer count = 0;
    bool is_sorted = true;
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        (void)rank(L, -1);
        if (count > 0 && is_sorted) {
            lua_rawgeti(L, keys, count);
            is_sorted = is_earlier_key(L, -1, -2);
            lua_pop(L, 1);
        }
        lua_pushvalue(L, -1);
        lua_rawseti(L, keys, ++count);
        sandbox_charge(L, 1);
    }
    if (!is_sorted) {
        sandbox_sort(L, keys, count, is_earlier_key);
    }
}

// Its table and keys, and the place of the last one. [-n, +2, v]
static int next_pair(lua_State *L) {
    lua_Integer place = lua_tointeger(L, lua_upvalueindex(3));
    for (;;) {
        lua_settop(L, 0);
        lua_pushinteger(L, ++place);
        lua_replace(L, lua_upvalueindex(3));
        if (lua_rawgeti(L, lua_upvalueindex(2), place) == LUA_TNIL) {
            return 1;
        }
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) {
            return 2; // what was taken out meanwhile is passed over
        }
        sandbox_charge(L, 1);
    }
}

// [-n, +3, v] Host objects may bring their own (`__pairs`).
int sandbox_base_pairs(lua_State *L) {
    if (lua_type(L, 1) == LUA_TUSERDATA &&
        luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_call(L, 1, 3);
        return 3;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    push_keys(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_pair, 3);
    return 1;
}
