#include "core/lua/layout.h"
#include "core/lua/token_digest.h"
#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LONG "0123456789 0123456789 0123456789 0123456789 0123456789 0123456789"

static const struct {
    const char *name, *before, *after;
} rows[] = {
    {"nothing", "", ""},
    {"a comment alone", "  -- x  ", "-- x\n"},
    {"blanks", "x  {a=1 ,b={ },c={1,2}}", "x { a = 1, b = {}, c = { 1, 2 } }\n"},
    {"a long table", "x {\na=1,\nbcd={2;\n}}",
     "x {\n  a   = 1,\n  bcd = {\n    2,\n  },\n}\n"},
    {"entries that share a line", "x{\na = 1, b = 2,\ncde = 3 }",
     "x {\n  a   = 1, b = 2,\n  cde = 3,\n}\n"},
    {"inside a rule these are not aligned", "x{\ny = {\na = 1, b = 2,\ncde = 3 } }",
     "x {\n  y = {\n    a = 1, b = 2,\n    cde = 3,\n  },\n}\n"},
    {"as wide as the author made all", "x {\n  a   = 1,\n  b   = 2,\n}",
     "x {\n  a   = 1,\n  b   = 2,\n}\n"},
    {"a blank line ends what is aligned", "x {\n  a = 1,\n\n\n  bcd = 2,\n}",
     "x {\n  a = 1,\n\n  bcd = 2,\n}\n"},
    {"rows keep their columns", "x {\n  { 'a',   b = 1 },\n  { 'bcd', b = 2 },\n}",
     "x {\n  { \"a\",   b = 1 },\n  { \"bcd\", b = 2 },\n}\n"},
    {"rules with a blank line between them", "-- a\nx {\n}\n-- b\ny {\n1 }\nz {}\nz {}",
     "-- a\nx {}\n\n-- b\ny {\n  1,\n}\n\nz {}\nz {}\n"},
    {"two rules on one line", "x {} y 'b' {} local a = 1",
     "x {}\ny \"b\" {}\nlocal a = 1\n"},
    {"a condition", "x { when=a'b':c(1)|~d:e\"f\" }",
     "x { when = a \"b\" :c(1) | ~d :e \"f\" }\n"},
    {"a continued condition", "x {\n  when = a :b() &\n c :d() -- why\n | e :f(),\n}",
     "x {\n  when = a :b()\n       & c :d() -- why\n       | e :f(),\n}\n"},
    {"a continued one in brackets", "x {\n  when = (a |\n b) & c,\n}",
     "x {\n  when = (a\n        | b) & c,\n}\n"},
    {"a joint behind its comment", "x {\n  when = a & -- why\n b,\n}",
     "x {\n  when = a -- why\n       & b,\n}\n"},
    {"a comma before the comment", "x {\n  a = 1 -- one\n  , b = 2\n}",
     "x {\n  a = 1, -- one\n  b = 2,\n}\n"},
    {"comments where they stand", "x { -- a\n  -- b\n  c = 1, -- d\n  -- e\n}\n-- f",
     "x { -- a\n  -- b\n  c = 1, -- d\n  -- e\n}\n-- f\n"},
    {"a long comment", "x { --[[ a\n b ]] c = 1 }", "x { --[[ a\n b ]] c = 1 }\n"},
    {"comments in columns", "a = 1   -- x\nbc = 22 -- y",
     "a  = 1   -- x\nbc = 22 -- y\n"},
    {"quotes", "x { 'a', 'b\"c', \"d'e\", 'f\\'g', [[h]] }",
     "x { \"a\", 'b\"c', \"d'e\", \"f\\'g\", [[h]] }\n"},
    {"a text of several lines", "x { a = [[\n  b\n]], c = 1 }",
     "x { a = [[\n  b\n]], c = 1 }\n"},
    {"a function as it is written",
     "x {\n when = function(facts)\n   local  a={}\n\n\n   return a,[[\n z]]\n end }",
     "x {\n  when = function(facts)\n    local  a={}\n\n\n    return a,[[\n z]]\n  "
     "end,\n}\n"},
    {"a loop as it is written", "for i=1,2 do\n  f{i}\nend\nx{1}",
     "for i=1,2 do\n  f{i}\nend\nx { 1 }\n"},
    {"names of the same block", "a = 1\nbcd = 2\nlocal e = 3",
     "a   = 1\nbcd = 2\nlocal e = 3\n"},
    {"what would be a comment", "x { a = - -1, b = #c .. d, e = -f }",
     "x { a = - -1, b = #c .. d, e = -f }\n"},
    {"a constant", "local a<const> = b.c[1](2)", "local a <const> = b.c[1](2)\n"},
    {"newlines of all kinds", "x {}\r\n\r\n\r\ny {}\rz {}", "x {}\n\ny {}\nz {}\n"},
    {"the mark of an editor", "\xEF\xBB\xBFx {}", "x {}\n"},
    {"a phrase that is too long", "x { a = { en = \"" LONG "\", es = \"" LONG "\" } }",
     "x {\n  a = {\n    en = \"" LONG "\",\n    es = \"" LONG "\",\n  },\n}\n"},
    {"a list that is too long",
     "x {\n  a = { \"" LONG "\", \"b\", \"" LONG "\", \"c\" },\n}",
     "x {\n  a = {\n    \"" LONG "\", \"b\",\n    \"" LONG "\", \"c\",\n  },\n}\n"},
    {"a comment before the first of a list that is too long",
     "x { --[[ " LONG " ]] \"" LONG "\" }",
     "x {\n  --[[ " LONG " ]]\n  \"" LONG "\",\n}\n"},
    {"a condition that is too long",
     "x {\n  when = a \"" LONG "\" :b() & ~(c :d() | e \"" LONG "\" :f()),\n}",
     "x {\n  when = a \"" LONG "\" :b()\n       & ~(c :d() | e \"" LONG "\" :f()),\n}\n"},
    {"a call that is too long", "x(\"" LONG "\", \"" LONG "\")",
     "x(\"" LONG "\",\n  \"" LONG "\")\n"},
    {"a line that cannot be broken", "x { \"" LONG LONG "\" }",
     "x {\n  \"" LONG LONG "\",\n}\n"},
};

struct laid_out {
    struct arena arena;
    struct text text;
    aftercare_error err;
};

static aftercare_status lay_out(struct laid_out *out, struct text source) {
    const struct layout_request request = {.place = "x.lua", .source = source};
    *out = (struct laid_out){.text = {0}};
    arena_init(&out->arena, &system_allocator, 0);
    return layout_make(&out->text, &out->arena, &request, &out->err);
}

static void a_file_is_laid_out_in_one_way(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct laid_out once;
        if (lay_out(&once, text_of(rows[i].before))) {
            fail_msg("%s: %s", rows[i].name, once.err.sentence);
        }
        if (!text_is(once.text, rows[i].after)) {
            fail_msg("%s:\n%.*s", rows[i].name, TEXT_ARGS(once.text));
        }
        arena_clear(&once.arena);
    }
}

static void what_is_laid_out_stays(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct laid_out twice;
        assert_int_equal(lay_out(&twice, text_of(rows[i].after)), AFTERCARE_OK);
        if (!text_is(twice.text, rows[i].after)) {
            fail_msg("%s:\n%.*s", rows[i].name, TEXT_ARGS(twice.text));
        }
        arena_clear(&twice.arena);
    }
}

static const struct {
    const char *source;
    aftercare_status status;
    int line;
    const char *sentence; // a part of it
} refused[] = {
    {"x {\n  a = ,\n}", AFTERCARE_ERULES, 2, "unexpected symbol"},
    {"x {\n", AFTERCARE_ERULES, 2, "expected"},
    {"x = 'a", AFTERCARE_ERULES, 1, "no closing quote"},
    {"--[[ x", AFTERCARE_ERULES, 1, "no end"},
    {"x = 'a\xFF'", AFTERCARE_ERULES, 0, "not UTF-8"},
    {"x = $", AFTERCARE_ERULES, 1, "no meaning"},
};

static void what_is_no_lua_is_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct laid_out out;
        assert_int_equal(lay_out(&out, text_of(refused[i].source)), refused[i].status);
        assert_null(out.text.at);
        assert_string_equal(out.err.place, "x.lua");
        assert_int_equal(out.err.line, refused[i].line);
        assert_non_null(strstr(out.err.sentence, refused[i].sentence));
        arena_clear(&out.arena);
    }
}

static void brackets_may_nest_as_deep_as_lua_lets_them(void **state) {
    (void)state;
    char source[1024];
    for (size_t depth = 150; depth <= 250; depth += 100) {
        struct laid_out out;
        memset(source, '{', depth);
        memset(source + depth, '}', depth);
        source[2 * depth] = '\0';
        memcpy(source, "x={", 3); // the first three open one table
        source[2 * depth - 2] = '\0';
        aftercare_status status = lay_out(&out, text_of(source));
        assert_int_equal(status, depth < 200 ? AFTERCARE_OK : AFTERCARE_ERULES);
        arena_clear(&out.arena);
    }
}

static void note_change(void *context, int line, const char *sentence) {
    char *seen = context;
    size_t len = strlen(seen);
    (void)snprintf(seen + len, 512 - len, "%d: %s\n", line, sentence);
}

static const struct {
    const char *source, *changes;
} told[] = {
    {"x {}\n", ""},
    {"x {\n  a = 1,\n  bc = 2,\n}\n", "2: this line would read: a  = 1,\n"},
    {"x {\na = 1,\n}\n", "2: 2 blanks would stand before this line\n"},
    {"x {\n  a = 1 }\n", "2: this line would read: a = 1,\n2: this line would read: }\n"},
    {"x\n{}\n", "1: this line would read: x {}\n"
                "2: this line would go on the one above\n"},
    {"x {\n  1,\n}\ny {}\n", "4: a blank line would stand above this one\n"},
    {"x {\n\n  1,\n}\n", "3: no blank line would stand above this one\n"},
    {"x {}", "1: other blanks or newlines would stand in this file\n"},
};

static void each_line_that_would_change_is_told(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        char seen[512] = "";
        const struct layout_request request = {.place = "x",
                                               .source = text_of(told[i].source),
                                               .change = note_change,
                                               .context = seen};
        struct laid_out out = {.text = {0}};
        arena_init(&out.arena, &system_allocator, 0);
        assert_int_equal(layout_make(&out.text, &out.arena, &request, &out.err),
                         AFTERCARE_OK);
        assert_string_equal(seen, told[i].changes);
        arena_clear(&out.arena);
    }
}

static void a_failing_allocator_changes_nothing(void **state) {
    (void)state;
    const struct layout_request request = {
        .place = "x", .source = TEXT("x {\na='b', when = function() return 1 end }")};
    aftercare_status status = AFTERCARE_ENOMEM;
    for (size_t n = 1; status; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct text text = {0};
        aftercare_error err = {0};
        struct arena arena;
        arena_init(&arena, &allocator, 0);
        status = layout_make(&text, &arena, &request, &err);
        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        assert_int_equal(status == AFTERCARE_OK, text.at != NULL);
        arena_clear(&arena);
        assert_int_equal(failing.live, 0);
    }
}

// Of a source, in room for one.
static const char *digest(char out[DIGEST_TEXT_MAX], const char *source) {
    struct token *tokens = NULL;
    size_t count = 0;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    assert_int_equal(lexer_scan(&tokens, &count, &arena, "x", text_of(source), NULL),
                     AFTERCARE_OK);
    const char *digest = token_digest(&arena, tokens, count);
    assert_non_null(digest);
    memcpy(out, digest, DIGEST_TEXT_MAX);
    arena_clear(&arena);
    return out;
}

static const struct {
    const char *name, *one, *other;
    bool is_same;
} digests[] = {
    {"blanks", "x{a=1}", "x { a = 1 }", true},
    {"newlines and comments", "x{a=1}", "-- x\nx {\n  a = 1, -- one\n}\n", true},
    {"quotes and escapes", "x 'a\\65' [[b]]", "x \"aA\" \"b\"", true},
    {"a last separator", "x{1;}", "x{1}", true},
    {"another separator", "x{1;2}", "x{1,2}", false},
    {"a text and a name", "x{a}", "x{'a'}", false},
    {"where words end", "x{ab,c}", "x{a,bc}", false},
    {"where texts end", "x{'ab','c'}", "x{'a','bc'}", false},
    {"a NUL", "x'a\\0b'", "x'a' 'b'", false},
    {"the order of fields", "x{a=1,b=2}", "x{b=2,a=1}", false},
    {"a number", "x{1}", "x{2}", false},
    {"where a line of a function is", "x{function() f() end}", "x{function()\nf() end}",
     false},
    {"where a function is", "x{function() end}", "x{\nfunction() end}", false},
    {"what stands behind a function", "x{function() end,a}", "x{function() end,\na}",
     true},
};

static void a_digest_is_of_what_a_file_says(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof digests / sizeof *digests; i++) {
        char one[DIGEST_TEXT_MAX], other[DIGEST_TEXT_MAX];
        bool is_same =
            strcmp(digest(one, digests[i].one), digest(other, digests[i].other)) == 0;
        if (is_same != digests[i].is_same) {
            fail_msg("%s", digests[i].name);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_laid_out_in_one_way),
        cmocka_unit_test(what_is_laid_out_stays),
        cmocka_unit_test(what_is_no_lua_is_refused),
        cmocka_unit_test(brackets_may_nest_as_deep_as_lua_lets_them),
        cmocka_unit_test(each_line_that_would_change_is_told),
        cmocka_unit_test(a_failing_allocator_changes_nothing),
        cmocka_unit_test(a_digest_is_of_what_a_file_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
