#include "core/lua/lexer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct scanned {
    struct arena arena;
    struct token *tokens;
    size_t count;
};

static struct scanned scan(struct text source) {
    struct scanned scanned = {.count = 0};
    aftercare_error err = {.status = AFTERCARE_OK};
    arena_init(&scanned.arena, &system_allocator, 0);
    aftercare_status status = lexer_scan(&scanned.tokens, &scanned.count, &scanned.arena,
                                         "rules.lua", source, &err);
    if (status) {
        fail_msg("%d:%d: %s", err.line, err.column, err.sentence);
    }
    return scanned;
}

static const struct {
    const char *source, *tokens; // kind letter and text, one blank between them
} rows[] = {
    {"", ""},
    {"a b_1 _", "n:a n:b_1 n:_"},
    {"and nil goto x", "k:and k:nil k:goto n:x"},
    {"...", "o:..."},
    {"a..b.c", "n:a o:.. n:b o:. n:c"},
    {"~=~<<<=//", "o:~= o:~ o:<< o:<= o://"},
    {"::x::", "o::: n:x o:::"},
    {"0x1p-4 .5 1e+3 3..2 0xAp1", "#:0x1p-4 #:.5 #:1e+3 #:3..2 #:0xAp1"},
    {"1-2", "#:1 o:- #:2"},
    {"'a\"b' \"a'b\"", "s:a\"b s:a'b"},
    {"'\\65\\x42\\u{43}\\z  \n D\\\\'", "s:ABCD\\"},
    {"'\\u{20AC}\\u{0}'", "s:€"},
    {"'\\u{0000000041}'", "s:A"},
    {"'a\\\nb'", "s:a\nb"},
    {"[[\nx]] [==[ ]] ]=] ]==]", "s:x s: ]] ]=] "},
    {"[[a\r\nb]]", "s:a\nb"},
    {"a -- b\nc", "n:a n:c"},
    {"a --[[ b\n ]] c", "n:a n:c"},
    {"a --[==[ ]] b ]==] c", "n:a n:c"},
    {"a --[=b\nc", "n:a n:c"},
    {"t[1]", "n:t o:[ #:1 o:]"},
    {"\xEF\xBB\xBFx", "n:x"},
};

static void a_source_becomes_the_tokens_that_lua_reads(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scanned s = scan(text_of(rows[i].source));
        char seen[256] = "";
        for (size_t k = 0; k + 1 < s.count; k++) {
            size_t len = strlen(seen);
            (void)snprintf(seen + len, sizeof seen - len, "%s%c:%.*s", k > 0 ? " " : "",
                           "ns#ko"[s.tokens[k].kind], TEXT_ARGS(s.tokens[k].text));
        }
        assert_string_equal(seen, rows[i].tokens);
        assert_int_equal(s.tokens[s.count - 1].kind, TOKEN_END);
        arena_clear(&s.arena);
    }
}

static void a_text_keeps_its_nul(void **state) {
    (void)state;

    struct scanned s = scan(TEXT("'a\\0b'"));

    assert_int_equal(s.tokens[0].text.len, 3);
    assert_memory_equal(s.tokens[0].text.at, "a\0b", 4);
    arena_clear(&s.arena);
}

static void columns_count_characters_and_lines_count_every_newline(void **state) {
    (void)state;
    static const struct {
        const char *name;
        int line, column;
    } places[] = {{"a", 1, 1}, {"b", 1, 8}, {"c", 2, 2},
                  {"d", 3, 1}, {"e", 5, 4}, {"f", 8, 5}};

    struct scanned s = scan(TEXT("a 'éé' b\n\tc\r\nd\n\r--[[\n]] e [[\n\n\n]]  f"));

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const struct token *token =
            lexer_find(s.tokens, s.count, 1, text_of(places[i].name));
        assert_non_null(token);
        assert_int_equal(token->line, places[i].line);
        assert_int_equal(token->column, places[i].column);
    }
    arena_clear(&s.arena);
}

static void an_unbroken_text_is_the_source_itself(void **state) {
    (void)state;
    const struct text source = TEXT("x = 'éa'");

    struct scanned s = scan(source);

    assert_true(text_is(s.tokens[2].text, "éa"));
    assert_ptr_equal(s.tokens[2].text.at, source.at + 5);
    arena_clear(&s.arena);
}

static void the_end_has_a_place_too(void **state) {
    (void)state;

    struct scanned s = scan(TEXT("a\n  "));

    assert_int_equal(s.count, 2);
    assert_int_equal(s.tokens[1].line, 2);
    assert_int_equal(s.tokens[1].column, 3);
    assert_int_equal(s.tokens[1].offset, 4);
    arena_clear(&s.arena);
}

static const struct {
    const char *source;
    int line, column;
    const char *sentence; // a part of it
} broken[] = {
    {"x = 'abc", 1, 5, "closing quote"},
    {"x = \"abc\ny\"", 1, 5, "closing quote"},
    {"x = 'abc\\", 1, 5, "closing quote"},
    {"x = 'abc\\z", 1, 5, "closing quote"},
    {"\n  x = [[ab", 2, 7, "long text has no end"},
    {"x = [==[ab]]", 1, 5, "long text has no end"},
    {"\n--[[ab", 2, 1, "long comment has no end"},
    {"x = [=", 1, 5, "[[' or '[=["},
    {"x = '\\q'", 1, 5, "escape"},
    {"x = '\\300'", 1, 5, "escape"},
    {"x = '\\xg1'", 1, 5, "escape"},
    {"x = '\\x4'", 1, 5, "escape"},
    {"x = '\\u{}'", 1, 5, "escape"},
    {"x = '\\u{80000000}'", 1, 5, "escape"},
    {"x = '\\u41'", 1, 5, "escape"},
    {"x = $", 1, 5, "no meaning"},
    {"é = 1", 1, 1, "no meaning"},
    {"x = 1 ! 2", 1, 7, "no meaning"},
};

static void what_is_broken_is_refused_with_its_place(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct arena arena;
        arena_init(&arena, &system_allocator, 0);
        struct token *tokens = NULL;
        size_t count = 0;
        aftercare_error err = {.status = AFTERCARE_OK};

        aftercare_status status = lexer_scan(&tokens, &count, &arena, "rules.lua",
                                             text_of(broken[i].source), &err);

        assert_int_equal(status, AFTERCARE_ERULES);
        assert_null(tokens);
        assert_string_equal(err.place, "rules.lua");
        assert_int_equal(err.line, broken[i].line);
        assert_int_equal(err.column, broken[i].column);
        assert_non_null(strstr(err.sentence, broken[i].sentence));
        arena_clear(&arena);
    }
}

// Writes the places and first words of all problems.
static void note(void *context, const aftercare_error *err) {
    char *seen = context;
    size_t len = strlen(seen);
    (void)snprintf(seen + len, 512 - len, "%d:%d %.*s;", err->line, err->column,
                   (int)strcspn(err->sentence, " "), err->sentence);
}

static const struct {
    const char *source, *problems;
} look_alikes[] = {
    {"when = a & b | ~c", ""},
    {"when = a and b", "1:10 'and';"},
    {"when = a or\n  b", "1:10 'or';"},
    {"when = not a", "1:8 'not';"},
    {"x = a == b, a ~= b", "1:7 '==';1:15 '~=';"},
    {"x = a < b x = a <= b x = a > b x = a >= b",
     "1:7 '<';1:17 '<=';1:28 '>';1:38 '>=';"},
    {"if x then y() end", "1:1 'if';"},
    {"for i = 1, 2 do end while x do end repeat until x goto y",
     "1:1 'for';1:21 'while';1:36 'repeat';1:51 'goto';"},
    {"when = function(f) return f.a and f.b == 1 or not f.c end", ""},
    {"f = function() if a then b() elseif c then d() else e() end end x = a and b",
     "1:71 'and';"},
    {"function f() for i = 1, 2 do while x do end end end y = a or b", "1:59 'or';"},
    {"function f() repeat local x = 1 until x > 2 end y = a < b", "1:55 '<';"},
    {"f(function() return function() return a and b end end, a and b)", "1:58 'and';"},
    {"function f() do local g = function() end end end y = not x", "1:54 'not';"},
    {"local function f() end local x <const> = 1 local y <close> = nil z = x < 1",
     "1:72 '<';"},
    {"x = 'a and b' -- or not\n--[[ == ]] y = [[ if ]]", ""},
    {"x = { and_ = 1, nothing = 2 }", ""},
};

static void look_alikes_are_refused_outside_functions(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof look_alikes / sizeof *look_alikes; i++) {
        struct scanned s = scan(text_of(look_alikes[i].source));
        char seen[512] = "";
        struct problems problems = {.told = note, .context = seen};

        lexer_refuse(s.tokens, s.count, "rules.lua", &problems);

        assert_string_equal(seen, look_alikes[i].problems);
        arena_clear(&s.arena);
    }
}

static void a_refused_word_names_the_word_to_write_instead(void **state) {
    (void)state;
    static const struct {
        const char *source, *instead;
    } words[] = {
        {"and", "write '&'"},
        {"or", "write '|'"},
        {"not", "write '~'"},
        {"==", ":is"},
        {"~=", "write '~'"},
        {"<", ":under"},
        {"<=", ":at_most"},
        {">", ":at_most"},
        {">=", ":at_least"},
        {"if", "one rule for each case"},
        {"for", "one rule for each case"},
        {"while", "one rule for each case"},
        {"repeat", "one rule for each case"},
        {"goto", "one rule for each case"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct scanned s = scan(text_of(words[i].source));
        struct problems problems = {.told = NULL};

        lexer_refuse(s.tokens, s.count, "rules.lua", &problems);

        assert_int_equal(problems.count, 1);
        assert_string_equal(problems.first.place, "rules.lua");
        assert_non_null(strstr(problems.first.sentence, words[i].instead));
        arena_clear(&s.arena);
    }
}

static void a_line_and_a_text_find_a_token(void **state) {
    (void)state;
    struct scanned s = scan(TEXT("rule 'x' {\n  y = 'x',\n}\nx()"));

    assert_int_equal(lexer_find(s.tokens, s.count, 1, TEXT("x"))->column, 6);
    assert_int_equal(lexer_find(s.tokens, s.count, 2, TEXT("x"))->column, 7);
    assert_int_equal(lexer_find(s.tokens, s.count, 3, TEXT("x"))->line, 4);
    assert_null(lexer_find(s.tokens, s.count, 5, TEXT("x")));
    assert_null(lexer_find(s.tokens, s.count, 1, TEXT("z")));
    assert_null(lexer_find(s.tokens, s.count, 1, TEXT("")));

    arena_clear(&s.arena);
}

static const char fields[] = "rule 'a' { a = 1 }\n"
                             "rule 'b' {\n"
                             "  a = { b = 2, c = 3 }, -- b = 4\n"
                             "  f = function(x) b = 5; d = { e = 6 } end,\n"
                             "  b = ('x') :y { b = 7 } & z;\n"
                             "  e = a == b,\n"
                             "  [c] = 8, g(c, { c = 9 }),\n"
                             "}\n"
                             "rule 'c' { last = 1 }\n";

static void a_field_is_found_in_its_own_table_only(void **state) {
    (void)state;
    static const struct {
        int line;
        const char *name;
        int found_line, found_column; // 0 for not at all
    } cases[] = {
        {1, "a", 1, 16}, {2, "a", 3, 7},     {2, "b", 5, 7},     {2, "f", 4, 7},
        {2, "e", 6, 7},  {2, "c", 0, 0},     {2, "d", 0, 0},     {2, "x", 0, 0},
        {1, "b", 0, 0},  {9, "last", 9, 19}, {10, "last", 0, 0}, {2, "last", 0, 0},
    };
    struct scanned s = scan(text_of(fields));

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct token *value =
            lexer_field(s.tokens, s.count, cases[i].line, text_of(cases[i].name));
        assert_int_equal(value ? value->line : 0, cases[i].found_line);
        assert_int_equal(value ? value->column : 0, cases[i].found_column);
    }

    arena_clear(&s.arena);
}

static aftercare_status bound(const char *source, unsigned max) {
    aftercare_error err;
    return lexer_bound("rules.lua", text_of(source), max, &err);
}

static void fields_read_in_a_row_are_counted(void **state) {
    (void)state;
    static const struct {
        const char *source;
        aftercare_status status; // for at most three
    } cases[] = {
        {"a.b.c.d", AFTERCARE_OK},
        {"a.b.c.d.e", AFTERCARE_ERULES},
        {"a . b\n.c --[[x]] .d:e()", AFTERCARE_ERULES},
        {"a[b[c[d[e]]]]", AFTERCARE_ERULES},
        {"a['b'][1][c].d", AFTERCARE_ERULES},
        {"(((a.b).c).d).e", AFTERCARE_ERULES},
        {"a.b.c, a.b.c", AFTERCARE_OK},
        {"a.b.c + a.b.c", AFTERCARE_OK},
        {"a.b.c() a.b.c()", AFTERCARE_OK},
        {"a.b = c.d e.f = g.h", AFTERCARE_OK},
        {"a 'x' :b 'y' :c 'z'", AFTERCARE_OK},
        {"x = 'a.b.c.d.e.f'", AFTERCARE_OK},
        {"x = 'a", AFTERCARE_ERULES},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(bound(cases[i].source, 3), cases[i].status);
    }
}

static void tokens_are_bounded_as_their_source_is(void **state) {
    (void)state;
    static const char source[] = "a.b.c\n  a.b.c.d.e";
    struct scanned s = scan(text_of(source));
    aftercare_error err = {.line = 0};

    assert_int_equal(lexer_bound_tokens("rules.lua", s.tokens, s.count, 4, &err),
                     AFTERCARE_OK);
    assert_int_equal(lexer_bound_tokens("rules.lua", s.tokens, s.count, 3, &err),
                     bound(source, 3));
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 10);
    assert_non_null(strstr(err.sentence, "more than 3 fields"));
    arena_clear(&s.arena);
}

static void a_failing_allocation_is_told_and_leaks_nothing(void **state) {
    (void)state;
    const struct text source = TEXT("x = 'a' y = [[b]] z = { 1, 2, 3, 4, 5, 6, 7, 8 }");
    size_t limit = 0;
    aftercare_status status = AFTERCARE_ENOMEM;

    while (status) { // each limit on the arena fails another of its allocations
        struct arena arena;
        struct token *tokens = NULL;
        size_t count = 0;
        aftercare_error err = {.status = AFTERCARE_OK};
        arena_init(&arena, &system_allocator, ++limit);
        status = lexer_scan(&tokens, &count, &arena, "rules.lua", source, &err);
        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        assert_int_equal(err.status, status);
        assert_true(status == AFTERCARE_OK || tokens == NULL);
        arena_clear(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_source_becomes_the_tokens_that_lua_reads),
        cmocka_unit_test(a_text_keeps_its_nul),
        cmocka_unit_test(columns_count_characters_and_lines_count_every_newline),
        cmocka_unit_test(an_unbroken_text_is_the_source_itself),
        cmocka_unit_test(the_end_has_a_place_too),
        cmocka_unit_test(what_is_broken_is_refused_with_its_place),
        cmocka_unit_test(look_alikes_are_refused_outside_functions),
        cmocka_unit_test(a_refused_word_names_the_word_to_write_instead),
        cmocka_unit_test(a_line_and_a_text_find_a_token),
        cmocka_unit_test(a_field_is_found_in_its_own_table_only),
        cmocka_unit_test(fields_read_in_a_row_are_counted),
        cmocka_unit_test(tokens_are_bounded_as_their_source_is),
        cmocka_unit_test(a_failing_allocation_is_told_and_leaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
