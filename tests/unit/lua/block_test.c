#include "core/lua/block.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

struct scanned {
    struct arena arena;
    struct token *tokens;
    size_t count;
};

static void scan(struct scanned *scanned, const char *source) {
    arena_init(&scanned->arena, &system_allocator, 0);
    assert_int_equal(lexer_scan(&scanned->tokens, &scanned->count, &scanned->arena, "x",
                                text_of(source), NULL),
                     AFTERCARE_OK);
}

static const struct token *open_of(const struct scanned *scanned) {
    const struct token *at = scanned->tokens;
    while (at->kind != TOKEN_END && !token_is(at, TOKEN_OPERATOR, "{")) {
        at++;
    }
    return at;
}

static const struct {
    const char *source;
    const char *key; // "": the entry with that number
    int entry, column;
} places[] = {
    {"x { a = 1, b = 2 }", "b", 0, 16},
    {"x { a = 1; b = { c = 3 }, c = 4 }", "c", 0, 31},
    {"x { ['b'] = 2 }", "b", 0, 13},
    {"x { a = 1, a = 2 }", "a", 0, 16},
    {"x { a = 1 }", "b", 0, 0},
    {"x { b = f(1, { a = 2 }), a = 3 }", "a", 0, 30},
    {"x { b = function() local t = { 1, a = 2 } return t, 1 end, a = 3 }", "a", 0, 64},
    {"x { b = function() for i = 1, 2 do if i then end end end, a = 3 }", "a", 0, 63},
    {"x { 1, a = 2, 'b' }", "", 2, 15},
    {"x { { 1, 2 }, 3 }", "", 2, 15},
    {"x { 1 }", "", 2, 0},
    {"x { a == 1 }", "a", 0, 0},
    {"x { a = 1", "a", 0, 9},
    {"x {", "a", 0, 0},
    {"x", "a", 0, 0},
};

static void a_field_is_found_in_its_own_table(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct scanned scanned;
        scan(&scanned, places[i].source);
        const struct token *open = open_of(&scanned);

        const struct token *found = places[i].entry > 0
                                        ? block_entry(open, places[i].entry)
                                        : block_value(open, text_of(places[i].key));

        assert_int_equal(found ? found->column : 0, places[i].column);
        arena_clear(&scanned.arena);
    }
}

static void a_table_that_is_not_written_has_no_fields(void **state) {
    (void)state;
    assert_null(block_value(NULL, TEXT("a")));
    assert_null(block_entry(NULL, 1));
    assert_null(block_key(NULL, TEXT("a")));
    assert_null(block_table(NULL));
}

static void a_key_has_a_place_of_its_own(void **state) {
    (void)state;
    struct scanned scanned;
    scan(&scanned, "x { a = 1, b = 2 }");

    assert_int_equal(block_key(open_of(&scanned), TEXT("b"))->column, 12);

    arena_clear(&scanned.arena);
}

static const struct {
    const char *source;
    int line;
    const char *word, *id;
    int nth, column;
} uses[] = {
    {"a 'x' a 'y' a 'x'", 1, "a", "x", 0, 1},
    {"a 'x' a 'y' a 'x'", 1, "a", "x", 1, 13},
    {"a 'x' a 'y' a 'x'", 1, "a", "x", 7, 13},
    {"a 'x' a 'y' a 'x'", 1, "a", "y", 0, 7},
    {"a 'x'\n  a('x')", 2, "a", "x", 0, 3},
    {"a 'x'\n  a [[x]]", 2, "a", "x", 0, 3},
    {"a 'x'\n\n\n  a 'x'", 3, "a", "x", 0, 0},
    {"b a a", 1, "a", "", 1, 5},
    {"a 'x'", 1, "a", "z", 0, 0},
    {"", 1, "a", "", 0, 0},
};

static void a_use_of_a_word_is_found_on_its_line(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++) {
        struct scanned scanned;
        scan(&scanned, uses[i].source);

        const struct token *start =
            block_line(scanned.tokens, scanned.count, uses[i].line);
        const struct token *found = start->line == uses[i].line
                                        ? block_word(start, text_of(uses[i].word),
                                                     text_of(uses[i].id), uses[i].nth)
                                        : NULL;

        assert_int_equal(found ? found->column : 0, uses[i].column);
        arena_clear(&scanned.arena);
    }
}

static void the_table_of_a_word_stands_behind_its_name(void **state) {
    (void)state;
    static const struct {
        const char *source;
        int column;
    } tables[] = {{"a 'x' { }", 7}, {"a('x') { }", 8}, {"a { }", 3}, {"a({ })", 3},
                  {"a 'x' (t)", 0}, {"a 'x'", 0},      {"a", 0}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct scanned scanned;
        scan(&scanned, tables[i].source);

        const struct token *found = block_table(scanned.tokens);

        assert_int_equal(found ? found->column : 0, tables[i].column);
        arena_clear(&scanned.arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_is_found_in_its_own_table),
        cmocka_unit_test(a_table_that_is_not_written_has_no_fields),
        cmocka_unit_test(a_key_has_a_place_of_its_own),
        cmocka_unit_test(a_use_of_a_word_is_found_on_its_line),
        cmocka_unit_test(the_table_of_a_word_stands_behind_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
