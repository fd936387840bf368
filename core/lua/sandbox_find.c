// string.find match gmatch gsub, on our own matcher.
#include "core/lua/sandbox_inside.h"
#include "core/lua/sandbox_match.h"
#include "core/lua/sandbox_scratch.h"

#include <stdint.h>
#include <string.h>

// Ends the call when the fuel is used up, so it always returns true.
static bool spend(void *context, unsigned steps) {
    sandbox_charge(context, steps);
    return true;
}

static struct text check_text(lua_State *L, int argument) {
    struct text text;
    text.at = luaL_checklstring(L, argument, &text.len);
    return text;
}

static struct sandbox_match begin(lua_State *L, struct text subject,
                                  struct text pattern) {
    return (struct sandbox_match){
        .subject = subject, .pattern = pattern, .spend = spend, .context = L};
}

// A try from that place on, whose problem is raised. [-0, +0, v]
static const char *try_at(lua_State *L, struct sandbox_match *match, const char *at) {
    const char *end = sandbox_match_at(match, at);
    if (match->problem) {
        luaL_error(L, "%s", match->problem);
    }
    return end;
}

// Where to begin, from 0, given a position that may count from the end; one behind the
// end's place when it lies behind that.
static size_t start_of(lua_Integer position, size_t len) {
    if (position > 0) {
        return (lua_Unsigned)position - 1 <= len ? (size_t)position - 1 : len + 1;
    }
    if (position == 0 || position < -(lua_Integer)len) {
        return 0;
    }
    return len + (size_t)position;
}

// [-0, +1, v]
static void push_capture(lua_State *L, const struct sandbox_match *match, unsigned i,
                         struct text whole) {
    if (i >= match->count) {
        if (i != 0) {
            luaL_error(L, "invalid capture index %%%d", (int)i + 1);
        }
        lua_pushlstring(L, whole.at, whole.len);
        return;
    }
    const struct sandbox_capture *capture = &match->captures[i];
    if (capture->len == SANDBOX_MATCH_OPEN) {
        luaL_error(L, "unfinished capture");
    } else if (capture->len == SANDBOX_MATCH_POSITION) {
        lua_pushinteger(L, capture->at - match->subject.at + 1);
    } else {
        sandbox_charge(L, (size_t)capture->len / 8);
        lua_pushlstring(L, capture->at, (size_t)capture->len);
    }
}

// All captures, or without any the whole match. [-0, +n, v]
static int push_captures(lua_State *L, const struct sandbox_match *match,
                         struct text whole) {
    int count = match->count == 0 && whole.at ? 1 : (int)match->count;
    luaL_checkstack(L, count, "too many captures");
    for (int i = 0; i < count; i++) {
        push_capture(L, match, (unsigned)i, whole);
    }
    return count;
}

// Where needle is in hay, from that place on, or NULL. Charges for every comparison.
static const char *find_plain(lua_State *L, struct text hay, size_t from,
                              struct text needle) {
    const char *at = hay.at + from, *end = hay.at + hay.len;
    while (needle.len > 0 && needle.len <= (size_t)(end - at)) {
        size_t places = (size_t)(end - at) - needle.len + 1;
        const char *first = memchr(at, needle.at[0], places);
        sandbox_charge(L,
                       (first ? (size_t)(first - at) : places) / 8 + needle.len / 8 + 1);
        if (!first || memcmp(first, needle.at, needle.len) == 0) {
            return first;
        }
        at = first + 1;
    }
    return needle.len == 0 ? at : NULL;
}

static bool take_anchor(struct text *pattern) {
    bool is_anchored = pattern->len > 0 && pattern->at[0] == '^';
    pattern->at += is_anchored;
    pattern->len -= is_anchored;
    return is_anchored;
}

// The first match from *at on; *at becomes its beginning. NULL when there is none.
static const char *find_match(lua_State *L, struct sandbox_match *match, const char **at,
                              bool is_anchored) {
    const char *last = match->subject.at + match->subject.len;
    for (; *at <= last; (*at)++) {
        const char *end = try_at(L, match, *at);
        if (end || is_anchored) {
            return end;
        }
    }
    return NULL;
}

// [-n, +m, v]
int sandbox_string_find(lua_State *L) {
    struct text subject = check_text(L, 1), pattern = check_text(L, 2);
    size_t from = start_of(luaL_optinteger(L, 3, 1), subject.len);
    if (from > subject.len) {
        lua_pushnil(L);
        return 1;
    }
    sandbox_charge(L, pattern.len / 8);
    struct sandbox_match match = {.count = 0};
    const char *at = subject.at + from, *end = NULL;
    if (lua_toboolean(L, 4) || sandbox_match_is_plain(pattern)) {
        at = find_plain(L, subject, from, pattern);
        end = at ? at + pattern.len : NULL;
    } else {
        bool is_anchored = take_anchor(&pattern);
        match = begin(L, subject, pattern);
        end = find_match(L, &match, &at, is_anchored);
    }
    if (!end) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, at - subject.at + 1);
    lua_pushinteger(L, end - subject.at);
    return 2 + push_captures(L, &match, (struct text){NULL, 0});
}

// [-n, +m, v]
int sandbox_string_match(lua_State *L) {
    struct text subject = check_text(L, 1), pattern = check_text(L, 2);
    size_t from = start_of(luaL_optinteger(L, 3, 1), subject.len);
    bool is_anchored = take_anchor(&pattern);
    struct sandbox_match match = begin(L, subject, pattern);
    const char *at = from <= subject.len ? subject.at + from : NULL;
    const char *end = at ? find_match(L, &match, &at, is_anchored) : NULL;
    if (!end) {
        lua_pushnil(L);
        return 1;
    }
    return push_captures(L, &match, (struct text){at, (size_t)(end - at)});
}

enum { SUBJECT = 1, PATTERN, FROM, LAST_END }; // upvalues of a gmatch iterator

// [-n, +m, v]
static int next_match(lua_State *L) {
    struct text subject, pattern;
    subject.at = lua_tolstring(L, lua_upvalueindex(SUBJECT), &subject.len);
    pattern.at = lua_tolstring(L, lua_upvalueindex(PATTERN), &pattern.len);
    lua_Integer from = lua_tointeger(L, lua_upvalueindex(FROM));
    lua_Integer last_end = lua_tointeger(L, lua_upvalueindex(LAST_END));
    struct sandbox_match match = begin(L, subject, pattern);
    for (; from <= (lua_Integer)subject.len; from++) {
        const char *at = subject.at + from;
        const char *end = try_at(L, &match, at);
        if (end && end - subject.at != last_end) {
            lua_pushinteger(L, end - subject.at);
            lua_copy(L, -1, lua_upvalueindex(FROM));
            lua_replace(L, lua_upvalueindex(LAST_END));
            return push_captures(L, &match, (struct text){at, (size_t)(end - at)});
        }
    }
    lua_pushinteger(L, from);
    lua_replace(L, lua_upvalueindex(FROM));
    return 0;
}

// [-n, +1, v]
int sandbox_string_gmatch(lua_State *L) {
    struct text subject = check_text(L, 1);
    (void)check_text(L, 2);
    size_t from = start_of(luaL_optinteger(L, 3, 1), subject.len);
    lua_settop(L, 2);
    lua_pushinteger(L, (lua_Integer)from);
    lua_pushinteger(L, -1); // no match has ended yet
    lua_pushcclosure(L, next_match, 4);
    return 1;
}

// A replacement text in which %0 to %9 stand for captures and %% for itself. [-0, +0, v]
static void add_template(lua_State *L, struct sandbox_scratch *out,
                         const struct sandbox_match *match, struct text whole) {
    struct text template;
    template.at = lua_tolstring(L, 3, &template.len);
    const char *at = template.at, *end = template.at + template.len;
    while (at < end) {
        const char *mark = memchr(at, '%', (size_t)(end - at));
        sandbox_scratch_add(out, at, (size_t)((mark ? mark : end) - at));
        if (!mark) {
            break;
        }
        at = mark + 1;
        if (at < end && *at == '%') {
            sandbox_scratch_add(out, at, 1);
        } else if (at < end && *at == '0') {
            sandbox_scratch_add(out, whole.at, whole.len);
        } else if (at < end && *at >= '1' && *at <= '9') {
            push_capture(L, match, (unsigned)(*at - '1'), whole);
            struct text capture;
            capture.at = lua_tolstring(L, -1, &capture.len);
            sandbox_scratch_add(out, capture.at, capture.len);
            lua_pop(L, 1);
        } else {
            luaL_error(L, "invalid use of '%%' in replacement string");
        }
        at++;
    }
}

// What a table or a function gives for a match; false and nil keep it. [-0, +0, e]
static void add_replacement(lua_State *L, struct sandbox_scratch *out,
                            const struct sandbox_match *match, struct text whole) {
    int top = lua_gettop(L);
    if (lua_type(L, 3) == LUA_TFUNCTION) {
        lua_pushvalue(L, 3);
        lua_call(L, push_captures(L, match, whole), 1);
    } else {
        push_capture(L, match, 0, whole);
        (void)lua_rawget(L, 3);
    }
    struct text value = whole;
    int type = lua_type(L, -1);
    if (type == LUA_TSTRING || type == LUA_TNUMBER) {
        value.at = lua_tolstring(L, -1, &value.len);
    } else if (lua_toboolean(L, -1)) {
        luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    }
    sandbox_scratch_add(out, value.at, value.len);
    lua_settop(L, top);
}

typedef void add_function(lua_State *L, struct sandbox_scratch *out,
                          const struct sandbox_match *match, struct text whole);

// Writes the subject to out, matches replaced; returns how many. [-0, +0, e]
static lua_Integer substitute(lua_State *L, struct sandbox_scratch *out,
                              struct text subject, lua_Integer most) {
    struct text pattern = check_text(L, 2);
    bool is_anchored = take_anchor(&pattern);
    bool is_template = lua_type(L, 3) == LUA_TSTRING || lua_type(L, 3) == LUA_TNUMBER;
    add_function *add = is_template ? add_template : add_replacement;

    struct sandbox_match match = begin(L, subject, pattern);
    const char *at = subject.at, *last = subject.at + subject.len, *last_end = NULL;
    lua_Integer count = 0;
    bool goes_on = most > 0;
    while (goes_on) {
        const char *end = try_at(L, &match, at);
        goes_on = !is_anchored;
        if (end && end != last_end) {
            add(L, out, &match, (struct text){at, (size_t)(end - at)});
            at = last_end = end;
            goes_on = ++count < most && goes_on;
        } else if (at < last) {
            sandbox_scratch_add(out, at++, 1);
        } else {
            goes_on = false;
        }
    }
    sandbox_scratch_add(out, at, (size_t)(last - at));
    return count;
}

// [-n, +2, v]
int sandbox_string_gsub(lua_State *L) {
    struct text subject = check_text(L, 1);
    (void)check_text(L, 2);
    int type = lua_type(L, 3);
    bool is_fit = type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION ||
                  type == LUA_TTABLE;
    luaL_argexpected(L, is_fit, 3, "string/function/table");
    lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)subject.len + 1);
    lua_settop(L, 3);

    struct sandbox_scratch out;
    sandbox_scratch_begin(&out, L);
    lua_Integer count = substitute(L, &out, subject, most);
    sandbox_scratch_push(&out);
    lua_pushinteger(L, count);
    return 2;
}
