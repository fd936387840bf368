#include "core/base/text.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void texts_are_compared_by_bytes(void **state) {
    (void)state;
    assert_int_equal(text_of(NULL).len, 0);
    assert_true(text_equal(TEXT(""), (struct text){NULL, 0}));
    assert_true(text_is(TEXT("face"), "face"));
    assert_false(text_is(TEXT("face"), "fac"));
    assert_true(text_compare(TEXT("face"), TEXT("faces")) < 0);
    assert_true(text_compare(TEXT("b"), TEXT("aa")) > 0);
    assert_true(text_compare(TEXT("z"), TEXT("é")) < 0);
    assert_true(text_compare(TEXT("a\0b"), TEXT("a\0c")) < 0);
    assert_int_equal(text_compare(TEXT("x"), TEXT("x")), 0);
}

static void the_hash_is_fnv_1a(void **state) {
    (void)state;
    // http://www.isthe.com/chongo/src/fnv/test_fnv.c
    assert_true(text_hash(TEXT("")) == UINT64_C(0xcbf29ce484222325));
    assert_true(text_hash(TEXT("a")) == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(text_hash(TEXT("foobar")) == UINT64_C(0x85944171f73967e8));
}

static void only_shortest_forms_of_real_characters_are_utf8(void **state) {
    (void)state;
    static const struct {
        struct text text;
        bool is_utf8;
    } rows[] = {
        {{"", 0}, true},
        {{"a\0b", 3}, true},
        {{"\xC3\xA9", 2}, true},
        {{"\xE2\x82\xAC", 3}, true},
        {{"\xED\x9F\xBF", 3}, true},
        {{"\xEE\x80\x80", 3}, true},
        {{"\xF0\x9F\xA6\xB6", 4}, true},
        {{"\xF4\x8F\xBF\xBF", 4}, true},
        {{"\x80", 1}, false},
        {{"\xC3", 1}, false},
        {{"\xC0\x80", 2}, false},
        {{"\xC1\xBF", 2}, false},
        {{"\xE0\x9F\xBF", 3}, false},
        {{"\xE2\x82", 2}, false},
        {{"\xE2\x82\x41", 3}, false},
        {{"\xED\xA0\x80", 3}, false},
        {{"\xF0\x8F\xBF\xBF", 4}, false},
        {{"\xF4\x90\x80\x80", 4}, false},
        {{"\xF5\x80\x80\x80", 4}, false},
        {{"\xFF", 1}, false},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(text_is_utf8(rows[i].text), rows[i].is_utf8);
    }
    assert_int_equal(text_character(TEXT("")), 0);
    assert_int_equal(text_character(TEXT("\xF0\x9F\xA6\xB6x")), 4);
}

static void what_is_plain_ends_at_the_first_byte_that_is_not(void **state) {
    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        for (size_t at = 0; at < 20; at++) {
            char text[21] = "plain text of twenty";
            bool is_plain = byte >= ' ' && byte <= '~';

            text[at] = (char)byte;

            assert_int_equal(text_plain((struct text){text, 20}), is_plain ? 20 : at);
            assert_int_equal(text_plain((struct text){text, at}), at);
        }
    }
    assert_int_equal(text_plain(TEXT("")), 0);
}

static void what_is_plain_ends_at_the_first_stop(void **state) {
    (void)state;
    static const char plain[] = "!plain text! of \"twenty four\" and more";
    for (size_t from = 0; from < sizeof plain - 1; from++) {
        for (char stop = ' '; stop <= '~'; stop++) {
            struct text text = {plain + from, sizeof plain - 1 - from};
            const char stops[] = {stop, '"', '\0'};

            assert_int_equal(text_plain_before(text, stop, '"'), strcspn(text.at, stops));
            assert_int_equal(text_plain_before(text, '"', stop), strcspn(text.at, stops));
        }
    }
    assert_int_equal(text_plain_before(TEXT("plain, \xC3\xA9, \"x"), '"', '"'), 7);
}

static void cleaning_drops_a_character_cut_in_two(void **state) {
    (void)state;
    static const struct {
        const char *before, *after;
    } rows[] = {
        {"", ""},
        {"plain é €", "plain é €"},
        {"x\xC3", "x"},
        {"x\xE2\x82", "x"},
        {"x\xF0\x9F\xA6", "x"},
        {"\xF0\x9F\xA6", ""},
        {"x\xA9\xA9", "x??"},
        {"\x80\x80\x80\x80", "????"},
        {"tab\there", "tab?here"},
        {"a\xC2\x85z", "a?z"},
        {"a\xC2\xA0z", "a\xC2\xA0z"},
    };
    char string[32];

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        memcpy(string, rows[i].before, strlen(rows[i].before) + 1);
        text_clean(string);
        assert_string_equal(string, rows[i].after);
    }
}

static void places_count_lines_and_characters(void **state) {
    (void)state;
    static const struct {
        size_t offset;
        int line, column;
    } rows[] = {{0, 1, 1}, {1, 1, 2}, {3, 1, 3}, {4, 2, 1}, {6, 2, 3}, {99, 2, 3}};
    struct text text = TEXT("aé\nbc");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int line = 0;
        int column = 0;
        text_locate(text, rows[i].offset, &line, &column);
        assert_int_equal(line, rows[i].line);
        assert_int_equal(column, rows[i].column);
    }
}

static void digits_are_read_exactly(void **state) {
    (void)state;
    int value = 7;

    assert_false(text_digits(&value, TEXT("12a4"), 0, 4));
    assert_false(text_digits(&value, TEXT("123"), 0, 4));
    assert_false(text_digits(&value, TEXT("-123"), 0, 4));
    assert_false(text_digits(&value, TEXT("1"), 2, 1));
    assert_int_equal(value, 7);
    assert_true(text_digits(&value, TEXT("x0123456789"), 1, 9));
    assert_int_equal(value, 12345678);
}

static void digits_are_written_with_zeros_before_them(void **state) {
    (void)state;
    char out[5] = "????";

    text_put_digits(out, 42, 4);
    assert_string_equal(out, "0042");
    text_put_digits(out, 98765, 4);
    assert_string_equal(out, "8765");
}

static void folding_finds_a_word_however_people_write_it(void **state) {
    (void)state;
    static const struct {
        const char *written, *folded;
    } rows[] = {
        {"Cold Sore", "cold_sore"},
        {"  cold -  sore\t", "cold_sore"},
        {"cold_sore", "cold_sore"},
        {"COLD--SORE_", "cold_sore"},
        {"Crème\nbrûlée", "crème_brûlée"},
        {"", ""},
        {" _- ", ""},
    };
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text folded = text_fold(&arena, text_of(rows[i].written));
        assert_string_equal(folded.at, rows[i].folded);
        assert_int_equal(folded.len, strlen(rows[i].folded));
    }
    arena_clear(&arena);
    struct failing failing = {.fails_at = 1};
    struct allocator allocator = failing_allocator(&failing);
    arena_init(&arena, &allocator, 0);
    assert_null(text_fold(&arena, TEXT("x")).at);
}

static void distance_counts_single_mistakes(void **state) {
    (void)state;
    static const struct {
        const char *a, *b;
        size_t limit, distance;
    } rows[] = {
        {"", "", 3, 0},          {"face", "face", 3, 0},      {"face", "fac", 3, 1},
        {"fac", "face", 3, 1},   {"face", "fade", 3, 1},      {"face", "afce", 3, 1},
        {"face", "fcea", 3, 2},  {"kitten", "sitting", 9, 3}, {"kitten", "sitting", 2, 3},
        {"abc", "xyzabc", 9, 3}, {"a", "abcdefgh", 3, 4},     {"abcd", "", 9, 4},
        {"ca", "abc", 9, 3},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(
            text_distance(text_of(rows[i].a), text_of(rows[i].b), rows[i].limit),
            rows[i].distance);
    }
}

static void texts_of_more_than_64_bytes_are_never_near(void **state) {
    (void)state;
    char letters[66];
    memset(letters, 'x', sizeof letters);

    assert_int_equal(
        text_distance((struct text){letters, 64}, (struct text){letters, 63}, 5), 1);
    assert_int_equal(
        text_distance((struct text){letters, 65}, (struct text){letters, 65}, 5), 6);
}

static void the_nearest_word_wins_and_of_equals_the_first_by_bytes(void **state) {
    (void)state;
    struct nearest nearest = {.word = TEXT("isotretinon")};

    nearest_offer(&nearest, TEXT("minocycline"));
    assert_int_equal(nearest.best.len, 0);
    nearest_offer(&nearest, TEXT("isotretinoines"));
    nearest_offer(&nearest, TEXT("isotretinoin"));
    nearest_offer(&nearest, TEXT("isotretinoins"));
    assert_true(text_is(nearest.best, "isotretinoin"));
    assert_int_equal(nearest.distance, 1);
    nearest_offer(&nearest, TEXT("iotretinon"));
    assert_true(text_is(nearest.best, "iotretinon"));
    nearest_offer(&nearest, TEXT("isotretinoin"));
    assert_true(text_is(nearest.best, "iotretinon"));
}

static void a_short_word_is_near_to_nothing_but_itself(void **state) {
    (void)state;
    struct nearest nearest = {.word = TEXT("tb")};

    nearest_offer(&nearest, TEXT("ta"));
    assert_int_equal(nearest.best.len, 0);
    nearest_offer(&nearest, TEXT("tb"));
    assert_true(text_is(nearest.best, "tb"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_compared_by_bytes),
        cmocka_unit_test(the_hash_is_fnv_1a),
        cmocka_unit_test(only_shortest_forms_of_real_characters_are_utf8),
        cmocka_unit_test(what_is_plain_ends_at_the_first_byte_that_is_not),
        cmocka_unit_test(what_is_plain_ends_at_the_first_stop),
        cmocka_unit_test(cleaning_drops_a_character_cut_in_two),
        cmocka_unit_test(places_count_lines_and_characters),
        cmocka_unit_test(digits_are_read_exactly),
        cmocka_unit_test(digits_are_written_with_zeros_before_them),
        cmocka_unit_test(folding_finds_a_word_however_people_write_it),
        cmocka_unit_test(distance_counts_single_mistakes),
        cmocka_unit_test(texts_of_more_than_64_bytes_are_never_near),
        cmocka_unit_test(the_nearest_word_wins_and_of_equals_the_first_by_bytes),
        cmocka_unit_test(a_short_word_is_near_to_nothing_but_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
