// The library of the sandbox gives what Lua's own gives: each expression runs in both,
// and all that it returns is compared; so are random patterns on random texts, from one
// seed.
#include "tests/unit/lua/sandbox_help.h"

#include <lualib.h>

#include <stdio.h>

#define SHOWN_MAX 4096

// All arguments with their types, as one text in the buffer that the state's registry
// names.
static int show(lua_State *L) {
    char shown[SHOWN_MAX] = "";
    size_t len = 0;
    for (int i = 1; i <= lua_gettop(L); i++) {
        size_t size = 0;
        const char *bytes =
            lua_isboolean(L, i) ? (lua_toboolean(L, i) ? "yes" : "no") : "";
        int type = lua_type(L, i);
        size = strlen(bytes);
        if (type == LUA_TSTRING || type == LUA_TNUMBER) {
            const char *kind = lua_isinteger(L, i) ? "integer" : luaL_typename(L, i);
            len += (size_t)snprintf(shown + len, sizeof shown - len, "%s ", kind);
            bytes = lua_tolstring(L, i, &size);
        } else {
            len += (size_t)snprintf(shown + len, sizeof shown - len, "%s ",
                                    luaL_typename(L, i));
        }
        if (size + len + 80 > sizeof shown) {
            return luaL_error(L, "too much to show");
        }
        memcpy(shown + len, bytes, size);
        len += size;
        shown[len++] = ';';
    }
    lua_pushlstring(L, shown, len);
    return 1;
}

static const luaL_Reg words[] = {{"show", show}, {NULL, NULL}};

struct shown {
    bool is_error;
    size_t len;
    char text[SHOWN_MAX];
};

static void take_result(struct shown *out, lua_State *L) {
    const char *text = lua_tolstring(L, -1, &out->len);
    assert_non_null(text);
    memcpy(out->text, text, out->len);
}

static void run_stock(struct shown *out, const char *source) {
    lua_State *L = luaL_newstate();
    luaL_openlibs(L);
    lua_register(L, "show", show);
    *out = (struct shown){.is_error = luaL_dostring(L, source)};
    if (!out->is_error) {
        take_result(out, L);
    }
    lua_close(L);
}

static int take(lua_State *L) {
    struct shown *out = lua_touserdata(L, 1);
    sandbox_push_result(L);
    take_result(out, L);
    return 0;
}

static void run_ours(struct shown *out, const char *source) {
    struct sandbox *sandbox = NULL;
    *out = (struct shown){.is_error = false};
    assert_int_equal(sandbox_new(&sandbox, &system_allocator, NULL, NULL), AFTERCARE_OK);
    assert_int_equal(sandbox_words(sandbox, words, NULL), AFTERCARE_OK);
    out->is_error = sandbox_run(sandbox, "x", text_of(source), NULL) != AFTERCARE_OK;
    if (!out->is_error) {
        assert_int_equal(sandbox_call(sandbox, take, out, NULL), AFTERCARE_OK);
    }
    sandbox_free(sandbox);
}

// Says what differs.
static bool agrees(const char *source) {
    struct shown stock, ours;
    run_stock(&stock, source);
    run_ours(&ours, source);
    if (stock.is_error == ours.is_error && stock.len == ours.len &&
        memcmp(stock.text, ours.text, stock.len) == 0) {
        return true;
    }
    print_error("%s\nstock: %s%.*s\n ours: %s%.*s\n", source,
                stock.is_error ? "error" : "", (int)stock.len, stock.text,
                ours.is_error ? "error" : "", (int)ours.len, ours.text);
    return false;
}

#define EXPRESSIONS AFTERCARE_SOURCE "/tests/data/lua/expressions.txt"
#define EXPRESSIONS_LEAST 300

static void each_expression_gives_what_stock_lua_gives(void **state) {
    (void)state;
    size_t tried = 0, different = 0;
    char expression[900], source[1024];
    FILE *file = fopen(EXPRESSIONS, "r");
    assert_non_null(file);

    while (fgets(expression, sizeof expression, file)) {
        expression[strcspn(expression, "\n")] = '\0';
        if (expression[0] != '#') {
            (void)snprintf(source, sizeof source, "return show(%s)", expression);
            different += !agrees(source);
            tried++;
        }
    }

    (void)fclose(file);
    assert_true(tried >= EXPRESSIONS_LEAST);
    assert_int_equal(different, 0);
}

// A generator with a fixed seed: the same patterns on every machine.
static uint32_t next_random(uint64_t *seed) {
    *seed = *seed * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(*seed >> 33);
}

// Puts random pieces together, as a quoted Lua text.
static void make_text(char *out, size_t size, uint64_t *seed, const char *const *pieces,
                      size_t count, unsigned longest) {
    size_t len = 0;
    out[0] = '\0';
    for (unsigned n = next_random(seed) % (longest + 1); n > 0 && len + 8 < size; n--) {
        len += (size_t)snprintf(out + len, size - len, "%s",
                                pieces[next_random(seed) % count]);
    }
}

static const char *const pattern_pieces[] = {
    "a",     "b", ".",  "%a", "%d",   "%s",  "%W", "[ab]", "[^a]",  "[a-c]",
    "[%d_]", "*", "+",  "-",  "?",    "*",   "-",  "(",    ")",     "()",
    "(",     ")", "%1", "%2", "%b()", "%b[", "^",  "$",    "%f[a]", "%f[^b]",
    "%",     "[", "]",  "%%", "1",    " ",   "[]", "[^]",  "[a-]",  "\\0",
};
static const char *const subject_pieces[] = {
    "a", "b", "a", "b", "c", "1", " ", "(", ")", "[", "]", "_", "^", "$", "%", "\\0", "é",
};

#define PIECES(list) list, sizeof(list) / sizeof *(list)

// What one pattern does to one text, by every function that knows patterns.
#define TRIED                                                                            \
    "local s, p, t = '%s', '%s', {}\n"                                                   \
    "local function sure(ok, ...)\n"                                                     \
    "  if ok then return ... end\n"                                                      \
    "  return 'error'\n"                                                                 \
    "end\n"                                                                              \
    "t[1] = show(sure(pcall(string.find, s, p)))\n"                                      \
    "t[2] = show(sure(pcall(string.match, s, p, 2)))\n"                                  \
    "t[3] = show(sure(pcall(string.gsub, s, p, '<%%0>')))\n"                             \
    "t[4] = show(sure(pcall(function()\n"                                                \
    "  for a, b in s:gmatch(p) do t[#t + 1] = show(a, b) end\n"                          \
    "end)))\n"                                                                           \
    "return show(table.concat(t))\n"

static void random_patterns_match_what_stock_lua_matches(void **state) {
    (void)state;
    uint64_t seed = 20261122;
    size_t different = 0;
    for (int i = 0; i < 4000; i++) {
        char source[1024], pattern[64], subject[64];
        make_text(pattern, sizeof pattern, &seed, PIECES(pattern_pieces), 7);
        make_text(subject, sizeof subject, &seed, PIECES(subject_pieces), 12);
        (void)snprintf(source, sizeof source, TRIED, subject, pattern);
        different += !agrees(source);
    }
    assert_int_equal(different, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_expression_gives_what_stock_lua_gives),
        cmocka_unit_test(random_patterns_match_what_stock_lua_matches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
