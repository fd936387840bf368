#include "core/lua/sandbox_value.h"

#include "core/lua/sandbox_inside.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WHOLE_MAX 9007199254740992 // 2^53: further on, not every reader keeps a number
#define SLOTS 4                    // of the stack, for one level of tables

struct reader {
    lua_State *L;
    struct arena *arena;
    struct sandbox_value_limits limits;
    size_t values, bytes;
};

static void *need(struct reader *reader, void *memory) {
    if (!memory) {
        (void)sandbox_no_memory(reader->L);
    }
    return memory;
}

// Raises a mistake about the value. [-0, +0, v]
static void refuse(struct reader *reader, const struct json *value, const char *what) {
    char pointer[AFTERCARE_PLACE_MAX];
    (void)json_pointer(pointer, sizeof pointer, value);
    luaL_error(reader->L, "%s%s%s", pointer, pointer[0] ? ": " : "", what);
}

// How long a text is as JSON.
static size_t written_length(struct text text) {
    size_t len = 2 + text.len;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c < 0x20) {
            len += 5;
        } else if (c == '"' || c == '\\') {
            len++;
        }
    }
    return len;
}

static void count_bytes(struct reader *reader, const struct json *value, size_t bytes) {
    reader->bytes += bytes;
    sandbox_charge(reader->L, bytes / 8 + 1);
    if (reader->bytes > reader->limits.bytes) {
        refuse(reader, value, "the value is too long");
    }
}

// The text on top of the stack, copied. [-0, +0, v]
static struct text copy_text(struct reader *reader, const struct json *value) {
    struct text text;
    text.at = lua_tolstring(reader->L, -1, &text.len);
    count_bytes(reader, value, written_length(text));
    if (!text_is_utf8(text) || memchr(text.at, '\0', text.len)) {
        refuse(reader, value, "this text is not valid UTF-8, or holds a NUL");
    }
    text.at = need(reader, arena_copy(reader->arena, text.at, text.len));
    return text;
}

// The shortest of the usual ways to write a number that reads as the same one.
static void write_number(char out[JSON_NUMBER_MAX + 1], double number) {
    const size_t size = JSON_NUMBER_MAX + 1;
    (void)snprintf(out, size, "%.15g", number);
    if (strtod(out, NULL) != number) {
        (void)snprintf(out, size, "%.17g", number);
    }
}

// The number on top of the stack. [-0, +0, v]
static void read_number(struct reader *reader, struct json *value) {
    lua_State *L = reader->L;
    char written[JSON_NUMBER_MAX + 1];
    double number = lua_tonumber(L, -1);
    int is_whole = 0;
    lua_Integer integer = lua_tointegerx(L, -1, &is_whole);
    value->type = JSON_NUMBER;
    if (!isfinite(number)) {
        refuse(reader, value, "this number is not finite");
    }
    if (is_whole && (integer > WHOLE_MAX || integer < -WHOLE_MAX)) {
        refuse(reader, value, "whole numbers end at 2^53 (write it as a text)");
    }
    if (is_whole) {
        value->is_integer = true;
        value->integer = integer;
        (void)snprintf(written, sizeof written, "%" PRId64, (int64_t)integer);
    } else {
        write_number(written, number);
    }
    value->text = text_of(written);
    count_bytes(reader, value, value->text.len);
    value->text.at =
        need(reader, arena_copy(reader->arena, value->text.at, value->text.len));
}

static struct json *new_value(struct reader *reader, struct json *parent,
                              uint32_t index) {
    struct json *value = need(reader, arena_alloc(reader->arena, sizeof *value));
    value->parent = parent;
    value->index = index;
    return value;
}

static struct json *read_value(struct reader *reader, struct json *value, unsigned depth);

// Hangs a child behind the last one.
static void hang(struct json *parent, struct json **last, struct json *child) {
    if (*last) {
        (*last)->next = child;
    } else {
        parent->first = child;
    }
    *last = child;
}

// The entries from 1 to count of the table on top of the stack. [-0, +0, v]
static void read_list(struct reader *reader, struct json *list, uint32_t count,
                      unsigned depth) {
    struct json *last = NULL;
    list->type = JSON_LIST;
    list->count = count;
    for (uint32_t i = 0; i < count; i++) {
        struct json *entry = new_value(reader, list, i);
        lua_rawgeti(reader->L, -1, (lua_Integer)i + 1);
        hang(list, &last, read_value(reader, entry, depth));
        lua_pop(reader->L, 1);
    }
}

// Merges two runs, from start to middle and from there to end; of equal ones the left.
static void merge(struct text *to, const struct text *from, size_t start, size_t middle,
                  size_t end) {
    size_t left = start, right = middle;
    for (size_t i = start; i < end; i++) {
        bool is_right =
            left == middle || (right < end && text_compare(from[right], from[left]) < 0);
        to[i] = from[is_right ? right++ : left++];
    }
}

// Sorts names in n log n steps; from and room have count texts each. Returns where they
// are then.
static struct text *sort_keys(struct text *from, struct text *room, size_t count) {
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t start = 0; start < count; start += 2 * width) {
            size_t middle = start + width < count ? start + width : count;
            size_t end = middle + width < count ? middle + width : count;
            merge(room, from, start, middle, end);
        }
        struct text *swapped = from;
        from = room;
        room = swapped;
    }
    return from;
}

// The names in the table on top of the stack, sorted. [-0, +0, v]
static struct text *read_keys(struct reader *reader, struct json *object, size_t count) {
    lua_State *L = reader->L;
    struct text *keys = need(reader, arena_array(reader->arena, count, sizeof *keys));
    struct text *room = need(reader, arena_array(reader->arena, count, sizeof *room));
    size_t i = 0;
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        lua_pop(L, 1);
        keys[i++] = copy_text(reader, object);
    }
    sandbox_charge(L, count * 4);
    return sort_keys(keys, room, count);
}

// [-0, +0, v]
static void read_object(struct reader *reader, struct json *object, uint32_t count,
                        unsigned depth) {
    lua_State *L = reader->L;
    struct json *last = NULL;
    object->type = JSON_OBJECT;
    object->count = count;
    const struct text *keys = read_keys(reader, object, count);
    for (uint32_t i = 0; i < count; i++) {
        struct json *member = new_value(reader, object, i);
        member->key = keys[i];
        lua_pushlstring(L, keys[i].at, keys[i].len);
        lua_rawget(L, -2);
        hang(object, &last, read_value(reader, member, depth));
        lua_pop(L, 1);
    }
}

// How many keys the table on top of the stack has: entries of a list, or names.
struct key_counts {
    size_t entries, names, others;
    lua_Integer largest;
};

// [-0, +0, v]
static struct key_counts count_keys(struct reader *reader, const struct json *value) {
    lua_State *L = reader->L;
    struct key_counts counts = {.entries = 0};
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        lua_pop(L, 1);
        if (lua_isinteger(L, -1) && lua_tointeger(L, -1) >= 1) {
            counts.entries++;
            lua_Integer i = lua_tointeger(L, -1);
            counts.largest = i > counts.largest ? i : counts.largest;
        } else if (lua_type(L, -1) == LUA_TSTRING) {
            counts.names++;
        } else {
            counts.others++;
        }
        if (counts.entries + counts.names > reader->limits.entries) {
            refuse(reader, value, "this table has too many entries");
        }
    }
    return counts;
}

// [-0, +0, v]
static void read_table(struct reader *reader, struct json *value, unsigned depth) {
    if (depth == reader->limits.depth) {
        refuse(reader, value, "this table lies too deep in others");
    }
    luaL_checkstack(reader->L, SLOTS, NULL);
    struct key_counts counts = count_keys(reader, value);
    if (counts.others > 0) {
        refuse(reader, value, "this table has a key that is neither a name nor a place");
    }
    if (counts.entries > 0 && counts.names > 0) {
        refuse(reader, value, "this table has entries with and without names");
    }
    if (counts.largest != (lua_Integer)counts.entries) {
        refuse(reader, value, "this list has a gap");
    }
    count_bytes(reader, value, 2 + counts.entries + 2 * counts.names);
    if (counts.names > 0) {
        read_object(reader, value, (uint32_t)counts.names, depth + 1);
    } else {
        read_list(reader, value, (uint32_t)counts.entries, depth + 1);
    }
}

// The value on top of the stack. [-0, +0, v]
static struct json *read_value(struct reader *reader, struct json *value,
                               unsigned depth) {
    lua_State *L = reader->L;
    if (++reader->values > reader->limits.values) {
        refuse(reader, value, "these are too many values");
    }
    switch (lua_type(L, -1)) {
    case LUA_TNIL:
        value->type = JSON_NULL;
        break;
    case LUA_TBOOLEAN:
        value->type = lua_toboolean(L, -1) ? JSON_TRUE : JSON_FALSE;
        count_bytes(reader, value, 5);
        break;
    case LUA_TNUMBER:
        read_number(reader, value);
        break;
    case LUA_TSTRING:
        value->type = JSON_TEXT;
        value->text = copy_text(reader, value);
        break;
    case LUA_TTABLE:
        read_table(reader, value, depth);
        break;
    default:
        sandbox_push_text(L, -1);
        refuse(reader, value,
               lua_pushfstring(L,
                               "a %s is no plain value (a text, a number, true, false "
                               "or a table of these)",
                               lua_tostring(L, -1)));
    }
    return value;
}

const struct json *sandbox_value_read(lua_State *L, int index, struct arena *arena,
                                      const struct sandbox_value_limits *limits) {
    struct reader reader = {
        .L = L, .arena = arena, .limits = limits ? *limits : SANDBOX_VALUE_LIMITS};
    luaL_checkstack(L, SLOTS, NULL);
    lua_pushvalue(L, index);
    const struct json *value = read_value(&reader, new_value(&reader, NULL, 0), 0);
    lua_pop(L, 1);
    return value;
}

static void push(lua_State *L, const struct json *value, unsigned depth);

// [-0, +1, v]
static void push_children(lua_State *L, const struct json *value, unsigned depth) {
    if (depth == JSON_DEPTH_MAX) {
        luaL_error(L, "the value is nested too deep");
    }
    luaL_checkstack(L, SLOTS, NULL);
    bool is_list = value->type == JSON_LIST;
    int count = value->count < INT32_MAX ? (int)value->count : INT32_MAX;
    lua_createtable(L, is_list ? count : 0, is_list ? 0 : count);
    for (const struct json *child = value->first; child; child = child->next) {
        if (is_list) {
            push(L, child, depth + 1);
            lua_rawseti(L, -2, (lua_Integer)child->index + 1);
        } else {
            lua_pushlstring(L, child->key.at, child->key.len);
            push(L, child, depth + 1);
            lua_rawset(L, -3);
        }
    }
}

// [-0, +1, v]
static void push_number(lua_State *L, const struct json *value) {
    char written[JSON_NUMBER_MAX + 1] = "";
    if (value->is_integer) {
        lua_pushinteger(L, value->integer);
        return;
    }
    if (value->text.len <= JSON_NUMBER_MAX) {
        memcpy(written, value->text.at, value->text.len);
    }
    if (lua_stringtonumber(L, written) == 0) {
        luaL_error(L, "'%s' is no number", written);
    }
}

// [-0, +1, v]
static void push(lua_State *L, const struct json *value, unsigned depth) {
    sandbox_charge(L, 1);
    switch (value->type) {
    case JSON_NULL:
        lua_pushnil(L);
        break;
    case JSON_FALSE:
    case JSON_TRUE:
        lua_pushboolean(L, value->type == JSON_TRUE);
        break;
    case JSON_NUMBER:
        push_number(L, value);
        break;
    case JSON_TEXT:
        lua_pushlstring(L, value->text.at, value->text.len);
        break;
    case JSON_LIST:
    case JSON_OBJECT:
        push_children(L, value, depth);
        break;
    }
}

void sandbox_value_push(lua_State *L, const struct json *value) {
    luaL_checkstack(L, SLOTS, NULL);
    push(L, value, 0);
}
